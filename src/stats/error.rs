//! What can go wrong: typed, with the evidence in it.

use rust_decimal::Decimal;

use super::method::Method;
use super::period::Period;
use super::undefined::Undefined;

/// Why a statistic could not be computed.
///
/// A figure that exists but has no meaning for the given numbers (growth from zero, the correlation
/// of a constant) is [`StatsError::Undefined`] with its reason; the rest are inputs out of bounds.
///
/// ```
/// use practicum::stats::{Rounding, Sample, StatsError};
///
/// let empty = Sample::new(&[])?;
/// let error = empty.accumulator().mean(Rounding::FULL).unwrap_err();
/// assert!(matches!(error, StatsError::TooFewValues { needed: 1, found: 0, .. }));
/// # Ok::<(), StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StatsError {
    /// The statistic needs more values than there are.
    #[error("{method} needs at least {needed} values, found {found}")]
    TooFewValues {
        /// The statistic asked for.
        method: Method,
        /// The least number of values it is defined for.
        needed: u64,
        /// The number of values given.
        found: u64,
    },
    /// More values than the exact sums have room for, or than the method can take in fair time.
    #[error("more than {limit} values")]
    TooManyValues {
        /// The greatest number of values taken.
        limit: u64,
    },
    /// A value is missing and the caller chose [`Missing::Refuse`](super::Missing::Refuse).
    #[error("value {position} is missing")]
    MissingValue {
        /// Its place in the input, counted from 0.
        position: u64,
    },
    /// Leaving out missing values would join values that are not neighbors.
    #[error("{method} needs every value in its place, and {missing} were left out")]
    NotConsecutive {
        /// The statistic asked for.
        method: Method,
        /// How many values were left out.
        missing: u64,
    },
    /// A value needs more digits than 96 bits hold once all values share the same decimal places.
    #[error("{value} does not fit 96 bits at {places} decimal places")]
    ScaleOverflow {
        /// The value that does not fit.
        value: Decimal,
        /// The decimal places that the other values need.
        places: u32,
    },
    /// An integer is beyond what `Decimal` holds.
    #[error("{value} is beyond the 96 bits of a decimal")]
    IntegerOutOfRange {
        /// The integer.
        value: i128,
    },
    /// The result is beyond what `Decimal` holds at the asked precision.
    #[error("{method} does not fit a decimal at the precision asked for")]
    ResultOutOfRange {
        /// The statistic asked for.
        method: Method,
    },
    /// A rounding asks for more places or digits than a decimal has, or for no digit at all.
    #[error("a decimal cannot be rounded to {requested} {unit}")]
    InvalidRounding {
        /// The number asked for.
        requested: u32,
        /// What was counted: places or digits.
        unit: &'static str,
    },
    /// A probability outside 0 to 1.
    #[error("probability {value} is outside 0 to 1")]
    InvalidProbability {
        /// The value given.
        value: Decimal,
    },
    /// A negative number where only zero or more makes sense.
    #[error("{method} takes no negative value, found {value}")]
    NegativeValue {
        /// The statistic asked for.
        method: Method,
        /// The negative value.
        value: Decimal,
    },
    /// Two lists that belong together differ in length.
    #[error("{left} values against {right}")]
    LengthMismatch {
        /// Length of the first list.
        left: u64,
        /// Length of the second list.
        right: u64,
    },
    /// More successes than trials.
    #[error("{successes} successes out of {trials} trials")]
    TooManySuccesses {
        /// The number of successes.
        successes: u64,
        /// The number of trials.
        trials: u64,
    },
    /// A number of periods that is zero or too large.
    #[error("{periods} periods: expected 1 to {limit}")]
    PeriodsOutOfRange {
        /// The number given.
        periods: u64,
        /// The greatest number taken.
        limit: u64,
    },
    /// No such quarter.
    #[error("quarter {quarter}: expected 1 to 4")]
    InvalidQuarter {
        /// The number given.
        quarter: u32,
    },
    /// A year beyond what the calendar holds.
    #[error("year {year} is beyond the calendar")]
    YearOutOfRange {
        /// The year given.
        year: i32,
    },
    /// Periods of different kinds in one series or comparison.
    #[error("{first} and {second} are not periods of one kind")]
    MixedPeriods {
        /// One period.
        first: Period,
        /// A period of another kind.
        second: Period,
    },
    /// A period given twice.
    #[error("{period} is given twice")]
    DuplicatePeriod {
        /// The period.
        period: Period,
    },
    /// A period outside the series.
    #[error("{period} is outside the series")]
    PeriodOutsideSeries {
        /// The period.
        period: Period,
    },
    /// Periods too far apart for one series.
    #[error("{first} to {last} spans more than {limit} periods")]
    SpanTooLong {
        /// The first period.
        first: Period,
        /// The last period.
        last: Period,
        /// The greatest number of periods in a series.
        limit: u64,
    },
    /// The figure has no meaning for these numbers.
    #[error("{method} is undefined: {reason}")]
    Undefined {
        /// The statistic asked for.
        method: Method,
        /// Why it is undefined.
        reason: Undefined,
    },
}

impl StatsError {
    pub(crate) fn undefined(method: Method, reason: Undefined) -> Self {
        Self::Undefined { method, reason }
    }
}
