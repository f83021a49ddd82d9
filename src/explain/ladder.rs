//! The best itineraries of one trainee, by what is still to be had.
//!
//! From the last period back to the first: what an unfinished itinerary can still win depends on its
//! courses, on when and where it ends, and on nothing else. With that known exactly, the best itineraries
//! come one after the other without a wrong turn.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::best::Wanted;
use super::surroundings::Surroundings;
use super::table::Table;
use super::worth::Scale;
use crate::problem::evaluate::legal;
use crate::problem::model::{Automaton, Model, Stay, at, dense};

/// Most courses for which the arrays are small.
const COURSES: usize = 14;
/// Entries of the array of what is to be had, at most.
const ENTRIES: usize = 1 << 20;
/// Unfinished itineraries that are looked at, at most, for each that is wanted.
const STEPS: usize = 2_000;

/// Fewer places missing, then more value, in one number.
type Gain = i128;

/// Nothing is to be had.
const NEVER: Gain = Gain::MIN / 4;

/// A stay that may be had, and what it adds.
#[derive(Debug, Clone, Copy)]
struct Rung {
    stay: Stay,
    course: u32,
    /// The place of its hospital among those of the trainee.
    host: usize,
    length: u32,
    gain: Gain,
}

struct Ladder<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    wanted: &'a Wanted<'a>,
    until: u32,
    hosts: usize,
    groups: Vec<u64>,
    pinned: u64,
    /// By start: the stays.
    rungs: Vec<Vec<Rung>>,
    /// By set of courses: its place in `gains`, or none if it can not be had.
    places: Vec<Option<usize>>,
    /// By place of the set, period and host: what can be won by stays that start then or later, idle time
    /// from then on counted.
    gains: Vec<Gain>,
}

/// An unfinished itinerary: what it is worth at the best, then where it is.
type Step = (Gain, Reverse<usize>, Gain, Option<(u64, u32, usize)>, usize);

fn gain(shortfall: i64, value: i64) -> Gain {
    (Gain::from(value)) - (Gain::from(shortfall) << 64)
}

/// The best itineraries, the best first; `None` if the question has more to it than starts, prerequisites,
/// counts and caps, or is too large.
pub(super) fn best(
    model: &Model,
    trainee: u32,
    around: &Surroundings<'_>,
    scale: &Scale<'_>,
    table: &Table,
    wanted: &Wanted<'_>,
) -> Option<Vec<Vec<Stay>>> {
    let automaton = model.trainees.get(at(trainee))?;
    let [window] = automaton.windows.as_slice() else {
        return None;
    };
    if !around.sums().is_empty() || automaton.courses.len() > COURSES {
        return None;
    }
    let mut ladder = Ladder {
        model,
        automaton,
        wanted,
        until: window.until.min(model.periods),
        hosts: 1,
        groups: vec![0; automaton.required.len()],
        pinned: 0,
        rungs: vec![Vec::new(); at(model.periods)],
        places: vec![None; 1 << automaton.courses.len()],
        gains: Vec::new(),
    };
    for (bit, course) in automaton.courses.iter().enumerate() {
        ladder.groups[at(course.group)] |= 1 << bit;
        let with = wanted
            .with
            .map(|with| model.choices[at(with.choice)].course);
        ladder.pinned |= u64::from(course.pinned || with == Some(dense(bit))) << bit;
    }
    ladder.climb(scale, table, window.from);
    let root = automaton.origin.max(window.from);
    ladder.look_back(root)?;
    ladder.itineraries(trainee, root)
}

impl Ladder<'_> {
    /// Finds the stays that may be had.
    fn climb(&mut self, scale: &Scale<'_>, table: &Table, from: u32) {
        let mut hosts = Vec::new();
        for course in 0..dense(self.automaton.courses.len()) {
            let length = self.automaton.courses[at(course)].length;
            for choice in table.choices(course) {
                let mut next = table.next_start(choice, from.max(self.automaton.origin));
                let hospital = self.model.choices[at(choice)].hospital;
                if next.is_some() && !hosts.contains(&hospital) {
                    hosts.push(hospital);
                }
                let host = hosts.iter().position(|known| *known == hospital);
                // Where nobody minds a change of hospital, all are one.
                let host = host.filter(|_| self.automaton.change != 0).unwrap_or(0);
                while let Some(start) = next {
                    next = table.next_start(choice, start + 1);
                    if start + length > self.until {
                        continue;
                    }
                    let stay = Stay { start, choice };
                    let adds = scale.stay(stay);
                    self.hosts = self.hosts.max(host + 1);
                    self.rungs[at(start)].push(Rung {
                        stay,
                        course,
                        host,
                        length,
                        gain: gain(adds.shortfall, adds.value),
                    });
                }
            }
        }
    }

    fn count(&self, taken: u64, group: u32) -> u32 {
        let courses = self.groups.get(at(group)).copied();
        (taken & courses.unwrap_or(0)).count_ones()
    }

    fn may_follow(&self, taken: u64, course: u32) -> bool {
        let this = &self.automaton.courses[at(course)];
        let fresh = taken >> course & 1 == 0 && this.prerequisites & !taken == 0;
        fresh && self.count(taken, this.group) < self.automaton.required[at(this.group)]
    }

    fn is_done(&self, taken: u64) -> bool {
        let mut need = (0..).zip(self.wanted.need);
        let enough = need.all(|(group, &need)| self.count(taken, group) >= need);
        enough && self.pinned & !taken == 0
    }

    fn entry(&self, place: usize, period: u32, host: usize) -> usize {
        (place * (at(self.until) + 1) + at(period)) * self.hosts + host
    }

    /// Value of one of the ends of an itinerary, in some period.
    fn end_value(&self, values: &[i64], period: u32) -> Gain {
        let row = at(self.automaton.boundary) * at(self.model.periods);
        let value = values.get(row + at(period));
        Gain::from(value.copied().unwrap_or(0))
    }

    /// What can be won once a set is taken and ends then and there.
    fn to_go(&self, taken: u64, end: u32, host: usize) -> Gain {
        let stop = if self.is_done(taken) {
            self.end_value(&self.model.boundaries.finish_value, end - 1)
        } else {
            NEVER
        };
        let place = usize::try_from(taken).ok();
        let place = place.and_then(|place| self.places.get(place).copied().flatten());
        let go_on = place.map_or(NEVER, |place| self.gains[self.entry(place, end, host)]);
        stop.max(go_on)
    }

    /// Fills in what is to be had, from the largest sets and the last periods back; `None` if that is too
    /// much.
    fn look_back(&mut self, root: u32) -> Option<()> {
        let mut earliest = vec![u32::MAX; self.places.len()];
        *earliest.first_mut()? = root;
        let mut reached = 0;
        for (taken, set) in (0_u64..).zip(0..earliest.len()) {
            if earliest[set] == u32::MAX {
                continue;
            }
            if set != 0 {
                self.places[set] = Some(reached);
                reached += 1;
            }
            for rung in self.rungs.iter().skip(at(earliest[set])).flatten() {
                if self.may_follow(taken, rung.course) {
                    let next = &mut earliest[set | 1 << rung.course];
                    *next = (*next).min(rung.stay.start + rung.length);
                }
            }
        }
        if reached > self.wanted.ways {
            return None;
        }
        let rows = reached.checked_mul(at(self.until) + 1)?;
        let entries = rows.checked_mul(self.hosts).filter(|all| *all <= ENTRIES)?;
        self.gains = vec![NEVER; entries];
        let (wait, change) = (
            Gain::from(self.automaton.wait),
            Gain::from(self.automaton.change),
        );
        let mut same = vec![NEVER; self.hosts];
        for set in (0..earliest.len()).rev() {
            let (Some(place), Ok(taken)) = (self.places[set], u64::try_from(set)) else {
                continue;
            };
            for period in (earliest[set]..self.until).rev() {
                same.fill(NEVER);
                let mut any = NEVER;
                for rung in &self.rungs[at(period)] {
                    if self.may_follow(taken, rung.course) {
                        let end = period + rung.length;
                        let then = self.to_go(taken | 1 << rung.course, end, rung.host);
                        let all = rung.gain.saturating_add(then);
                        same[rung.host] = same[rung.host].max(all);
                        any = any.max(all);
                    }
                }
                for (host, same) in same.iter().enumerate() {
                    let later = self.gains[self.entry(place, period + 1, host)];
                    let now = (*same).max(any.saturating_add(change));
                    let entry = self.entry(place, period, host);
                    self.gains[entry] = now.max(later.saturating_add(wait));
                }
            }
        }
        Some(())
    }

    /// The hospitals of the stays along a trail, where caps count them.
    fn visited(&self, trail: &[(Option<usize>, Option<Stay>)], last: usize) -> Vec<u32> {
        if self.automaton.hospital_max == u32::MAX && self.automaton.hospital_caps.is_empty() {
            return Vec::new();
        }
        let stays = itinerary(trail, last).into_iter();
        let hospitals = stays.map(|stay| self.model.choices[at(stay.choice)].hospital);
        hospitals.collect()
    }

    /// Whether one more stay is more than a hospital's cap allows: nothing that comes later mends that.
    fn is_too_often(&self, visited: &[u32], rung: &Rung) -> bool {
        let hospital = self.model.choices[at(rung.stay.choice)].hospital;
        let before = visited.iter().filter(|known| **known == hospital).count();
        dense(before) >= Model::hospital_cap(self.automaton, hospital)
    }

    /// The best ones, in order; `None` if caps turn too many ways away.
    fn itineraries(&self, trainee: u32, root: u32) -> Option<Vec<Vec<Stay>>> {
        let mut found = Vec::new();
        let mut trail: Vec<(Option<usize>, Option<Stay>)> = vec![(None, None)];
        let mut open: BinaryHeap<Step> = BinaryHeap::new();
        let start = (0, self.automaton.origin, usize::MAX);
        open.push((Gain::MAX, Reverse(0), 0, Some(start), 0));
        let most = self.wanted.most.saturating_mul(STEPS);
        let mut steps = 0;
        while let Some((_, _, won, state, last)) = open.pop() {
            if found.len() >= self.wanted.most {
                break;
            }
            steps += 1;
            if steps > most {
                return None;
            }
            let Some((taken, end, host)) = state else {
                let stays = itinerary(&trail, last);
                if legal(self.model, trainee, &stays) {
                    found.push(stays);
                }
                continue;
            };
            let first = taken == 0;
            if self.is_done(taken) {
                let finish = &self.model.boundaries.finish_value;
                let stop = if first {
                    0
                } else {
                    self.end_value(finish, end - 1)
                };
                open.push((won + stop, Reverse(trail.len()), won + stop, None, last));
            }
            let visited = self.visited(&trail, last);
            for rung in self.rungs.iter().skip(at(end.max(root))).flatten() {
                if !self.may_follow(taken, rung.course) || self.is_too_often(&visited, rung) {
                    continue;
                }
                let start = rung.stay.start;
                let idle = Gain::from(self.automaton.wait) * Gain::from(start - end);
                let moves = if first {
                    self.end_value(&self.model.boundaries.entry_value, start)
                } else if host == rung.host {
                    0
                } else {
                    Gain::from(self.automaton.change)
                };
                let (next, end) = (taken | 1 << rung.course, start + rung.length);
                let to_go = self.to_go(next, end, rung.host);
                if to_go <= NEVER / 2 {
                    continue;
                }
                let won = won + idle + moves + rung.gain;
                trail.push((Some(last), Some(rung.stay)));
                let place = trail.len() - 1;
                let state = Some((next, end, rung.host));
                open.push((won + to_go, Reverse(place), won, state, place));
            }
        }
        Some(found)
    }
}

/// The stays along a trail.
fn itinerary(trail: &[(Option<usize>, Option<Stay>)], last: usize) -> Vec<Stay> {
    let places = std::iter::successors(Some(last), |&place| trail[place].0);
    let mut stays: Vec<Stay> = places.filter_map(|place| trail[place].1).collect();
    stays.reverse();
    stays
}
