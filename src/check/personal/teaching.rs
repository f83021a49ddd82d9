//! The department teaches the specialty: P107.
//!
//! ```text
//! placement's specialty in { department's specialty, its parent, its parent's parent, ... }
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// P107: the department's specialty is the placement's or lies below it.
pub(in crate::check) fn teaching(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (_, visit) in reading.visits() {
        let wanted = visit.specialty;
        let taught = visit.place.department.specialty();
        if taught != wanted && !reading.program.specialty_is_within(taught, wanted) {
            found(Evidence::NotTaught {
                placement: visit.dated(),
                taught: taught.clone(),
            })?;
        }
    }
    ControlFlow::Continue(())
}
