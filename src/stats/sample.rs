//! The values a statistic is computed from, with a stated choice about missing ones.

use rust_decimal::Decimal;

use super::accumulator::Accumulator;
use super::error::StatsError;
use super::scale;

/// What to do with missing values. There is no default: it is the reader's business.
///
/// ```
/// use practicum::stats::{Missing, Sample};
///
/// let counts = [Some(10.into()), None, Some(12.into())];
/// assert_eq!(Sample::with_missing(&counts, Missing::Skip)?.n(), 2);
/// assert_eq!(Sample::with_missing(&counts, Missing::Zero)?.n(), 3);
/// assert!(Sample::with_missing(&counts, Missing::Refuse).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Missing {
    /// A missing value is an error, or leaves the figures that need it undefined.
    Refuse,
    /// A missing value is left out; figures say how many were.
    Skip,
    /// A missing value counts as zero; figures say how many did.
    Zero,
}

/// Numbers on one common scale, in the order given.
///
/// ```
/// use practicum::stats::{Missing, Rounding, Sample};
/// use rust_decimal::Decimal;
///
/// let hosts = [Some(Decimal::new(25, 1)), None, Some(Decimal::from(2))];
/// let sample = Sample::with_missing(&hosts, Missing::Skip)?;
/// let mean = sample.accumulator().mean(Rounding::HUNDREDTHS)?;
/// assert_eq!(mean.to_string(), "2.25 (mean, n = 2, 1 missing, exact)");
/// assert!(Sample::with_missing(&hosts, Missing::Refuse).is_err());
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    units: Vec<i128>,
    scale: u32,
    missing: u64,
    skipped: bool,
}

impl Sample {
    /// A sample of complete values.
    ///
    /// # Errors
    ///
    /// [`StatsError::ScaleOverflow`] when a value needs more than 96 bits at the decimal places of
    /// the others; [`StatsError::TooManyValues`] beyond 2^31 values.
    pub fn new(values: &[Decimal]) -> Result<Self, StatsError> {
        Self::collect(values.iter().copied())
    }

    /// A sample in which values may be missing.
    ///
    /// # Errors
    ///
    /// As [`Sample::new`]; [`StatsError::MissingValue`] for the first missing value under
    /// [`Missing::Refuse`].
    pub fn with_missing(values: &[Option<Decimal>], missing: Missing) -> Result<Self, StatsError> {
        let mut present = Vec::with_capacity(values.len());
        let mut absent = 0_u64;
        for (position, value) in (0_u64..).zip(values) {
            match (value, missing) {
                (Some(value), _) => present.push(*value),
                (None, Missing::Refuse) => return Err(StatsError::MissingValue { position }),
                (None, Missing::Skip) => absent += 1,
                (None, Missing::Zero) => {
                    absent += 1;
                    present.push(Decimal::ZERO);
                }
            }
        }
        let sample = Self::collect(present.iter().copied())?;
        Ok(Self {
            missing: absent,
            skipped: absent > 0 && missing == Missing::Skip,
            ..sample
        })
    }

    /// A sample of whole numbers.
    ///
    /// # Errors
    ///
    /// [`StatsError::IntegerOutOfRange`] beyond 96 bits; [`StatsError::TooManyValues`] beyond 2^31
    /// values.
    pub fn from_integers<I>(values: I) -> Result<Self, StatsError>
    where
        I: IntoIterator,
        I::Item: Into<i128>,
    {
        let mut units = Vec::new();
        for value in values {
            let value = value.into();
            if !(-scale::LIMIT..=scale::LIMIT).contains(&value) {
                return Err(StatsError::IntegerOutOfRange { value });
            }
            units.push(value);
        }
        Self::of_units(units, 0)
    }

    fn collect(values: impl Iterator<Item = Decimal> + Clone) -> Result<Self, StatsError> {
        let places = values
            .clone()
            .map(|value| scale::canonical(value).1)
            .max()
            .unwrap_or(0);
        let units = values
            .map(|value| {
                let (units, own) = scale::canonical(value);
                scale::refine(units, own, places).ok_or(StatsError::ScaleOverflow { value, places })
            })
            .collect::<Result<Vec<_>, _>>()?;
        Self::of_units(units, places)
    }

    fn of_units(units: Vec<i128>, scale: u32) -> Result<Self, StatsError> {
        match u64::try_from(units.len()) {
            Ok(count) if count <= scale::MOST_VALUES => Ok(Self {
                units,
                scale,
                missing: 0,
                skipped: false,
            }),
            _ => Err(StatsError::TooManyValues {
                limit: scale::MOST_VALUES,
            }),
        }
    }

    /// The number of values.
    pub fn n(&self) -> u64 {
        // A sample never holds more than 2^31 values.
        u64::try_from(self.units.len()).unwrap_or(scale::MOST_VALUES)
    }

    /// Whether there are no values.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// How many missing values were left out or set to zero.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// The decimal places of the common scale.
    pub fn scale(&self) -> u32 {
        self.scale
    }

    /// Whether values were left out, so that neighbors here need not be neighbors in the source.
    pub(crate) fn is_broken(&self) -> bool {
        self.skipped
    }

    pub(crate) fn units(&self) -> &[i128] {
        &self.units
    }

    /// The exact sums of the sample.
    pub fn accumulator(&self) -> Accumulator {
        Accumulator::of_units(&self.units, self.scale, self.missing)
    }
}
