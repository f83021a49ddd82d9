//! How a figure was cut to the digits it shows.

use std::fmt;

use super::error::StatsError;

/// The most decimal places, and the most digits that every decimal of that length fits.
const LIMIT: u32 = 28;

/// What decides between the two neighbors of a value that lies between them.
///
/// ```
/// use practicum::stats::{Rounding, RoundingMode, ratio};
///
/// let half = |mode| ratio(2.into(), 5.into(), Rounding::WHOLE.with_mode(mode)); // 2.5
/// assert_eq!(half(RoundingMode::HalfAwayFromZero)?.value().to_string(), "3");
/// assert_eq!(half(RoundingMode::HalfEven)?.value().to_string(), "2");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum RoundingMode {
    /// To the nearer, and from the middle away from zero: the rule of spreadsheets and of most
    /// published tables.
    #[default]
    HalfAwayFromZero,
    /// To the nearer, and from the middle to the even digit (banker's rounding, IEEE 754).
    HalfEven,
    /// Toward zero: truncation.
    TowardZero,
    /// Away from zero.
    AwayFromZero,
    /// Toward negative infinity.
    Floor,
    /// Toward positive infinity.
    Ceiling,
}

impl fmt::Display for RoundingMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HalfAwayFromZero => "half away from zero",
            Self::HalfEven => "half to even",
            Self::TowardZero => "toward zero",
            Self::AwayFromZero => "away from zero",
            Self::Floor => "down",
            Self::Ceiling => "up",
        })
    }
}

/// How many digits are kept: counted after the point, or from the first one that is not zero.
///
/// ```
/// use practicum::stats::{Precision, Rounding};
///
/// assert_eq!(Rounding::TENTHS.precision(), Precision::Places(1));
/// assert_eq!(Rounding::digits(3)?.precision(), Precision::Digits(3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Precision {
    /// Digits after the decimal point.
    Places(u32),
    /// Significant digits; never more than 28 places after the point.
    Digits(u32),
}

/// A precision and a mode: applied once, to the exact value, at the very end.
///
/// ```
/// use practicum::stats::{Rounding, RoundingMode, Sample};
///
/// let hosts = Sample::from_integers([2, 3, 2, 2, 2, 3, 2])?;
/// let mean = hosts.accumulator().mean(Rounding::places(2)?)?;
/// assert_eq!(mean.value().to_string(), "2.29");
/// let down = Rounding::places(2)?.with_mode(RoundingMode::Floor);
/// assert_eq!(hosts.accumulator().mean(down)?.value().to_string(), "2.28");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rounding {
    precision: Precision,
    mode: RoundingMode,
}

impl Rounding {
    /// All 28 digits that any decimal can hold.
    pub const FULL: Self = Self {
        precision: Precision::Digits(LIMIT),
        mode: RoundingMode::HalfAwayFromZero,
    };
    /// Whole numbers.
    pub const WHOLE: Self = Self::at(0);
    /// One place after the point: the usual precision of a published percentage.
    pub const TENTHS: Self = Self::at(1);
    /// Two places after the point.
    pub const HUNDREDTHS: Self = Self::at(2);

    const fn at(places: u32) -> Self {
        Self {
            precision: Precision::Places(places),
            mode: RoundingMode::HalfAwayFromZero,
        }
    }

    /// Keeps `places` digits after the point, 0 to 28, half away from zero.
    ///
    /// # Errors
    ///
    /// [`StatsError::InvalidRounding`] for more than 28 places.
    pub fn places(places: u32) -> Result<Self, StatsError> {
        if places > LIMIT {
            return Err(StatsError::InvalidRounding {
                requested: places,
                unit: "places",
            });
        }
        Ok(Self::at(places))
    }

    /// Keeps `digits` significant digits, 1 to 28, half away from zero.
    ///
    /// # Errors
    ///
    /// [`StatsError::InvalidRounding`] for 0 or for more than 28 digits.
    pub fn digits(digits: u32) -> Result<Self, StatsError> {
        if digits == 0 || digits > LIMIT {
            return Err(StatsError::InvalidRounding {
                requested: digits,
                unit: "digits",
            });
        }
        Ok(Self {
            precision: Precision::Digits(digits),
            mode: RoundingMode::HalfAwayFromZero,
        })
    }

    /// The same precision with another mode.
    #[must_use]
    pub const fn with_mode(self, mode: RoundingMode) -> Self {
        Self {
            precision: self.precision,
            mode,
        }
    }

    /// How many digits are kept.
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// What decides between two neighbors.
    pub const fn mode(self) -> RoundingMode {
        self.mode
    }
}

impl fmt::Display for Rounding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = match self.precision {
            Precision::Places(places) => (places, "place"),
            Precision::Digits(digits) => (digits, "digit"),
        };
        let plural = if count == 1 { "" } else { "s" };
        write!(f, "{} to {count} {unit}{plural}", self.mode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_the_ones_of_a_decimal() {
        assert!(Rounding::places(28).is_ok() && Rounding::places(29).is_err());
        assert!(Rounding::digits(28).is_ok() && Rounding::digits(29).is_err());
        assert!(Rounding::digits(0).is_err());
    }

    #[test]
    fn reads_as_a_phrase() {
        assert_eq!(
            Rounding::TENTHS.to_string(),
            "half away from zero to 1 place"
        );
        assert_eq!(
            Rounding::FULL.with_mode(RoundingMode::HalfEven).to_string(),
            "half to even to 28 digits"
        );
    }
}
