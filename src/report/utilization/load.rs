//! How many seats and how many trainees there are, interval by interval.

use std::collections::BTreeMap;

use crate::calendar::{DateRange, Horizon};
use crate::report::reading::{Itinerary, Visit};

/// Consecutive periods with the same seats, the same trainees and the same minimum.
///
/// ```
/// use practicum::report::Utilization;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let seats = Utilization::new(&program, planned.schedule());
/// let sejong = seats.by_hospital().iter().find(|one| one.group.id() == "sejong");
/// let loads = &sejong.ok_or("it is there")?.loads;
/// assert_eq!((loads[0].periods, loads[0].trainees, loads[0].is_full()), (3, 2, true));
/// assert_eq!((loads[1].start, loads[1].trainees, loads[1].is_full()), (3, 1, false));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Load {
    /// The first of the periods, counted from 0.
    pub start: u32,
    /// How many periods.
    pub periods: u32,
    /// From the first day of the first period to the last day of the last.
    pub days: DateRange,
    /// Days that lie in the periods.
    pub length: u32,
    /// Seats, the fewest of any day of the period; none in a period with a closed day.
    pub seats: u64,
    /// Different trainees.
    pub trainees: u64,
    /// Trainees wanted at least.
    pub minimum: u64,
}

/// What is offered in one period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Offer {
    pub(super) seats: u64,
    pub(super) minimum: u64,
}

/// By how many the trainees at a place change at the beginning of a period.
pub(super) type Changes = BTreeMap<u32, i64>;

/// Trainees at places: who is placed twice at one place in one period counts once.
pub(super) fn presence<'a, K: Ord + Clone>(
    itineraries: &[Itinerary<'a>],
    place: impl Fn(&Visit<'a>) -> K,
) -> BTreeMap<K, Changes> {
    let mut places: BTreeMap<K, Changes> = BTreeMap::new();
    for itinerary in itineraries {
        let visits = itinerary.visits.iter();
        let mut stays: Vec<(K, u32, u32)> = visits
            .map(|visit| (place(visit), visit.periods().start, visit.periods().end))
            .collect();
        stays.sort_unstable();
        for here in stays.chunk_by(|a, b| a.0 == b.0) {
            let Some((key, _, _)) = here.first() else {
                continue;
            };
            let changes = places.entry(key.clone()).or_default();
            let mut until = 0;
            for &(_, start, end) in here {
                let start = start.max(until);
                if start < end {
                    *changes.entry(start).or_default() += 1;
                    *changes.entry(end).or_default() -= 1;
                    until = end;
                }
            }
        }
    }
    places
}

/// The intervals of a place, from what it offers in each period and how its trainees change.
pub(super) fn loads(horizon: &Horizon, offers: &[Offer], changes: Option<&Changes>) -> Vec<Load> {
    let mut loads: Vec<Load> = Vec::new();
    let mut trainees = 0_i64;
    for ((period, days), offer) in (0_u32..).zip(horizon.periods()).zip(offers) {
        trainees += changes
            .and_then(|changes| changes.get(&period))
            .copied()
            .unwrap_or(0);
        let next = Load {
            start: period,
            periods: 1,
            days: *days,
            length: days.days(),
            seats: offer.seats,
            // Nobody leaves before having come.
            trainees: u64::try_from(trainees).unwrap_or(0),
            minimum: offer.minimum,
        };
        match loads.last_mut() {
            Some(last) if last.is_like(&next) => {
                last.periods += 1;
                last.days = last.days.hull(next.days);
                last.length += next.length;
            }
            _ => loads.push(next),
        }
    }
    loads
}

impl Load {
    fn is_like(&self, other: &Self) -> bool {
        (self.seats, self.trainees, self.minimum) == (other.seats, other.trainees, other.minimum)
    }

    /// Seats that somebody takes.
    pub fn used(&self) -> u64 {
        self.trainees.min(self.seats)
    }

    /// Trainees beyond the seats, in a plan that breaks the rule.
    pub fn over(&self) -> u64 {
        self.trainees.saturating_sub(self.seats)
    }

    /// Whether there are seats and none is free.
    pub fn is_full(&self) -> bool {
        self.seats > 0 && self.trainees >= self.seats
    }
}
