//! Correlation: Pearson's of the values, Spearman's of their ranks.

use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{Ratio, Real};
use super::figure::Figure;
use super::method::Method;
use super::pairs::Pairs;
use super::rounding::Rounding;
use super::sample::Sample;
use super::undefined::Undefined;

/// ```
/// use practicum::stats::{Pairs, Rounding};
///
/// let points = [(1, 10), (2, 30), (3, 20), (4, 90)];
/// let pairs = Pairs::new(&points.map(|(x, y)| (x.into(), y.into())))?;
/// assert_eq!(pairs.spearman(Rounding::FULL)?.value().to_string(), "0.8");
/// assert_eq!(pairs.kendall_tau_b(Rounding::HUNDREDTHS)?.value().to_string(), "0.67");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
impl Pairs {
    /// Pearson's product-moment correlation, -1 to 1.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for fewer than two pairs; [`StatsError::Undefined`] when all x
    /// or all y are equal.
    pub fn pearson(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        self.correlation(Method::Pearson, rounding)
    }

    /// Spearman's rank correlation: Pearson's of the ranks, equal values at their mean rank.
    ///
    /// # Errors
    ///
    /// As [`Pairs::pearson`].
    pub fn spearman(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let ranks = Self::of_samples(ranks(self.xs())?, ranks(self.ys())?, self.missing());
        ranks.correlation(Method::Spearman, rounding)
    }

    fn correlation(
        &self,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        if self.n() < 2 {
            return Err(StatsError::TooFewValues {
                method,
                needed: 2,
                found: self.n(),
            });
        }
        let moments = self.moments();
        let undefined = || StatsError::undefined(method, Undefined::NoVariation);
        let negative = moments.xy < num_bigint::BigInt::ZERO;
        let square = Ratio::new(&moments.xy * &moments.xy, moments.xx * moments.yy);
        let correlation =
            Real::root(square.ok_or_else(undefined)?, 2, negative).ok_or_else(undefined)?;
        let figure = Figure::rounded(&correlation, self.n(), method, rounding)?;
        Ok(figure.with_missing(self.missing()))
    }
}

/// Twice the rank of each value, equal values sharing the mean of their ranks. All are less by one:
/// what they have in common changes no correlation.
fn ranks(sample: &Sample) -> Result<Sample, StatsError> {
    let mut order: Vec<(i128, usize)> = sample.units().iter().copied().zip(0_usize..).collect();
    order.sort_unstable();
    let mut ranks = vec![0_i64; order.len()];
    let mut before = 0_i64;
    for equal in order.chunk_by(|left, right| left.0 == right.0) {
        let size = i64::try_from(equal.len())
            .map_err(|_| StatsError::TooManyValues { limit: sample.n() })?;
        // Ranks before + 1 to before + size: their mean, doubled, less one.
        let doubled = 2 * before + size;
        for &(_, place) in equal {
            if let Some(rank) = ranks.get_mut(place) {
                *rank = doubled;
            }
        }
        before += size;
    }
    Sample::from_integers(ranks)
}
