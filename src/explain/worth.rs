//! What another itinerary of one trainee changes in the plan's score, to the last unit.

use std::collections::BTreeMap;

use crate::problem::evaluate::{draws, missing, own, span};
use crate::problem::model::{Automaton, Model, Plan, Stay, at};

/// Shortfall and value that a plan would have more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) shortfall: i64,
    pub(super) value: i64,
}

impl Difference {
    /// Whether the plan would be better.
    pub(super) fn is_gain(self) -> bool {
        self.shortfall < 0 || self.shortfall == 0 && self.value > 0
    }

    /// The smaller, the better.
    pub(super) fn rank(self) -> (i64, i64) {
        (self.shortfall, self.value.saturating_neg())
    }
}

/// One trainee's part of the score, everybody else staying.
#[derive(Debug)]
pub(super) struct Scale<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    loads: &'a [i64],
    current: &'a [Stay],
    /// Units that the present itinerary draws, by cell.
    drawn: BTreeMap<u32, i64>,
    /// The least own value of the others who count.
    least: Option<i64>,
    missing: i64,
    own: i64,
}

impl<'a> Scale<'a> {
    /// `least` is the least own value of the others who count for the worst-off term.
    pub(super) fn new(
        model: &'a Model,
        plan: &'a Plan,
        loads: &'a [i64],
        trainee: u32,
        least: Option<i64>,
    ) -> Self {
        let (automaton, current) = (&model.trainees[at(trainee)], &plan[at(trainee)]);
        Self {
            missing: missing(automaton, current),
            own: own(model, automaton, current),
            drawn: drawn(model, automaton, current),
            model,
            automaton,
            loads,
            current,
            least,
        }
    }

    pub(super) fn current(&self) -> &'a [Stay] {
        self.current
    }

    /// Whether the sums over stays order itineraries as the whole score does.
    pub(super) fn adds_up(&self) -> bool {
        let worst = self.model.worst_weight;
        let spread = self.model.cells.iter().any(|cell| cell.over != 0);
        worst == 0 || worst > 0 && !spread
    }

    /// What the plan's score would have more with another itinerary.
    pub(super) fn change(&self, stays: &[Stay]) -> Difference {
        let mut change = drawn(self.model, self.automaton, stays);
        for (&cell, &units) in &self.drawn {
            *change.entry(cell).or_insert(0) -= units;
        }
        let (mut short, mut spread) = (0, 0);
        for (cell, change) in change.into_iter().filter(|(_, change)| *change != 0) {
            let load = self.loads[at(cell)];
            let (less, worth) = self.cell(cell, load, load.saturating_add(change));
            short += less;
            spread += worth;
        }
        let value = own(self.model, self.automaton, stays);
        let worst = |value: i64| match self.least {
            _ if !self.automaton.counted => 0,
            Some(least) => least.min(value),
            None => value,
        };
        let gap = worst(value).saturating_sub(worst(self.own));
        Difference {
            shortfall: missing(self.automaton, stays) - self.missing + short,
            value: (value - self.own)
                .saturating_add(spread)
                .saturating_add(self.model.worst_weight.saturating_mul(gap)),
        }
    }

    /// What a stay adds, without what its place in time costs.
    pub(super) fn stay(&self, stay: Stay) -> Difference {
        let choice = &self.model.choices[at(stay.choice)];
        let (from, until) = span(self.model, self.automaton, stay);
        let profiles = &self.model.profiles;
        let presence = (from..until).map(|period| profiles.presence.get(choice.profile, period));
        let start = profiles.start.get(choice.profile, stay.start);
        let (mut short, mut spread) = (0, 0);
        for draw in presence.flatten().chain(start) {
            let others = self.loads[at(draw.cell)] - self.drawn.get(&draw.cell).unwrap_or(&0);
            let (less, worth) = self.cell(draw.cell, others, others.saturating_add(draw.units));
            short += less;
            spread += worth;
        }
        let bonuses = &self.automaton.bonuses;
        let bonuses = &self.model.bonuses[at(bonuses.start)..at(bonuses.end)];
        let same = bonuses
            .iter()
            .filter(|bonus| (bonus.choice, bonus.start) == (stay.choice, stay.start));
        let bonus: i64 = same.map(|bonus| bonus.value).sum();
        Difference {
            shortfall: short - 1,
            value: choice.value.saturating_add(bonus).saturating_add(spread),
        }
    }

    /// Minimum seats missing more, and value of a comfortable load, between two loads of a cell.
    fn cell(&self, cell: u32, before: i64, after: i64) -> (i64, i64) {
        let cell = &self.model.cells[at(cell)];
        let short = |load: i64| cell.min.saturating_sub(load).max(0);
        let above = |load: i64| load.saturating_sub(cell.target).max(0);
        let over = above(after).saturating_sub(above(before));
        (short(after) - short(before), cell.over.saturating_mul(over))
    }
}

fn drawn(model: &Model, automaton: &Automaton, stays: &[Stay]) -> BTreeMap<u32, i64> {
    let mut drawn = BTreeMap::new();
    draws(model, automaton, stays, |cell, units| {
        *drawn.entry(cell).or_insert(0_i64) += units;
    });
    drawn
}
