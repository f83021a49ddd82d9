//! How long a trainee may stay: P115, P116.
//!
//! The *stay* runs from the first day of the first placement to the last day of the one that ends
//! last. The policies that bind the trainee on the first day of the cohort's window count.
//!
//! ```text
//! P115: days of the stay <= days
//! P116: for any `within` consecutive days of which one is in the stay:
//!       days of the stay or of an earlier stay among them <= days
//! ```

use std::ops::ControlFlow;

use chrono::{Days, NaiveDate};

use crate::calendar::DateRange;
use crate::check::evidence::Evidence;
use crate::check::reading::{Itinerary, Reading};
use crate::check::walk::Found;
use crate::program::{Policy, PolicyRule};

/// P115: one violation a trainee and policy.
pub(in crate::check) fn stay_length(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (itinerary, policy, stay) in stays(reading) {
        let &PolicyRule::StayLength { days: limit } = policy.rule() else {
            continue;
        };
        if stay.days() > limit {
            found(Evidence::StayTooLong {
                trainee: itinerary.trainee.id().clone(),
                policy: policy.id().clone(),
                stay,
                limit,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// P116: one violation a trainee and policy, with the earliest window that has too many days.
pub(in crate::check) fn rolling_stay(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (itinerary, policy, stay) in stays(reading) {
        let &PolicyRule::RollingStay {
            days: limit,
            within,
        } = policy.rule()
        else {
            continue;
        };
        let spent = union(itinerary.trainee.stays().iter().copied().chain([stay]));
        if let Some((from, until, days)) = earliest_window(&spent, stay, within, limit) {
            found(Evidence::TooManyDays {
                trainee: itinerary.trainee.id().clone(),
                policy: policy.id().clone(),
                from,
                until,
                days,
                limit,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// Every stay with each policy that binds it.
fn stays<'r, 'a: 'r>(
    reading: &'r Reading<'a>,
) -> impl Iterator<Item = (&'r Itinerary<'a>, &'a Policy, DateRange)> {
    reading.itineraries.iter().flat_map(|itinerary| {
        let policies = itinerary.policies_on(itinerary.cohort.window().first());
        policies.filter_map(move |policy| Some((itinerary, policy, itinerary.stay?)))
    })
}

/// The same days as ranges in order that share no day.
fn union(ranges: impl Iterator<Item = DateRange>) -> Vec<DateRange> {
    let mut ranges: Vec<_> = ranges.collect();
    ranges.sort_unstable();
    let mut disjoint: Vec<DateRange> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match disjoint.last_mut() {
            Some(last) if last.overlaps(range) => *last = last.hull(range),
            _ => disjoint.push(range),
        }
    }
    disjoint
}

/// The earliest `within` days that touch the stay and have more than `limit` days spent: the first,
/// the last, and how many are spent.
fn earliest_window(
    spent: &[DateRange],
    stay: DateRange,
    within: u32,
    limit: u32,
) -> Option<(NaiveDate, NaiveDate, u32)> {
    let before = Days::new(u64::from(within.checked_sub(1)?));
    let first_of = |last: NaiveDate| last.checked_sub_days(before).unwrap_or(NaiveDate::MIN);
    let count = |last: NaiveDate| -> u32 {
        let overlap = |range: &DateRange| {
            let (from, until) = (range.first().max(first_of(last)), range.last().min(last));
            u32::try_from((until - from).num_days() + 1).unwrap_or(0)
        };
        spent.iter().map(overlap).sum()
    };
    let latest = stay
        .last()
        .checked_add_days(before)
        .unwrap_or(NaiveDate::MAX);
    for range in spent {
        // The earliest window ends on a day spent: a day earlier it would have no fewer of them.
        let (first, last) = (range.first().max(stay.first()), range.last().min(latest));
        if first > last || count(last) <= limit {
            continue;
        }
        // While a window's last day moves through a range, each step adds a day that is spent and
        // drops at most one, so that the count never falls: halve the range to find the first step.
        let (mut low, mut high) = (first, last);
        while low < high {
            let half = u64::try_from((high - low).num_days() / 2).unwrap_or(0);
            let middle = low.checked_add_days(Days::new(half))?;
            if count(middle) > limit {
                high = middle;
            } else {
                low = middle.succ_opt()?;
            }
        }
        return Some((first_of(low), low, count(low)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u64) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(2014, 1, 1).unwrap();
        first.checked_add_days(Days::new(number)).unwrap()
    }

    fn range(first: u64, last: u64) -> DateRange {
        DateRange::new(day(first), day(last)).unwrap()
    }

    /// Tries every window by itself.
    fn by_hand(
        spent: &[DateRange],
        stay: DateRange,
        within: u64,
        limit: u32,
    ) -> Option<(NaiveDate, NaiveDate, u32)> {
        (0..200).find_map(|from| {
            let window = range(from, from + within - 1);
            let days = window
                .iter()
                .filter(|&date| spent.iter().any(|one| one.contains(date)));
            let days = u32::try_from(days.count()).unwrap();
            let bad = window.overlaps(stay) && days > limit;
            bad.then(|| (window.first(), window.last(), days))
        })
    }

    #[test]
    fn finds_the_window_that_trying_all_finds() {
        for stay in [range(100, 110), range(100, 100)] {
            finds_what_trying_all_finds(stay);
        }
    }

    fn finds_what_trying_all_finds(stay: DateRange) {
        let earlier = [
            vec![],
            vec![range(90, 95)],
            vec![range(80, 84), range(88, 99)],
            vec![range(105, 120)],
            vec![range(112, 118), range(60, 99)],
        ];
        for stays in earlier {
            let spent = union(stays.into_iter().chain([stay]));
            for within in 1..40 {
                for limit in 0..40 {
                    let short = u32::try_from(within).unwrap();
                    assert_eq!(
                        earliest_window(&spent, stay, short, limit),
                        by_hand(&spent, stay, within, limit),
                        "{spent:?} within {within} limit {limit}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_window_of_no_days_or_of_ages_is_no_panic() {
        let stay = range(100, 110);
        assert_eq!(earliest_window(&[stay], stay, 0, 0), None);
        let ages = earliest_window(&[stay], stay, u32::MAX, 0);
        assert_eq!(
            ages.map(|(_, until, days)| (until, days)),
            Some((day(100), 1))
        );
    }
}
