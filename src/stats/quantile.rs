//! The nine definitions of a sample quantile.
//!
//! R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", The American Statistician
//! 50 (1996). All are `(1 - g) x[j] + g x[j + 1]` for the sorted values `x[1] ≤ … ≤ x[n]` and a
//! position `j + g`; they differ in the position and in what they do between two values.

use std::fmt;

use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::exact::Ratio;

/// A definition, by its number in Hyndman and Fan.
///
/// ```
/// use practicum::stats::{Ordered, QuantileType, Rounding, Sample};
/// use rust_decimal::Decimal;
///
/// let days = Ordered::new(&Sample::from_integers([1, 2, 3, 4])?);
/// let lower = |kind| days.quantile(Decimal::new(25, 2), kind, Rounding::FULL);
/// assert_eq!(lower(QuantileType::Linear)?.value().to_string(), "1.75"); // spreadsheets, inclusive
/// assert_eq!(lower(QuantileType::Weibull)?.value().to_string(), "1.25"); // exclusive
/// assert_eq!(QuantileType::default().number(), 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum QuantileType {
    /// Type 1: inverse of the empirical distribution function.
    InverseDistribution,
    /// Type 2: like type 1, with the mean at a jump.
    AveragedInverseDistribution,
    /// Type 3: the nearest order statistic, the even one at a tie (SAS).
    NearestEven,
    /// Type 4: linear through the empirical distribution function.
    LinearDistribution,
    /// Type 5: linear through the midpoints (hydrology).
    Hazen,
    /// Type 6: position `p (n + 1)` (spreadsheets' exclusive form, Minitab, SPSS).
    Weibull,
    /// Type 7: position `p (n - 1) + 1` (R, numpy, spreadsheets' inclusive form).
    #[default]
    Linear,
    /// Type 8: nearly median-unbiased for any distribution; the authors' advice.
    MedianUnbiased,
    /// Type 9: nearly unbiased for a normal distribution.
    NormalUnbiased,
}

impl QuantileType {
    /// All nine in the order of their numbers.
    pub const ALL: [Self; 9] = [
        Self::InverseDistribution,
        Self::AveragedInverseDistribution,
        Self::NearestEven,
        Self::LinearDistribution,
        Self::Hazen,
        Self::Weibull,
        Self::Linear,
        Self::MedianUnbiased,
        Self::NormalUnbiased,
    ];

    /// The number in Hyndman and Fan.
    pub const fn number(self) -> u32 {
        match self {
            Self::InverseDistribution => 1,
            Self::AveragedInverseDistribution => 2,
            Self::NearestEven => 3,
            Self::LinearDistribution => 4,
            Self::Hazen => 5,
            Self::Weibull => 6,
            Self::Linear => 7,
            Self::MedianUnbiased => 8,
            Self::NormalUnbiased => 9,
        }
    }

    /// `m` in the position `n p + m`, as twenty-fourths of `constant + slope · p`.
    fn shift(self) -> (i64, i64) {
        match self {
            Self::InverseDistribution
            | Self::AveragedInverseDistribution
            | Self::LinearDistribution => (0, 0),
            Self::NearestEven => (-12, 0),
            Self::Hazen => (12, 0),
            Self::Weibull => (0, 24),
            Self::Linear => (24, -24),
            Self::MedianUnbiased => (8, 8),
            Self::NormalUnbiased => (9, 6),
        }
    }

    /// The whole part `j` of the position and the weight `g` of the value after it.
    pub(crate) fn position(self, n: u64, p: Decimal) -> (BigInt, Ratio) {
        let p = Ratio::from_decimal(p);
        let (constant, slope) = self.shift();
        let numerator = (BigInt::from(n) * 24 + slope) * p.numerator() + p.denominator() * constant;
        let denominator = p.denominator() * 24;
        // The position is above -1.
        let rest = (&numerator + &denominator) % &denominator;
        let whole: BigInt = (numerator - &rest) / &denominator;
        let between = Ratio::new(rest, denominator).unwrap_or_else(|| Ratio::integer(0));
        let on_a_value = between.is_zero();
        let weight = match self {
            Self::InverseDistribution => Ratio::integer(u8::from(!on_a_value)),
            Self::AveragedInverseDistribution if on_a_value => Ratio::half(),
            Self::AveragedInverseDistribution => Ratio::integer(1),
            Self::NearestEven => {
                let stays = on_a_value && !whole.magnitude().bit(0);
                Ratio::integer(u8::from(!stays))
            }
            Self::LinearDistribution
            | Self::Hazen
            | Self::Weibull
            | Self::Linear
            | Self::MedianUnbiased
            | Self::NormalUnbiased => between,
        };
        (whole, weight)
    }
}

impl fmt::Display for QuantileType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_the_seventh() {
        assert_eq!(QuantileType::default().number(), 7);
        for (number, kind) in (1..).zip(QuantileType::ALL) {
            assert_eq!(kind.number(), number);
            assert_eq!(kind.to_string(), number.to_string());
        }
    }
}
