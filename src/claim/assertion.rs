//! The formula behind a published figure, and its inputs.

use rust_decimal::Decimal;

use crate::stats::{Figure, Rounding, Sample, StatsError, compound_rate, percent_change, ratio};

/// What a claim asserts about its inputs. Percentages are stated as hundredths: 38.4 for 38.4 %.
///
/// ```
/// use practicum::claim::Assertion;
///
/// let share = Assertion::Share { part: 25_673.into(), whole: 211_218.into() };
/// assert_eq!(share.compute()?.value().round_dp(1).to_string(), "12.2");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "kind", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Assertion {
    /// The figure is the one of a better source.
    Equals {
        /// The figure there.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        reference: Decimal,
    },
    /// The figure is the sum of parts.
    Total {
        /// The parts.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimals"))]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        parts: Vec<Decimal>,
    },
    /// The figure is an earlier total and the cohorts since.
    RunningTotal {
        /// The earlier total.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        before: Decimal,
        /// The cohorts since, the running one last.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimals"))]
        #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
        cohorts: Vec<Decimal>,
    },
    /// The figure is the percent change from `base` to `end`.
    Change {
        /// The earlier value.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        base: Decimal,
        /// The later value.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        end: Decimal,
    },
    /// The figure is the compound rate in percent from `base` to `end`.
    CompoundRate {
        /// The first value.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        base: Decimal,
        /// The last value.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        end: Decimal,
        /// The number of periods between them.
        periods: u32,
    },
    /// The figure is `end` over `base`.
    Times {
        /// The earlier value.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        base: Decimal,
        /// The later value.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        end: Decimal,
    },
    /// The figure is `part` in percent of `whole`.
    Share {
        /// The part.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        part: Decimal,
        /// The whole.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        whole: Decimal,
    },
}

impl Assertion {
    /// The figure that follows from the inputs, to 28 digits.
    ///
    /// # Errors
    ///
    /// Whatever the statistic reports: [`StatsError::Undefined`] for a base of zero, for example.
    pub fn compute(&self) -> Result<Figure<Decimal>, StatsError> {
        match self {
            Self::Equals { reference } => sum([reference]),
            Self::Total { parts } => sum(parts),
            Self::RunningTotal { before, cohorts } => sum(std::iter::once(before).chain(cohorts)),
            Self::Change { base, end } => Ok(percent_change(*base, *end, FULL)?.into_hundredths()),
            Self::CompoundRate { base, end, periods } => {
                Ok(compound_rate(*base, *end, *periods, FULL)?.into_hundredths())
            }
            Self::Times { base, end } => ratio(*base, *end, FULL),
            Self::Share { part, whole } => {
                Ok(crate::stats::percent_of(*part, *whole, FULL)?.into_hundredths())
            }
        }
    }
}

const FULL: Rounding = Rounding::FULL;

fn sum<'a>(parts: impl IntoIterator<Item = &'a Decimal>) -> Result<Figure<Decimal>, StatsError> {
    let parts: Vec<Decimal> = parts.into_iter().copied().collect();
    Sample::new(&parts)?.accumulator().sum()
}
