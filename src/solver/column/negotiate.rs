//! Trainees who all want the same: each gives way where it costs least.
//!
//! Among itineraries that are (nearly) equally good, everybody chooses the one that meets the fewest
//! full cells; a cell that stays too full becomes dearer round by round, until someone moves away.
//! This settles ties, of which there can be very many, without any linear program.
use crate::certificate::claim::SCALE;
use crate::problem::evaluate::draws;
use crate::problem::model::{Model, Plan, Stay, at, dense};
use crate::solver::budget::Budget;

use super::crowd::Crowd;
use super::rates::Rates;
use super::tariff::Tariff;

/// Rounds, at most.
const ROUNDS: i64 = 60;
/// Rounds without progress, at most.
const PATIENCE: i64 = 15;

/// Loads and prices while trainees negotiate.
struct Market<'m> {
    model: &'m Model,
    loads: Vec<i64>,
    /// What a cell's past troubles add to its price.
    history: Vec<i64>,
    prices: Vec<i64>,
    tariff: Tariff,
}

impl<'m> Market<'m> {
    fn new(model: &'m Model, plan: &Plan) -> Self {
        Self {
            model,
            loads: crate::problem::evaluate::loads(model, plan),
            history: vec![0; model.cells.len()],
            prices: vec![0; model.cells.len()],
            tariff: Tariff::blank(model),
        }
    }

    fn load(&mut self, trainee: u32, itinerary: &[Stay], sign: i64) {
        let loads = &mut self.loads;
        let automaton = &self.model.trainees[at(trainee)];
        draws(self.model, automaton, itinerary, |cell, units| {
            loads[at(cell)] += sign * units;
        });
    }

    /// The price of one more unit of a cell.
    fn price(&self, cell: usize, rate: i64, pressure: i64) -> i64 {
        let limits = &self.model.cells[cell];
        let load = self.loads[cell];
        let mut price = rate + self.history[cell];
        if load >= limits.max {
            price += pressure * (1 + load - limits.max);
        } else if load < limits.min {
            price -= pressure;
        } else if limits.max < i64::MAX {
            // Of two cells that are not full, the emptier one.
            price += 20 * load / limits.max.max(1);
        }
        price
    }

    /// Units above `max` and below `min`.
    fn trouble(&self, cell: usize) -> i64 {
        let limits = &self.model.cells[cell];
        let load = self.loads[cell];
        (load.saturating_sub(limits.max)).max(0) - (limits.min - load).max(0)
    }
}

/// Changes `plan` until no limit is broken, if that can be had along the crowd's roads.
pub(crate) fn negotiate(
    crowd: &mut Crowd<'_>,
    rates: &Rates,
    mut plan: Plan,
    budget: &mut Budget<'_>,
) -> Option<Plan> {
    let model = crowd.model;
    let mut market = Market::new(model, &plan);
    let (mut least, mut since) = (i64::MAX, 0);
    for round in 0..ROUNDS {
        let trouble: Vec<i64> = (0..model.cells.len())
            .map(|cell| market.trouble(cell))
            .collect();
        let sum: i64 = trouble.iter().map(|units| units.abs()).sum();
        if sum == 0 {
            return Some(plan);
        }
        since = if sum < least { 0 } else { since + 1 };
        least = least.min(sum);
        if since > PATIENCE {
            return None;
        }
        let lacking = trouble.iter().any(|&units| units < 0);
        for (history, &units) in market.history.iter_mut().zip(&trouble) {
            *history += units.signum() * SCALE / 2;
        }
        let pressure = SCALE * (1 + round);
        for cell in 0..model.cells.len() {
            market.prices[cell] = market.price(cell, rates.prices[cell], pressure);
        }
        for trainee in 0..dense(model.trainees.len()) {
            let automaton = &model.trainees[at(trainee)];
            let mut troubled = lacking && round % 3 == 0;
            draws(model, automaton, &plan[at(trainee)], |cell, _| {
                troubled |= market.trouble(at(cell)) > 0;
            });
            if !troubled {
                continue;
            }
            let before = std::mem::take(&mut plan[at(trainee)]);
            market.load(trainee, &before, -1);
            market.touch(trainee, &before, rates, pressure);
            market.tariff.update(model, &market.prices, automaton);
            let weight = SCALE + rates.shares[at(trainee)];
            let after = crowd
                .best(trainee, &market.tariff, weight, budget)?
                .itinerary;
            market.load(trainee, &after, 1);
            market.touch(trainee, &after, rates, pressure);
            plan[at(trainee)] = after;
            if budget.stopped().is_some() {
                return None;
            }
        }
        if !budget.spend(1 + u64::from(dense(model.cells.len())) / 256) {
            return None;
        }
    }
    None
}

impl Market<'_> {
    /// Prices the cells of an itinerary again.
    fn touch(&mut self, trainee: u32, itinerary: &[Stay], rates: &Rates, pressure: i64) {
        let mut cells = Vec::new();
        let automaton = &self.model.trainees[at(trainee)];
        draws(self.model, automaton, itinerary, |cell, _| {
            cells.push(at(cell));
        });
        for cell in cells {
            self.prices[cell] = self.price(cell, rates.prices[cell], pressure);
        }
    }
}
