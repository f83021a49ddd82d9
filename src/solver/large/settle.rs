//! From prices to a plan: whoever hardly wavers is settled, and prices follow the demand of the others.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Model, Plan, Stay, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::place::pinned;
use crate::solver::column::pool::load;
use crate::solver::column::tariff::Tariff;

use super::dual::Herd;
use super::market::Market;

/// Whoever chose the same more often than this is settled at once.
const SURE: f64 = 0.95;

/// How thoroughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Care {
    /// One of so many is settled at a time.
    pub(super) share: usize,
    /// Passes in between.
    pub(super) passes: u32,
}

/// A plan while it grows. The market has the seats that are left.
struct Desk<'a, 'm> {
    model: &'m Model,
    market: &'a mut Market<'m>,
    /// Cells in which nothing is left.
    full: Vec<bool>,
    /// What a unit of a full cell costs on top, in 1/1000: more than what it takes to avoid it.
    cost: i64,
    plan: Plan,
}

/// Settles everybody, within what is left at the market. Who finds nothing that fits has only what is
/// pinned.
pub(super) fn settle<'m>(
    herd: &mut Herd<'_>,
    model: &'m Model,
    market: &mut Market<'m>,
    care: Care,
    budget: &mut Budget<'_>,
) -> Plan {
    let mut desk = Desk::new(model, market, herd.missing());
    let mut open = herd.everybody();
    while !open.is_empty() && budget.stopped().is_none() {
        let settled = desk.choose(&open, care);
        if settled.is_empty() {
            let last = open.pop();
            desk.force(herd, last, budget);
        }
        open.retain(|trainee| settled.binary_search(trainee).is_err());
        for _ in 0..care.passes {
            let full = Some((desk.full.as_slice(), desk.cost));
            if desk.market.pass(herd, &open, full, budget).is_err() {
                break;
            }
        }
    }
    desk.plan
}

impl<'a, 'm> Desk<'a, 'm> {
    fn new(model: &'m Model, market: &'a mut Market<'m>, missing: i64) -> Self {
        let values = model.choices.iter();
        let values = values.map(|choice| choice.value.saturating_abs());
        let most = values.max().unwrap_or(0).saturating_add(1);
        let dear = most.saturating_mul(16 * SCALE).saturating_add(missing);
        let pins = (0..).zip(&model.trainees).map(|(trainee, automaton)| {
            if automaton.courses.iter().any(|course| course.pinned) {
                pinned(model, trainee)
            } else {
                Vec::new()
            }
        });
        let mut desk = Self {
            model,
            full: market.cells.iter().map(|cell| cell.max <= 0).collect(),
            market,
            cost: dear.saturating_mul(2).min(1 << 50),
            plan: pins.collect(),
        };
        for trainee in 0..dense(desk.plan.len()) {
            let load = desk.load(trainee, &desk.plan[at(trainee)]);
            desk.take(&load, 1);
        }
        desk
    }

    fn load(&self, trainee: u32, itinerary: &[Stay]) -> Vec<(u32, i64)> {
        load(self.model, &self.model.trainees[at(trainee)], itinerary)
    }

    /// Takes units, or gives them back.
    fn take(&mut self, load: &[(u32, i64)], sign: i64) {
        for &(cell, units) in load {
            let units = sign * units;
            let left = &mut self.market.cells[at(cell)];
            if left.max < i64::MAX {
                left.max -= units;
            }
            if left.target < i64::MAX {
                left.target -= units;
            }
            left.min -= units;
            self.full[at(cell)] = left.max <= 0;
        }
    }

    /// Settles those who waver least, and who is sure; returns them, sorted.
    fn choose(&mut self, open: &[u32], care: Care) -> Vec<u32> {
        let mut order: Vec<(f64, u32)> = (open.iter())
            .map(|&trainee| (self.market.demand.favorite(trainee).1, trainee))
            .collect();
        order.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let enough = (open.len() / care.share).max(1);
        let mut settled: Vec<u32> = Vec::new();
        for (share, trainee) in order {
            if settled.len() >= enough && share < SURE {
                break;
            }
            let itinerary = self.market.demand.favorite(trainee).0.to_vec();
            if self.give(trainee, itinerary) {
                settled.push(trainee);
            }
        }
        settled.sort_unstable();
        settled
    }

    /// Gives a trainee an itinerary in place of what is pinned, if it fits.
    fn give(&mut self, trainee: u32, itinerary: Vec<Stay>) -> bool {
        let pins = self.load(trainee, &self.plan[at(trainee)]);
        let load = self.load(trainee, &itinerary);
        self.take(&pins, -1);
        let cells = &self.market.cells;
        let fits = |&(cell, units): &(u32, i64)| units <= 0 || units <= cells[at(cell)].max;
        let fits = load.iter().all(fits);
        self.take(if fits { &load } else { &pins }, 1);
        if fits {
            self.market.forget(trainee);
            self.plan[at(trainee)] = itinerary;
        }
        fits
    }

    /// Gives a trainee the best that is left.
    fn force(&mut self, herd: &mut Herd<'_>, trainee: Option<u32>, budget: &mut Budget<'_>) {
        let Some(trainee) = trainee else {
            return;
        };
        let pins = self.load(trainee, &self.plan[at(trainee)]);
        self.take(&pins, -1);
        let mut prices = self.market.prices();
        let full = prices.iter_mut().zip(&self.full).filter(|(_, full)| **full);
        full.for_each(|(price, _)| *price += self.cost);
        let tariff = Tariff::new(self.model, &prices);
        let found = herd.best(&[trainee], &tariff, budget);
        self.take(&pins, 1);
        for best in found.into_iter().flatten() {
            self.give(trainee, best.itinerary);
        }
        self.market.forget(trainee);
    }
}
