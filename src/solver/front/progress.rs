//! What a caller sees while the solver works.

use crate::problem::model::Worth;
use crate::score::Score;

/// Why the solver stopped before it was done.
///
/// ```
/// use practicum::solver::Stop;
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let little = SolveConfig::default().steps(1);
/// let planned = practicum::plan(&program, &RuleBook::default(), &little)?;
/// assert_eq!(planned.outcome().statistics().stopped(), Some(Stop::Exhausted));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Stop {
    /// The allowance of steps is used up.
    Exhausted,
    /// The callback asked for it.
    Cancelled,
}

/// How far the solver is.
///
/// ```
/// use std::ops::ControlFlow;
///
/// use practicum::{RuleBook, SolveConfig, plan_with};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let mut steps = Vec::new();
/// plan_with(&program, &RuleBook::default(), &SolveConfig::default(), &mut |progress| {
///     steps.push(progress.steps()); // `best()` and `bound()` for a bar that closes
///     ControlFlow::Continue(())
/// })?;
/// assert!(steps.is_sorted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub(crate) steps: u64,
    pub(crate) best: Option<Worth>,
    pub(crate) bound: Option<Worth>,
}

impl Progress {
    /// Steps taken so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The score of the best plan so far.
    pub fn best(&self) -> Option<Score> {
        self.best.map(score)
    }

    /// No plan can have a better score than this.
    pub fn bound(&self) -> Option<Score> {
        self.bound.map(score)
    }
}

/// The score of a plan without violations.
pub(crate) fn score(worth: Worth) -> Score {
    let shortfall = u64::try_from(worth.shortfall).unwrap_or(0);
    Score {
        violations: 0,
        shortfall,
        value: worth.value,
    }
}
