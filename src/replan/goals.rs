//! What a new plan should achieve, in which order.

use thiserror::Error;

/// Something that a new plan should achieve once it breaks no hard rule.
///
/// ```
/// use practicum::replan::{Goal, Goals};
///
/// // Unless you say otherwise: first that people are placed, then that little changes, then value.
/// assert_eq!(Goals::default().order(), [Goal::Placed, Goal::Kept, Goal::Value]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Goal {
    /// As few open requirements and missing minimum seats as possible.
    Placed,
    /// As many placements of the plan in force as possible, unchanged.
    Kept,
    /// As much value as possible, by the weights of the rule book.
    Value,
}

/// The order of the goals. Hard rules always come first.
///
/// The usual order is to place as many as possible, then to change as few placements as possible, then
/// to regain value.
///
/// ```
/// use practicum::replan::{Goal, Goals};
///
/// let calm = Goals::new([Goal::Kept, Goal::Placed, Goal::Value])?;
/// assert_ne!(calm, Goals::default());
/// assert!(Goals::new([Goal::Value, Goal::Placed, Goal::Kept]).is_err());
/// # Ok::<(), practicum::replan::GoalsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Goals {
    order: [Goal; 3],
}

impl Default for Goals {
    fn default() -> Self {
        Self {
            order: [Goal::Placed, Goal::Kept, Goal::Value],
        }
    }
}

/// Why goals can not come in an order.
///
/// ```
/// use practicum::replan::{Goal, Goals, GoalsError};
///
/// let turned = Goals::new([Goal::Value, Goal::Placed, Goal::Kept]);
/// assert_eq!(turned, Err(GoalsError::ValueFirst));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum GoalsError {
    /// Each goal stands once.
    #[error("the goal {goal:?} stands twice")]
    Twice {
        /// The goal.
        goal: Goal,
    },
    /// A score puts shortfall before value, everywhere.
    #[error("value can not come before placing people: a score counts shortfall first")]
    ValueFirst,
}

impl Goals {
    /// Goals, the most important one first.
    ///
    /// # Errors
    /// [`GoalsError`] if a goal stands twice, or value before placing people.
    pub fn new(order: [Goal; 3]) -> Result<Self, GoalsError> {
        let [first, second, third] = order;
        if first == second || first == third {
            return Err(GoalsError::Twice { goal: first });
        }
        if second == third {
            return Err(GoalsError::Twice { goal: second });
        }
        let goals = Self { order };
        if goals.precedes(Goal::Value, Goal::Placed) {
            return Err(GoalsError::ValueFirst);
        }
        Ok(goals)
    }

    /// The goals, the most important one first.
    pub fn order(self) -> [Goal; 3] {
        self.order
    }

    /// Whether one goal is more important than another.
    pub fn precedes(self, one: Goal, other: Goal) -> bool {
        let place = |goal| self.order.iter().position(|known| *known == goal);
        place(one) < place(other)
    }
}
