//! What stays and ends are worth to each of those who are priced at once, as labels hold it.
use crate::problem::model::at;
use crate::solver::column::number::Label;

use super::fare::{Batch, LANES, Lane, Room};

/// What was too large for the labels of a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    /// Something is worth too much, or is no multiple of the grain.
    pub(super) over: bool,
    /// Worth of the best stay that was left out, since it is worth too little.
    pub(super) dropped: Option<i64>,
    /// What all other stays and ends of an itinerary are worth at most.
    pub(super) rest: i64,
}

impl Batch<'_> {
    /// What a stay is worth, in 1/1000; `None` where it cannot be.
    pub(super) fn stay(&self, lane: &Lane<'_>, index: u32, start: u32) -> Option<i64> {
        let (model, automaton) = (self.model, lane.automaton);
        let choice = &model.choices[at(index)];
        let length = automaton.courses[at(choice.course)].length;
        if start + length > model.periods || !model.may_start(index, start) {
            return None;
        }
        // Idle periods are all periods up to the end, less those of the stays.
        let mut value = choice.value - automaton.wait * i64::from(length);
        let bonuses = at(automaton.bonuses.start)..at(automaton.bonuses.end);
        for bonus in &model.bonuses[bonuses] {
            if (bonus.choice, bonus.start) == (index, start) {
                value += bonus.value;
            }
        }
        let cost = self.tariff.stay(choice.profile, start, length);
        Some(lane.weight * value + self.missing - cost)
    }

    fn entry(&self, lane: &Lane<'_>, period: u32) -> i64 {
        let row = lane.automaton.boundary;
        let value = self.end_value(&self.model.boundaries.entry_value, row, period);
        lane.weight * value - self.tariff.entry(row, period)
    }

    fn finish(&self, lane: &Lane<'_>, period: u32) -> i64 {
        let (automaton, row) = (lane.automaton, lane.automaton.boundary);
        let value = self.end_value(&self.model.boundaries.finish_value, row, period);
        let waited = i64::from(period) + 1 - i64::from(automaton.origin);
        lane.weight * (value + automaton.wait * waited) - self.tariff.finish(row, period)
    }

    fn end_value(&self, values: &[i64], row: u32, period: u32) -> i64 {
        let row = at(row) * at(self.model.periods);
        values.get(row + at(period)).copied().unwrap_or(0)
    }

    /// What everything is worth to each lane.
    pub(super) fn tabulate<N: Label>(&self, room: &mut Room<N>) -> Vec<Scope> {
        let (periods, hospitals) = (at(self.model.periods), self.hospitals());
        let first = self.lanes.first();
        let courses = first.map_or(0, |lane| lane.automaton.courses.len());
        let all = if self.classes() > 1 {
            self.classes()
        } else {
            0
        };
        room.table.clear();
        room.table
            .resize((all + 1) * courses * periods * hospitals, [N::NEVER; LANES]);
        room.entry.clear();
        room.entry.resize(periods, [N::NEVER; LANES]);
        room.finish.clear();
        room.finish.resize(periods, [N::NEVER; LANES]);
        room.change = [N::NEVER; LANES];
        let lanes = self.lanes.iter().enumerate();
        lanes
            .map(|(index, lane)| self.tabulate_lane(room, (index, lane), all))
            .collect()
    }

    fn tabulate_lane<N: Label>(
        &self,
        room: &mut Room<N>,
        (index, lane): (usize, &Lane<'_>),
        all: usize,
    ) -> Scope {
        let (model, automaton) = (self.model, lane.automaton);
        let (periods, hospitals) = (at(model.periods), self.hospitals());
        let courses = automaton.courses.len();
        let change = lane.weight * automaton.change;
        let reach = N::REACH.saturating_mul(self.grain);
        let mut scope = Scope {
            over: false,
            dropped: None,
            rest: 0,
        };
        // What labels cannot hold is left out, and the lane is over.
        let mut label = |worth: i64| {
            let holds = worth.abs() <= reach && worth % self.grain == 0;
            scope.over |= !holds;
            if holds {
                N::of(worth / self.grain)
            } else {
                N::NEVER
            }
        };
        let (mut ends, mut highest) = ((0, 0), (i64::MIN, i64::MIN));
        for period in 0..model.periods {
            let (entry, finish) = (self.entry(lane, period), self.finish(lane, period));
            ends = (ends.0.max(entry.abs()), ends.1.max(finish.abs()));
            highest = (highest.0.max(entry), highest.1.max(finish));
            room.entry[at(period)][index] = label(entry);
            room.finish[at(period)][index] = label(finish);
        }
        room.change[index] = label(change);
        let required: u32 = automaton.required.iter().sum();
        let count = i64::from(required.max(1));
        let most = (reach.saturating_sub(ends.0).saturating_sub(ends.1)) / count - change.abs();
        if most <= 0 {
            scope.over = true;
            return scope;
        }
        let mut best = 0;
        for choice in automaton.choices.clone() {
            let each = &model.choices[at(choice)];
            let hospital = lane.hospitals.binary_search(&each.hospital).unwrap_or(0);
            let row = |class: usize| {
                let row = class * courses + at(each.course);
                row * periods * hospitals + hospital
            };
            let (own, all) = (row(lane.class(hospital)), row(all));
            for start in 0..model.periods {
                let Some(worth) = self.stay(lane, choice, start) else {
                    continue;
                };
                if worth < -most {
                    scope.dropped = scope.dropped.max(Some(worth));
                    continue;
                }
                if worth > most || worth % self.grain != 0 {
                    scope.over = true;
                    continue;
                }
                best = best.max(worth);
                let label = N::of(worth / self.grain);
                for row in [own, all] {
                    let slot = &mut room.table[row + at(start) * hospitals][index];
                    *slot = (*slot).max(label);
                }
            }
        }
        let others = best.saturating_mul(count - 1);
        scope.rest = others.saturating_add(highest.0).saturating_add(highest.1);
        scope
    }
}
