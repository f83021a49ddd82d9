//! The best itinerary of one trainee at given prices, for trainees by the hundred thousand.
//!
//! The same dynamic program as in [`pricing`](crate::solver::column::pricing), with labels in another
//! order: a node's labels of all hospitals and periods lie together, so that one run over them takes a
//! course at every hospital in every period, several labels an instruction.
use crate::problem::model::{Automaton, Model, Stay, at, dense};
use crate::solver::column::layout::{Layout, Node};
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
}

#[derive(Debug, Default)]
struct Room<N> {
    /// Best stay by (class, course, start, hospital); never at hospitals of other classes. The last
    /// class is all of them together.
    table: Vec<Lanes<N>>,
    entry: Vec<N>,
    finish: Vec<N>,
    /// By node, then (period, hospital).
    labels: Vec<Lanes<N>>,
    ahead: Vec<Lanes<N>>,
    most: Vec<Lanes<N>>,
}

/// The labels of a few hospitals.
type Lanes<N> = [N; LANES];

/// One trainee.
struct Person<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    terms: Terms<'a>,
    /// The hospitals of the trainee's choices.
    hospitals: &'a [u32],
    /// Class of each.
    classes: &'a [u32],
    /// Worth of a change, in 1/1000.
    change: i64,
}

/// Where an itinerary ends, or has got to.
#[derive(Debug, Clone, Copy)]
struct Place {
    worth: i64,
    node: usize,
    hospital: usize,
    /// The period after the last stay.
    period: u32,
}

/// Labels that one instruction may handle; the hospitals of a trainee are filled up to a multiple of it.
const LANES: usize = 4;

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
        self.hospitals.extend(choices.iter().map(|choice| choice.hospital));
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
            if let Some((worth, itinerary)) = found {
                best = Some(Priced {
                    reduced: constant + worth,
                    itinerary,
                });
            }
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
    fn groups(&self) -> usize {
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

    /// The best path worth more than `floor`, and its stays.
    fn run<N: Label>(
        &self,
        sheet: &Sheet,
        classes: u32,
        stays: &[i64],
        room: &mut Room<N>,
        floor: Option<i64>,
    ) -> Option<(i64, Vec<Stay>)> {
        self.tabulate(classes, stays, room);
        let end = self.sweep(sheet, room)?;
        if floor.is_some_and(|floor| end.worth <= floor) {
            return None;
        }
        let worth = end.worth;
        let mut itinerary = self.trace(&sheet.layout, room, stays, end);
        itinerary.reverse();
        Some((worth, itinerary))
    }

    /// Fills the labels of all nodes in order; returns the best end.
    fn sweep<N: Label>(&self, sheet: &Sheet, room: &mut Room<N>) -> Option<Place> {
        let (layout, groups) = (&sheet.layout, self.groups());
        room.labels.clear();
        room.labels
            .resize(at(layout.labels) * groups, [N::NEVER; LANES]);
        let mut best: Option<Place> = None;
        for (index, node) in layout.nodes.iter().enumerate() {
            let mine = at(node.offset) * groups..(at(node.offset) + width(node)) * groups;
            if node.last && index > 0 {
                let labels = &room.labels[mine.clone()];
                best = finish((node, index), labels, groups, &room.finish, best);
            }
            if node.edges.is_empty() {
                continue;
            }
            room.ahead.clear();
            if index == 0 {
                for &entry in &room.entry[at(node.earliest)..=at(node.latest)] {
                    room.ahead.extend(std::iter::repeat_n([entry; LANES], groups));
                }
            } else {
                let labels = &room.labels[mine];
                wait_or_move(labels, groups, N::of(self.change), &mut room.most, &mut room.ahead);
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
        best
    }

    /// The stays that led to `end`, last one first.
    fn trace<N: Label>(
        &self,
        layout: &Layout,
        room: &Room<N>,
        stays: &[i64],
        mut end: Place,
    ) -> Vec<Stay> {
        let mut itinerary = Vec::new();
        end.worth -= room.finish[at(end.period) - 1].wide();
        while end.node != 0 {
            let Some((stay, before)) = self.back(layout, room, stays, end) else {
                break;
            };
            itinerary.push(stay);
            end = before;
        }
        itinerary
    }

    /// The stay that made a label, and the label that it was made from.
    fn back<N: Label>(
        &self,
        layout: &Layout,
        room: &Room<N>,
        stays: &[i64],
        end: Place,
    ) -> Option<(Stay, Place)> {
        let (periods, groups) = (at(self.model.periods), self.groups());
        let (courses, classes) = (self.automaton.courses.len(), at(layout.classes));
        let class = at(self.classes[end.hospital]);
        let set = layout.nodes[end.node].set;
        for (course, each) in (0_u32..).zip(&self.automaton.courses) {
            let start = end.period.checked_sub(each.length);
            let Some(start) = start.filter(|_| set >> course & 1 == 1) else {
                continue;
            };
            let row = (class * courses + at(course)) * periods + at(start);
            let lanes = &room.table[row * groups + end.hospital / LANES];
            let stay = lanes[end.hospital % LANES];
            if !stay.reached() {
                continue;
            }
            let worth = end.worth - stay.wide();
            let rest = set & !(1 << course);
            let order = |node: &Node| (node.set.count_ones(), node.set);
            let nodes = &layout.nodes;
            let first = nodes.partition_point(|node| order(node) < (rest.count_ones(), rest));
            for (index, node) in nodes.iter().enumerate().skip(first) {
                if node.set != rest {
                    break;
                }
                let leads = node.edges.clone().any(|edge| {
                    layout.edges[at(edge)] == course
                        && at(layout.targets[at(edge) * classes + class]) == end.node
                });
                if !leads || start < node.earliest || node.latest < start {
                    continue;
                }
                let before = if index == 0 {
                    let same = room.entry[at(start)].wide() == worth;
                    same.then_some(Place { node: 0, ..end })
                } else {
                    self.label(node, room, end.hospital, (start, worth))
                        .map(|place| Place {
                            node: index,
                            ..place
                        })
                };
                if let Some(before) = before {
                    return Some((self.stay(stays, course, end.hospital, start)?, before));
                }
            }
        }
        None
    }

    /// The label at `node` with which a stay at `hospital` from `start` begins with `worth`.
    fn label<N: Label>(
        &self,
        node: &Node,
        room: &Room<N>,
        hospital: usize,
        (start, worth): (u32, i64),
    ) -> Option<Place> {
        let groups = self.groups();
        (0..self.hospitals.len()).find_map(|other| {
            let change = if other == hospital { 0 } else { self.change };
            let worth = worth - change;
            let period = (node.earliest..=start).find(|period| {
                let slot = at(node.offset + period - node.earliest) * groups + other / LANES;
                room.labels[slot][other % LANES].wide() == worth
            })?;
            Some(Place {
                worth,
                node: 0,
                hospital: other,
                period,
            })
        })
    }

    /// The best choice of a course at a hospital from `start`.
    fn stay(&self, stays: &[i64], course: u32, hospital: usize, start: u32) -> Option<Stay> {
        let hospital = self.hospitals[hospital];
        let rows = stays.chunks_exact(at(self.model.periods).max(1));
        let mut best: Option<(i64, u32)> = None;
        for (row, index) in rows.zip(self.automaton.choices.clone()) {
            let choice = &self.model.choices[at(index)];
            let worth = row[at(start)];
            let fits = choice.course == course && choice.hospital == hospital;
            if fits && best.is_none_or(|(best, _)| worth > best) {
                best = Some((worth, index));
            }
        }
        best.map(|(_, choice)| Stay { start, choice })
    }
}

/// The best itinerary that is over at a node.
fn finish<N: Label>(
    (node, index): (&Node, usize),
    labels: &[Lanes<N>],
    groups: usize,
    values: &[N],
    mut best: Option<Place>,
) -> Option<Place> {
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
