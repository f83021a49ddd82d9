//! Who is in a place when: distinct trainees, however often a schedule places them there.

use std::ops::Range;

use super::reading::{Itinerary, Visit};

/// Stays of trainees in places, in order of place and trainee; no two of a trainee in one place
/// share a period.
#[derive(Debug, Default)]
pub(super) struct Presence {
    stays: Vec<Stay>,
}

/// A trainee in a place for some periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stay {
    place: usize,
    /// Position of the trainee.
    who: usize,
    from: u32,
    until: u32,
}

/// One place and all who come there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) place: usize,
    stays: &'a [Stay],
}

/// Periods in which a place holds the same number of trainees, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) periods: Range<u32>,
    pub(super) count: u32,
}

impl Presence {
    /// Where the placements of these itineraries put trainees; `place` leaves a placement out by
    /// `None`. Trainees are named by their position in the list.
    pub(super) fn new(
        itineraries: &[Itinerary<'_>],
        place: impl Fn(&Visit<'_>) -> Option<usize>,
    ) -> Self {
        Self::of(itineraries.iter().enumerate(), |_, visit| place(visit))
    }

    /// The same for some trainees, each with their position, in order.
    pub(super) fn of<'i, 'a: 'i>(
        itineraries: impl Iterator<Item = (usize, &'i Itinerary<'a>)>,
        place: impl Fn(&Itinerary<'a>, &Visit<'a>) -> Option<usize>,
    ) -> Self {
        let mut stays = Vec::new();
        let mut own = Vec::new();
        for (who, itinerary) in itineraries {
            own.extend(itinerary.visits.iter().filter_map(|visit| {
                Some(Stay {
                    place: place(itinerary, visit)?,
                    who,
                    from: visit.placement.start(),
                    until: visit.placement.end(),
                })
            }));
            own.sort_unstable();
            for stay in own.drain(..) {
                join(&mut stays, stay);
            }
        }
        stays.sort_unstable();
        Self { stays }
    }

    /// The places where somebody is, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = Place<'_>> {
        let same = |a: &Stay, b: &Stay| a.place == b.place;
        self.stays.chunk_by(same).filter_map(|stays| {
            let place = stays.first()?.place;
            Some(Place { place, stays })
        })
    }

    /// The places where somebody is, in order, each with its entry of `all`.
    pub(super) fn places_of<'t, T>(
        &self,
        all: &'t [T],
    ) -> impl Iterator<Item = (Place<'_>, &'t T)> {
        (self.places()).filter_map(|place| Some((place, all.get(place.place)?)))
    }

    /// One place, if somebody is there.
    pub(super) fn place(&self, place: usize) -> Option<Place<'_>> {
        let from = self.stays.partition_point(|stay| stay.place < place);
        let until = self.stays.partition_point(|stay| stay.place <= place);
        let stays = self
            .stays
            .get(from..until)
            .filter(|stays| !stays.is_empty())?;
        Some(Place { place, stays })
    }
}

impl<'a> Place<'a> {
    /// How many are there, period by period; periods without anybody are left out.
    pub(super) fn runs(self) -> Vec<Run> {
        let arrivals = self.stays.iter().map(|stay| (stay.from, true));
        let departures = self.stays.iter().map(|stay| (stay.until, false));
        let mut changes: Vec<_> = arrivals.chain(departures).collect();
        changes.sort_unstable();
        let mut runs: Vec<Run> = Vec::new();
        let (mut count, mut since) = (0_u32, 0);
        for same_time in changes.chunk_by(|a, b| a.0 == b.0) {
            let now = same_time.first().map_or(since, |&(now, _)| now);
            if count > 0 {
                runs.push(Run {
                    periods: since..now,
                    count,
                });
            }
            // Departures stand first, and never are more than those who were there.
            for &(_, arrives) in same_time {
                count = if arrives { count + 1 } else { count - 1 };
            }
            since = now;
        }
        runs
    }

    /// Positions of the trainees who are there in a period, in order.
    pub(super) fn who(self, period: u32) -> impl Iterator<Item = usize> + 'a {
        let there = move |stay: &&Stay| stay.from <= period && period < stay.until;
        self.stays.iter().filter(there).map(|stay| stay.who)
    }
}

/// Adds a trainee's next stay, or lengthens the one before if they touch in the same place.
fn join(stays: &mut Vec<Stay>, next: Stay) {
    match stays.last_mut() {
        Some(last)
            if (last.place, last.who) == (next.place, next.who) && next.from <= last.until =>
        {
            last.until = last.until.max(next.until);
        }
        _ => stays.push(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stay(who: usize, from: u32, until: u32) -> Stay {
        Stay {
            place: 7,
            who,
            from,
            until,
        }
    }

    #[test]
    fn a_trainee_counts_once() {
        let mut stays = Vec::new();
        for next in [(0, 0, 2), (0, 1, 2), (0, 1, 3), (0, 4, 5), (1, 5, 6)] {
            join(&mut stays, stay(next.0, next.1, next.2));
        }
        assert_eq!(stays, [stay(0, 0, 3), stay(0, 4, 5), stay(1, 5, 6)]);
    }

    #[test]
    fn runs_count_those_present() {
        let stays = [stay(0, 0, 3), stay(1, 2, 4), stay(2, 6, 7), stay(3, 7, 8)];
        let place = Place {
            place: 7,
            stays: &stays,
        };
        let run = |periods, count| Run { periods, count };
        assert_eq!(
            place.runs(),
            [
                run(0..2, 1),
                run(2..3, 2),
                run(3..4, 1),
                run(6..7, 1),
                run(7..8, 1)
            ]
        );
        assert_eq!(place.who(2).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(place.who(4).count(), 0);
    }
}
