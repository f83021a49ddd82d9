//! Prices that follow demand: where more is asked for than there is, a price rises.
//!
//! A few trainees at a time are asked what they would choose at the prices of the moment; then prices
//! move along the units that are too many, so that they have moved many times when everybody was asked
//! once (the *incremental* or *surrogate* subgradient method: Nedić and Bertsekas, SIAM Journal on
//! Optimization 12, 2001; Zhao, Luh and Wang, JOTA 100, 1999). Prices jump to and fro around good ones,
//! so that it is their average that is tried as a bound; and what everybody chose most often
//! meanwhile is a first draft of a plan.
use crate::certificate::claim::SCALE;
use crate::problem::evaluate::draws;
use crate::problem::model::{Cell, Model, Plan, Stay, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::number::{float, whole};
use crate::solver::column::slope::sound;
use crate::solver::column::tariff::Tariff;

use super::dual::{Answer, Herd, NoAnswer};

/// Trainees who are asked before prices move.
const SLICE: usize = 32;
/// In the first pass, a unit too many moves a price by this part of what a stay is worth.
const STRIDE: f64 = 100.0;
/// Passes until strides are half as long; then a third, and so on.
const HALF: f64 = 6.0;
/// The shortest stride, as a part of what a stay is worth.
const SHORTEST: f64 = 4000.0;
/// The stride while trainees are settled.
const SETTLING: f64 = 200.0;
/// How much the last pass counts in the average of prices.
const RECENT: f64 = 0.25;
/// How much the last sample does.
const SAMPLED: f64 = 0.1;
/// How much the last choice counts in what everybody chose.
const FRESH: f64 = 0.2;
/// Choices that count less are forgotten.
const STALE: f64 = 1e-3;
/// Passes between two tries of the average.
const TRY: u32 = 8;
/// A sample is one trainee of so many.
const SAMPLE: u32 = 4;
/// Largest price, in 1/1000.
const DEAREST: i64 = 1 << 44;

/// What everybody chose, and how often.
#[derive(Debug)]
pub(super) struct Demand {
    of: Vec<Vec<(Vec<Stay>, f64)>>,
}

impl Demand {
    fn see(&mut self, trainee: u32, itinerary: &[Stay]) {
        let known = &mut self.of[at(trainee)];
        let fresh = if known.is_empty() { 1.0 } else { FRESH };
        known.retain_mut(|(_, share)| {
            *share *= 1.0 - fresh;
            *share > STALE
        });
        match known.iter_mut().find(|known| known.0 == itinerary) {
            Some((_, share)) => *share += fresh,
            None => known.push((itinerary.to_vec(), fresh)),
        }
    }

    /// What a trainee chose most often, and how often.
    pub(super) fn favorite(&self, trainee: u32) -> (&[Stay], f64) {
        let known = self.of[at(trainee)].iter();
        let most = known.max_by(|one, other| one.1.total_cmp(&other.1));
        most.map_or((&[], 0.0), |(stays, share)| (stays, *share))
    }
}

/// Seats, prices, and what was asked for.
#[derive(Debug)]
pub(super) struct Market<'m> {
    model: &'m Model,
    /// What may be drawn.
    pub(super) cells: Vec<Cell>,
    /// Cells whose prices stay.
    fixed: Vec<bool>,
    /// In 1/1000.
    prices: Vec<f64>,
    /// What they were lately, on average.
    average: Vec<f64>,
    /// What those who are still asked chose last, and what it draws.
    choice: Plan,
    loads: Vec<i64>,
    pub(super) demand: Demand,
    /// Passes so far, in all rounds.
    pub(super) passes: u32,
    /// What a stay is worth on average, in 1/1000.
    usual: f64,
    grain: i64,
    /// Each of those who are asked stands for so many.
    weight: i64,
}

impl<'m> Market<'m> {
    /// Nobody has chosen anything yet. `fixed` prices stay.
    pub(super) fn new(
        model: &'m Model,
        fixed: &[bool],
        prices: &[i64],
        passes: u32,
        grain: i64,
    ) -> Self {
        let values = model
            .choices
            .iter()
            .map(|choice| choice.value.saturating_abs());
        let sum = values.fold(0_i64, i64::saturating_add).min(1 << 50);
        let count = i64::from(dense(model.choices.len().max(1)));
        let prices: Vec<f64> = prices.iter().map(|&price| float(price)).collect();
        Self {
            model,
            cells: model.cells.clone(),
            fixed: fixed.to_vec(),
            choice: vec![Vec::new(); model.trainees.len()],
            loads: vec![0; prices.len()],
            average: prices.clone(),
            prices,
            demand: Demand {
                of: vec![Vec::new(); model.trainees.len()],
            },
            passes,
            usual: float((sum / count).saturating_add(1).saturating_mul(SCALE)),
            grain,
            weight: 1,
        }
    }

    /// The prices that are nearest to `prices` and can be used.
    fn usable(&self, prices: &[f64]) -> Vec<i64> {
        let cells = self.cells.iter().zip(prices).zip(&self.fixed);
        let usable = cells.map(|((cell, &price), &fixed)| {
            let price = whole(price, DEAREST);
            if fixed {
                return price;
            }
            sound(
                cell,
                (price + self.grain / 2).div_euclid(self.grain) * self.grain,
            )
        });
        usable.collect()
    }

    /// The prices of the moment.
    pub(super) fn prices(&self) -> Vec<i64> {
        self.usable(&self.prices)
    }

    /// What a trainee chose does not count any more.
    pub(super) fn forget(&mut self, trainee: u32) {
        let old = std::mem::take(&mut self.choice[at(trainee)]);
        self.shift(trainee, &old, -1);
    }

    fn shift(&mut self, trainee: u32, itinerary: &[Stay], sign: i64) {
        let (automaton, loads) = (&self.model.trainees[at(trainee)], &mut self.loads);
        draws(self.model, automaton, itinerary, |cell, units| {
            loads[at(cell)] += sign * units;
        });
    }

    /// Asks everybody in `who` once. What is drawn from `full` cells, if any, costs that much more.
    pub(super) fn pass(
        &mut self,
        herd: &mut Herd<'_>,
        who: &[u32],
        full: Option<(&[bool], i64)>,
        budget: &mut Budget<'_>,
    ) -> Result<(), NoAnswer> {
        let stride = match full {
            None => self.usual / STRIDE / (1.0 + f64::from(self.passes) / HALF),
            Some(_) => self.usual / SETTLING,
        };
        let stride = stride.max(self.usual / SHORTEST);
        self.passes = self.passes.saturating_add(1);
        for slice in who.chunks(SLICE) {
            let mut prices = self.prices();
            if let Some((full, cost)) = full {
                let full = prices.iter_mut().zip(full).filter(|(_, full)| **full);
                full.for_each(|(price, _)| *price += cost);
            }
            let tariff = Tariff::new(self.model, &prices);
            for (&trainee, best) in slice.iter().zip(herd.best(slice, &tariff, budget)?) {
                self.forget(trainee);
                self.shift(trainee, &best.itinerary, 1);
                self.demand.see(trainee, &best.itinerary);
                self.choice[at(trainee)] = best.itinerary;
            }
            let part = float(length(slice)) / float(length(who));
            self.follow(stride * part);
        }
        Ok(())
    }

    /// Asks some of them so many times, in turn, each in place of a few: prices get near good ones in a
    /// part of the time, if not very near.
    fn sample(
        &mut self,
        herd: &mut Herd<'_>,
        everybody: &[u32],
        samples: u32,
        budget: &mut Budget<'_>,
    ) -> Result<(), NoAnswer> {
        self.weight = i64::from(SAMPLE);
        for sample in 0..samples {
            let some = everybody.iter().copied();
            let some: Vec<u32> = (some.skip(at(sample % SAMPLE)).step_by(at(SAMPLE))).collect();
            self.pass(herd, &some, None, budget)?;
            // The first ones are far off, and soon forgotten.
            self.remember(SAMPLED.max(1.0 / (1.0 + f64::from(sample))));
            for trainee in some {
                self.forget(trainee);
            }
        }
        self.weight = 1;
        Ok(())
    }

    /// Prices count so much in their average.
    fn remember(&mut self, share: f64) {
        for (average, price) in self.average.iter_mut().zip(&self.prices) {
            *average += share * (price - *average);
        }
    }

    /// Moves all prices along the units that are too many.
    fn follow(&mut self, stride: f64) {
        let cells = self.cells.iter().zip(&self.loads).zip(&self.fixed);
        for (price, ((cell, &load), &fixed)) in self.prices.iter_mut().zip(cells) {
            let units = surplus(cell, load * self.weight, whole(*price, DEAREST));
            if fixed || units == 0 {
                continue;
            }
            let moved = *price + stride * float(units);
            // A price that changes its sign stops at 0 first; nobody is paid to come where nobody must.
            let crosses = *price * moved < 0.0;
            let idle = moved < 0.0 && cell.min <= 0;
            *price = if crosses || idle { 0.0 } else { moved };
        }
    }
}

/// Better prices, by so many passes, or until no plan could be worth a unit more than `worth`, in 1/1000.
/// A new market begins with so many samples.
pub(super) fn improve(
    herd: &mut Herd<'_>,
    market: &mut Market<'_>,
    known: Option<Answer>,
    worth: Option<i128>,
    (samples, passes): (u32, u32),
    budget: &mut Budget<'_>,
) -> Result<Answer, NoAnswer> {
    let everybody = herd.everybody();
    if market.passes == 0 {
        market.sample(herd, &everybody, samples, budget)?;
    }
    let mut best = known;
    for pass in 1..=passes {
        let near = |best: &Answer, worth: i128| best.scaled - worth < i128::from(SCALE);
        if let (Some(best), Some(worth)) = (&best, worth) {
            if near(best, worth) {
                break;
            }
        }
        match market.pass(herd, &everybody, None, budget) {
            Err(NoAnswer::Stopped) => break,
            done => done?,
        }
        market.remember(RECENT);
        if pass % TRY != 0 && pass != passes {
            continue;
        }
        match herd.pass(market.usable(&market.average), budget) {
            Err(NoAnswer::Stopped) => break,
            answer => {
                let answer = answer?;
                if best.as_ref().is_none_or(|best| answer.scaled < best.scaled) {
                    best = Some(answer);
                }
            }
        }
    }
    best.ok_or(NoAnswer::Stopped)
}

fn length(who: &[u32]) -> i64 {
    i64::from(dense(who.len()))
}

/// Units by which the load exceeds the load that the cell would choose at its price.
pub(super) fn surplus(cell: &Cell, load: i64, price: i64) -> i64 {
    let wanted = match price.signum() {
        1 if cell.target < cell.max && price < -cell.over * SCALE => cell.target,
        1 => cell.max,
        -1 => cell.min,
        _ => load.clamp(
            cell.min.min(cell.max),
            cell.target.min(cell.max).max(cell.min.min(cell.max)),
        ),
    };
    if wanted == i64::MAX { 0 } else { load - wanted }
}
