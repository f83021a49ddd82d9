//! Enough experience, and no repeat too soon: P117, P118.
//!
//! ```text
//! P117: practicing_since + years <= first day of the placement
//! P118: last day of each earlier participation + years <= first day of the placement
//! ```

use std::ops::ControlFlow;

use crate::check::days::years_after;
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::{Earlier, PolicyRule};

/// P117: one violation a placement and policy.
pub(in crate::check) fn experience(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        for policy in itinerary.policies_on(visit.span.first()) {
            let &PolicyRule::MinimumExperience { years } = policy.rule() else {
                continue;
            };
            let since = itinerary.trainee.practicing_since();
            let enough = since.and_then(|since| years_after(since, years));
            if enough.is_none_or(|enough| enough > visit.span.first()) {
                found(Evidence::Inexperienced {
                    placement: visit.dated(),
                    policy: policy.id().clone(),
                    since,
                    years,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// P118: one violation a placement and policy, with the participation that ended last.
pub(in crate::check) fn no_repeat(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        for policy in itinerary.policies_on(visit.span.first()) {
            let &PolicyRule::NoRepeat { years } = policy.rule() else {
                continue;
            };
            let earlier = itinerary.trainee.earlier().iter().map(Earlier::dates);
            let Some(earlier) = earlier.max_by_key(|dates| dates.last()) else {
                continue;
            };
            let free = years_after(earlier.last(), years);
            if free.is_none_or(|free| free > visit.span.first()) {
                found(Evidence::TooSoon {
                    placement: visit.dated(),
                    policy: policy.id().clone(),
                    earlier,
                    years,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}
