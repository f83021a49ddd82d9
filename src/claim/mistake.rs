//! How a wrong figure came about.

use std::fmt;

use rust_decimal::Decimal;

/// A mistake that turns the inputs of a claim into the figure it states.
///
/// ```
/// use practicum::claim::{Assertion, Claim, Mistake, Stated};
///
/// let growth = Assertion::Change { base: 100.into(), end: 166.into() };
/// let finding = Claim::new("grew by 166 %", growth, Stated::new(166.into())).verify()?;
/// assert_eq!(finding.mistake(), Some(&Mistake::RatioAsChange)); // 66 % is right
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "kind", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Mistake {
    /// Plus and minus are exchanged.
    WrongSign,
    /// The decimal point, or the word for a power of ten, is off.
    UnitSlip {
        /// Stated over right, as a power of ten.
        power: i32,
    },
    /// A compound rate over several periods is read as the change of the last one.
    CompoundRateAsChange {
        /// Where the compound rate begins.
        from: String,
        /// Over how many periods.
        periods: u32,
    },
    /// The comparison is with another value than the one named.
    WrongBase {
        /// The value compared with.
        base: String,
    },
    /// The later value in percent of the earlier is read as a change.
    RatioAsChange,
    /// The change as a multiple of the base is read as a ratio.
    ChangeAsRatio,
    /// The compound rate is taken over another number of periods.
    WrongNumberOfPeriods {
        /// The number taken.
        periods: u32,
    },
    /// The total change is divided by the number of periods, without compounding.
    SimpleAverage,
    /// The change over all periods is read as a rate a period.
    TotalChangeAsRate,
    /// The share is of another whole than the one named.
    ShareOfAnotherWhole {
        /// That whole.
        whole: String,
    },
    /// The part is compared with the rest, not with the whole.
    ShareOfTheRest,
    /// The figure belongs to something else.
    AnotherLabel {
        /// What it belongs to.
        label: String,
    },
    /// One part is not in the total.
    PartLeftOut {
        /// Its place among the parts, counted from 0.
        position: usize,
    },
    /// One part is in the total twice.
    PartCountedTwice {
        /// Its place among the parts, counted from 0.
        position: usize,
    },
    /// The running cohort is not in the total yet.
    RunningCohortLeftOut,
    /// The running cohort was in the earlier total already.
    RunningCohortCountedTwice,
    /// The parts add to more than the whole.
    PartsExceedWhole {
        /// By how much.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        by: Decimal,
    },
    /// The parts add to less than the whole.
    PartsFallShort {
        /// By how much.
        #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::decimal"))]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        by: Decimal,
    },
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongSign => f.write_str("the sign is wrong"),
            Self::UnitSlip { power } => write!(f, "it is 10^{power} times the right value"),
            Self::CompoundRateAsChange { from, periods } => {
                write!(
                    f,
                    "it is the compound rate over {periods} periods from {from}"
                )
            }
            Self::WrongBase { base } => write!(f, "it compares with {base}"),
            Self::RatioAsChange => f.write_str("it is the later value in percent of the earlier"),
            Self::ChangeAsRatio => f.write_str("it is the change as a multiple of the base"),
            Self::WrongNumberOfPeriods { periods } => {
                write!(f, "it is the compound rate over {periods} periods")
            }
            Self::SimpleAverage => {
                f.write_str("it is the total change over the number of periods, not compounded")
            }
            Self::TotalChangeAsRate => f.write_str("it is the change over all periods together"),
            Self::ShareOfAnotherWhole { whole } => write!(f, "it is the share of {whole}"),
            Self::ShareOfTheRest => f.write_str("it compares the part with the rest"),
            Self::AnotherLabel { label } => write!(f, "it is the figure of {label}"),
            Self::PartLeftOut { position } => write!(f, "part {position} is left out"),
            Self::PartCountedTwice { position } => write!(f, "part {position} is counted twice"),
            Self::RunningCohortLeftOut => f.write_str("the running cohort is not counted yet"),
            Self::RunningCohortCountedTwice => {
                f.write_str("the running cohort was in the earlier total already")
            }
            Self::PartsExceedWhole { by } => write!(f, "the parts exceed the whole by {by}"),
            Self::PartsFallShort { by } => write!(f, "the parts fall short of the whole by {by}"),
        }
    }
}
