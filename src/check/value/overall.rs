//! What the soft rules count over all trainees: V506 and V507.
//!
//! ```text
//! V506 + smallest own value of an active trainee (0 if there is none)
//! V507 - sum over hospitals and periods of max(0, trainees - comfortable load)
//! ```

use crate::check::presence::{Place, Run};
use crate::check::reading::Reading;

/// V506: the worst-off trainee. `own` has an entry for each itinerary.
pub(super) fn worst_off(reading: &Reading<'_>, own: &[i128]) -> i128 {
    let trainees = reading.itineraries.iter().zip(own);
    let active = trainees.filter(|(itinerary, _)| itinerary.is_active());
    active.map(|(_, &value)| value).min().unwrap_or(0)
}

/// V507: trainees above the comfortable load.
pub(super) fn spread(reading: &Reading<'_>) -> i128 {
    let comfortable = reading.book.comfortable();
    let above = |run: Run| {
        let periods = i128::from(run.periods.end) - i128::from(run.periods.start);
        i128::from(run.count.saturating_sub(comfortable)) * periods
    };
    let hospitals = reading.in_hospitals.places();
    let runs = hospitals.flat_map(Place::runs);
    -runs.map(above).sum::<i128>()
}
