//! Inequality and concentration: how unevenly a total is spread.
//!
//! All are fractions of exact sums over values that are not negative; a total of zero has no
//! spread and is undefined.

use std::fmt;

use ethnum::{I256, U256};
use num_bigint::{BigInt, BigUint};
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{LN_BITS, Logarithm, Ratio, wide};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::sample::Sample;
use super::undefined::Undefined;
use super::weighted::require_not_negative;

/// Whether the Gini coefficient is scaled so that one holder of everything gives exactly 1.
///
/// ```
/// use practicum::stats::{GiniCorrection, Inequality, Rounding, Sample};
///
/// let one_has_all = Inequality::new(&Sample::from_integers([0, 0, 0, 8])?)?;
/// let gini = |correction| one_has_all.gini(correction, Rounding::HUNDREDTHS);
/// assert_eq!(gini(GiniCorrection::None)?.value().to_string(), "0.75"); // at most (n - 1) / n
/// assert_eq!(gini(GiniCorrection::SmallSample)?.value().to_string(), "1.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum GiniCorrection {
    /// The plain form: at most `(n - 1) / n`.
    None,
    /// Times `n / (n - 1)`: at most 1.
    SmallSample,
}

impl fmt::Display for GiniCorrection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "without correction",
            Self::SmallSample => "times n / (n - 1)",
        })
    }
}

/// How unevenly the total of a sample is spread over its members.
///
/// ```
/// use practicum::stats::{GiniCorrection, Inequality, Rounding, Sample};
///
/// let seats = Sample::from_integers([3, 3, 2, 2])?;
/// let spread = Inequality::new(&seats)?;
/// assert_eq!(spread.gini(GiniCorrection::None, Rounding::FULL)?.value().to_string(), "0.1");
/// assert_eq!(spread.herfindahl(Rounding::FULL)?.value().to_string(), "0.26");
/// assert_eq!(spread.max_min_ratio(Rounding::FULL)?.value().to_string(), "1.5");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inequality {
    /// In order of size, none negative, and not all zero.
    units: Vec<i128>,
    n: u64,
    missing: u64,
    sum: i128,
    squares: U256,
}

impl Inequality {
    /// Prepares the values.
    ///
    /// # Errors
    ///
    /// [`StatsError::NegativeValue`]; [`StatsError::TooFewValues`] for no values;
    /// [`StatsError::Undefined`] for a total of zero.
    pub fn new(sample: &Sample) -> Result<Self, StatsError> {
        let method = Method::Gini {
            correction: GiniCorrection::None,
        };
        let n = sample.n();
        if n == 0 {
            return Err(StatsError::TooFewValues {
                method,
                needed: 1,
                found: 0,
            });
        }
        require_not_negative(sample, method)?;
        let sums = sample.accumulator();
        if sums.sum_units() == 0 {
            return Err(StatsError::undefined(method, Undefined::ZeroTotal));
        }
        let mut units = sample.units().to_vec();
        units.sort_unstable();
        let (sum, squares) = (sums.sum_units(), sums.square_units());
        Ok(Self {
            units,
            n,
            missing: sample.missing(),
            sum,
            squares,
        })
    }

    /// The number of values.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// The Gini coefficient, `Σ (2 i - n - 1) x[i] / (n S)` over the values in order of size: 0
    /// when all are equal.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for a corrected coefficient of one value.
    pub fn gini(
        &self,
        correction: GiniCorrection,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Gini { correction };
        // A weight below 2^32 times 96 bits, at most 2^31 times: 159 bits.
        let mut above = I256::ZERO;
        let mut weight = I256::ONE - I256::from(self.n);
        for &units in &self.units {
            above += weight * I256::from(units);
            weight += 2;
        }
        let divisor = match correction {
            GiniCorrection::None => self.n,
            GiniCorrection::SmallSample => self.n.saturating_sub(1),
        };
        let gini = Ratio::new(wide(above), BigInt::from(divisor) * self.sum).ok_or(
            StatsError::TooFewValues {
                method,
                needed: 2,
                found: self.n,
            },
        )?;
        self.figure(gini, method, rounding)
    }

    /// Jain's fairness index `S² / (n Q)`: 1 when all are equal, `1 / n` when one has everything.
    ///
    /// R. Jain, D. Chiu and W. Hawe, DEC Research Report TR-301 (1984).
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn jain(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let sum = BigInt::from(self.sum);
        self.fraction(&sum * &sum, self.squares() * self.n, Method::Jain, rounding)
    }

    /// The Herfindahl-Hirschman index `Q / S²`, from `1 / n` to 1.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn herfindahl(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let sum = BigInt::from(self.sum);
        self.fraction(self.squares(), &sum * &sum, Method::Herfindahl, rounding)
    }

    /// The Herfindahl-Hirschman index in squared percentages, up to 10,000.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn herfindahl_points(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let sum = BigInt::from(self.sum);
        let method = Method::HerfindahlPoints;
        self.fraction(self.squares() * 10_000, &sum * &sum, method, rounding)
    }

    /// The Theil T index, mean of `(x / m) ln (x / m)` with the mean `m`, natural logarithm: 0 when
    /// all are equal, `ln n` when one has everything. Zeros count as 0.
    /// H. Theil, Economics and Information Theory (1967).
    ///
    /// **Approximate**: logarithms are computed to 256 bits, so the digits shown are right unless
    /// the exact value lies within 10^-60 of a rounding boundary. Takes some microseconds a value,
    /// equal values together.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn theil(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Theil;
        if self.units.first() == self.units.last() {
            return Ok(Figure::exact(Decimal::ZERO, self.n, method).with_missing(self.missing));
        }
        // T = Σ x ln x / S + ln n - ln S
        let logarithm = Logarithm::new();
        let mut weighted = BigInt::ZERO;
        for equal in self.units.chunk_by(PartialEq::eq) {
            if let Some(&units) = equal.first() {
                weighted += logarithm.of(&BigInt::from(units)) * units * equal.len();
            }
        }
        let constant = logarithm.of(&BigInt::from(self.n)) - logarithm.of(&BigInt::from(self.sum));
        let out_of_range = StatsError::ResultOutOfRange { method };
        let theil = Ratio::new(
            weighted + constant * self.sum,
            BigInt::from(self.sum) << LN_BITS,
        )
        .ok_or(out_of_range)?;
        let figure = Figure::rounded(&theil.into(), self.n, method, rounding)?;
        Ok(figure.with_missing(self.missing).with_rounding(rounding))
    }

    /// The largest value over the smallest.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] for a smallest value of zero; [`StatsError::ResultOutOfRange`].
    pub fn max_min_ratio(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::MaxMinRatio;
        let ends = self.units.first().zip(self.units.last());
        let ratio = ends
            .and_then(|(&low, &high)| Ratio::new(high, low))
            .ok_or(StatsError::undefined(method, Undefined::ZeroMinimum))?;
        self.figure(ratio, method, rounding)
    }

    fn squares(&self) -> BigInt {
        BigInt::from(BigUint::from_bytes_le(&self.squares.to_le_bytes()))
    }

    fn fraction(
        &self,
        above: BigInt,
        below: BigInt,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let ratio =
            Ratio::new(above, below).ok_or(StatsError::undefined(method, Undefined::ZeroTotal))?;
        self.figure(ratio, method, rounding)
    }

    fn figure(
        &self,
        ratio: Ratio,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let figure = Figure::rounded(&ratio.into(), self.n, method, rounding)?;
        Ok(figure.with_missing(self.missing))
    }
}
