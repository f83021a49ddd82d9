//! Why a figure has no meaning for numbers that are themselves fine.

use std::fmt;

use rust_decimal::Decimal;

use super::period::Period;

/// The reason why a figure is undefined.
///
/// ```
/// use practicum::stats::{Rounding, StatsError, Undefined, percent_change};
///
/// let error = percent_change(0.into(), 14.into(), Rounding::FULL).unwrap_err();
/// assert!(matches!(error, StatsError::Undefined { reason: Undefined::ZeroBase, .. }));
/// assert_eq!(error.to_string(), "percent change is undefined: the base is zero");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "reason", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Undefined {
    /// The base of a comparison is zero.
    ZeroBase,
    /// The base of a comparison is negative, so a ratio would mislead.
    NegativeBase {
        /// The base.
        #[cfg_attr(feature = "serde", serde(with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        base: Decimal,
    },
    /// The later value is negative, so no real rate leads to it.
    NegativeEnd {
        /// The later value.
        #[cfg_attr(feature = "serde", serde(with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        end: Decimal,
    },
    /// A period that the figure needs has no value.
    Gap {
        /// The period without a value.
        period: Period,
    },
    /// The figure needs a period before the first one.
    BeforeSeries {
        /// The first period of the series.
        first: Period,
    },
    /// All values are equal, so there is nothing to explain or to divide by.
    NoVariation,
    /// The mean is zero.
    ZeroMean,
    /// The total is zero, so there is nothing to share out.
    ZeroTotal,
    /// The smallest value is zero.
    ZeroMinimum,
    /// There were no trials.
    NoTrials,
}

impl fmt::Display for Undefined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroBase => f.write_str("the base is zero"),
            Self::NegativeBase { base } => write!(f, "the base {base} is negative"),
            Self::NegativeEnd { end } => write!(f, "the later value {end} is negative"),
            Self::Gap { period } => write!(f, "{period} has no value"),
            Self::BeforeSeries { first } => write!(f, "the series begins with {first}"),
            Self::NoVariation => f.write_str("all values are equal"),
            Self::ZeroMean => f.write_str("the mean is zero"),
            Self::ZeroTotal => f.write_str("the total is zero"),
            Self::ZeroMinimum => f.write_str("the smallest value is zero"),
            Self::NoTrials => f.write_str("there were no trials"),
        }
    }
}
