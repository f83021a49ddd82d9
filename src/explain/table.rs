//! Which stays of one trainee may start when, once some of what is in the way counts.

use std::ops::Range;

use crate::problem::model::{Model, Stay, at, dense};

/// For each choice of one trainee, the periods in which a stay may start.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The first choice of the trainee.
    first: u32,
    periods: u32,
    /// 64 starts a word, so many words a choice.
    words: usize,
    may: Vec<u64>,
    /// By course: its choices, which follow each other.
    courses: Vec<Range<u32>>,
    /// By course, then period: the earliest stay that starts then or later.
    earliest: Vec<Option<Stay>>,
}

impl Table {
    /// The starts that the model allows and the predicate does not refuse.
    pub(super) fn new(model: &Model, trainee: u32, refuses: impl Fn(u32, u32) -> bool) -> Self {
        let automaton = &model.trainees[at(trainee)];
        let first = automaton.choices.start;
        let (periods, words) = (at(model.periods), at(model.words));
        let mut table = Self {
            first,
            periods: model.periods,
            words,
            may: Vec::with_capacity(automaton.choices.len() * words),
            courses: vec![first..first; automaton.courses.len()],
            earliest: vec![None; automaton.courses.len() * periods],
        };
        for choice in automaton.choices.clone() {
            let found = &model.choices[at(choice)];
            let own = &mut table.courses[at(found.course)];
            if own.start == own.end {
                own.start = choice;
            }
            own.end = choice + 1;
            let row = at(found.starts) * words;
            for (number, &word) in (0..).zip(&model.starts[row..row + words]) {
                let (mut left, mut may) = (word, word);
                while left != 0 {
                    let start = number * 64 + left.trailing_zeros();
                    if refuses(choice, start) {
                        may &= !(1 << (start % 64));
                    } else {
                        let place = at(found.course) * periods + at(start);
                        table.earliest[place].get_or_insert(Stay { start, choice });
                    }
                    left &= left - 1;
                }
                table.may.push(may);
            }
        }
        for row in table.earliest.chunks_mut(periods.max(1)) {
            sweep(row);
        }
        table
    }

    /// The same without stays for a course in a hospital.
    pub(super) fn elsewhere(&self, model: &Model, course: u32, hospital: u32) -> Self {
        let mut table = self.clone();
        let row = at(course) * at(self.periods);
        let row = &mut table.earliest[row..row + at(self.periods)];
        row.fill(None);
        for choice in self.choices(course) {
            let may = at(choice - self.first) * self.words;
            let may = &mut table.may[may..may + self.words];
            if model.choices[at(choice)].hospital == hospital {
                may.fill(0);
            }
            for (number, &word) in (0..).zip(&*may) {
                let mut left = word;
                while left != 0 {
                    let start = number * 64 + left.trailing_zeros();
                    row[at(start)].get_or_insert(Stay { start, choice });
                    left &= left - 1;
                }
            }
        }
        sweep(row);
        table
    }

    /// The choices of a course.
    pub(super) fn choices(&self, course: u32) -> Range<u32> {
        self.courses[at(course)].clone()
    }

    /// Whether a stay may start in a period.
    pub(super) fn may_start(&self, choice: u32, start: u32) -> bool {
        let word = at(choice - self.first) * self.words + at(start / 64);
        start < self.periods && self.may[word] >> (start % 64) & 1 == 1
    }

    /// The first period from `from` on in which a stay may start.
    pub(super) fn next_start(&self, choice: u32, from: u32) -> Option<u32> {
        let row = at(choice - self.first) * self.words;
        let row = &self.may[row..row + self.words];
        let mut mask = u64::MAX << (from % 64);
        for (number, word) in row.iter().enumerate().skip(at(from / 64)) {
            let left = word & mask;
            if left != 0 {
                return Some(dense(number) * 64 + left.trailing_zeros());
            }
            mask = u64::MAX;
        }
        None
    }

    /// The latest stay for a course that starts in `by` or earlier.
    pub(super) fn latest(&self, course: u32, by: u32) -> Option<Stay> {
        let mut starts = (0..=by.min(self.periods.checked_sub(1)?)).rev();
        let row = at(course) * at(self.periods);
        // Where what starts then or later starts then.
        starts.find_map(|start| self.earliest[row + at(start)].filter(|stay| stay.start == start))
    }

    /// The earliest stay for a course that starts in `from` or later.
    pub(super) fn earliest(&self, course: u32, from: u32) -> Option<Stay> {
        let row = at(course) * at(self.periods);
        let found = (from < self.periods).then(|| self.earliest[row + at(from)]);
        found.flatten()
    }
}

/// From the last period backwards: what starts later starts "then or later" too.
fn sweep(row: &mut [Option<Stay>]) {
    let mut known = None;
    for stay in row.iter_mut().rev() {
        known = stay.or(known);
        *stay = known;
    }
}
