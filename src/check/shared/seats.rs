//! Seats of a department: S201.
//!
//! ```text
//! for each department and period: trainees <= least seats on any day of the period
//! ```

use std::ops::ControlFlow;

use crate::check::crowds::crowds;
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// S201: one violation a department and period.
pub(in crate::check) fn seats(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (place, site) in reading.in_departments.places_of(&reading.sites) {
        let seats = site.department.seats();
        for crowd in crowds(reading, place, |days| seats.least(days).into()) {
            found(Evidence::NoSeats {
                department: site.department.id().clone(),
                crowd,
            })?;
        }
    }
    ControlFlow::Continue(())
}
