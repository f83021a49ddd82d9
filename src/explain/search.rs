//! Whether one trainee has an itinerary at all, by trying every order of stays without trying one
//! twice.
//!
//! What an itinerary may still become depends on the courses that it has, and on when it is free
//! again: of two itineraries with the same courses, the one that ends earlier can do whatever the
//! other can. So it is enough to keep, for each set of courses, the earliest end. Limits that count
//! over the whole itinerary, or that ask for presence, are kept beside the set.

use std::collections::BTreeMap;

use super::table::Table;
use crate::problem::evaluate::legal;
use crate::problem::model::{Automaton, Draw, Model, Stay, at, dense};

/// States that are looked at, at most, before a question stays open, unless the caller says otherwise.
pub(super) const MOST: usize = 200_000;
/// Cases that are looked at where hospitals have caps, at most.
const CASES: usize = 2_000;

/// What is asked: an itinerary of one trainee with at least so many stays of each group.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) model: &'a Model,
    pub(super) trainee: u32,
    /// Stays of each group, at least.
    pub(super) need: &'a [u32],
    /// Which stay may start when.
    pub(super) table: &'a Table,
    /// Limits on what the whole itinerary draws: cell and units.
    pub(super) sums: Vec<(u32, i64)>,
    /// By period: the hospital where the trainee must be.
    pub(super) presence: Vec<Option<u32>>,
    /// States that are looked at, at most.
    pub(super) most: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Answer {
    /// There is one.
    Found(Vec<Stay>),
    /// There is none.
    Nothing,
    /// Too many states.
    Open,
}

/// What an unfinished itinerary is known by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    /// Courses, a bit each. A longer itinerary has a greater set.
    taken: u64,
    /// When it ends, if that matters by itself.
    end: u32,
    /// How far its window reaches; 0 before the first stay.
    until: u32,
    /// Units drawn from each limited cell.
    counts: Vec<i64>,
}

/// The best way to a state: its end, and where the last stay stands in the trail.
type Way = (u32, Option<usize>);

struct Walk<'a> {
    question: &'a Question<'a>,
    table: &'a Table,
    automaton: &'a Automaton,
    /// By group: its courses.
    groups: Vec<u64>,
    pinned: u64,
    /// Whether it matters when an unfinished itinerary ends, apart from the earliest.
    exact: bool,
    open: BTreeMap<State, Way>,
    trail: Vec<(Option<usize>, Stay)>,
}

impl Question<'_> {
    /// An itinerary that answers, if there is one.
    pub(super) fn answer(&self) -> Answer {
        let Some(automaton) = self.model.trainees.get(at(self.trainee)) else {
            return Answer::Nothing;
        };
        // Caps of hospitals are looked at only where they are met: of one stay too many in a hospital, some
        // course has to be elsewhere, and each is tried.
        let mut cases = vec![self.table.clone()];
        let mut looked = 0;
        while let Some(table) = cases.pop() {
            looked += 1;
            if looked > CASES.min(self.most) {
                return Answer::Open;
            }
            let found = match super::dense::answer(self, &table, automaton) {
                Some(answer) => answer,
                None => self.walk(automaton, &table),
            };
            match found {
                Answer::Found(stays) if !legal(self.model, self.trainee, &stays) => {
                    let Some((hospital, courses)) = self.over(automaton, &stays) else {
                        return Answer::Open;
                    };
                    let fewer = courses.iter().rev();
                    cases.extend(fewer.map(|&one| table.elsewhere(self.model, one, hospital)));
                }
                Answer::Nothing => {}
                Answer::Found(_) | Answer::Open => return found,
            }
        }
        Answer::Nothing
    }

    /// A hospital with more stays than its cap, and as many of their courses as are one too many.
    fn over(&self, automaton: &Automaton, stays: &[Stay]) -> Option<(u32, Vec<u32>)> {
        let choice = |stay: &Stay| &self.model.choices[at(stay.choice)];
        stays.iter().find_map(|stay| {
            let hospital = choice(stay).hospital;
            let there = stays
                .iter()
                .map(choice)
                .filter(|one| one.hospital == hospital);
            let courses: Vec<u32> = there.map(|one| one.course).collect();
            let cap = Model::hospital_cap(automaton, hospital);
            let many = at(cap.saturating_add(1));
            (courses.len() >= many).then(|| (hospital, courses[..many].to_vec()))
        })
    }

    fn walk(&self, automaton: &Automaton, table: &Table) -> Answer {
        let ends = self
            .sums
            .iter()
            .any(|&(cell, _)| self.draws_at_end(automaton, cell));
        let mut groups = vec![0_u64; automaton.required.len()];
        let mut pinned = 0_u64;
        for (bit, course) in automaton.courses.iter().enumerate() {
            groups[at(course.group)] |= 1 << bit;
            pinned |= u64::from(course.pinned) << bit;
        }
        let mut walk = Walk {
            question: self,
            table,
            automaton,
            groups,
            pinned,
            exact: ends || self.presence.iter().any(Option::is_some),
            open: BTreeMap::new(),
            trail: Vec::new(),
        };
        walk.run()
    }

    fn draws_at_end(&self, automaton: &Automaton, cell: u32) -> bool {
        (0..self.model.periods).any(|period| {
            let draws = self.model.boundaries.finish.get(automaton.boundary, period);
            draws.iter().any(|draw| draw.cell == cell)
        })
    }
}

impl Walk<'_> {
    fn run(&mut self) -> Answer {
        if self.waits_for(0, self.automaton.origin) {
            return Answer::Nothing;
        }
        let start = State {
            taken: 0,
            end: 0,
            until: 0,
            counts: vec![0; self.question.sums.len()],
        };
        self.open.insert(start, (self.automaton.origin, None));
        let mut seen = 0;
        while let Some((state, (end, last))) = self.open.pop_first() {
            if self.is_done(&state, end) {
                return Answer::Found(self.itinerary(last));
            }
            seen += 1;
            if seen > self.question.most {
                return Answer::Open;
            }
            for course in 0..dense(self.automaton.courses.len()) {
                if self.may_follow(state.taken, course) {
                    self.extend(&state, end, last, course);
                }
            }
        }
        Answer::Nothing
    }

    /// Whether the course is new, its prerequisites are done, and its group has room.
    fn may_follow(&self, taken: u64, course: u32) -> bool {
        let this = &self.automaton.courses[at(course)];
        let fresh = taken >> course & 1 == 0 && this.prerequisites & !taken == 0;
        fresh && self.count(taken, this.group) < self.automaton.required[at(this.group)]
    }

    /// Courses of a group in a set.
    fn count(&self, taken: u64, group: u32) -> u32 {
        let courses = self.groups.get(at(group)).copied();
        (taken & courses.unwrap_or(0)).count_ones()
    }

    fn is_done(&self, state: &State, end: u32) -> bool {
        let counts = (0..)
            .zip(self.question.need)
            .all(|(group, &need)| self.count(state.taken, group) >= need);
        let pins = self.pinned & !state.taken == 0;
        if !counts || !pins || self.waits_for(end, self.question.model.periods) {
            return false;
        }
        let mut sums = self.question.sums.iter().zip(&state.counts);
        sums.all(|(&(cell, room), &drawn)| {
            let finish = if end == 0 || state.taken == 0 {
                0
            } else {
                let table = &self.question.model.boundaries.finish;
                units(table.get(self.automaton.boundary, end - 1), cell)
            };
            // Others may have drawn too much already; who draws nothing more is not in the way.
            drawn + finish <= room.max(0)
        })
    }

    /// Whether the trainee must be somewhere in the periods.
    fn waits_for(&self, from: u32, until: u32) -> bool {
        (from..until).any(|period| {
            let wanted = self.question.presence.get(at(period));
            wanted.is_some_and(Option::is_some)
        })
    }

    /// All ways to go on with a course.
    fn extend(&mut self, state: &State, end: u32, last: Option<usize>, course: u32) {
        let table = self.table;
        let sums = !self.question.sums.is_empty();
        // The first stay decides which window counts, and what is drawn at the entry.
        let first = state.taken == 0;
        let windows = &self.automaton.windows;
        let end = match windows.first() {
            Some(window) if first => end.max(window.from),
            _ => end,
        };
        if self.exact || first && (sums || windows.len() > 1) {
            for start in end..self.question.model.periods {
                if start > end && self.waits_for(end, start) {
                    break;
                }
                for choice in table.choices(course) {
                    if table.may_start(choice, start) {
                        self.reach(state, last, course, Stay { start, choice });
                    }
                }
            }
        } else if !sums {
            // Where it happens makes no difference: the earliest will do.
            if let Some(stay) = table.earliest(course, end) {
                self.reach(state, last, course, stay);
            }
        } else {
            for choice in table.choices(course) {
                if let Some(start) = table.next_start(choice, end) {
                    self.reach(state, last, course, Stay { start, choice });
                }
            }
        }
    }

    fn reach(&mut self, state: &State, last: Option<usize>, course: u32, stay: Stay) {
        let model = self.question.model;
        let end = stay.start + self.automaton.courses[at(course)].length;
        let first = state.taken == 0;
        let until = if first {
            let windows = self.automaton.windows.iter();
            let open = windows.filter(|window| window.from <= stay.start);
            open.map(|window| window.until).max().unwrap_or(0)
        } else {
            state.until
        };
        let choice = &model.choices[at(stay.choice)];
        let apart = |period: u32| {
            let wanted = self.question.presence.get(at(period)).copied().flatten();
            wanted.is_some_and(|hospital| hospital != choice.hospital)
        };
        if end > until || end > model.periods || (stay.start..end).any(apart) {
            return;
        }
        let mut counts = state.counts.clone();
        let start = model.profiles.start.get(choice.profile, stay.start);
        let entry = model
            .boundaries
            .entry
            .get(self.automaton.boundary, stay.start);
        for (count, &(cell, _)) in counts.iter_mut().zip(&self.question.sums) {
            *count += units(start, cell) + if first { units(entry, cell) } else { 0 };
        }
        let next = State {
            taken: state.taken | 1 << course,
            end: if self.exact { end } else { 0 },
            until,
            counts,
        };
        let known = self.open.get(&next);
        if known.is_none_or(|&(known, _)| end < known) {
            self.trail.push((last, stay));
            self.open.insert(next, (end, Some(self.trail.len() - 1)));
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

/// Hospitals that the trainee can reach and whose cap could be met, in order.
pub(super) fn capped(model: &Model, automaton: &Automaton) -> Vec<u32> {
    let choices = automaton.choices.clone();
    let mut hospitals: Vec<u32> = choices
        .map(|choice| model.choices[at(choice)].hospital)
        .filter(|&hospital| {
            Model::hospital_cap(automaton, hospital) < dense(automaton.courses.len())
        })
        .collect();
    hospitals.sort_unstable();
    hospitals.dedup();
    hospitals
}

/// Units that a list draws from a cell.
pub(super) fn units(draws: &[Draw], cell: u32) -> i64 {
    let of_cell = draws.iter().filter(|draw| draw.cell == cell);
    of_cell.map(|draw| draw.units).sum()
}
