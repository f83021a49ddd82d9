//! Prices without a linear program, for very many trainees: raise what is too full, lower what is not.
//!
//! Each round prices all trainees once and moves every price along its cell's surplus; the step shrinks
//! when the bound stalls. Near-linear in the number of trainees, and any round's prices are a proof.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Cell, Model, Plan, at};
use crate::solver::budget::Budget;

use super::crowd::Crowd;
use super::generate::{Proof, pass, units};
use super::number::{float, whole};
use super::pool::Column;
use super::rates::{Rates, Rest};
use super::slope::sound;

/// Largest price of a cell, in 1/1000.
const MOST: i64 = 1 << 40;

/// What the rounds left.
#[derive(Debug)]
pub(crate) struct Descent {
    /// The best bound.
    pub(crate) proof: Proof,
    /// What everybody would choose at its rates.
    pub(crate) plan: Plan,
}

/// At most `rounds` rounds; `worth` is that of the best plan known, if any.
pub(crate) fn descend(
    crowd: &mut Crowd<'_>,
    rest: Rest,
    worth: Option<i64>,
    rounds: u32,
    budget: &mut Budget<'_>,
) -> Option<Descent> {
    let model = crowd.model;
    let mut rates = Rates::zero(model, rest);
    let mut best: Option<Descent> = None;
    let mut pace = 1.0;
    let mut stalled = 0;
    for _ in 0..rounds {
        let pass = pass(crowd, &rates, rest)?;
        let mut loads = vec![0; model.cells.len()];
        let mut plan = Vec::with_capacity(model.trainees.len());
        for (trainee, priced) in (0..).zip(pass.priced) {
            let column = Column::new(model, trainee, priced.itinerary);
            for &(cell, units) in &column.load {
                loads[at(cell)] += units;
            }
            plan.push(column.itinerary);
        }
        if best
            .as_ref()
            .is_none_or(|best| pass.scaled < best.proof.scaled)
        {
            best = Some(Descent {
                proof: Proof {
                    scaled: pass.scaled,
                    rates: rates.clone(),
                },
                plan,
            });
            stalled = 0;
        } else {
            stalled += 1;
            if stalled == 3 {
                pace *= 0.5;
                stalled = 0;
                if let Some(best) = &best {
                    rates = best.proof.rates.clone();
                }
            }
        }
        if !budget.spend(crowd.take_work()) {
            break;
        }
        let bound = units(pass.scaled);
        let goal = worth.unwrap_or(bound - bound.abs() / 100).min(bound - 1);
        if !step(
            model,
            &mut rates,
            &loads,
            pace * float(bound - goal),
            crowd.form.penalty,
        ) {
            break;
        }
    }
    best
}

/// Moves all prices; `false` where no cell has a surplus.
fn step(model: &Model, rates: &mut Rates, loads: &[i64], gain: f64, penalty: Option<i64>) -> bool {
    let surplus: Vec<i64> = (model.cells.iter().zip(loads).zip(&rates.prices))
        .map(|((cell, &load), &price)| surplus(cell, load, price))
        .collect();
    let length: f64 = surplus
        .iter()
        .map(|&units| float(units) * float(units))
        .sum();
    if length <= 0.0 {
        return false;
    }
    let most = penalty.map_or(MOST, |penalty| penalty.saturating_mul(2 * SCALE).min(MOST));
    let stride = gain * float(SCALE) / length;
    for ((price, &units), cell) in rates.prices.iter_mut().zip(&surplus).zip(&model.cells) {
        let moved = *price + whole(stride * float(units), most);
        // A price that changes its sign stops at 0 first.
        let crosses = *price != 0 && moved.signum() != price.signum();
        *price = sound(cell, if crosses { 0 } else { moved.clamp(-most, most) });
    }
    true
}

/// Units by which the load exceeds the load that the cell would choose at its price.
fn surplus(cell: &Cell, load: i64, price: i64) -> i64 {
    let wanted = match price.signum() {
        1 if cell.target < cell.max && price < -cell.over * SCALE => cell.target,
        1 => cell.max,
        -1 => cell.min,
        _ => load.clamp(
            cell.min.min(cell.max),
            cell.target.min(cell.max).max(cell.min),
        ),
    };
    if wanted == i64::MAX { 0 } else { load - wanted }
}
