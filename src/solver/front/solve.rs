//! The solver's front: from a problem to an outcome.

use std::ops::ControlFlow;

use super::outcome::{Outcome, Statistics, Status};
use super::progress::{Progress, Stop, score};
use super::{Obstacle, SolveConfig};
use crate::certificate::verify::verify;
use crate::problem::Problem;
use crate::problem::evaluate::{evaluate, worth_of};
use crate::problem::model::{Model, Plan, Worth};
use crate::solver::budget::Callback;
use crate::solver::column::place::pins;
use crate::solver::config::Config;
use crate::solver::lenient::lenient;
use crate::solver::outcome;
use crate::solver::search::{anneal::search, construct::construct};
use crate::solver::solve as engine;

/// Plans a problem.
///
/// The callback sees the progress every few hundred steps, and whenever the best plan or the bound
/// moves; it may stop the run, and then the best plan so far comes out. Callers who want a limit in
/// seconds look at their own clock there.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use practicum::{Problem, RuleBook, SolveConfig, solve};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// let outcome = solve(&problem, &SolveConfig::default(), &mut |_| ControlFlow::Continue(()));
/// assert_eq!(outcome.status().to_string(), "optimal");
/// assert_eq!(outcome.schedule().len(), 20);
/// # Ok::<(), Box<dyn std::error::Error>>(())
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
    let mut found = engine::solve_from(model, &settings, start.clone(), &mut heard);
    let impossible = found.status == outcome::Status::Infeasible;
    if found.stopped.is_some() && model.trainees.len() <= settings.most_trainees {
        at_least_greedy(model, &mut found);
    }
    let (mut known, certificate) = found.bound.take().unzip();
    let certificate = certificate.filter(|_| impossible || found.best.is_some());
    if found.best.is_none() {
        if let Some(lenient) = lenient(model) {
            found = again(&lenient, &settings, start, &found, &mut heard);
            known = None;
        }
    }
    let (worth, plan) = found.best.unwrap_or_else(|| {
        let plan = pins(model);
        let nothing = Worth {
            shortfall: 0,
            value: 0,
        };
        (worth_of(model, &plan).unwrap_or(nothing), plan)
    });
    // What the search says of the bound; the outcome says what the check of its certificate does.
    let last = Progress {
        steps: found.steps,
        best: Some(worth),
        bound: known.map(|bound| bound.worth).filter(|_| !impossible),
    };
    let mut pulse = || {
        // Whoever asks to stop now gets the bound all the same: the check is short.
        let _: ControlFlow<Stop> = heard(&last);
    };
    let bound = certificate
        .as_ref()
        .and_then(|claim| verify(model, claim, &mut pulse).ok())
        .map(|bound| score(bound.worth));
    let certificate = certificate.filter(|_| bound.is_some());
    // No shortfall is that large: the certificate then says that there is no plan.
    let bound = bound.filter(|_| !impossible);
    let obstacle = impossible.then(|| Obstacle::new(problem, certificate.as_ref(), &mut pulse));
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
        certificate,
        bound,
        obstacle,
        exhausted: found.searched,
        statistics: Statistics {
            steps: found.steps,
            stopped: found.stopped.filter(|_| status != Status::Optimal),
            trail,
        },
    }
}

/// Where the allowance ended early, perhaps before anything was placed, the greedy plan may be better.
fn at_least_greedy(model: &Model, found: &mut outcome::Outcome) {
    let plan = construct(model);
    let better = |worth: &Worth| found.best.as_ref().is_none_or(|(known, _)| worth > known);
    if let Some(worth) = evaluate(model, &plan).filter(better) {
        found.best = Some((worth, plan));
    }
}

/// A second run, on what pins leave of the model, with the steps that the first one left over. A plan of
/// the one and a bound of the other say nothing about each other: it has no bound.
fn again(
    lenient: &Model,
    settings: &Config,
    start: Option<Plan>,
    first: &outcome::Outcome,
    heard: &mut Callback<'_>,
) -> outcome::Outcome {
    let left = Config {
        steps: settings.steps.saturating_sub(first.steps),
        ..*settings
    };
    let second = engine::solve_from(lenient, &left, start, &mut |progress| {
        heard(&Progress {
            steps: first.steps.saturating_add(progress.steps),
            best: progress.best,
            bound: None,
        })
    });
    outcome::Outcome {
        bound: None,
        searched: false,
        steps: first.steps.saturating_add(second.steps),
        stopped: first.stopped.or(second.stopped),
        ..second
    }
}
