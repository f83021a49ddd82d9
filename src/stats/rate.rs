//! Rates: successes out of trials, with a confidence interval.

use std::fmt;

use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{Ratio, Real};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::undefined::Undefined;

/// How sure an interval is, two-sided.
///
/// ```
/// use practicum::stats::{Confidence, Rate, Rounding};
///
/// let completed = Rate::new(9, 10)?;
/// let wide = completed.wilson(Confidence::NinetyNine, Rounding::HUNDREDTHS)?;
/// let narrow = completed.wilson(Confidence::Ninety, Rounding::HUNDREDTHS)?;
/// assert!(wide.value().low() < narrow.value().low());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Confidence {
    /// 90 %.
    Ninety,
    /// 95 %, the usual one.
    #[default]
    NinetyFive,
    /// 99 %.
    NinetyNine,
}

impl Confidence {
    /// The normal quantile at `(1 + level) / 2`, to 28 digits after the point (mpmath).
    fn quantile(self) -> Ratio {
        let digits: i128 = match self {
            Self::Ninety => 16_448_536_269_514_727_148_638_489_080,
            Self::NinetyFive => 19_599_639_845_400_542_355_245_944_305,
            Self::NinetyNine => 25_758_293_035_489_007_609_785_767_486,
        };
        Ratio::scaled(digits, 28)
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ninety => "90 %",
            Self::NinetyFive => "95 %",
            Self::NinetyNine => "99 %",
        })
    }
}

/// A closed interval.
///
/// ```
/// use practicum::stats::{Confidence, Rate, Rounding};
///
/// let completed = Rate::new(9, 10)?;
/// let interval = completed.wilson(Confidence::NinetyFive, Rounding::HUNDREDTHS)?.into_value();
/// assert_eq!(interval.to_string(), "0.60 to 0.98");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Interval {
    #[cfg_attr(feature = "serde", serde(with = "super::wire::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    low: Decimal,
    #[cfg_attr(feature = "serde", serde(with = "super::wire::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    high: Decimal,
}

impl Interval {
    /// The lower end.
    pub fn low(&self) -> Decimal {
        self.low
    }

    /// The upper end.
    pub fn high(&self) -> Decimal {
        self.high
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.low, self.high)
    }
}

/// Successes out of trials: completed out of begun, arrived out of invited.
///
/// ```
/// use practicum::stats::{Confidence, Rate, Rounding};
///
/// let present = Rate::new(9, 12)?;
/// assert_eq!(present.proportion(Rounding::FULL)?.value().to_string(), "0.75");
/// let interval = present.wilson(Confidence::NinetyFive, Rounding::places(3)?)?;
/// assert_eq!(interval.value().to_string(), "0.468 to 0.911");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rate {
    successes: u64,
    trials: u64,
}

impl Rate {
    /// So many successes out of so many trials.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooManySuccesses`].
    pub fn new(successes: u64, trials: u64) -> Result<Self, StatsError> {
        if successes > trials {
            return Err(StatsError::TooManySuccesses { successes, trials });
        }
        Ok(Self { successes, trials })
    }

    /// The number of successes.
    pub fn successes(self) -> u64 {
        self.successes
    }

    /// The number of trials.
    pub fn trials(self) -> u64 {
        self.trials
    }

    /// Successes over trials, 0 to 1.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] for no trials.
    pub fn proportion(self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Proportion;
        let share = Ratio::new(self.successes, self.trials)
            .ok_or(StatsError::undefined(method, Undefined::NoTrials))?;
        Figure::rounded(&share.into(), self.trials, method, rounding)
    }

    /// The Wilson score interval of the proportion, `z` being the normal quantile:
    /// `(2 x + z² ± z √(z² + 4 x (n - x) / n)) / (2 (n + z²))`. Both ends are rounded alike; the
    /// ends 0 and 1 are met exactly when there are no successes, or nothing else.
    ///
    /// `z` is stored to 28 places, so the ends are right to about 26.
    ///
    /// E. B. Wilson, Journal of the American Statistical Association 22 (1927), without a
    /// continuity correction.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] for no trials.
    pub fn wilson(
        self,
        confidence: Confidence,
        rounding: Rounding,
    ) -> Result<Figure<Interval>, StatsError> {
        let method = Method::Wilson { confidence };
        let undefined = || StatsError::undefined(method, Undefined::NoTrials);
        let (successes, trials) = (BigInt::from(self.successes), BigInt::from(self.trials));
        let failures = &trials - &successes;
        let spread = Ratio::new(&successes * failures * 4, trials.clone()).ok_or_else(undefined)?;
        let z2 = confidence.quantile().squared();
        let divisor = Ratio::integer(trials).plus(&z2).times(&Ratio::integer(2));
        let center = Ratio::integer(successes * 2)
            .plus(&z2)
            .over(&divisor)
            .ok_or_else(undefined)?;
        let radicand = z2
            .times(&z2.plus(&spread))
            .over(&divisor.squared())
            .ok_or_else(undefined)?;
        let end = |negative| {
            let real = Real::root(radicand.clone(), 2, negative)
                .ok_or(StatsError::ResultOutOfRange { method })?
                .moved(&center);
            Figure::rounded(&real, self.trials, method, rounding)
        };
        let (low, high) = (end(true)?, end(false)?);
        let cut = low.rounding().or(high.rounding());
        let interval = Interval {
            low: low.into_value(),
            high: high.into_value(),
        };
        Ok(Figure::new(interval, self.trials, method, cut))
    }
}
