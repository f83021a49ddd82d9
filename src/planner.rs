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
#[derive(Debug, Clone)]
pub struct Planned {
    outcome: Outcome,
    report: CheckReport,
}

/// Why there is no plan.
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
/// # Errors
/// [`PlanError::Compile`] if the program is too large; [`PlanError::Disagreement`] never, unless the
/// crate is at fault.
///
/// ```
/// # fn show(program: &practicum::program::Program) -> Result<(), practicum::PlanError> {
/// use practicum::rules::RuleBook;
/// use practicum::solver::SolveConfig;
///
/// let planned = practicum::plan(program, &RuleBook::default(), &SolveConfig::default())?;
/// println!("{}", planned.report());
/// # Ok(())
/// # }
/// ```
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
