//! The solver's front: from a problem to an outcome.

use std::ops::ControlFlow;

use super::SolveConfig;
use super::outcome::{Outcome, Statistics, Status};
use super::progress::{Progress, Stop, score};
use crate::certificate::verify_aloud;
use crate::problem::Problem;
use crate::problem::evaluate::worth_of;
use crate::problem::model::{Model, Plan, Worth};
use crate::solver::budget::Budget;
use crate::solver::config::Config;
use crate::solver::outcome;
use crate::solver::search::{anneal::anneal, construct::construct};
use crate::solver::solve as engine;

/// Plans a problem.
///
/// The callback sees the progress every few thousand steps, and whenever the best plan or the bound
/// moves; it may stop the run, and then the best plan so far comes out. Callers who want a limit in
/// seconds look at their own clock there.
///
/// ```
/// # fn show(problem: &practicum::Problem) {
/// use std::ops::ControlFlow;
/// use practicum::{SolveConfig, solve};
///
/// let outcome = solve(problem, &SolveConfig::default(), &mut |progress| {
///     println!("{} steps: {:?}", progress.steps(), progress.best());
///     ControlFlow::Continue(())
/// });
/// println!("{}: {}", outcome.status(), outcome.score());
/// # }
/// ```
pub fn solve(
    problem: &Problem,
    config: &SolveConfig,
    callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
) -> Outcome {
    let model = problem.model();
    let mut trail = Vec::new();
    let mut heard = |progress: &Progress| {
        let entry = (progress.best(), progress.bound());
        if trail
            .last()
            .is_none_or(|&(_, best, bound)| (best, bound) != entry)
        {
            trail.push((progress.steps(), entry.0, entry.1));
        }
        callback(progress)
    };
    let settings = Config {
        steps: config.allowance(),
        seed: config.chosen_seed(),
        search: Some(search),
        ..Config::default()
    };
    let start = config.start().map(|schedule| problem.encode(schedule));
    let found = engine::solve_from(model, &settings, start, &mut heard);
    let last = Progress {
        steps: found.steps,
        best: found.best.as_ref().map(|best| best.0),
        bound: found.bound.as_ref().map(|bound| bound.0.worth),
    };

    // Without any plan the schedule is empty; a pin is then missing, and the checker says so.
    let impossible = found.status == outcome::Status::Infeasible;
    let (worth, plan) = found.best.unwrap_or_else(|| {
        let plan = vec![Vec::new(); model.trainees.len()];
        let nothing = Worth {
            shortfall: 0,
            value: 0,
        };
        (worth_of(model, &plan).unwrap_or(nothing), plan)
    });
    let certificate = found.bound.map(|(_, certificate)| certificate);
    // A bound is only reported once its certificate has been verified.
    let bound = certificate.as_ref().and_then(|claim| {
        // The caller hears on; it is too late to stop.
        let mut hear = || {
            let _ = callback(&last);
        };
        verify_aloud(problem, claim, &mut hear).ok()
    });
    let status = match bound {
        _ if impossible => Status::Infeasible,
        Some(bound) if bound == score(worth) => Status::Optimal,
        Some(_) => Status::Feasible,
        None => Status::Unknown,
    };
    Outcome {
        status,
        schedule: problem.decode(&plan),
        score: score(worth),
        certificate: certificate.filter(|_| bound.is_some()),
        bound,
        exhausted: found.searched,
        statistics: Statistics {
            steps: found.steps,
            stopped: found.stopped.filter(|_| status != Status::Optimal),
            trail,
        },
    }
}

/// The local search, from a plan or from a greedy start.
fn search(model: &Model, start: Option<&Plan>, seed: u64, budget: &mut Budget<'_>) -> Plan {
    let start = start.map_or_else(|| construct(model), Clone::clone);
    anneal(model, &start, seed, budget)
}
