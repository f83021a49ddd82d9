//! A department has fewer trainees than it wants: F402.
//!
//! ```text
//! for each department and period without a closed day:
//!     max(0, largest minimum on any day of the period - trainees)
//! ```

use std::collections::BTreeMap;

use crate::check::days::Days;
use crate::check::presence::Place;
use crate::check::reading::Reading;

use super::Shortfall;

/// F402: one entry a department and period with too few trainees.
pub(in crate::check) fn minimum_seats(reading: &Reading<'_>) -> Vec<Shortfall> {
    let mut shortfalls = Vec::new();
    for (position, site) in reading.sites.iter().enumerate() {
        let department = site.department;
        if department.minimum().is_empty() {
            continue;
        }
        let runs = reading.in_departments.place(position).into_iter();
        let runs = runs.flat_map(Place::runs);
        let present = runs.flat_map(|run| run.periods.map(move |period| (period, run.count)));
        let present: BTreeMap<u32, u32> = present.collect();
        for (period, days) in reading.periods(0..reading.program.horizon().len()) {
            let mut closures = department.closures().iter();
            if closures.any(|&term| Days::within(&days).first_in(term).is_some()) {
                continue;
            }
            let minimum = department.minimum().most(days);
            let trainees = present.get(&period).copied().unwrap_or(0);
            if trainees < minimum {
                shortfalls.push(Shortfall::MinimumSeats {
                    hospital: site.hospital.id().clone(),
                    department: department.id().clone(),
                    period,
                    days,
                    trainees,
                    minimum,
                });
            }
        }
    }
    shortfalls
}
