//! Part of a plan, planned again: some trainees are freed, the others stay where they are.
use crate::problem::evaluate::{draws, loads, own};
use crate::problem::model::{Model, Plan, at};
use crate::solver::budget::Budget;
use crate::solver::decoupled::Independent;

use super::crowd::Crowd;
use super::dive::{Dive, Dived};
use super::generate::{End, Generator, units};

/// Attempts of one dive.
const FAILURES: u32 = 30;

/// A plan that is better than `plan`, for the same problem, found by planning `free` again.
pub(crate) fn improve(
    crowd: &Crowd<'_>,
    plan: &Plan,
    free: &[u32],
    force: i64,
    budget: &mut Budget<'_>,
) -> Option<Plan> {
    let model = crowd.model;
    let part = rest(model, plan, free);
    let fixed = |trainee: u32| free.binary_search(&trainee).is_err();
    let cap = (0..)
        .zip(&model.trainees)
        .filter(|(trainee, automaton)| automaton.counted && fixed(*trainee))
        .map(|(trainee, automaton)| own(model, automaton, &plan[at(trainee)]))
        .min();
    let now: Plan = free
        .iter()
        .map(|&trainee| plan[at(trainee)].clone())
        .collect();
    let worth = crate::problem::evaluate::worth_of(&part, &now)?;
    let mut value = worth.value;
    if let Some(cap) = cap {
        // The worst-off term is a minimum over the fixed trainees as well.
        let counted = part
            .trainees
            .iter()
            .zip(&now)
            .filter(|(one, _)| one.counted);
        let least = counted.map(|(one, stays)| own(&part, one, stays)).min();
        value += part.worst_weight * (cap.min(least.unwrap_or(cap)) - least.unwrap_or(0));
    }
    if let Some(penalty) = crowd.form.penalty {
        value -= penalty.saturating_mul(worth.shortfall);
    }
    let mut part_crowd = crowd.part(&part, free);
    let start = Independent::new(&mut part_crowd, cap)?;
    let mut generator = Generator::new(part_crowd, start, force);
    let end = generator.run(value.saturating_add(1), budget);
    let mut target = units(generator.proof.scaled);
    if end != End::Converged || generator.master.broken() > 1e-5 {
        return None;
    }
    while target > value && budget.stopped().is_none() {
        generator.focus(target);
        let dived = Dive::new(target).run(&mut generator, FAILURES, budget);
        generator.blur();
        if let Dived::Found(found) = dived {
            let mut better = plan.clone();
            for (&trainee, itinerary) in free.iter().zip(found) {
                better[at(trainee)] = itinerary;
            }
            return Some(better);
        }
        target -= 1 + (target - value) / 4;
    }
    None
}

/// The problem of the `free` trainees: what the others draw is taken from the cells.
fn rest(model: &Model, plan: &Plan, free: &[u32]) -> Model {
    let mut part = model.clone();
    part.links.clear();
    part.trainees = free
        .iter()
        .map(|&trainee| model.trainees[at(trainee)].clone())
        .collect();
    let mut drawn = loads(model, plan);
    for &trainee in free {
        let automaton = &model.trainees[at(trainee)];
        draws(model, automaton, &plan[at(trainee)], |cell, units| {
            drawn[at(cell)] -= units;
        });
    }
    for (cell, drawn) in part.cells.iter_mut().zip(drawn) {
        if cell.max < i64::MAX {
            cell.max -= drawn;
        }
        if cell.target < i64::MAX {
            cell.target = (cell.target - drawn).max(0);
        }
        cell.min = (cell.min - drawn).max(0);
    }
    part
}
