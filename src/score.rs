//! The score of a schedule: lexicographic, higher is better.

use std::cmp::Ordering;
use std::fmt;

/// How good a schedule is. First fewer violations of hard rules, then less shortfall, then more
/// value. `Ord` agrees: the greater score is the better one.
///
/// ```
/// use practicum::score::Score;
///
/// let complete = Score { violations: 0, shortfall: 0, value: 10 };
/// let rich_but_short = Score { violations: 0, shortfall: 1, value: 99 };
/// assert!(complete > rich_but_short);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Score {
    /// Violations of hard rules.
    pub violations: u64,
    /// Requirements left open plus minimum seats missing.
    pub shortfall: u64,
    /// Value by the weights of the rule book.
    pub value: i64,
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        other
            .violations
            .cmp(&self.violations)
            .then(other.shortfall.cmp(&self.shortfall))
            .then(self.value.cmp(&other.value))
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} violations, shortfall {}, value {}",
            self.violations, self.shortfall, self.value
        )
    }
}
