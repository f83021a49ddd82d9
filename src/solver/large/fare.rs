//! The best itineraries at given prices of a few trainees at once, for trainees by the hundred thousand.
//!
//! The same dynamic program as in [`pricing`](crate::solver::column::pricing), for trainees whom
//! one chart serves: each has a *lane*, and one instruction works on all lanes. Prices are multiples of
//! a [grain](super::grain) wherever that can be, so that labels are small numbers; where they
//! would not be exact, the same is done with larger ones.
use crate::problem::model::{Automaton, Model, at};
use crate::solver::column::layout::Node;
use crate::solver::column::number::Label;
use crate::solver::column::pricing::Priced;
use crate::solver::column::tariff::Tariff;

use super::chart::{Sheet, ahead};

/// Trainees who are priced at once.
pub(super) const LANES: usize = 8;

/// A label of each.
pub(super) type Lanes<N> = [N; LANES];

/// Room for labels, used again and again.
#[derive(Debug, Default)]
pub(super) struct Fares {
    slim: Room<i16>,
    narrow: Room<i32>,
    wide: Room<i64>,
}

/// What stays and ends are worth, and labels.
#[derive(Debug, Default)]
pub(super) struct Room<N> {
    /// Best stay by (class, course, start, hospital); never at hospitals of other classes. The last
    /// class is all of them together.
    pub(super) table: Vec<Lanes<N>>,
    /// By period.
    pub(super) entry: Vec<Lanes<N>>,
    pub(super) finish: Vec<Lanes<N>>,
    /// What a change of hospital is worth.
    pub(super) change: Lanes<N>,
    /// By node with moves, then (period, hospital): what the best itinerary is worth that takes up its
    /// next stay then and there, before that stay.
    pub(super) ahead: Vec<Lanes<N>>,
    /// Of one node, by (period, hospital): what the best itinerary is worth whose last stay ends then and
    /// there. Those of the other nodes are not kept: they are quickly made again.
    pub(super) labels: Vec<Lanes<N>>,
    most: Vec<Lanes<N>>,
}

/// A trainee.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lane<'a> {
    pub(super) automaton: &'a Automaton,
    /// The hospitals of the trainee's choices, sorted.
    pub(super) hospitals: &'a [u32],
    /// Those whose caps are counted.
    pub(super) critical: &'a [u32],
    /// What one unit of the trainee's own value counts, in 1/1000.
    pub(super) weight: i64,
}

impl Lane<'_> {
    /// The class of a hospital.
    pub(super) fn class(&self, hospital: usize) -> usize {
        let hospital = self.hospitals.get(hospital);
        let place = self.critical.iter().position(|one| Some(one) == hospital);
        place.map_or(0, |place| place + 1)
    }
}

/// Trainees whom one chart serves, and what they are asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Batch<'a> {
    pub(super) model: &'a Model,
    pub(super) chart: &'a [Sheet],
    /// At most [`LANES`].
    pub(super) lanes: &'a [Lane<'a>],
    pub(super) tariff: &'a Tariff,
    /// What each missing stay costs, in 1/1000.
    pub(super) missing: i64,
    /// Everything is expected to be a multiple of it.
    pub(super) grain: i64,
}

/// Where an itinerary ends, or has got to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) worth: i64,
    pub(super) node: usize,
    pub(super) hospital: usize,
    /// The period after the last stay.
    pub(super) period: u32,
}

/// What labels of one size can tell about a lane.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Found {
    /// The best itinerary, or that there is none.
    Best(Option<Priced>),
    /// Larger labels are needed.
    Unsure,
}

impl Fares {
    /// The best itinerary of each lane; `None` where there is none. It may break the cap of a hospital
    /// that is not critical.
    pub(super) fn best(&mut self, batch: Batch<'_>) -> Vec<Option<Priced>> {
        let mut found = batch.run(&mut self.slim);
        let unsure = |found: &[Found]| found.contains(&Found::Unsure);
        let fine = Batch { grain: 1, ..batch };
        if unsure(&found) {
            merge(&mut found, fine.run(&mut self.narrow));
        }
        if unsure(&found) {
            merge(&mut found, fine.run(&mut self.wide));
        }
        let known = found.into_iter().map(|found| match found {
            Found::Best(best) => best,
            Found::Unsure => None,
        });
        known.collect()
    }
}

/// Takes what is known now.
fn merge(known: &mut [Found], found: Vec<Found>) {
    for (known, found) in known.iter_mut().zip(found) {
        if *known == Found::Unsure {
            *known = found;
        }
    }
}

impl Batch<'_> {
    /// Hospitals of a lane, at most.
    pub(super) fn hospitals(&self) -> usize {
        let counts = self.lanes.iter().map(|lane| lane.hospitals.len());
        counts.max().unwrap_or(0).max(1)
    }

    /// Classes of hospitals: 0 for the ordinary, then one a critical hospital.
    pub(super) fn classes(&self) -> usize {
        self.chart.first().map_or(1, |sheet| sheet.classes)
    }

    fn run<N: Label>(&self, room: &mut Room<N>) -> Vec<Found> {
        let scopes = self.tabulate(room);
        let required = self.lanes.iter().map(|lane| {
            let required: u32 = lane.automaton.required.iter().sum();
            -self.missing * i64::from(required)
        });
        let constants: Vec<i64> = required.collect();
        let mut best: Vec<Option<Priced>> = vec![None; self.lanes.len()];
        for sheet in self.chart.iter().filter(|sheet| !sheet.nodes.is_empty()) {
            let ends = self.sweep(sheet, room);
            let lanes = best.iter_mut().zip(&constants).enumerate();
            for (lane, (best, &constant)) in lanes {
                let better = |best: &Option<Priced>, worth: i64| {
                    best.as_ref().is_none_or(|best| best.reduced < worth)
                };
                if sheet.nodes[0].last && better(best, constant) {
                    *best = Some(Priced {
                        reduced: constant,
                        itinerary: Vec::new(),
                    });
                }
                let end = ends[lane].filter(|end| better(best, constant + end.worth * self.grain));
                if let Some(end) = end {
                    *best = Some(Priced {
                        reduced: constant + end.worth * self.grain,
                        itinerary: self.trace(sheet, room, lane, end),
                    });
                }
            }
        }
        let lanes = best.into_iter().zip(&scopes).zip(constants);
        let judged = lanes.map(|((best, scope), constant)| {
            let least = best
                .as_ref()
                .map_or(i64::MIN, |best| best.reduced - constant);
            let beaten = |dropped: i64| least < dropped.saturating_add(scope.rest);
            if scope.over || scope.dropped.is_some_and(beaten) {
                Found::Unsure
            } else {
                Found::Best(best)
            }
        });
        judged.collect()
    }

    /// Goes through all nodes in order; returns the best end of each lane.
    fn sweep<N: Label>(&self, sheet: &Sheet, room: &mut Room<N>) -> [Option<Place>; LANES] {
        let hospitals = self.hospitals();
        let mut best: [Option<(i64, usize)>; LANES] = [None; LANES];
        room.ahead.clear();
        for (index, node) in sheet.nodes.iter().enumerate() {
            if index == 0 {
                let entries = at(node.earliest)..at(node.earliest + ahead(node));
                for &entry in &room.entry[entries] {
                    room.ahead.extend(std::iter::repeat_n(entry, hospitals));
                }
                continue;
            }
            self.arrive(sheet, room, index);
            if node.last {
                let most = finish(node, &room.labels, hospitals, &room.finish);
                for (best, most) in best.iter_mut().zip(most) {
                    let better = |known: (i64, usize)| most.wide() > known.0;
                    if most.reached() && best.is_none_or(better) {
                        *best = Some((most.wide(), index));
                    }
                }
            }
            let labels = &room.labels[..at(ahead(node)) * hospitals];
            wait_or_move(
                labels,
                hospitals,
                room.change,
                &mut room.most,
                &mut room.ahead,
            );
        }
        let mut lanes = 0..LANES;
        best.map(|best| {
            let lane = lanes.next().unwrap_or(0);
            best.and_then(|(worth, index)| {
                self.arrive(sheet, room, index);
                end(&sheet.nodes[index], (worth, index), room, (lane, hospitals))
            })
        })
    }

    /// Makes the labels of a node, from what lies ahead of those before it.
    pub(super) fn arrive<N: Label>(&self, sheet: &Sheet, room: &mut Room<N>, index: usize) {
        let hospitals = self.hospitals();
        room.labels.clear();
        room.labels
            .resize(width(&sheet.nodes[index]) * hospitals, [N::NEVER; LANES]);
        for step in sheet.moves(index) {
            let count = at(step.count) * hospitals;
            let after = at(step.after) * hospitals;
            let before = at(step.before) * hospitals;
            let stay = at(step.stay) * hospitals;
            let labels = &mut room.labels[after..after + count];
            let ahead = &room.ahead[before..before + count];
            let stays = &room.table[stay..stay + count];
            take(labels, ahead, stays);
        }
    }
}

/// Takes a course wherever that is better than what is known.
fn take<N: Label>(labels: &mut [Lanes<N>], ahead: &[Lanes<N>], stays: &[Lanes<N>]) {
    // One run over single labels: the compiler makes vectors of that, whatever lanes there are.
    let labels = labels.as_flattened_mut().iter_mut();
    let ways = ahead.as_flattened().iter().zip(stays.as_flattened());
    for (label, (before, stay)) in labels.zip(ways) {
        *label = (*label).max(before.plus(*stay));
    }
}

// Whole lanes come in and go out, so that each of these is an instruction or two.

#[inline]
fn sum<N: Label>(mut one: Lanes<N>, other: Lanes<N>) -> Lanes<N> {
    for (one, other) in one.iter_mut().zip(other) {
        *one = one.plus(other);
    }
    one
}

#[inline]
fn higher<N: Label>(mut one: Lanes<N>, other: Lanes<N>) -> Lanes<N> {
    for (one, other) in one.iter_mut().zip(other) {
        *one = (*one).max(other);
    }
    one
}

/// Where the best itinerary of a lane that is over at a node ends.
fn end<N: Label>(
    node: &Node,
    (worth, index): (i64, usize),
    room: &Room<N>,
    (lane, hospitals): (usize, usize),
) -> Option<Place> {
    for period in node.earliest.max(1)..=node.until {
        let row = at(period - node.earliest) * hospitals;
        let finish = room.finish[at(period) - 1][lane];
        for hospital in 0..hospitals {
            let label = room.labels[row + hospital][lane];
            if label.reached() && label.plus(finish).wide() == worth {
                return Some(Place {
                    worth,
                    node: index,
                    hospital,
                    period,
                });
            }
        }
    }
    None
}

/// What the best itineraries that are over at a node are worth.
fn finish<N: Label>(
    node: &Node,
    labels: &[Lanes<N>],
    hospitals: usize,
    values: &[Lanes<N>],
) -> Lanes<N> {
    let mut most = [N::NEVER; LANES];
    let rows = (node.earliest..).zip(labels.chunks_exact(hospitals));
    for (period, row) in rows.filter(|row| row.0 > 0) {
        let finish = values[at(period) - 1];
        for label in row {
            most = higher(most, sum(*label, finish));
        }
    }
    most
}

/// Lets labels wait, and offers each hospital the best of the others, less the change.
fn wait_or_move<N: Label>(
    labels: &[Lanes<N>],
    hospitals: usize,
    change: Lanes<N>,
    most: &mut Vec<Lanes<N>>,
    ahead: &mut Vec<Lanes<N>>,
) {
    most.clear();
    most.resize(hospitals, [N::NEVER; LANES]);
    for row in labels.chunks_exact(hospitals) {
        let mut best = [N::NEVER; LANES];
        for (known, label) in most.iter_mut().zip(row) {
            *known = higher(*known, *label);
            best = higher(best, *known);
        }
        let moved = sum(best, change);
        ahead.extend(most.iter().map(|known| higher(*known, moved)));
    }
}

fn width(node: &Node) -> usize {
    at(node.until - node.earliest) + 1
}
