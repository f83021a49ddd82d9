//! The weighted mean.

use ethnum::I256;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{Ratio, wide};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::sample::Sample;
use super::scale;
use super::undefined::Undefined;

/// The sum of weight times value over the sum of weights.
///
/// A weight of zero leaves its value out, but the value still counts in `n`.
///
/// # Errors
///
/// [`StatsError::LengthMismatch`]; [`StatsError::NegativeValue`] for a negative weight;
/// [`StatsError::Undefined`] when the weights add to zero; [`StatsError::NotConsecutive`] when
/// missing values were left out of either list, since the pairs are then lost;
/// [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Rounding, Sample, weighted_mean};
///
/// let load = Sample::from_integers([2, 3, 1])?;
/// let hosts = Sample::from_integers([10, 4, 5])?;
/// let mean = weighted_mean(&load, &hosts, Rounding::HUNDREDTHS)?;
/// assert_eq!(mean.value().to_string(), "1.95");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn weighted_mean(
    values: &Sample,
    weights: &Sample,
    rounding: Rounding,
) -> Result<Figure<Decimal>, StatsError> {
    let method = Method::WeightedMean;
    if values.n() != weights.n() {
        return Err(StatsError::LengthMismatch {
            left: values.n(),
            right: weights.n(),
        });
    }
    for sample in [values, weights] {
        if sample.is_broken() {
            return Err(StatsError::NotConsecutive {
                method,
                missing: sample.missing(),
            });
        }
    }
    require_not_negative(weights, method)?;
    // Products of 192 bits and at most 2^31 of them: 223 bits.
    let mut sum = I256::ZERO;
    let mut total = I256::ZERO;
    for (&value, &weight) in values.units().iter().zip(weights.units()) {
        sum += I256::from(value) * I256::from(weight);
        total += I256::from(weight);
    }
    let mean = Ratio::scaled(wide(sum), values.scale())
        .over(&Ratio::integer(wide(total)))
        .ok_or(StatsError::undefined(method, Undefined::ZeroTotal))?;
    let missing = values.missing().saturating_add(weights.missing());
    Ok(Figure::rounded(&mean.into(), values.n(), method, rounding)?.with_missing(missing))
}

/// Refuses a sample with a negative value.
pub(crate) fn require_not_negative(sample: &Sample, method: Method) -> Result<(), StatsError> {
    match sample.units().iter().find(|units| **units < 0) {
        None => Ok(()),
        Some(&units) => Err(match scale::decimal(units, sample.scale()) {
            Some(value) => StatsError::NegativeValue { method, value },
            None => StatsError::IntegerOutOfRange { value: units },
        }),
    }
}
