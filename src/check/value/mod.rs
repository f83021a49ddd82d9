//! What a schedule is worth, rule by rule.
mod breakdown;
mod overall;
mod own;
mod worth;

pub use breakdown::{OwnValue, ValueBreakdown, ValueLine};
pub(super) use worth::worth;
