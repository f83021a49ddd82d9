//! Options that go through one stay which is not to be had as things are: for all stays at once, from what
//! can come before and what can come after.

use super::dense::Sets;
use super::search::Answer;
use crate::problem::model::{Stay, at, dense};

/// What can come before and after each stay.
#[derive(Debug)]
pub(super) struct Through<'a> {
    sets: Sets<'a>,
    /// By set of courses: until when one may be busy with them and still have what is needed afterwards;
    /// none if never.
    latest: Vec<Option<u32>>,
    /// By course, then start: a set that can come before such a stay, so that an option comes about.
    before: Vec<Option<u64>>,
    periods: u32,
}

impl<'a> Through<'a> {
    /// From the sets as they begin; `None` if they are too many.
    pub(super) fn new(mut sets: Sets<'a>, periods: u32, most: usize) -> Option<Self> {
        if sets.fill(most, false) == Answer::Open {
            return None;
        }
        let courses = &sets.automaton().courses;
        let mut through = Self {
            latest: vec![None; sets.len()],
            before: vec![None; courses.len() * at(periods)],
            periods,
            sets,
        };
        through.look_back();
        through.look_at_each();
        Some(through)
    }

    /// From the largest sets back.
    fn look_back(&mut self) {
        for set in (0..self.latest.len()).rev() {
            let Ok(taken) = u64::try_from(set) else {
                continue;
            };
            let mut latest = self.sets.is_done(taken).then(|| self.sets.until());
            for (bit, course) in self.sets.automaton().courses.iter().enumerate() {
                if self.sets.may_follow(taken, bit, course) {
                    let by = self.latest[set | 1 << bit];
                    let by = by.and_then(|by| by.checked_sub(course.length));
                    let stay = by.and_then(|by| self.sets.table().latest(dense(bit), by));
                    latest = latest.max(stay.map(|stay| stay.start));
                }
            }
            self.latest[set] = latest;
        }
    }

    fn look_at_each(&mut self) {
        for set in 0..self.latest.len() {
            let Ok(taken) = u64::try_from(set) else {
                continue;
            };
            let end = self.sets.end(taken);
            if end >= self.sets.until() {
                continue;
            }
            for (bit, course) in self.sets.automaton().courses.iter().enumerate() {
                if !self.sets.may_follow(taken, bit, course) {
                    continue;
                }
                let by = self.latest[set | 1 << bit];
                let Some(by) = by.and_then(|by| by.checked_sub(course.length)) else {
                    continue;
                };
                let row = bit * at(self.periods);
                for start in end..=by.min(self.periods.saturating_sub(1)) {
                    self.before[row + at(start)].get_or_insert(taken);
                }
            }
        }
    }

    /// Whether an option would come about with a stay for a course that starts then. Caps of hospitals are
    /// not looked at.
    pub(super) fn may(&self, course: u32, start: u32) -> bool {
        self.before(course, start).is_some()
    }

    fn before(&self, course: u32, start: u32) -> Option<u64> {
        let row = at(course) * at(self.periods);
        self.before.get(row + at(start)).copied().flatten()
    }

    /// That option.
    pub(super) fn option(&self, course: u32, stay: Stay) -> Option<Vec<Stay>> {
        let mut taken = self.before(course, stay.start)?;
        let mut stays = self.sets.itinerary(taken);
        stays.push(stay);
        taken |= 1 << course;
        let mut end = stay.start + self.sets.automaton().courses[at(course)].length;
        while !self.sets.is_done(taken) {
            let mut courses = self.sets.automaton().courses.iter().enumerate();
            let (bit, next, length) = courses.find_map(|(bit, course)| {
                let free = self.sets.may_follow(taken, bit, course);
                let next = free.then(|| self.sets.table().earliest(dense(bit), end));
                let next = next.flatten()?;
                let place = usize::try_from(taken | 1 << bit).ok()?;
                let latest = self.latest.get(place).copied().flatten()?;
                let fits = next.start + course.length <= latest;
                fits.then_some((bit, next, course.length))
            })?;
            stays.push(next);
            taken |= 1 << bit;
            end = next.start + length;
        }
        Some(stays)
    }
}
