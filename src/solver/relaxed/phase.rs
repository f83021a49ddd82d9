//! When the relaxed program is asked, and for how long.
use std::ops::ControlFlow;

use crate::problem::model::{Model, Plan};
use crate::solver::budget::{Budget, Progress, Stop};
use crate::solver::column::crowd::Form;
use crate::solver::config::Search;

use super::relaxer::{End, Proof, Relaxer};

/// Steps of the first search, at most: some seconds.
const FIRST_SEARCH: u64 = 20_000_000;
/// Steps that all rounds together may take, at most.
const MOST_STEPS: u64 = 300_000_000;
/// Rounds between two looks at the bound.
const ROUNDS: u32 = 20;

/// What the rounds left.
#[derive(Debug)]
pub(crate) struct Relaxed {
    /// The best bound, if there is one.
    pub(crate) proof: Option<Proof>,
    /// How the last round ended.
    pub(crate) end: End,
}

/// A plan by a short search, so that there is one before the bound is looked for.
pub(crate) fn first_plan(
    model: &Model,
    start: Option<&Plan>,
    (search, seed): (Search, u64),
    budget: &mut Budget<'_>,
) -> Plan {
    let steps = (budget.left() / 8).min(FIRST_SEARCH);
    portion(budget, steps, |part| search(model, start, seed, part))
}

/// Rounds until the bound stalls, meets `worth`, or has had its share of the budget.
pub(crate) fn relax(
    model: &Model,
    form: Form,
    worth: Option<i64>,
    budget: &mut Budget<'_>,
) -> Relaxed {
    let mut end = End::Over;
    let Some(mut relaxer) = Relaxer::new(model, form) else {
        return Relaxed { proof: None, end };
    };
    let last = budget.steps() + (budget.left() / 3).min(MOST_STEPS);
    let mut before: Option<i128> = None;
    while budget.steps() < last && end == End::Over {
        end = relaxer.run(ROUNDS, worth, budget);
        let now = relaxer.proof.as_ref().map(|proof| proof.scaled);
        let stalled = before.zip(now).is_some_and(|(before, now)| {
            // Less than a ten-thousandth in all these rounds.
            before - now <= now.abs() / 10_000 && relaxer.settled()
        });
        if stalled || relaxer.met(worth) {
            break;
        }
        before = now;
    }
    let proof = relaxer.proof;
    Relaxed { proof, end }
}

/// Does something with at most `steps` of the budget.
fn portion<T>(budget: &mut Budget<'_>, steps: u64, work: impl FnOnce(&mut Budget<'_>) -> T) -> T {
    let mut spent = 0;
    let mut forward = |progress: &Progress| {
        let more = progress.steps - spent;
        spent = progress.steps;
        if let Some(worth) = progress.best {
            budget.found(worth);
        }
        if budget.spend(more) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(budget.stopped().unwrap_or(Stop::Exhausted))
        }
    };
    let mut part = Budget::new(steps, &mut forward);
    let done = work(&mut part);
    let left = part.steps();
    budget.spend(left - spent);
    done
}
