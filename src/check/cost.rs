//! For whom a rate is paid, and how often: what S208 and V508 count.
//!
//! ```text
//! units = once: 1; day: days of the stay; night: days - 1; working day: working days of the stay
//! ```

use crate::ids::CohortId;
use crate::program::Basis;

use super::reading::{Itinerary, Reading};

/// Whether a list of cohorts covers one; an empty list covers all.
pub(super) fn covers(cohorts: &[CohortId], cohort: &CohortId) -> bool {
    cohorts.is_empty() || cohorts.contains(cohort)
}

/// How often a rate of this basis is paid for the trainee: never for one who is not placed.
pub(super) fn units(reading: &Reading<'_>, itinerary: &Itinerary<'_>, basis: Basis) -> i128 {
    let Some(stay) = itinerary.stay else {
        return 0;
    };
    i128::from(match basis {
        Basis::Once => 1,
        Basis::Day => stay.days(),
        Basis::Night => stay.nights(),
        Basis::WorkingDay => reading.program.calendar().working_days(stay),
    })
}
