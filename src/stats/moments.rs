//! Mean, variance, deviation: fractions of exact sums, rounded once.
//!
//! With `n` values, sum `S` and sum of squares `Q`, the squared deviations add to `Q - S²/n`.

use num_bigint::{BigInt, BigUint};
use rust_decimal::Decimal;

use super::accumulator::Accumulator;
use super::error::StatsError;
use super::exact::{Ratio, Real};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::scale;
use super::undefined::Undefined;

/// ```
/// use practicum::stats::{Rounding, Sample};
///
/// let sums = Sample::from_integers([2, 4, 4, 4, 5, 5, 7, 9])?.accumulator();
/// assert_eq!(sums.sum()?.value().to_string(), "40");
/// assert_eq!(sums.population_deviation(Rounding::FULL)?.to_string(),
///     "2 (population standard deviation, n = 8, exact)");
/// assert_eq!(sums.sample_variance(Rounding::HUNDREDTHS)?.value().to_string(), "4.57");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
impl Accumulator {
    /// The sum; zero for no values.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`] when the sum does not fit a decimal.
    pub fn sum(&self) -> Result<Figure<Decimal>, StatsError> {
        let value =
            scale::decimal(self.sum_units(), self.scale()).ok_or(StatsError::ResultOutOfRange {
                method: Method::Sum,
            })?;
        Ok(Figure::exact(value, self.count(), Method::Sum).with_missing(self.missing()))
    }

    /// The smallest value.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values.
    pub fn minimum(&self) -> Result<Figure<Decimal>, StatsError> {
        self.extreme(Method::Minimum, |(low, _)| low)
    }

    /// The largest value.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values.
    pub fn maximum(&self) -> Result<Figure<Decimal>, StatsError> {
        self.extreme(Method::Maximum, |(_, high)| high)
    }

    /// The arithmetic mean `S / n`.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values; [`StatsError::ResultOutOfRange`].
    pub fn mean(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let mean = self
            .mean_ratio()
            .ok_or_else(|| self.too_few(Method::Mean, 1))?;
        self.figure(&mean.into(), Method::Mean, rounding)
    }

    /// The sample variance: squared deviations over `n - 1`.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for fewer than two values; [`StatsError::ResultOutOfRange`].
    pub fn sample_variance(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let variance = self.variance(Method::SampleVariance, 1)?;
        self.figure(&variance.into(), Method::SampleVariance, rounding)
    }

    /// The population variance: squared deviations over `n`.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values; [`StatsError::ResultOutOfRange`].
    pub fn population_variance(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let variance = self.variance(Method::PopulationVariance, 0)?;
        self.figure(&variance.into(), Method::PopulationVariance, rounding)
    }

    /// The sample standard deviation: root of the sample variance, in the unit of the values.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for fewer than two values; [`StatsError::ResultOutOfRange`].
    pub fn sample_deviation(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let variance = self.variance(Method::SampleDeviation, 1)?;
        self.root(variance, Method::SampleDeviation, rounding)
    }

    /// The population standard deviation: root of the population variance.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values; [`StatsError::ResultOutOfRange`].
    pub fn population_deviation(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let variance = self.variance(Method::PopulationDeviation, 0)?;
        self.root(variance, Method::PopulationDeviation, rounding)
    }

    /// Sample standard deviation over the absolute mean; a pure number.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] for a mean of zero; [`StatsError::TooFewValues`] for fewer than
    /// two values; [`StatsError::ResultOutOfRange`].
    pub fn coefficient_of_variation(
        &self,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::CoefficientOfVariation;
        let variance = self.variance(method, 1)?;
        let mean = self.mean_ratio().ok_or_else(|| self.too_few(method, 1))?;
        let square = variance
            .over(&mean.squared())
            .ok_or(StatsError::undefined(method, Undefined::ZeroMean))?;
        self.root(square, method, rounding)
    }

    pub(crate) fn mean_ratio(&self) -> Option<Ratio> {
        let sum = Ratio::scaled(self.sum_units(), self.scale());
        sum.over(&Ratio::integer(self.count()))
    }

    /// `n Q - S²` in units squared: n times the squared deviations, so never negative.
    pub(crate) fn spread_units(&self) -> BigInt {
        let squares = BigUint::from_bytes_le(&self.square_units().to_le_bytes());
        let sum = BigInt::from(self.sum_units());
        BigInt::from(squares) * self.count() - &sum * &sum
    }

    fn variance(&self, method: Method, less: u64) -> Result<Ratio, StatsError> {
        let few = || self.too_few(method, less.saturating_add(1));
        let freedom = self.count().checked_sub(less).ok_or_else(few)?;
        Ratio::scaled(self.spread_units(), self.scale().saturating_mul(2))
            .over(&Ratio::integer(BigInt::from(self.count()) * freedom))
            .ok_or_else(few)
    }

    fn root(
        &self,
        square: Ratio,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let root = Real::root(square, 2, false).ok_or(StatsError::ResultOutOfRange { method })?;
        self.figure(&root, method, rounding)
    }

    fn extreme(
        &self,
        method: Method,
        choose: impl FnOnce((i128, i128)) -> i128,
    ) -> Result<Figure<Decimal>, StatsError> {
        let units = self
            .extreme_units()
            .map(choose)
            .ok_or_else(|| self.too_few(method, 1))?;
        let value =
            scale::decimal(units, self.scale()).ok_or(StatsError::ResultOutOfRange { method })?;
        Ok(Figure::exact(value, self.count(), method).with_missing(self.missing()))
    }

    fn too_few(&self, method: Method, needed: u64) -> StatsError {
        StatsError::TooFewValues {
            method,
            needed,
            found: self.count(),
        }
    }

    fn figure(
        &self,
        real: &Real,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        Ok(Figure::rounded(real, self.count(), method, rounding)?.with_missing(self.missing()))
    }
}
