//! Lag-1 autocorrelation.

use ethnum::I256;
use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{Ratio, wide};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::sample::Sample;
use super::undefined::Undefined;

/// How much each value follows the one before:
/// `Σ (x[i] - m)(x[i+1] - m) / Σ (x[i] - m)²` with one mean `m` and all `n` values below.
///
/// This is the definition of NIST, of R's `acf` and of statsmodels. The correlation of the series
/// with itself moved by one (pandas' `autocorr`) uses two means and gives other digits.
///
/// # Errors
///
/// [`StatsError::TooFewValues`] for fewer than two values; [`StatsError::NotConsecutive`] when
/// missing values were left out; [`StatsError::Undefined`] when all values are equal;
/// [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Rounding, Sample, autocorrelation};
///
/// let values = Sample::from_integers([10_000_001, 10_000_003, 10_000_002])?;
/// assert_eq!(autocorrelation(&values, Rounding::FULL)?.value().to_string(), "-0.5");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn autocorrelation(sample: &Sample, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
    let method = Method::Autocorrelation;
    let (n, missing) = (sample.n(), sample.missing());
    let (Some(&first), Some(&last), true) = (sample.units().first(), sample.units().last(), n >= 2)
    else {
        return Err(StatsError::TooFewValues {
            method,
            needed: 2,
            found: n,
        });
    };
    if sample.is_broken() {
        return Err(StatsError::NotConsecutive { method, missing });
    }
    let mut products = I256::ZERO;
    for (&one, &next) in sample.units().iter().zip(sample.units().iter().skip(1)) {
        products += I256::from(one) * I256::from(next);
    }
    // Times n²: n² P - n S (2 S - first - last) + (n - 1) S² over n (n Q - S²).
    let sums = sample.accumulator();
    let count = BigInt::from(n);
    let sum = BigInt::from(sums.sum_units());
    let inner = &sum * 2 - first - last;
    let above =
        &count * &count * wide(products) - &count * &sum * inner + (&count - 1) * &sum * &sum;
    let correlation = Ratio::new(above, count * sums.spread_units())
        .ok_or(StatsError::undefined(method, Undefined::NoVariation))?;
    Ok(Figure::rounded(&correlation.into(), n, method, rounding)?.with_missing(missing))
}
