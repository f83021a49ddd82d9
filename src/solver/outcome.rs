//! What a run found out.
use crate::certificate::claim::{Bound, Certificate};
use crate::problem::model::{Plan, Worth};

use super::front::Stop;

/// How much is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// No plan is better: the bound equals the plan's worth.
    Optimal,
    /// A plan, perhaps not the best.
    Feasible,
    /// No plan exists: pins alone break a limit.
    Infeasible,
    /// No plan was found, and none was proven impossible.
    Unknown,
}

/// The best plan of a run, and a limit on what any plan can be worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outcome {
    /// How much is known.
    pub(crate) status: Status,
    /// The best plan, with its worth.
    pub(crate) best: Option<(Worth, Plan)>,
    /// What no plan exceeds, with the reason.
    pub(crate) bound: Option<(Bound, Certificate)>,
    /// A complete search found nothing better, whether or not the bound shows it.
    pub(crate) searched: bool,
    /// Steps taken.
    pub(crate) steps: u64,
    /// Why the run ended before it was done, if it did.
    pub(crate) stopped: Option<Stop>,
}

impl Outcome {
    /// Value between plan and bound, where both have the same shortfall.
    pub(crate) fn gap(&self) -> Option<i64> {
        let (worth, _) = self.best.as_ref()?;
        let (bound, _) = self.bound.as_ref()?;
        (worth.shortfall == bound.worth.shortfall).then(|| bound.worth.value - worth.value)
    }
}
