//! More trainees than there may be in a place, period by period.

use crate::calendar::DateRange;

use super::presence::Place;
use super::reading::Reading;
use super::reason::Crowd;

/// The periods in which a place holds more trainees than `limit` allows for the days of the period.
pub(super) fn crowds<'r>(
    reading: &'r Reading<'_>,
    place: Place<'r>,
    limit: impl Fn(DateRange) -> u64 + 'r,
) -> impl Iterator<Item = Crowd> + 'r {
    place.runs().into_iter().flat_map(move |run| {
        let count = u64::from(run.count);
        let over = reading.periods(run.periods).filter_map(|(period, days)| {
            let limit = limit(days);
            (count > limit).then(|| Crowd {
                period,
                days,
                count,
                limit,
                first: reading.names(place.who(period)),
            })
        });
        over.collect::<Vec<_>>()
    })
}
