//! Nobody at a department that is closed: S202.
//!
//! ```text
//! no day of the placement lies in a closure of its department
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// S202: one violation a placement, with the first day that is closed.
pub(in crate::check) fn closure(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (_, visit) in reading.visits() {
        let closures = visit.place.department.closures().iter();
        let closed = closures.filter_map(|&term| visit.days().first_in(term));
        if let Some(day) = closed.min() {
            found(Evidence::Closed {
                placement: visit.dated(),
                day,
            })?;
        }
    }
    ControlFlow::Continue(())
}
