//! Who has left is not placed: P123.
//!
//! ```text
//! last day of the placement < day on which the trainee declined or withdrew
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// P123: one violation a placement.
pub(in crate::check) fn lifecycle(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        let left = itinerary.trainee.lifecycle().left_on();
        if let Some(since) = left.filter(|&since| since <= visit.span.last()) {
            found(Evidence::Left {
                placement: visit.dated(),
                since,
            })?;
        }
    }
    ControlFlow::Continue(())
}
