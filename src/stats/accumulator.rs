//! Exact sums that can be split and merged at will.

use ethnum::U256;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::scale;

/// Count, sum, sum of squares, smallest and largest of decimals, without any rounding.
///
/// All sums are integers at one common scale, and the scale depends only on the values. Merging is
/// addition, so any order, any split and any number of threads give the same bits. What does not
/// fit is an error whatever the order: every value must fit 96 bits at the common scale, and 2^31
/// such values fit the sums.
///
/// ```
/// use practicum::stats::{Accumulator, Rounding};
/// use rust_decimal::Decimal;
///
/// let mut first = Accumulator::new();
/// first.extend([Decimal::new(102, 1), Decimal::new(101, 1)])?;
/// let mut second = Accumulator::new();
/// second.add(Decimal::new(103, 1))?;
/// let both = first.merge(&second)?;
/// assert_eq!(both, second.merge(&first)?);
/// assert_eq!(both.sample_deviation(Rounding::FULL)?.value().to_string(), "0.1");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Accumulator {
    pub(super) count: u64,
    pub(super) missing: u64,
    pub(super) scale: u32,
    pub(super) sum: i128,
    pub(super) squares: U256,
    pub(super) extremes: Option<(i128, i128)>,
}

impl Accumulator {
    /// No values yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The sums of a sample: at most 2^31 numbers of 96 bits, at the scale they need.
    pub(crate) fn of_units(units: &[i128], scale: u32, missing: u64) -> Self {
        let mut sums = Self {
            missing,
            scale,
            ..Self::default()
        };
        for &units in units {
            sums.include(units);
        }
        sums
    }

    /// The number of values.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many missing values were left out or set to zero before.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// The decimal places of the common scale.
    pub fn scale(&self) -> u32 {
        self.scale
    }

    pub(crate) fn sum_units(&self) -> i128 {
        self.sum
    }

    pub(crate) fn square_units(&self) -> U256 {
        self.squares
    }

    pub(crate) fn extreme_units(&self) -> Option<(i128, i128)> {
        self.extremes
    }

    /// Adds one value; on an error the accumulator is as before.
    ///
    /// # Errors
    ///
    /// [`StatsError::ScaleOverflow`] when this or an earlier value needs more than 96 bits at the
    /// decimal places of all; [`StatsError::TooManyValues`] beyond 2^31 values.
    pub fn add(&mut self, value: Decimal) -> Result<(), StatsError> {
        let (units, scale) = scale::canonical(value);
        if self.count >= scale::MOST_VALUES {
            return Err(StatsError::TooManyValues {
                limit: scale::MOST_VALUES,
            });
        }
        if scale > self.scale {
            *self = self.refined(scale)?;
        }
        let places = self.scale;
        let refined = scale::refine(units, scale, places);
        self.include(refined.ok_or(StatsError::ScaleOverflow { value, places })?);
        Ok(())
    }

    /// Takes in one value at the common scale. With 2^31 values of 96 bits the sum fits 127 bits,
    /// the squares 223.
    fn include(&mut self, units: i128) {
        self.count += 1;
        self.sum += units;
        self.squares += square(units);
        self.extremes = Some(match self.extremes {
            Some((low, high)) => (low.min(units), high.max(units)),
            None => (units, units),
        });
    }

    /// Adds all values, up to the first that is refused.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::add`].
    pub fn extend<I>(&mut self, values: I) -> Result<(), StatsError>
    where
        I: IntoIterator<Item = Decimal>,
    {
        values.into_iter().try_for_each(|value| self.add(value))
    }

    /// The accumulator of the values of both.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::add`].
    pub fn merge(&self, other: &Self) -> Result<Self, StatsError> {
        let scale = self.scale.max(other.scale);
        let (left, right) = (self.refined(scale)?, other.refined(scale)?);
        let extremes = match (left.extremes, right.extremes) {
            (Some((low, high)), Some((lower, higher))) => Some((low.min(lower), high.max(higher))),
            (one, other) => one.or(other),
        };
        let count = left.count.saturating_add(right.count);
        let too_many = StatsError::TooManyValues {
            limit: scale::MOST_VALUES,
        };
        if count > scale::MOST_VALUES {
            return Err(too_many);
        }
        Ok(Self {
            count,
            missing: left
                .missing
                .checked_add(right.missing)
                .ok_or_else(|| too_many.clone())?,
            scale,
            sum: left
                .sum
                .checked_add(right.sum)
                .ok_or_else(|| too_many.clone())?,
            squares: left.squares.checked_add(right.squares).ok_or(too_many)?,
            extremes,
        })
    }

    /// The same values at a scale that is not coarser. Checking the extremes is enough: all other
    /// values are between them, and the sums have room for any values of that size.
    fn refined(&self, to: u32) -> Result<Self, StatsError> {
        let Some(places) = to.checked_sub(self.scale) else {
            return Ok(self.clone());
        };
        let refine = |units| {
            scale::refine(units, self.scale, to).ok_or_else(|| overflow(units, self.scale, to))
        };
        let Some((low, high)) = self.extremes else {
            return Ok(Self {
                scale: to,
                ..self.clone()
            });
        };
        let (low, high) = (refine(low)?, refine(high)?);
        if (low, high) == (0, 0) {
            return Ok(Self {
                scale: to,
                ..self.clone()
            });
        }
        let factor = 10_i128.checked_pow(places);
        let sum = factor.and_then(|factor| self.sum.checked_mul(factor));
        let squares = U256::new(10)
            .checked_pow(places.saturating_mul(2))
            .and_then(|factor| self.squares.checked_mul(factor));
        match (sum, squares) {
            (Some(sum), Some(squares)) => Ok(Self {
                scale: to,
                sum,
                squares,
                extremes: Some((low, high)),
                ..self.clone()
            }),
            _ => Err(overflow(high, to, to)),
        }
    }
}

fn square(units: i128) -> U256 {
    let size = units.unsigned_abs();
    match u64::try_from(size) {
        Ok(small) => U256::new(u128::from(small) * u128::from(small)),
        Err(_) => U256::new(size) * U256::new(size),
    }
}

fn overflow(units: i128, scale: u32, places: u32) -> StatsError {
    match scale::decimal(units, scale) {
        Some(value) => StatsError::ScaleOverflow { value, places },
        None => StatsError::IntegerOutOfRange { value: units },
    }
}
