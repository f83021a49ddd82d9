//! What came out of the solver.

use std::fmt;

use super::{Obstacle, Stop};
use crate::certificate::Certificate;
use crate::schedule::Schedule;
use crate::score::Score;

/// How much is known about a plan.
///
/// ```
/// use practicum::solver::Status;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let status = planned.outcome().status();
/// assert_eq!((status, status.as_str()), (Status::Optimal, "optimal"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Status {
    /// No plan is better: the bound equals the score, and a certificate proves it.
    ///
    /// What a pin breaks by itself (one seat promised to two) is broken all the same; the checker
    /// counts it, the score does not.
    Optimal,
    /// There is a plan, and a bound that it may or may not reach.
    Feasible,
    /// Whoever keeps all pins breaks another rule, however the rest is planned; the search was
    /// exhaustive. The schedule keeps the pins, and around them as many rules as it can;
    /// [`Outcome::obstacle`] says why.
    Infeasible,
    /// There is a plan, but no bound; or the solver was stopped before it had either.
    Unknown,
}

impl Status {
    /// The word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Optimal => "optimal",
            Self::Feasible => "feasible",
            Self::Infeasible => "infeasible",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How a run went.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let statistics = planned.outcome().statistics();
/// assert_eq!(statistics.stopped(), None); // it ended by itself
/// let bounds = statistics.trail().iter().filter_map(|(_, _, bound)| *bound);
/// let bounds: Vec<i64> = bounds.map(|bound| bound.value).collect();
/// assert!(bounds.is_sorted_by(|earlier, later| earlier >= later)); // a bound only falls
/// assert_eq!(bounds.last(), Some(&123));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Statistics {
    pub(super) steps: u64,
    pub(super) stopped: Option<Stop>,
    pub(super) trail: Vec<(u64, Option<Score>, Option<Score>)>,
}

impl Statistics {
    /// Steps taken.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Why the solver stopped early, if it did.
    pub fn stopped(&self) -> Option<Stop> {
        self.stopped
    }

    /// Score and bound whenever one of them moved, with the steps taken by then.
    pub fn trail(&self) -> &[(u64, Option<Score>, Option<Score>)] {
        &self.trail
    }
}

/// A plan, and what is known about it.
///
/// An outcome that was read from a file claims what its text claims: [`check()`](crate::check()) checks
/// the schedule, [`verify`](crate::certificate::verify) the certificate.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let outcome = planned.outcome();
/// assert_eq!((outcome.score().value, outcome.gap()), (123, Some(0)));
/// assert_eq!(outcome.bound(), Some(outcome.score()));
/// assert!(outcome.certificate().is_some() && outcome.obstacle().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Outcome {
    pub(super) status: Status,
    pub(super) schedule: Schedule,
    pub(super) score: Score,
    pub(super) bound: Option<Score>,
    pub(super) certificate: Option<Certificate>,
    pub(super) obstacle: Option<Obstacle>,
    pub(super) exhausted: bool,
    pub(super) statistics: Statistics,
}

impl Outcome {
    /// How much is known.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The best plan found.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The solver's own count of the plan's shortfall and value. Violations that pins force are not
    /// counted here; [`check()`](crate::check()) counts them.
    pub fn score(&self) -> Score {
        self.score
    }

    /// No plan has a better score than this.
    pub fn bound(&self) -> Option<Score> {
        self.bound
    }

    /// Why the bound holds.
    pub fn certificate(&self) -> Option<&Certificate> {
        self.certificate.as_ref()
    }

    /// Why there is no plan, where there is none: [`Status::Infeasible`]. The certificate shows it,
    /// unless the reason is [`Obstacle::Search`].
    pub fn obstacle(&self) -> Option<&Obstacle> {
        self.obstacle.as_ref()
    }

    /// Whether a complete search found nothing better. That is weaker than [`Status::Optimal`]: it
    /// rests on the solver alone, and no certificate shows it.
    pub fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    /// Value between the plan and the bound, if both have the same shortfall.
    pub fn gap(&self) -> Option<i64> {
        let bound = self
            .bound
            .filter(|bound| bound.shortfall == self.score.shortfall)?;
        bound.value.checked_sub(self.score.value)
    }

    /// How the run went.
    pub fn statistics(&self) -> &Statistics {
        &self.statistics
    }
}
