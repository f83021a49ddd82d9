//! What each stay of one trainee is worth at given prices and tolls.
use crate::problem::model::{Automaton, Model, at};
use crate::solver::column::number::Label;
use crate::solver::column::tariff::Tariff;

use super::person::Person;

/// What a trainee pays, in 1/1000.
#[derive(Debug, Clone, Copy)]
pub(super) struct Terms<'a> {
    /// Cell prices along profiles.
    pub(super) tariff: &'a Tariff,
    /// What one unit of the trainee's own value counts.
    pub(super) weight: i64,
    /// What each missing stay costs; `None`: nothing may be missing.
    pub(super) missing: Option<i64>,
    /// Toll of a stay, by course.
    pub(super) courses: &'a [i64],
    /// Toll of a stay, by hospital of the trainee.
    pub(super) hospitals: &'a [i64],
}

/// Stays and ends, priced.
#[derive(Debug, Default)]
pub(super) struct Worths {
    periods: usize,
    hospitals: usize,
    /// Worth of the best department by (course, hospital, start), tolls paid; `i64::MIN`: none.
    table: Vec<i64>,
    /// The choice of that department.
    choices: Vec<u32>,
    /// Worth of starting the first stay in a period.
    pub(super) entry: Vec<i64>,
    /// Worth of a period being the last one of the last stay.
    pub(super) finish: Vec<i64>,
    /// Worth of a change of hospital.
    pub(super) change: i64,
    /// What every path gets: tolls given back, less what is missing without any stay.
    pub(super) constant: i64,
    /// Worth of an itinerary without stays, before `constant`; `None` where there must be some.
    pub(super) nothing: Option<i64>,
    /// No part of a path is worth more than this, or less than its opposite.
    pub(super) reach: i64,
}

impl Worths {
    /// Prices everything again.
    pub(super) fn fill(
        &mut self,
        model: &Model,
        automaton: &Automaton,
        person: &Person,
        terms: Terms<'_>,
    ) {
        self.periods = at(model.periods);
        self.hospitals = person.hospitals.len();
        let slots = person.courses.len() * self.hospitals * self.periods;
        self.table.clear();
        self.table.resize(slots, i64::MIN);
        self.choices.clear();
        self.choices.resize(slots, 0);
        let missing = terms.missing.unwrap_or(0);
        let mut most = 0;
        let bonuses = &model.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)];
        for index in automaton.choices.clone() {
            let choice = &model.choices[at(index)];
            let course = at(choice.course);
            let length = automaton.courses[course].length;
            let hospital = (person.hospitals.binary_search(&choice.hospital)).unwrap_or(0);
            let value = choice.value - automaton.wait * i64::from(length);
            let toll = terms.courses[course] + terms.hospitals[hospital];
            let fixed = terms.weight * value + missing - toll;
            let first = bonuses.partition_point(|bonus| bonus.choice < index);
            let last = bonuses.partition_point(|bonus| bonus.choice <= index);
            let row = (course * self.hospitals + hospital) * self.periods;
            for start in 0..model.periods {
                if start + length > model.periods || !model.may_start(index, start) {
                    continue;
                }
                let extra: i64 = (bonuses[first..last].iter())
                    .filter(|bonus| bonus.start == start)
                    .map(|bonus| bonus.value)
                    .sum();
                let cost = terms.tariff.stay(choice.profile, start, length);
                let worth = fixed + terms.weight * extra - cost;
                most = most.max(worth.abs());
                let slot = row + at(start);
                if worth > self.table[slot] {
                    self.table[slot] = worth;
                    self.choices[slot] = index;
                }
            }
        }
        self.ends(model, automaton, terms);
        self.change = terms.weight * automaton.change;
        self.constant =
            refund(automaton, person, terms) - missing * i64::try_from(person.total).unwrap_or(0);
        let pinned = automaton.courses.iter().any(|course| course.pinned);
        let may_be_empty = !pinned && (person.total == 0 || terms.missing.is_some());
        // The tolls that are given back were not paid: a course that is certain is no part of it.
        self.nothing = may_be_empty.then_some(0);
        let ends = |values: &[i64]| values.iter().map(|value| value.abs()).max().unwrap_or(0);
        let stays = i64::try_from(person.total).unwrap_or(0) + 1;
        self.reach = (most + self.change.abs())
            .saturating_mul(stays)
            .saturating_add(ends(&self.entry) + ends(&self.finish));
    }

    fn ends(&mut self, model: &Model, automaton: &Automaton, terms: Terms<'_>) {
        self.entry.clear();
        self.finish.clear();
        let row = at(automaton.boundary) * self.periods;
        let value = |values: &[i64], period: u32| values.get(row + at(period)).copied();
        for period in 0..model.periods {
            let entry = value(&model.boundaries.entry_value, period).unwrap_or(0);
            let toll = terms.tariff.entry(automaton.boundary, period);
            self.entry.push(terms.weight * entry - toll);
            let waited = i64::from(period) + 1 - i64::from(automaton.origin);
            let finish = value(&model.boundaries.finish_value, period).unwrap_or(0);
            let toll = terms.tariff.finish(automaton.boundary, period);
            let finish = finish + automaton.wait * waited;
            self.finish.push(terms.weight * finish - toll);
        }
    }

    fn slot(&self, course: usize, hospital: usize, start: usize) -> usize {
        (course * self.hospitals + hospital) * self.periods + start
    }

    /// The worth of a stay, if it may be.
    pub(super) fn stay(&self, course: usize, hospital: usize, start: usize) -> Option<i64> {
        let worth = self.table[self.slot(course, hospital, start)];
        (worth != i64::MIN).then_some(worth)
    }

    /// The best choice for a stay.
    pub(super) fn choice(&self, course: usize, hospital: usize, start: usize) -> u32 {
        self.choices[self.slot(course, hospital, start)]
    }

    /// The worth of an end as a label.
    pub(super) fn end<N: Label>(values: &[i64], period: usize) -> N {
        values.get(period).map_or(N::NEVER, |&value| N::of(value))
    }
}

/// The tolls that are given back: the most that a legal itinerary can have paid.
fn refund(automaton: &Automaton, person: &Person, terms: Terms<'_>) -> i64 {
    let mut left = automaton.required.clone();
    let mut sum = 0;
    let mut open: Vec<(i64, usize)> = Vec::new();
    let courses = automaton.courses.iter().zip(&person.courses);
    for ((course, seen), &toll) in courses.zip(terms.courses) {
        if seen.certain {
            let group = &mut left[at(course.group)];
            *group = group.saturating_sub(1);
            sum += toll;
        } else {
            open.push((toll, at(course.group)));
        }
    }
    open.sort_unstable_by(|one, other| other.cmp(one));
    for (toll, group) in open {
        if left[group] > 0 {
            left[group] -= 1;
            sum += toll;
        }
    }
    let mut stays = i64::try_from(person.total).unwrap_or(0);
    let mut hospitals: Vec<(i64, i64)> = (terms.hospitals.iter().zip(&person.caps))
        .map(|(&toll, cap)| (toll, cap.map_or(stays, i64::from)))
        .collect();
    hospitals.sort_unstable_by(|one, other| other.cmp(one));
    for (toll, cap) in hospitals {
        let count = cap.min(stays);
        sum += toll * count;
        stays -= count;
    }
    sum
}
