//! The best itinerary of one trainee at given prices, exactly, by dynamic programming in integers.
//!
//! Labels are kept per node, hospital of the last stay and period; a label is what the stays so far
//! are worth when the trainee is free in that period. A change of hospital costs
//! `max(stay, best other + change)`, so no pair of hospitals is ever looked at. Waiting depends on
//! the end of the last stay and on the lengths of the stays, so it needs no state. No parents are
//! stored: the itinerary is found again from the labels.
use crate::problem::model::{Automaton, Model, Stay, at, dense};

use super::decisions::Decisions;
use super::layout::Layout;
use super::number::Label;
use super::roads::Roads;
use super::sweep::{Frame, Room, Step};
use super::tariff::Tariff;

/// Stays that are priced in one step, roughly.
const STAYS_A_STEP: u64 = 512;

/// What a stay is worth to one trainee.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terms<'a> {
    /// Cell prices along profiles.
    pub(crate) tariff: &'a Tariff,
    /// What one unit of the trainee's own value counts, in 1/1000.
    pub(crate) weight: i64,
    /// What each missing stay costs, in 1/1000.
    pub(crate) missing: i64,
}

/// The best itinerary at given prices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Priced {
    /// Its worth at these prices, in 1/1000.
    pub(crate) reduced: i64,
    /// The itinerary.
    pub(crate) itinerary: Vec<Stay>,
}

/// Room for labels, used again for each trainee.
#[derive(Debug, Default)]
pub(crate) struct Pricer {
    narrow: Room<i32>,
    wide: Room<i64>,
    stays: Vec<i64>,
    hospitals: Vec<u32>,
}

/// One trainee as the dynamic program sees it.
struct Person<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    terms: Terms<'a>,
    /// Local hospitals.
    hospitals: &'a [u32],
    roads: &'a Roads,
}

impl Pricer {
    /// The best itinerary over all windows; `None` where the trainee has none at all.
    /// It may break the cap of a hospital that is not critical. `pulse` gets steps of work.
    pub(crate) fn best(
        &mut self,
        model: &Model,
        automaton: &Automaton,
        roads: &Roads,
        terms: Terms<'_>,
        decisions: &Decisions,
        pulse: &mut dyn FnMut(u64),
    ) -> Option<Priced> {
        let person = Person::new(model, automaton, roads, terms, &mut self.hospitals);
        let mut reach = person.fill(&mut self.stays);
        pulse(u64::from(dense(self.stays.len())) / STAYS_A_STEP);
        let mut constant = person.constant();
        // A wanted stay is worth more than anything that it could be left out for.
        let lure = 2 * reach + 1;
        decisions.apply(model, automaton, &mut self.stays, lure);
        for _ in &decisions.wanted {
            reach = reach.saturating_add(lure);
            constant -= lure;
        }
        let mut best: Option<Priced> = None;
        for layout in roads
            .layouts
            .iter()
            .filter(|layout| !layout.nodes.is_empty())
        {
            if layout.nodes[0].last && best.as_ref().is_none_or(|best| best.reduced < constant) {
                best = Some(Priced {
                    reduced: constant,
                    itinerary: Vec::new(),
                });
            }
            let floor = best.as_ref().map(|best| best.reduced - constant);
            let found = if reach < i32::REACH {
                person.run(layout, &self.stays, &mut self.narrow, floor, pulse)
            } else {
                person.run(layout, &self.stays, &mut self.wide, floor, pulse)
            };
            if let Some((worth, itinerary)) = found {
                best = Some(Priced {
                    reduced: constant + worth,
                    itinerary,
                });
            }
        }
        best.filter(|best| decisions.allow(&best.itinerary))
    }

    /// The roads that lead to itineraries at most `slack` below the best, and what such an itinerary
    /// is worth at least; `None` to keep them all.
    pub(crate) fn narrow(
        &mut self,
        model: &Model,
        automaton: &Automaton,
        roads: &Roads,
        terms: Terms<'_>,
        slack: i64,
        pulse: &mut dyn FnMut(u64),
    ) -> Option<(Roads, i64)> {
        let free = Decisions::default();
        let best = self.best(model, automaton, roads, terms, &free, pulse)?;
        let person = Person::new(model, automaton, roads, terms, &mut self.hospitals);
        let reach = person.fill(&mut self.stays);
        let least = best.reduced - person.constant() - slack;
        let mut less = Roads {
            critical: roads.critical.clone(),
            layouts: Vec::new(),
            open: vec![false; person.slots()],
            work: 0,
        };
        // A single layout was swept just now.
        let swept = roads.layouts.len() == 1;
        for layout in &roads.layouts {
            let narrowed = if reach < i32::REACH {
                person.narrow(
                    layout,
                    &self.stays,
                    &mut self.narrow,
                    swept,
                    (least, &mut less.open),
                    pulse,
                )
            } else {
                person.narrow(
                    layout,
                    &self.stays,
                    &mut self.wide,
                    swept,
                    (least, &mut less.open),
                    pulse,
                )
            };
            less.layouts.push(narrowed);
        }
        less.count(model, automaton);
        Some((less, best.reduced - slack))
    }
}

impl<'a> Person<'a> {
    fn new(
        model: &'a Model,
        automaton: &'a Automaton,
        roads: &'a Roads,
        terms: Terms<'a>,
        hospitals: &'a mut Vec<u32>,
    ) -> Self {
        hospitals.clear();
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        hospitals.extend(choices.iter().map(|choice| choice.hospital));
        hospitals.sort_unstable();
        hospitals.dedup();
        Self {
            model,
            automaton,
            terms,
            hospitals,
            roads,
        }
    }

    /// Worth of an itinerary without stays.
    fn constant(&self) -> i64 {
        let required: u32 = self.automaton.required.iter().sum();
        -self.terms.missing * i64::from(required)
    }

    /// Pairs of a course and a local hospital, times periods.
    fn slots(&self) -> usize {
        self.automaton.courses.len() * self.hospitals.len() * at(self.model.periods)
    }

    fn frame<'f>(&self, layout: &'f Layout) -> Frame<'f> {
        Frame {
            layout,
            lengths: self.automaton.courses.iter().map(|c| c.length).collect(),
            classes: (0..self.hospitals.len()).map(|h| self.class(h)).collect(),
            periods: at(self.model.periods),
            change: self.terms.weight * self.automaton.change,
        }
    }
}

impl Person<'_> {
    /// Worth of each stay by (choice, start); returns an upper limit of any path's magnitude.
    fn fill(&self, stays: &mut Vec<i64>) -> i64 {
        let (model, automaton, terms) = (self.model, self.automaton, self.terms);
        let periods = at(model.periods);
        let choices = automaton.choices.clone();
        stays.clear();
        stays.resize(choices.len() * periods, i64::MIN);
        let mut most = 0;
        for (row, index) in stays.chunks_exact_mut(periods.max(1)).zip(choices) {
            let choice = &model.choices[at(index)];
            let length = automaton.courses[at(choice.course)].length;
            // Idle periods are all periods up to the end, less those of the stays.
            let value = choice.value - automaton.wait * i64::from(length);
            let fixed = terms.weight * value + terms.missing;
            for (start, slot) in (0..).zip(row) {
                if start + length <= model.periods && model.may_start(index, start) {
                    *slot = fixed - terms.tariff.stay(choice.profile, start, length);
                }
            }
        }
        let first = automaton.choices.start;
        for bonus in &model.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)] {
            let slot = &mut stays[at(bonus.choice - first) * periods + at(bonus.start)];
            if *slot != i64::MIN {
                *slot += terms.weight * bonus.value;
            }
        }
        for &stay in stays.iter().filter(|&&stay| stay != i64::MIN) {
            most = most.max(stay.abs());
        }
        let count: u32 = automaton.required.iter().sum();
        let ends = (0..model.periods)
            .map(|t| self.entry(t).abs() + self.finish(t).abs())
            .fold(0, i64::max);
        (most + (terms.weight * automaton.change).abs()) * i64::from(count + 1) + 2 * ends
    }

    fn entry(&self, period: u32) -> i64 {
        let boundary = self.automaton.boundary;
        let row = at(boundary) * at(self.model.periods);
        let values = &self.model.boundaries.entry_value;
        let value = values.get(row + at(period)).copied().unwrap_or(0);
        self.terms.weight * value - self.terms.tariff.entry(boundary, period)
    }

    fn finish(&self, period: u32) -> i64 {
        let boundary = self.automaton.boundary;
        let row = at(boundary) * at(self.model.periods);
        let values = &self.model.boundaries.finish_value;
        let value = values.get(row + at(period)).copied().unwrap_or(0);
        let waited = i64::from(period) + 1 - i64::from(self.automaton.origin);
        self.terms.weight * (value + self.automaton.wait * waited)
            - self.terms.tariff.finish(boundary, period)
    }

    fn class(&self, hospital: usize) -> usize {
        let critical = self.roads.critical.iter();
        critical
            .clone()
            .position(|&other| other == self.hospitals[hospital])
            .map_or(0, |found| found + 1)
    }

    /// The best path worth more than `floor`, and its stays.
    fn run<N: Label>(
        &self,
        layout: &Layout,
        stays: &[i64],
        room: &mut Room<N>,
        floor: Option<i64>,
        pulse: &mut dyn FnMut(u64),
    ) -> Option<(i64, Vec<Stay>)> {
        self.tabulate(stays, room);
        let frame = self.frame(layout);
        let end = frame.sweep(room, pulse)?;
        if floor.is_some_and(|floor| end.worth <= floor) {
            return None;
        }
        let mut itinerary: Vec<Stay> = frame
            .trace(room, end)
            .into_iter()
            .filter_map(|step| self.stay(stays, step))
            .collect();
        itinerary.reverse();
        Some((end.worth, itinerary))
    }

    /// The layout of itineraries worth at least `least`; their stays are marked in `open`.
    fn narrow<N: Label>(
        &self,
        layout: &Layout,
        stays: &[i64],
        room: &mut Room<N>,
        swept: bool,
        (least, open): (i64, &mut [bool]),
        pulse: &mut dyn FnMut(u64),
    ) -> Layout {
        let frame = self.frame(layout);
        if !swept || layout.nodes.is_empty() {
            self.tabulate(stays, room);
            frame.sweep(room, pulse);
        }
        frame.narrow(room, least, open, pulse)
    }

    /// The best stay by (course, hospital, start), and the values of the two ends.
    fn tabulate<N: Label>(&self, stays: &[i64], room: &mut Room<N>) {
        let periods = at(self.model.periods);
        let hospitals = self.hospitals.len();
        room.table.clear();
        room.table.resize(self.slots(), N::NEVER);
        for (row, index) in stays
            .chunks_exact(periods.max(1))
            .zip(self.automaton.choices.clone())
        {
            let choice = &self.model.choices[at(index)];
            let hospital = self.local(choice.hospital);
            let into = (at(choice.course) * hospitals + hospital) * periods;
            for (slot, &stay) in room.table[into..into + periods].iter_mut().zip(row) {
                if stay != i64::MIN {
                    *slot = (*slot).max(N::of(stay));
                }
            }
        }
        for (slot, _) in (room.table.iter_mut())
            .zip(&self.roads.open)
            .filter(|(_, open)| !**open)
        {
            *slot = N::NEVER;
        }
        room.entry.clear();
        room.finish.clear();
        for period in 0..self.model.periods {
            room.entry.push(N::of(self.entry(period)));
            room.finish.push(N::of(self.finish(period)));
        }
    }

    fn local(&self, hospital: u32) -> usize {
        self.hospitals.binary_search(&hospital).unwrap_or(0)
    }

    /// The best choice for a step.
    fn stay(&self, stays: &[i64], step: Step) -> Option<Stay> {
        let periods = at(self.model.periods);
        let hospital = self.hospitals[step.hospital];
        let mut best: Option<(i64, u32)> = None;
        for (row, index) in stays
            .chunks_exact(periods.max(1))
            .zip(self.automaton.choices.clone())
        {
            let choice = &self.model.choices[at(index)];
            let worth = row[at(step.start)];
            let fits = choice.course == step.course && choice.hospital == hospital;
            if fits && best.is_none_or(|(best, _)| worth > best) {
                best = Some((worth, index));
            }
        }
        best.map(|(_, choice)| Stay {
            start: step.start,
            choice,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certificate::claim::SCALE;
    use crate::problem::evaluate::{draws, missing, own};
    use crate::solver::trial::brute::itineraries;
    use crate::solver::trial::random::{self, Random};

    #[test]
    fn the_best_of_all_itineraries_is_found() {
        let mut room = Pricer::default();
        let free = Decisions::default();
        for seed in 0..20_000 {
            let model = random::model(seed);
            let mut random = Random(seed);
            let wide = if seed % 5 == 0 { 1 << 22 } else { 1 };
            let prices: Vec<i64> = model
                .cells
                .iter()
                .map(|_| random.pick(-4000, 6000) * wide)
                .collect();
            let strict = random.chance(50);
            let tariff = Tariff::new(&model, &prices);
            let terms = Terms {
                tariff: &tariff,
                weight: SCALE + random.pick(0, SCALE),
                missing: if strict { 0 } else { random.pick(0, 9) * SCALE },
            };
            let critical: Vec<u32> = (0..model.hospitals).collect();
            for trainee in 0..dense(model.trainees.len()) {
                let automaton = &model.trainees[at(trainee)];
                let roads = Roads::new(
                    &model,
                    automaton,
                    critical.clone(),
                    strict,
                    1 << 20,
                    &mut |_| true,
                )
                .unwrap();
                let worth = |itinerary: &[Stay]| {
                    let mut worth = terms.weight * own(&model, automaton, itinerary);
                    worth -= terms.missing * missing(automaton, itinerary);
                    draws(&model, automaton, itinerary, |cell, units| {
                        worth -= prices[at(cell)] * units;
                    });
                    worth
                };
                let best = itineraries(&model, trainee)
                    .iter()
                    .filter(|itinerary| !strict || missing(automaton, itinerary) == 0)
                    .map(|itinerary| worth(itinerary))
                    .max();
                let found = room.best(&model, automaton, &roads, terms, &free, &mut |_| ());
                assert_eq!(
                    found.as_ref().map(|found| found.reduced),
                    best,
                    "seed {seed}"
                );
                if let Some(found) = found {
                    assert!(crate::problem::evaluate::legal(
                        &model,
                        trainee,
                        &found.itinerary
                    ));
                    assert_eq!(worth(&found.itinerary), found.reduced);
                }
            }
        }
    }
}
