//! What is known about prices: the best ones of all parts together are the certificate.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Automaton, DrawTable, Model, Plan, at};
use crate::solver::budget::Budget;
use crate::solver::column::number::Label;
use crate::solver::column::slope::{most, sound};

use super::market::surplus;
use super::parts::{Parts, SHARED};
use super::rounds::Priced;

/// Choices, or periods of rows of draws, between two looks at the budget, and steps that they count as.
const BREATH: usize = 1 << 12;
const STEPS: u64 = 128;

/// The best prices so far.
#[derive(Debug)]
pub(super) struct Board {
    /// One a cell.
    pub(super) prices: Vec<i64>,
    /// By part: what its trainees and its own cells are worth at most, in 1/1000.
    pub(super) scaled: Vec<Option<i128>>,
    /// By part: pricing passes so far.
    pub(super) passes: Vec<u32>,
    /// By trainee: hospitals whose caps the bound counts.
    pub(super) critical: Vec<Vec<u32>>,
    /// Who has the worst-off term.
    pub(super) worst: Option<u32>,
    /// No bound is to be had.
    pub(super) given_up: bool,
    /// Some cell has a cost of units above its target: own values are not all there is.
    pub(super) soft: bool,
    /// By trainee: what they would choose at these prices.
    pub(super) choice: Plan,
    /// By part: units that its trainees would draw from shared cells.
    drawn: Vec<Vec<(u32, i64)>>,
    /// Units of the largest draw from each cell.
    largest: Vec<i64>,
    /// How far prices of shared cells move, in 1/1000.
    reach: i64,
    /// Prices are multiples of it.
    pub(super) grain: i64,
}

/// Prices, and what they prove, to go back to.
#[derive(Debug)]
pub(super) struct Snapshot {
    prices: Vec<i64>,
    scaled: Vec<Option<i128>>,
    drawn: Vec<Vec<(u32, i64)>>,
    choice: Plan,
}

impl Board {
    /// Nothing costs anything, and nothing is known.
    pub(super) fn new(model: &Model, parts: &Parts, budget: &mut Budget<'_>) -> Self {
        let counted = (0..).zip(&model.trainees);
        let counted = counted.filter(|(_, automaton)| automaton.counted);
        let worst = counted.min_by_key(|(_, automaton)| prospects(model, automaton));
        let typical = model.choices.iter().step_by(model.choices.len() / 256 + 1);
        let (sum, count) = typical.fold((0_i64, 1), |(sum, count), choice| {
            (sum.saturating_add(choice.value.saturating_abs()), count + 1)
        });
        Self {
            prices: vec![0; model.cells.len()],
            scaled: vec![None; parts.members.len()],
            passes: vec![0; parts.members.len()],
            critical: vec![Vec::new(); model.trainees.len()],
            worst: worst.map(|(trainee, _)| trainee),
            given_up: false,
            soft: model.cells.iter().any(|cell| cell.over < 0),
            choice: vec![Vec::new(); model.trainees.len()],
            drawn: vec![Vec::new(); parts.members.len()],
            largest: largest(model, budget),
            reach: (sum / count + 1).saturating_mul(SCALE / 2).min(1 << 40),
            grain: grain(model, budget),
        }
    }

    /// Forgets all bounds.
    pub(super) fn forget(&mut self) {
        self.scaled.fill(None);
    }

    /// The bound in all parts together, in 1/1000.
    pub(super) fn scaled(
        &self,
        model: &Model,
        parts: &Parts,
        penalty: Option<i64>,
    ) -> Option<i128> {
        let mut sum = 0_i128;
        for scaled in &self.scaled {
            sum += (*scaled)?;
        }
        for (cell, _) in (0..)
            .zip(&parts.owners)
            .filter(|(_, owner)| **owner == SHARED)
        {
            sum += most(&model.cells[cell], penalty, self.prices[cell]);
        }
        Some(sum)
    }

    /// Keeps what was found for a part, if it is better.
    pub(super) fn note(&mut self, part: usize, members: &[u32], priced: Priced) {
        for (&trainee, critical) in members.iter().zip(priced.critical) {
            self.critical[at(trainee)] = critical;
        }
        self.passes[part] = priced.passes;
        if self.scaled[part].is_some_and(|known| known <= priced.scaled) {
            return;
        }
        self.scaled[part] = Some(priced.scaled);
        self.drawn[part] = priced.drawn;
        for (&trainee, choice) in members.iter().zip(priced.choice) {
            self.choice[at(trainee)] = choice;
        }
        for (cell, price) in priced.prices {
            self.prices[at(cell)] = price;
        }
    }

    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot {
            prices: self.prices.clone(),
            scaled: self.scaled.clone(),
            drawn: self.drawn.clone(),
            choice: self.choice.clone(),
        }
    }

    /// Goes back, and takes shorter steps from now on.
    pub(super) fn restore(&mut self, known: Snapshot) {
        self.prices = known.prices;
        self.scaled = known.scaled;
        self.drawn = known.drawn;
        self.choice = known.choice;
        self.reach = (self.reach / 2).max(1);
    }

    /// Moves the prices of shared cells along what the parts together would draw too much; whether
    /// any moved. The bounds of the parts are unknown then.
    pub(super) fn move_shared(
        &mut self,
        model: &Model,
        parts: &Parts,
        penalty: Option<i64>,
    ) -> bool {
        let mut loads = vec![0_i64; model.cells.len()];
        for &(cell, units) in self.drawn.iter().flatten() {
            loads[at(cell)] += units;
        }
        let most = penalty.map_or(1 << 40, |penalty| penalty.saturating_mul(2 * SCALE));
        let mut moved = false;
        for (index, cell) in model.cells.iter().enumerate() {
            if parts.owners[index] != SHARED || self.largest[index] == 0 {
                continue;
            }
            let price = self.prices[index];
            let units = surplus(cell, loads[index], price);
            let usual = cell.max.min(loads[index]).max(4 * self.largest[index]);
            let reach = (self.reach / self.largest[index]).max(1);
            let step = i128::from(reach) * i128::from(units) * 4 / i128::from(usual);
            let step = i64::try_from(step).unwrap_or(0).clamp(-reach, reach);
            let next = (price + step).clamp(-most, most) / self.grain * self.grain;
            let crosses = price != 0 && next.signum() == -price.signum();
            let next = sound(cell, if crosses { 0 } else { next });
            moved |= next != price;
            self.prices[index] = next;
        }
        if moved {
            self.forget();
        }
        moved
    }
}

/// What a trainee can hope for, roughly.
fn prospects(model: &Model, automaton: &Automaton) -> i64 {
    let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
    let best = choices.iter().map(|choice| choice.value).max();
    let stays: u32 = automaton.required.iter().sum();
    best.unwrap_or(0).saturating_mul(i64::from(stays))
}

/// What prices should be multiples of, so that labels are small numbers: a part of [`SCALE`].
fn grain(model: &Model, budget: &mut Budget<'_>) -> i64 {
    let stays = model
        .trainees
        .iter()
        .map(|automaton| automaton.required.iter().sum::<u32>());
    let count = i64::from(stays.max().unwrap_or(0)) + 2;
    let mut most = 0;
    for choices in model.choices.chunks(BREATH) {
        let values = choices.iter().map(|choice| choice.value.saturating_abs());
        most = values.fold(most, i64::max);
        budget.spend(STEPS);
    }
    let most = most.saturating_mul(count);
    let fine = |grain: &i64| most.saturating_mul(SCALE / grain) * 3 / 2 <= i16::REACH;
    let parts = [1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 125, 200, 250, 500];
    parts.into_iter().find(fine).unwrap_or(1)
}

/// Units of the largest draw from each cell.
fn largest(model: &Model, budget: &mut Budget<'_>) -> Vec<i64> {
    let mut largest = vec![0; model.cells.len()];
    let rows = (BREATH / at(model.periods.max(1))).max(1);
    let mut see = |table: &DrawTable| {
        for row in 0..table.rows() {
            if at(row) % rows == 0 {
                budget.spend(STEPS);
            }
            for draw in (0..model.periods).flat_map(|period| table.get(row, period)) {
                let known: &mut i64 = &mut largest[at(draw.cell)];
                *known = (*known).max(draw.units.saturating_abs());
            }
        }
    };
    see(&model.profiles.presence);
    see(&model.profiles.start);
    see(&model.boundaries.entry);
    see(&model.boundaries.finish);
    largest
}
