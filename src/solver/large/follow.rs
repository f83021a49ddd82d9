//! A plan that follows the prices: everybody in turn takes what is best at them and still fits.
use crate::certificate::claim::SCALE;
use crate::problem::evaluate::draws;
use crate::problem::model::{Model, Plan, Stay, at};
use crate::solver::budget::Budget;
use crate::solver::column::place::pinned;
use crate::solver::column::tariff::Tariff;

use super::dual::Herd;
use super::mixture::Wishes;

/// Places everybody in an order that `seed` decides, at these prices and within the limits of `model`;
/// `wishes` is what each would have. Who finds nothing that fits has only what is pinned.
pub(super) fn follow(
    herd: &mut Herd<'_>,
    model: &Model,
    prices: &[i64],
    wishes: &Wishes,
    seed: u64,
    budget: &mut Budget<'_>,
) -> Plan {
    let full = full(model, herd.missing());
    let mut prices = prices.to_vec();
    let mut marked = vec![false; prices.len()];
    let mut loads = vec![0_i64; model.cells.len()];
    let mut plan: Plan = vec![Vec::new(); model.trainees.len()];
    let mut order: Vec<(bool, u32, u64, u32)> = (0..)
        .zip(&model.trainees)
        .map(|(trainee, automaton)| {
            let pinned = automaton.courses.iter().any(|course| course.pinned);
            let rank = wishes.ranks[at(trainee)];
            (!pinned, rank, scramble(seed, trainee), trainee)
        })
        .collect();
    order.sort_unstable();
    for cell in 0..loads.len() {
        if loads[cell] >= model.cells[cell].max {
            marked[cell] = true;
            prices[cell] += full;
        }
    }
    let mut tariff = Tariff::new(model, &prices);
    for (free, _, _, trainee) in order {
        let automaton = &model.trainees[at(trainee)];
        let first = &wishes.plan[at(trainee)];
        let itinerary = if free && fits(model, &loads, trainee, first) {
            first.clone()
        } else if free && budget.stopped().is_none() {
            tariff.update(model, &prices, automaton);
            let found = herd.best(trainee, &tariff).ok();
            budget.spend(herd.work(trainee));
            found.map(|found| found.itinerary).unwrap_or_default()
        } else {
            pinned(model, trainee)
        };
        if free && !fits(model, &loads, trainee, &itinerary) {
            continue;
        }
        draws(model, automaton, &itinerary, |cell, units| {
            loads[at(cell)] += units;
        });
        draws(model, automaton, &itinerary, |cell, _| {
            let cell = at(cell);
            if loads[cell] >= model.cells[cell].max && !marked[cell] {
                marked[cell] = true;
                prices[cell] += full;
            }
        });
        plan[at(trainee)] = itinerary;
    }
    plan
}

/// What a unit of a full cell costs on top, in 1/1000: more than what it takes to avoid it.
fn full(model: &Model, missing: i64) -> i64 {
    let values = model
        .choices
        .iter()
        .map(|choice| choice.value.saturating_abs());
    let most = values.max().unwrap_or(0).saturating_add(1);
    let dear = most.saturating_mul(16 * SCALE).saturating_add(missing);
    dear.saturating_mul(2).min(1 << 50)
}

fn fits(model: &Model, loads: &[i64], trainee: u32, itinerary: &[Stay]) -> bool {
    let mut fits = true;
    let automaton = &model.trainees[at(trainee)];
    let mut drawn: Vec<(u32, i64)> = Vec::new();
    draws(model, automaton, itinerary, |cell, units| {
        drawn.push((cell, units));
    });
    drawn.sort_unstable();
    for same in drawn.chunk_by(|one, other| one.0 == other.0) {
        let units: i64 = same.iter().map(|draw| draw.1).sum();
        let cell = at(same[0].0);
        fits &= units <= 0 || loads[cell] + units <= model.cells[cell].max;
    }
    fits
}

/// A number that looks random.
pub(super) fn scramble(seed: u64, trainee: u32) -> u64 {
    let mut z = seed.wrapping_add(u64::from(trainee).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
