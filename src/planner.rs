//! The pipeline in one call: compile, solve, decode, check.

use std::ops::ControlFlow;

use thiserror::Error;

use crate::check::{CheckReport, check};
use crate::problem::{CompileError, Problem};
use crate::program::Program;
use crate::rules::RuleBook;
use crate::schedule::Schedule;
use crate::score::Score;
use crate::solver::{Outcome, Progress, SolveConfig, Stop, solve};

/// A plan with what the solver claims and what the checker found.
///
/// ```
/// use practicum::{RuleBook, SolveConfig, plan};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let planned = plan(&program, &RuleBook::default(), &SolveConfig::default())?;
/// assert_eq!(planned.schedule().len(), 20);
/// // The solver's claim and the checker's verdict, which were compared.
/// assert_eq!(planned.outcome().score(), planned.report().score());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Planned {
    outcome: Outcome,
    report: CheckReport,
}

/// Why there is no plan.
///
/// ```
/// use practicum::quantity::Money;
/// use practicum::{PlanError, RuleBook, RuleCode, SolveConfig, plan};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.rates[0].amount = "1000000000000000 KRW".into();
/// let program = draft.validate()?;
/// let book = RuleBook::default()
///     .weigh(RuleCode::Cost, 1_000_000.try_into()?)?
///     .money_per_point("1 KRW".parse::<Money>()?)?;
/// let planned = plan(&program, &book, &SolveConfig::default());
/// assert!(matches!(planned, Err(PlanError::Compile(_)))); // the values do not fit 64 bits
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The program is too large to be planned.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// Solver and checker disagree: a defect of this crate, caught before it did harm.
    #[error(
        "internal error: the solver claims {claimed}, the checker finds {found}; please report this"
    )]
    Disagreement {
        /// What the solver claims.
        claimed: Score,
        /// What the checker finds.
        found: Score,
    },
}

impl Planned {
    /// The schedule.
    pub fn schedule(&self) -> &Schedule {
        self.outcome.schedule()
    }

    /// What the solver says of it: status, bound, certificate, statistics.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What the checker found in it.
    pub fn report(&self) -> &CheckReport {
        &self.report
    }
}

/// Plans a program: compiles it, solves it, turns the result back into placements, and has the
/// independent checker confirm the solver's score to the last unit.
///
/// ```
/// use practicum::solver::Status;
/// use practicum::{RuleBook, SolveConfig, plan};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let planned = plan(&program, &RuleBook::default(), &SolveConfig::default())?;
/// let score = planned.report().score();
/// assert_eq!(score.to_string(), "0 violations, shortfall 0, value 123");
/// assert_eq!(planned.outcome().status(), Status::Optimal);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`PlanError::Compile`] if the program is too large; [`PlanError::Disagreement`] never, unless the
/// crate is at fault.
pub fn plan(
    program: &Program,
    book: &RuleBook,
    config: &SolveConfig,
) -> Result<Planned, PlanError> {
    plan_with(program, book, config, &mut |_| ControlFlow::Continue(()))
}

/// As [`plan`], with a callback that sees the progress and may stop the search; the best plan so far
/// is returned then.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use practicum::solver::Stop;
/// use practicum::{RuleBook, SolveConfig, plan_with};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let mut calls = 0;
/// let planned = plan_with(&program, &RuleBook::default(), &SolveConfig::default(), &mut |_| {
///     calls += 1;
///     if calls < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(Stop::Cancelled) }
/// })?;
/// assert_eq!(planned.outcome().statistics().stopped(), Some(Stop::Cancelled));
/// assert!(planned.report().is_valid()); // what was found so far
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`plan`].
pub fn plan_with(
    program: &Program,
    book: &RuleBook,
    config: &SolveConfig,
    callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
) -> Result<Planned, PlanError> {
    let problem = Problem::compile(program, book)?;
    let outcome = solve(&problem, config, callback);
    let report = check(program, book, outcome.schedule());
    let (claimed, found) = (outcome.score(), report.score());
    // Pins may force violations, which the solver does not count.
    if (claimed.shortfall, claimed.value) != (found.shortfall, found.value) {
        return Err(PlanError::Disagreement { claimed, found });
    }
    let forced = program
        .trainees()
        .iter()
        .any(|trainee| !trainee.pins().is_empty());
    if found.violations > 0 && !forced {
        return Err(PlanError::Disagreement { claimed, found });
    }
    Ok(Planned { outcome, report })
}
