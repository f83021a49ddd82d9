//! Paired values for trends and correlations.

use ethnum::I256;
use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{Ratio, wide};
use super::sample::Sample;
use super::series::Series;

/// Points `(x, y)`, each axis on its own common scale.
///
/// ```
/// use practicum::stats::{Pairs, Rounding};
///
/// let load = Pairs::new(&[(1.into(), 2.into()), (2.into(), 4.into()), (3.into(), 6.into())])?;
/// assert_eq!(load.pearson(Rounding::FULL)?.value().to_string(), "1");
/// assert_eq!(load.least_squares()?.slope(Rounding::FULL)?.value().to_string(), "2");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    xs: Sample,
    ys: Sample,
    missing: u64,
}

impl Pairs {
    /// Complete pairs.
    ///
    /// # Errors
    ///
    /// As [`Sample::new`], for each axis.
    pub fn new(points: &[(Decimal, Decimal)]) -> Result<Self, StatsError> {
        let (xs, ys): (Vec<_>, Vec<_>) = points.iter().copied().unzip();
        Ok(Self {
            xs: Sample::new(&xs)?,
            ys: Sample::new(&ys)?,
            missing: 0,
        })
    }

    /// The values of a series against the number of periods since its first one. Periods without a
    /// value are left out, and the others keep their place in time; figures say how many were.
    ///
    /// # Errors
    ///
    /// As [`Sample::new`].
    pub fn of_series(series: &Series) -> Result<Self, StatsError> {
        let points: Vec<_> = (0_u64..)
            .zip(series.iter())
            .filter_map(|(steps, (_, value))| Some((Decimal::from(steps), value?)))
            .collect();
        let left_out = series.len().saturating_sub(points.len());
        let missing = u64::try_from(left_out).unwrap_or(u64::MAX);
        Ok(Self {
            missing,
            ..Self::new(&points)?
        })
    }

    /// Two samples of one length.
    pub(crate) fn of_samples(xs: Sample, ys: Sample, missing: u64) -> Self {
        Self { xs, ys, missing }
    }

    /// The number of pairs.
    pub fn n(&self) -> u64 {
        self.xs.n()
    }

    /// How many points without a value were left out.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    pub(crate) fn xs(&self) -> &Sample {
        &self.xs
    }

    pub(crate) fn ys(&self) -> &Sample {
        &self.ys
    }

    /// `n Σ x y - Σ x Σ y` and both `n Σ x² - (Σ x)²`, in units.
    pub(crate) fn moments(&self) -> Comoments {
        let (x, y) = (self.xs.accumulator(), self.ys.accumulator());
        let mut products = I256::ZERO;
        for (&x, &y) in self.xs.units().iter().zip(self.ys.units()) {
            products += I256::from(x) * I256::from(y);
        }
        let sums = BigInt::from(x.sum_units()) * y.sum_units();
        Comoments {
            xy: wide(products) * self.n() - sums,
            xx: x.spread_units(),
            yy: y.spread_units(),
            mean_x: x.mean_ratio(),
            mean_y: y.mean_ratio(),
        }
    }
}

/// Second moments of pairs, each `n` times a sum of products of deviations.
pub(crate) struct Comoments {
    pub(crate) xy: BigInt,
    pub(crate) xx: BigInt,
    pub(crate) yy: BigInt,
    pub(crate) mean_x: Option<Ratio>,
    pub(crate) mean_y: Option<Ratio>,
}
