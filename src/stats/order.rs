//! Statistics of the sorted values: median, quantiles, interquartile range, median absolute
//! deviation.

use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::Ratio;
use super::figure::Figure;
use super::method::Method;
use super::quantile::QuantileType;
use super::rounding::Rounding;
use super::sample::Sample;

/// The values of a sample in order of size.
///
/// ```
/// use practicum::stats::{Ordered, QuantileType, Rounding, Sample};
/// use rust_decimal::Decimal;
///
/// let cohorts = Ordered::new(&Sample::from_integers([16, 20, 14, 14, 5, 17])?);
/// assert_eq!(cohorts.median(Rounding::FULL)?.value().to_string(), "15");
/// let p90 = cohorts.quantile(Decimal::new(9, 1), QuantileType::Linear, Rounding::TENTHS)?;
/// assert_eq!(p90.to_string(), "18.5 (quantile of type 7, n = 6, exact)");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    units: Vec<i128>,
    scale: u32,
    n: u64,
    missing: u64,
}

impl Ordered {
    /// Sorts the values of a sample.
    pub fn new(sample: &Sample) -> Self {
        let mut units = sample.units().to_vec();
        units.sort_unstable();
        Self {
            units,
            scale: sample.scale(),
            n: sample.n(),
            missing: sample.missing(),
        }
    }

    /// The number of values.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// The middle value, or the mean of the two middle ones.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values; [`StatsError::ResultOutOfRange`].
    pub fn median(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Median;
        let doubled = doubled_median(&self.units).ok_or_else(|| self.too_few(method))?;
        self.figure(&self.halves(doubled), method, rounding)
    }

    /// The quantile at `probability`, from 0 for the smallest value to 1 for the largest.
    ///
    /// # Errors
    ///
    /// [`StatsError::InvalidProbability`] outside 0 to 1; [`StatsError::TooFewValues`] for no
    /// values; [`StatsError::ResultOutOfRange`].
    pub fn quantile(
        &self,
        probability: Decimal,
        kind: QuantileType,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Quantile { kind };
        let value = self.quantile_ratio(probability, kind, method)?;
        self.figure(&value, method, rounding)
    }

    /// Third quartile minus first, both in the same definition.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values; [`StatsError::ResultOutOfRange`].
    pub fn interquartile_range(
        &self,
        kind: QuantileType,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::InterquartileRange { kind };
        let first = self.quantile_ratio(Decimal::new(25, 2), kind, method)?;
        let third = self.quantile_ratio(Decimal::new(75, 2), kind, method)?;
        self.figure(&third.minus(&first), method, rounding)
    }

    /// The median of the absolute deviations from the median, in the unit of the values and
    /// without the factor 1.4826 that makes it estimate the deviation of a normal distribution.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for no values; [`StatsError::ResultOutOfRange`].
    pub fn median_absolute_deviation(
        &self,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::MedianAbsoluteDeviation;
        let few = || self.too_few(method);
        let center = doubled_median(&self.units).ok_or_else(few)?;
        // Twice a value of 96 bits minus the sum of two such: 98 bits.
        let mut deviations: Vec<i128> = self
            .units
            .iter()
            .map(|units| (2 * units - center).abs())
            .collect();
        deviations.sort_unstable();
        let doubled = doubled_median(&deviations).ok_or_else(few)?;
        let value = self.halves(doubled).times(&Ratio::half());
        self.figure(&value, method, rounding)
    }

    fn quantile_ratio(
        &self,
        probability: Decimal,
        kind: QuantileType,
        method: Method,
    ) -> Result<Ratio, StatsError> {
        if probability < Decimal::ZERO || probability > Decimal::ONE {
            return Err(StatsError::InvalidProbability { value: probability });
        }
        let (place, weight) = kind.position(self.n, probability);
        let few = || self.too_few(method);
        let low = self.statistic(&place).ok_or_else(few)?;
        let high = self.statistic(&(place + 1)).ok_or_else(few)?;
        let step = Ratio::scaled(high - low, self.scale);
        Ok(Ratio::scaled(low, self.scale).plus(&step.times(&weight)))
    }

    /// The value at a place counted from 1; the ends stand for every place beyond them.
    fn statistic(&self, place: &BigInt) -> Option<i128> {
        let before: BigInt = place - 1;
        let index = usize::try_from(before.max(BigInt::ZERO)).ok();
        index
            .and_then(|index| self.units.get(index))
            .or(self.units.last())
            .copied()
    }

    fn halves(&self, doubled: i128) -> Ratio {
        Ratio::scaled(doubled, self.scale).times(&Ratio::half())
    }

    fn too_few(&self, method: Method) -> StatsError {
        StatsError::TooFewValues {
            method,
            needed: 1,
            found: self.n,
        }
    }

    fn figure(
        &self,
        value: &Ratio,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let figure = Figure::rounded(&value.clone().into(), self.n, method, rounding)?;
        Ok(figure.with_missing(self.missing))
    }
}

/// Twice the median of sorted numbers of at most 98 bits.
fn doubled_median(sorted: &[i128]) -> Option<i128> {
    let upper = sorted.get(sorted.len() / 2)?;
    let lower = sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(lower + upper)
}
