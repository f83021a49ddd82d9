//! The solver's front: from a problem to an outcome.

use std::ops::ControlFlow;

use super::budget::Budget;
use super::outcome::{Outcome, Statistics, Status};
use super::pipeline::{self, Run};
use super::progress::{Progress, Stop, score};
use super::SolveConfig;
use crate::certificate::verify;
use crate::problem::Problem;
use crate::problem::evaluate::worth;

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
        if trail.last().is_none_or(|&(_, best, bound)| (best, bound) != entry) {
            trail.push((progress.steps(), entry.0, entry.1));
        }
        callback(progress)
    };
    let mut budget = Budget::new(config.allowance(), &mut heard);
    let start = config.start().map(|schedule| problem.encode(schedule));
    let Run { plan, certificate, impossible } =
        pipeline::run(model, start.as_ref(), config.chosen_seed(), &mut budget);
    let (steps, stopped) = (budget.steps(), budget.stopped());

    let found = score(worth(model, &plan));
    let bound = certificate.as_ref().and_then(|claim| verify(problem, claim).ok());
    let status = match bound {
        _ if impossible => Status::Infeasible,
        Some(bound) if bound == found => Status::Optimal,
        Some(_) => Status::Feasible,
        None => Status::Unknown,
    };
    Outcome {
        status,
        schedule: problem.decode(&plan),
        score: found,
        certificate: certificate.filter(|_| bound.is_some()),
        bound,
        statistics: Statistics { steps, stopped: stopped.filter(|_| status != Status::Optimal), trail },
    }
}
