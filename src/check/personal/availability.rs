//! When the trainee can come: P109, P110, P111.
//!
//! ```text
//! P109: days of the placement within (available or always) minus unavailable
//! P110: days of the placement within the cohort's window
//! P111: days of each required common day within (available or always) minus unavailable
//! ```

use std::ops::ControlFlow;

use chrono::NaiveDate;

use crate::check::days::Days;
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::{Attendance, Trainee};

/// P109: available on every day; one violation a placement, with the first day that fails.
pub(in crate::check) fn availability(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        if let Some(day) = first_unavailable(itinerary.trainee, visit.days()) {
            found(Evidence::Unavailable {
                placement: visit.dated(),
                day,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// P110: inside the cohort's window.
pub(in crate::check) fn window(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        let window = itinerary.cohort.window();
        // The window has no holes: it holds all periods if it holds the first and the last one.
        if !window.covers(visit.span) {
            found(Evidence::OutsideWindow {
                placement: visit.dated(),
                cohort: itinerary.cohort.id().clone(),
                window,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// P111: whoever is placed is available on the common days that require attendance.
pub(in crate::check) fn common_days(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for itinerary in reading.placed() {
        for common in itinerary.cohort.common_days() {
            let dates = common.dates();
            let absent = first_unavailable(itinerary.trainee, Days::within(&dates));
            let required = common.attendance() == Attendance::Required;
            if let Some(day) = absent.filter(|_| required) {
                found(Evidence::MissesCommonDay {
                    trainee: itinerary.trainee.id().clone(),
                    label: common.label().to_owned(),
                    day,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn first_unavailable(trainee: &Trainee, days: Days<'_>) -> Option<NaiveDate> {
    let outside = match trainee.available() {
        [] => None,
        available => days.first_outside(&available.iter().copied()),
    };
    let away = trainee.unavailable().iter();
    let away = away.filter_map(|&term| days.first_in(term));
    away.chain(outside).min()
}
