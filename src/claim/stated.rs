//! A figure as printed: its value, how it is bounded, and how coarse it is.

use std::fmt;

use rust_decimal::Decimal;

/// How the stated value relates to the true one.
///
/// ```
/// use practicum::claim::{Relation, Stated};
///
/// let at_least = Stated::new(10.into()).related(Relation::AtLeast);
/// assert!(at_least.covers(10.into()) && at_least.covers(12.into()));
/// assert!(!Stated::more_than(10.into()).covers(10.into()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Relation {
    /// The figure is the value.
    #[default]
    Equal,
    /// "More than", "over".
    MoreThan,
    /// "At least".
    AtLeast,
    /// "Less than", "under".
    LessThan,
    /// "At most", "up to".
    AtMost,
}

/// A figure as published: 38.4 is one to the nearest tenth.
///
/// ```
/// use practicum::claim::Stated;
/// use rust_decimal::Decimal;
///
/// assert!(Stated::new(Decimal::new(384, 1)).covers(Decimal::new(38_362, 3)));
/// let millions = Stated::new(1_560_000.into()).to_nearest(10_000.into());
/// assert!(millions.covers(1_562_548.into()));
/// assert!(Stated::more_than(2.into()).covers(Decimal::new(222, 2)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stated {
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    value: Decimal,
    relation: Relation,
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    step: Decimal,
}

impl Stated {
    /// The value to the last place it is written with.
    pub fn new(value: Decimal) -> Self {
        let step = Decimal::try_new(1, value.scale()).unwrap_or(Decimal::ZERO);
        Self {
            value,
            relation: Relation::Equal,
            step,
        }
    }

    /// The same value, known to a coarser or finer step, such as 10,000.
    #[must_use]
    pub fn to_nearest(self, step: Decimal) -> Self {
        Self {
            step: step.abs(),
            ..self
        }
    }

    /// "More than `value`".
    pub fn more_than(value: Decimal) -> Self {
        Self::new(value).related(Relation::MoreThan)
    }

    /// The same value under another relation.
    #[must_use]
    pub fn related(self, relation: Relation) -> Self {
        Self { relation, ..self }
    }

    /// The value as printed.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// How it relates to the true value.
    pub fn relation(&self) -> Relation {
        self.relation
    }

    /// The step it is rounded to.
    pub fn step(&self) -> Decimal {
        self.step
    }

    /// Whether a true value agrees: it satisfies the bound, or is at most half a step away.
    pub fn covers(&self, right: Decimal) -> bool {
        match self.relation {
            Relation::Equal => right
                .checked_sub(self.value)
                .and_then(|gap| gap.abs().checked_mul(Decimal::TWO))
                .is_some_and(|doubled| doubled <= self.step),
            Relation::MoreThan => right > self.value,
            Relation::AtLeast => right >= self.value,
            Relation::LessThan => right < self.value,
            Relation::AtMost => right <= self.value,
        }
    }
}

impl fmt::Display for Stated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.relation {
            Relation::Equal => "",
            Relation::MoreThan => "more than ",
            Relation::AtLeast => "at least ",
            Relation::LessThan => "less than ",
            Relation::AtMost => "at most ",
        })?;
        self.value.fmt(f)
    }
}
