//! The best itineraries of one trainee that nothing refuses, whatever they look like.
//!
//! Of an unfinished itinerary only this matters for what comes: its courses, where and when it ends, and
//! what it has drawn of limits that count over the whole. So for each such state the best few ways to
//! it are enough to find the best few itineraries. Minimum seats and comfortable loads are sums over the
//! stays, since no trainee is twice in one place at a time.

use std::collections::BTreeMap;

use super::search::units;
use super::surroundings::Surroundings;
use super::table::Table;
use super::worth::Scale;
use crate::problem::evaluate::legal;
use crate::problem::model::{Automaton, Model, Stay, at, dense};

/// What is wanted.
#[derive(Debug)]
pub(super) struct Wanted<'a> {
    /// Stays of each group, at least.
    pub(super) need: &'a [u32],
    /// A stay that must be there.
    pub(super) with: Option<Stay>,
    /// A stay that must not be there.
    pub(super) without: Option<Stay>,
    /// How many itineraries.
    pub(super) most: usize,
    /// Ways that are looked at, at most.
    pub(super) ways: usize,
}

/// What an unfinished itinerary is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    /// Courses, a bit each. A longer itinerary has a greater set.
    taken: u64,
    end: u32,
    /// The hospital of the last stay.
    hospital: u32,
    /// How far its window reaches.
    until: u32,
    /// Units drawn from each limited cell, then stays in each capped hospital.
    counts: Vec<i64>,
}

/// A way to a state.
#[derive(Debug, Clone, Copy)]
struct Way {
    shortfall: i64,
    value: i64,
    /// Where the last stay stands in the trail.
    last: Option<usize>,
}

struct Walk<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    scale: &'a Scale<'a>,
    table: &'a Table,
    wanted: &'a Wanted<'a>,
    sums: Vec<(u32, i64)>,
    capped: Vec<u32>,
    groups: Vec<u64>,
    pinned: u64,
    open: BTreeMap<State, Vec<Way>>,
    trail: Vec<(Option<usize>, Stay)>,
    worth: BTreeMap<Stay, (i64, i64)>,
    done: Vec<Way>,
}

/// The best itineraries, the best first; `None` if there are too many ways to look at, or if links say
/// where the trainee has to be.
pub(super) fn best(
    model: &Model,
    trainee: u32,
    around: &Surroundings<'_>,
    scale: &Scale<'_>,
    wanted: &Wanted<'_>,
) -> Option<Vec<Vec<Stay>>> {
    let presence = around.presence(|_| true)?;
    if presence.iter().any(Option::is_some) {
        return None;
    }
    let automaton = model.trainees.get(at(trainee))?;
    let table = Table::new(model, trainee, |choice, start| {
        let stay = Stay { start, choice };
        let course = |choice: u32| model.choices[at(choice)].course;
        let other = |with: Stay| with != stay && course(with.choice) == course(choice);
        wanted.without == Some(stay) || wanted.with.is_some_and(other) || around.refuses(stay)
    });
    if let Some(found) = super::ladder::best(model, trainee, around, scale, &table, wanted) {
        return Some(found);
    }
    let mut walk = Walk {
        model,
        automaton,
        scale,
        table: &table,
        wanted,
        sums: around.sums().to_vec(),
        capped: Vec::new(),
        groups: vec![0; automaton.required.len()],
        pinned: 0,
        open: BTreeMap::new(),
        trail: Vec::new(),
        worth: BTreeMap::new(),
        done: Vec::new(),
    };
    for (bit, course) in automaton.courses.iter().enumerate() {
        walk.groups[at(course.group)] |= 1 << bit;
        let with = wanted
            .with
            .map(|with| model.choices[at(with.choice)].course);
        let wanted = with == Some(dense(bit));
        walk.pinned |= u64::from(course.pinned || wanted) << bit;
    }
    let found = walk.run()?;
    let all_legal = found.iter().all(|stays| legal(model, trainee, stays));
    if all_legal {
        return Some(found);
    }
    // Caps of hospitals are rarely met: look at them only where they are.
    walk.capped = super::search::capped(model, automaton);
    walk.run()
}

impl Walk<'_> {
    fn run(&mut self) -> Option<Vec<Vec<Stay>>> {
        self.open.clear();
        self.trail.clear();
        self.done.clear();
        let start = State {
            taken: 0,
            end: self.automaton.origin,
            hospital: u32::MAX,
            until: 0,
            counts: vec![0; self.sums.len() + self.capped.len()],
        };
        let nothing = Way {
            shortfall: 0,
            value: 0,
            last: None,
        };
        self.open.insert(start, vec![nothing]);
        while let Some((state, ways)) = self.open.pop_first() {
            if self.is_done(&state) {
                self.finish(&state, &ways);
            }
            for course in 0..dense(self.automaton.courses.len()) {
                if self.may_follow(state.taken, course) {
                    self.extend(&state, &ways, course);
                }
            }
            if self.trail.len() > self.wanted.ways {
                return None;
            }
        }
        let done = std::mem::take(&mut self.done);
        Some(done.iter().map(|way| self.itinerary(way.last)).collect())
    }

    fn may_follow(&self, taken: u64, course: u32) -> bool {
        let this = &self.automaton.courses[at(course)];
        let fresh = taken >> course & 1 == 0 && this.prerequisites & !taken == 0;
        fresh && self.count(taken, this.group) < self.automaton.required[at(this.group)]
    }

    fn count(&self, taken: u64, group: u32) -> u32 {
        let courses = self.groups.get(at(group)).copied();
        (taken & courses.unwrap_or(0)).count_ones()
    }

    fn is_done(&self, state: &State) -> bool {
        let mut need = (0..).zip(self.wanted.need);
        let enough = need.all(|(group, &need)| self.count(state.taken, group) >= need);
        let finish = &self.model.boundaries.finish;
        let mut sums = self.sums.iter().zip(&state.counts);
        enough
            && self.pinned & !state.taken == 0
            && sums.all(|(&(cell, room), &drawn)| {
                let last = match state.end.checked_sub(1) {
                    Some(last) if state.taken != 0 => {
                        units(finish.get(self.automaton.boundary, last), cell)
                    }
                    _ => 0,
                };
                drawn + last <= room.max(0)
            })
    }

    /// Keeps the best of those that are finished.
    fn finish(&mut self, state: &State, ways: &[Way]) {
        let row = at(self.automaton.boundary) * at(self.model.periods);
        let last = state.end.checked_sub(1).filter(|_| state.taken != 0);
        let values = &self.model.boundaries.finish_value;
        let value = last.and_then(|last| values.get(row + at(last)));
        let value = value.copied().unwrap_or(0);
        for way in ways {
            let mut way = *way;
            way.value = way.value.saturating_add(value);
            keep(&mut self.done, way, self.wanted.most);
        }
    }

    fn extend(&mut self, state: &State, ways: &[Way], course: u32) {
        let first = state.taken == 0;
        let windows = &self.automaton.windows;
        let from = match windows.first() {
            Some(window) if first => state.end.max(window.from),
            _ => state.end,
        };
        for choice in self.table.choices(course) {
            let mut next = self.table.next_start(choice, from);
            while let Some(start) = next {
                self.reach(state, ways, course, Stay { start, choice });
                next = self.table.next_start(choice, start + 1);
            }
        }
    }

    fn reach(&mut self, state: &State, ways: &[Way], course: u32, stay: Stay) {
        let (model, automaton) = (self.model, self.automaton);
        let end = stay.start + automaton.courses[at(course)].length;
        let first = state.taken == 0;
        let until = if first {
            let windows = automaton.windows.iter();
            let open = windows.filter(|window| window.from <= stay.start);
            open.map(|window| window.until).max().unwrap_or(0)
        } else {
            state.until
        };
        if end > until || end > model.periods {
            return;
        }
        let choice = &model.choices[at(stay.choice)];
        let drawn = model.profiles.start.get(choice.profile, stay.start);
        let entry = model.boundaries.entry.get(automaton.boundary, stay.start);
        let mut counts = state.counts.clone();
        let sums = self.sums.len();
        for (count, &(cell, _)) in counts.iter_mut().zip(&self.sums) {
            *count += units(drawn, cell) + if first { units(entry, cell) } else { 0 };
        }
        for (count, &hospital) in counts[sums..].iter_mut().zip(&self.capped) {
            *count += i64::from(hospital == choice.hospital);
            if *count > i64::from(Model::hospital_cap(automaton, hospital)) {
                return;
            }
        }
        let scale = self.scale;
        let worth = self.worth.entry(stay).or_insert_with(|| {
            let worth = scale.stay(stay);
            (worth.shortfall, worth.value)
        });
        let (shortfall, mut value) = *worth;
        value += automaton.wait * i64::from(stay.start - state.end);
        if first {
            let row = at(automaton.boundary) * at(model.periods);
            let entry = model.boundaries.entry_value.get(row + at(stay.start));
            value += entry.copied().unwrap_or(0);
        } else if state.hospital != choice.hospital {
            value += automaton.change;
        }
        let next = State {
            taken: state.taken | 1 << course,
            end,
            hospital: choice.hospital,
            until,
            counts,
        };
        let known = self.open.entry(next).or_default();
        for way in ways {
            let way = Way {
                shortfall: way.shortfall + shortfall,
                value: way.value.saturating_add(value),
                last: way.last,
            };
            let full = known.len() >= self.wanted.most;
            let worst = known.last().map(|worst| (worst.shortfall, -worst.value));
            if full && worst.is_some_and(|worst| worst <= (way.shortfall, -way.value)) {
                continue;
            }
            self.trail.push((way.last, stay));
            let last = Some(self.trail.len() - 1);
            keep(known, Way { last, ..way }, self.wanted.most);
        }
    }

    fn itinerary(&self, last: Option<usize>) -> Vec<Stay> {
        let step = |place: &usize| self.trail[*place].0;
        let mut stays: Vec<Stay> = std::iter::successors(last, step)
            .map(|place| self.trail[place].1)
            .collect();
        stays.reverse();
        stays
    }
}

/// Adds a way to the best ones, in order; the first of equal ones stays first.
fn keep(ways: &mut Vec<Way>, way: Way, most: usize) {
    let rank = |way: &Way| (way.shortfall, way.value.saturating_neg());
    let place = ways.partition_point(|known| rank(known) <= rank(&way));
    ways.insert(place, way);
    ways.truncate(most);
}
