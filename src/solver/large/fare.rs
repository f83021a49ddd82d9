//! The best itinerary of one trainee at given prices, for trainees by the hundred thousand.
//!
//! The same dynamic program as in [`pricing`](crate::solver::column::pricing), with labels in another
//! order: a node's labels of all hospitals and periods lie together, so that one run over them takes a
//! course at every hospital in every period, several labels an instruction.
use crate::problem::model::{Automaton, Model, Stay, at, dense};
use crate::solver::column::layout::Node;
use crate::solver::column::number::Label;
use crate::solver::column::pricing::{Priced, Terms};

use super::chart::Sheet;

/// What stays and ends are worth, and room for labels; used again for each trainee.
#[derive(Debug, Default)]
pub(super) struct Fares {
    narrow: Room<i32>,
    wide: Room<i64>,
    stays: Vec<i64>,
    hospitals: Vec<u32>,
    classes: Vec<u32>,
    /// Itineraries over other courses than the best one's, nearly as good; they may break caps.
    pub(super) others: Vec<Vec<Stay>>,
}

#[derive(Debug, Default)]
pub(super) struct Room<N> {
    /// Best stay by (class, course, start, hospital); never at hospitals of other classes. The last
    /// class is all of them together.
    pub(super) table: Vec<Lanes<N>>,
    pub(super) entry: Vec<N>,
    pub(super) finish: Vec<N>,
    /// By node, then (period, hospital).
    pub(super) labels: Vec<Lanes<N>>,
    ahead: Vec<Lanes<N>>,
    most: Vec<Lanes<N>>,
}

/// The labels of a few hospitals.
pub(super) type Lanes<N> = [N; LANES];

/// One trainee.
pub(super) struct Person<'a> {
    pub(super) model: &'a Model,
    pub(super) automaton: &'a Automaton,
    terms: Terms<'a>,
    /// The hospitals of the trainee's choices.
    pub(super) hospitals: &'a [u32],
    /// Class of each.
    pub(super) classes: &'a [u32],
    /// Worth of a change, in 1/1000.
    pub(super) change: i64,
}

/// Where an itinerary ends, or has got to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) worth: i64,
    pub(super) node: usize,
    pub(super) hospital: usize,
    /// The period after the last stay.
    pub(super) period: u32,
}

/// Labels that one instruction may handle; the hospitals of a trainee are filled up to a multiple of it.
pub(super) const LANES: usize = 4;

/// Itineraries beside the best one that a pricing returns, at most.
const OTHERS: usize = 6;

/// No stay.
const NONE: i64 = i64::MIN;

impl Fares {
    /// The best itinerary over all windows; `None` where there is none. It may break the cap of a
    /// hospital that is not `critical`.
    pub(super) fn best(
        &mut self,
        model: &Model,
        automaton: &Automaton,
        (chart, critical): (&[Sheet], &[u32]),
        terms: Terms<'_>,
    ) -> Option<Priced> {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        self.hospitals.clear();
        self.hospitals
            .extend(choices.iter().map(|choice| choice.hospital));
        self.hospitals.sort_unstable();
        self.hospitals.dedup();
        self.classes.clear();
        self.classes.extend(self.hospitals.iter().map(|hospital| {
            let place = critical.iter().position(|other| other == hospital);
            place.map_or(0, |place| dense(place) + 1)
        }));
        let person = Person {
            model,
            automaton,
            terms,
            hospitals: &self.hospitals,
            classes: &self.classes,
            change: terms.weight * automaton.change,
        };
        let reach = person.fill(&mut self.stays);
        self.others.clear();
        let required: u32 = automaton.required.iter().sum();
        let constant = -terms.missing * i64::from(required);
        let classes = dense(critical.len()) + 1;
        let mut best: Option<Priced> = None;
        let better = |best: &Option<Priced>, worth: i64| {
            best.as_ref().is_none_or(|best| best.reduced < worth)
        };
        for sheet in chart.iter().filter(|sheet| !sheet.layout.nodes.is_empty()) {
            if sheet.layout.nodes[0].last && better(&best, constant) {
                best = Some(Priced {
                    reduced: constant,
                    itinerary: Vec::new(),
                });
            }
            let floor = best.as_ref().map(|best| best.reduced - constant);
            let found = if reach < i32::REACH {
                person.run(sheet, classes, &self.stays, &mut self.narrow, floor)
            } else {
                person.run(sheet, classes, &self.stays, &mut self.wide, floor)
            };
            let mut found = found.into_iter();
            if let Some((worth, itinerary)) = found.next() {
                best = Some(Priced {
                    reduced: constant + worth,
                    itinerary,
                });
            }
            self.others.extend(found.map(|(_, itinerary)| itinerary));
        }
        best
    }
}

impl Person<'_> {
    /// Worth of each stay by (choice, start); returns more than any path's magnitude.
    fn fill(&self, stays: &mut Vec<i64>) -> i64 {
        let (model, automaton, terms) = (self.model, self.automaton, self.terms);
        let periods = at(model.periods);
        stays.clear();
        stays.resize(automaton.choices.len() * periods, NONE);
        let rows = stays.chunks_exact_mut(periods.max(1));
        let mut most = 0;
        for (row, index) in rows.zip(automaton.choices.clone()) {
            let choice = &model.choices[at(index)];
            let length = automaton.courses[at(choice.course)].length;
            // Idle periods are all periods up to the end, less those of the stays.
            let value = choice.value - automaton.wait * i64::from(length);
            let fixed = terms.weight * value + terms.missing;
            for (start, slot) in (0..).zip(row) {
                if start + length <= model.periods && model.may_start(index, start) {
                    *slot = fixed - terms.tariff.stay(choice.profile, start, length);
                    most = most.max(slot.abs());
                }
            }
        }
        let first = automaton.choices.start;
        for bonus in &model.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)] {
            let slot = &mut stays[at(bonus.choice - first) * periods + at(bonus.start)];
            if *slot != NONE {
                *slot += terms.weight * bonus.value;
                most = most.max(slot.abs());
            }
        }
        let count: u32 = automaton.required.iter().sum();
        let ends = (0..model.periods)
            .map(|period| self.entry(period).abs() + self.finish(period).abs())
            .fold(0, i64::max);
        (most + self.change.abs()) * i64::from(count + 1) + 2 * ends
    }

    /// Hospitals by the few.
    pub(super) fn groups(&self) -> usize {
        self.hospitals.len().div_ceil(LANES).max(1)
    }

    fn end_value(&self, values: &[i64], period: u32) -> i64 {
        let row = at(self.automaton.boundary) * at(self.model.periods);
        values.get(row + at(period)).copied().unwrap_or(0)
    }

    fn entry(&self, period: u32) -> i64 {
        let value = self.end_value(&self.model.boundaries.entry_value, period);
        let cost = self.terms.tariff.entry(self.automaton.boundary, period);
        self.terms.weight * value - cost
    }

    fn finish(&self, period: u32) -> i64 {
        let value = self.end_value(&self.model.boundaries.finish_value, period);
        let waited = i64::from(period) + 1 - i64::from(self.automaton.origin);
        let cost = self.terms.tariff.finish(self.automaton.boundary, period);
        self.terms.weight * (value + self.automaton.wait * waited) - cost
    }

    fn tabulate<N: Label>(&self, classes: u32, stays: &[i64], room: &mut Room<N>) {
        let (periods, groups) = (at(self.model.periods), self.groups());
        let courses = self.automaton.courses.len();
        let all = if classes > 1 { at(classes) } else { 0 };
        room.table.clear();
        room.table
            .resize((all + 1) * courses * periods * groups, [N::NEVER; LANES]);
        let rows = stays.chunks_exact(periods.max(1));
        for (row, index) in rows.zip(self.automaton.choices.clone()) {
            let choice = &self.model.choices[at(index)];
            let place = self.hospitals.binary_search(&choice.hospital).unwrap_or(0);
            let (group, lane) = (place / LANES, place % LANES);
            for class in [at(self.classes[place]), all] {
                let into = (class * courses + at(choice.course)) * periods * groups + group;
                let slots = room.table[into..].iter_mut().step_by(groups);
                for (slot, &stay) in slots.zip(row) {
                    if stay != NONE {
                        slot[lane] = slot[lane].max(N::of(stay));
                    }
                }
            }
        }
        room.entry.clear();
        room.finish.clear();
        for period in 0..self.model.periods {
            room.entry.push(N::of(self.entry(period)));
            room.finish.push(N::of(self.finish(period)));
        }
    }

    /// The best path worth more than `floor` and its stays, then the best ones of a few other sets of
    /// courses.
    fn run<N: Label>(
        &self,
        sheet: &Sheet,
        classes: u32,
        stays: &[i64],
        room: &mut Room<N>,
        floor: Option<i64>,
    ) -> Vec<(i64, Vec<Stay>)> {
        self.tabulate(classes, stays, room);
        let mut ends = self.sweep(sheet, room);
        // The best first; of equals, the first one met.
        ends.sort_by_key(|end| std::cmp::Reverse(end.worth));
        let better = |end: &Place| floor.is_none_or(|floor| end.worth > floor);
        if !ends.first().is_some_and(better) {
            return Vec::new();
        }
        ends.truncate(1 + OTHERS);
        let trace = |end: Place| {
            let mut itinerary = self.trace(&sheet.layout, room, stays, end);
            itinerary.reverse();
            (end.worth, itinerary)
        };
        ends.into_iter().map(trace).collect()
    }

    /// Fills the labels of all nodes in order; returns the best end of each node.
    fn sweep<N: Label>(&self, sheet: &Sheet, room: &mut Room<N>) -> Vec<Place> {
        let (layout, groups) = (&sheet.layout, self.groups());
        room.labels.clear();
        room.labels
            .resize(at(layout.labels) * groups, [N::NEVER; LANES]);
        let mut ends: Vec<Place> = Vec::new();
        for (index, node) in layout.nodes.iter().enumerate() {
            let mine = at(node.offset) * groups..(at(node.offset) + width(node)) * groups;
            if node.last && index > 0 {
                let labels = &room.labels[mine.clone()];
                ends.extend(finish((node, index), labels, groups, &room.finish));
            }
            if node.edges.is_empty() {
                continue;
            }
            room.ahead.clear();
            if index == 0 {
                for &entry in &room.entry[at(node.earliest)..=at(node.latest)] {
                    room.ahead
                        .extend(std::iter::repeat_n([entry; LANES], groups));
                }
            } else {
                let labels = &room.labels[mine];
                wait_or_move(
                    labels,
                    groups,
                    N::of(self.change),
                    &mut room.most,
                    &mut room.ahead,
                );
            }
            let moves = at(sheet.first[index])..at(sheet.first[index + 1]);
            for step in &sheet.moves[moves] {
                let count = at(step.count) * groups;
                let after = at(step.after) * groups;
                let before = at(step.before) * groups;
                let stay = at(step.stay) * groups;
                let labels = &mut room.labels[after..after + count];
                let ahead = &room.ahead[before..before + count];
                let stays = &room.table[stay..stay + count];
                for ((label, before), stay) in labels.iter_mut().zip(ahead).zip(stays) {
                    for lane in 0..LANES {
                        label[lane] = label[lane].max(before[lane] + stay[lane]);
                    }
                }
            }
        }
        ends
    }
}

/// The best itinerary that is over at a node.
fn finish<N: Label>(
    (node, index): (&Node, usize),
    labels: &[Lanes<N>],
    groups: usize,
    values: &[N],
) -> Option<Place> {
    let mut best: Option<Place> = None;
    let rows = (node.earliest..).zip(labels.chunks_exact(groups));
    for (period, row) in rows.filter(|row| row.0 > 0) {
        let finish = values[at(period) - 1].wide();
        let labels = row.iter().flatten().enumerate();
        for (hospital, &label) in labels.filter(|(_, label)| label.reached()) {
            let worth = label.wide() + finish;
            if best.is_none_or(|best| worth > best.worth) {
                best = Some(Place {
                    worth,
                    node: index,
                    hospital,
                    period,
                });
            }
        }
    }
    best
}

/// Lets labels wait, and offers each hospital the best of the others, less the change.
fn wait_or_move<N: Label>(
    labels: &[Lanes<N>],
    groups: usize,
    change: N,
    most: &mut Vec<Lanes<N>>,
    ahead: &mut Vec<Lanes<N>>,
) {
    most.clear();
    most.resize(groups, [N::NEVER; LANES]);
    for row in labels.chunks_exact(groups) {
        let mut best = [N::NEVER; LANES];
        for (known, label) in most.iter_mut().zip(row) {
            for lane in 0..LANES {
                known[lane] = known[lane].max(label[lane]);
                best[lane] = best[lane].max(known[lane]);
            }
        }
        let moved = best.into_iter().fold(N::NEVER, N::max) + change;
        ahead.extend(most.iter().map(|known| known.map(|label| label.max(moved))));
    }
}

fn width(node: &Node) -> usize {
    at(node.until - node.earliest) + 1
}
