//! Enough supervisors: S204.
//!
//! ```text
//! for each department that lists supervisors, and period:
//!     trainees <= sum of what each supervisor looks after who is absent on no day of the period
//! ```

use std::ops::ControlFlow;

use crate::calendar::DateRange;
use crate::check::crowds::crowds;
use crate::check::days::Days;
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::Supervisor;

/// S204: one violation a department and period.
pub(in crate::check) fn supervision(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (place, site) in reading.in_departments.places_of(&reading.sites) {
        let supervisors = site.department.supervisors();
        if supervisors.is_empty() {
            continue;
        }
        for crowd in crowds(reading, place, |days| looked_after(supervisors, days)) {
            found(Evidence::NoSupervision {
                department: site.department.id().clone(),
                crowd,
            })?;
        }
    }
    ControlFlow::Continue(())
}

fn looked_after(supervisors: &[Supervisor], days: DateRange) -> u64 {
    let days = Days::within(&days);
    let present = supervisors.iter().filter(|supervisor| {
        let mut absences = supervisor.absences().iter();
        absences.all(|&term| days.first_in(term).is_none())
    });
    present
        .map(|supervisor| u64::from(supervisor.trainees()))
        .sum()
}
