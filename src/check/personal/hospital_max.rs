//! Not too often in one hospital: P113.
//!
//! ```text
//! placements of a trainee in a hospital <= hospital_max
//! ```

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// P113: one violation a hospital.
pub(in crate::check) fn hospital_max(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for itinerary in reading.placed() {
        let Some(limit) = itinerary.curriculum.hospital_max() else {
            continue;
        };
        let mut counts = BTreeMap::new();
        for visit in &itinerary.visits {
            *counts.entry(visit.place.hospital.id()).or_insert(0_u32) += 1;
        }
        for (hospital, count) in counts {
            if count > limit {
                found(Evidence::TooOften {
                    trainee: itinerary.trainee.id().clone(),
                    hospital: hospital.clone(),
                    count,
                    limit,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}
