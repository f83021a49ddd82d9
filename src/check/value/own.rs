//! What the soft rules count for one trainee: V501 to V505, V508, V509.
//!
//! ```text
//! V501 + sum over placements of the trainee's preference for the specialty
//! V502 + sum over placements of the trainee's preference for the hospital
//! V503 + sum over placements of the program's preferences for specialty and hospital
//! V504 - the trainee's waiting * periods without a placement, from the first period in the
//!        cohort's window (or an earlier pin) to the end of the last placement
//! V505 - the trainee's change * placements at another hospital than the one before
//! V508 - sum over rates of round(amount / worth of a point) * units
//! V509 + different placements that stand in the plan in force
//! ```

use std::collections::BTreeMap;

use crate::check::cost::{covers, units};
use crate::check::reading::{Itinerary, Reading, Visit};
use crate::program::Pin;
use crate::quantity::{Money, Weight};
use crate::rules::RuleCode;

/// V501: what the trainee would like.
pub(super) fn specialty_preference(_: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let wishes = itinerary.trainee.preferences().specialties();
    let visits = itinerary.visits.iter();
    visits.map(|visit| wish(wishes, visit.specialty)).sum()
}

/// V502: where the trainee would like to be.
pub(super) fn hospital_preference(_: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let wishes = itinerary.trainee.preferences().hospitals();
    let visits = itinerary.visits.iter();
    visits
        .map(|visit| wish(wishes, visit.place.hospital.id()))
        .sum()
}

/// V503: what the program would like.
pub(super) fn program_preference(reading: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let specialties = reading.program.preferred_specialties();
    let hospitals = reading.program.preferred_hospitals();
    let both = |visit: &Visit<'_>| {
        wish(specialties, visit.specialty) + wish(hospitals, visit.place.hospital.id())
    };
    itinerary.visits.iter().map(both).sum()
}

fn wish<K: Ord>(wishes: &BTreeMap<K, Weight>, key: &K) -> i128 {
    wishes.get(key).map_or(0, |weight| weight.get().into())
}

/// V504: idle periods.
pub(super) fn waiting(reading: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let (mut idle, mut since) = (0_u32, waiting_since(reading, itinerary));
    for visit in &itinerary.visits {
        idle += visit.placement.start().saturating_sub(since);
        since = since.max(visit.placement.end());
    }
    -i128::from(itinerary.trainee.preferences().waiting().get()) * i128::from(idle)
}

/// The period from which waiting counts.
fn waiting_since(reading: &Reading<'_>, itinerary: &Itinerary<'_>) -> u32 {
    if !reading.book.is_on(RuleCode::Window) {
        return 0;
    }
    let window = itinerary.cohort.window();
    let periods = reading.program.horizon().periods();
    let inside = periods
        .iter()
        .zip(0..)
        .find(|(days, _)| window.covers(**days));
    let first = inside.map_or(0, |(_, number)| number);
    let pins = itinerary.trainee.pins().iter().map(Pin::start);
    pins.fold(first, u32::min)
}

/// V505: changes of hospital.
pub(super) fn changes(_: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let visits = itinerary.visits.iter();
    let pairs = visits.zip(itinerary.visits.iter().skip(1));
    let changes = pairs.filter(|(before, after)| before.place.host != after.place.host);
    let changes: i128 = changes.map(|_| 1).sum();
    -i128::from(itinerary.trainee.preferences().change().get()) * changes
}

/// V508: cost in points.
pub(super) fn cost(reading: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let Some(point) = reading.book.point() else {
        return 0;
    };
    let cohort = itinerary.cohort.id();
    let rates = reading.program.rates().iter().filter(|rate| {
        rate.amount().currency() == point.currency() && covers(rate.cohorts(), cohort)
    });
    let costs =
        rates.map(|rate| points(rate.amount(), point) * units(reading, itinerary, rate.basis()));
    -costs.fold(0, i128::saturating_add)
}

/// How many times the worth of a point, rounded half up. Both are in one currency.
fn points(amount: Money, point: Money) -> i128 {
    let (amount, point) = (
        i128::from(amount.minor_units()),
        i128::from(point.minor_units()),
    );
    (2 * amount + point) / (2 * point).max(1)
}

/// V509: placements kept.
pub(super) fn baseline(_: &Reading<'_>, itinerary: &Itinerary<'_>) -> i128 {
    let mut placements: Vec<_> = itinerary
        .visits
        .iter()
        .map(|visit| visit.placement)
        .collect();
    placements.dedup();
    let in_force = itinerary.in_force;
    let kept = placements
        .into_iter()
        .filter(|one| in_force.binary_search(one).is_ok());
    kept.map(|_| 1).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_round_half_up() {
        let won = |minor| Money::from_minor(minor, "KRW".parse().unwrap()).unwrap();
        let rounded = |amount| points(won(amount), won(1000));
        assert_eq!(
            (rounded(499), rounded(500), rounded(1499), rounded(1500)),
            (0, 1, 1, 2)
        );
    }
}
