//! One place at a time: P103.
//!
//! ```text
//! for each placement, in order of start: start >= latest end of those before it
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::{Reading, Visit};
use crate::check::walk::Found;

/// P103: no two placements of a trainee share a period.
pub(in crate::check) fn overlap(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for itinerary in &reading.itineraries {
        let mut latest: Option<&Visit<'_>> = None;
        for visit in &itinerary.visits {
            if let Some(earlier) = latest {
                if visit.placement.start() < earlier.placement.end() {
                    found(Evidence::Overlap {
                        placement: visit.dated(),
                        earlier: earlier.dated(),
                    })?;
                }
            }
            if latest.is_none_or(|earlier| earlier.placement.end() < visit.placement.end()) {
                latest = Some(visit);
            }
        }
    }
    ControlFlow::Continue(())
}
