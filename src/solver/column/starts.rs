//! When a trainee's courses may start.
use crate::problem::model::{Automaton, Model, Window, at, dense};

/// When courses may start inside a window.
#[derive(Debug)]
pub(crate) struct Starts {
    pub(super) window: Window,
    /// The first period in which anything may start.
    pub(super) first: u32,
    words: usize,
    bits: Vec<u64>,
}

/// When each course may start at any of its departments, in words by course.
pub(crate) fn starts(model: &Model, automaton: &Automaton) -> Vec<u64> {
    let words = at(model.words);
    let mut bits = vec![0; words * automaton.courses.len()];
    for index in automaton.choices.clone() {
        let choice = &model.choices[at(index)];
        let row = at(choice.starts) * words;
        let into = at(choice.course) * words;
        for word in 0..words {
            bits[into + word] |= model.starts[row + word];
        }
    }
    bits
}

impl Starts {
    /// Those of `starts`, as [`starts`] says them, that are inside the window.
    pub(crate) fn new(
        model: &Model,
        automaton: &Automaton,
        starts: &[u64],
        window: Window,
    ) -> Self {
        let words = at(model.words);
        let first = window.from.max(automaton.origin);
        let mut bits = starts.to_vec();
        for (course, each) in automaton.courses.iter().enumerate() {
            let end = (window.until.min(model.periods) + 1).saturating_sub(each.length);
            for period in (0..dense(words * 64)).filter(|&t| t < first || t >= end) {
                bits[course * words + at(period / 64)] &= !(1 << (period % 64));
            }
        }
        Self {
            window,
            first,
            words,
            bits,
        }
    }

    fn row(&self, course: u32) -> &[u64] {
        &self.bits[at(course) * self.words..(at(course) + 1) * self.words]
    }

    /// The first start in or after `period`.
    pub(super) fn next(&self, course: u32, period: u32) -> Option<u32> {
        let row = self.row(course);
        let first = at(period / 64);
        (first..self.words).find_map(|word| {
            let skip = if word == first { period % 64 } else { 0 };
            let bits = row[word] >> skip << skip;
            (bits != 0).then(|| dense(word) * 64 + bits.trailing_zeros())
        })
    }

    /// The last start in or before `period`.
    pub(super) fn previous(&self, course: u32, period: u32) -> Option<u32> {
        let row = self.row(course);
        let first = at(period / 64);
        (0..=first.min(self.words - 1)).rev().find_map(|word| {
            let skip = if word == first { 63 - period % 64 } else { 0 };
            let bits = row[word] << skip >> skip;
            (bits != 0).then(|| dense(word) * 64 + 63 - bits.leading_zeros())
        })
    }
}
