//! A computed figure with what a reader needs to recompute it.

use std::fmt;

use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::Real;
use super::method::Method;
use super::rounding::Rounding;

/// A value, how many values it comes from, the method, and the rounding.
///
/// ```
/// use practicum::stats::{Rounding, Sample};
///
/// let trainees = Sample::from_integers([16, 20, 17, 10, 4])?;
/// let mean = trainees.accumulator().mean(Rounding::TENTHS)?;
/// assert_eq!(mean.to_string(), "13.4 (mean, n = 5, exact)");
/// let deviation = trainees.accumulator().sample_deviation(Rounding::TENTHS)?;
/// assert_eq!(
///     deviation.to_string(),
///     "6.4 (sample standard deviation, n = 5, rounded half away from zero to 1 place)"
/// );
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(bound = "T: super::wire::FigureValue"))]
pub struct Figure<T> {
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::value"))]
    value: T,
    n: u64,
    missing: u64,
    method: Method,
    rounding: Option<Rounding>,
}

impl<T> Figure<T> {
    pub(crate) fn new(value: T, n: u64, method: Method, rounding: Option<Rounding>) -> Self {
        Self {
            value,
            n,
            missing: 0,
            method,
            rounding,
        }
    }

    pub(crate) fn exact(value: T, n: u64, method: Method) -> Self {
        Self::new(value, n, method, None)
    }

    /// The value.
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }

    /// How many values the figure comes from.
    pub fn n(&self) -> u64 {
        self.n
    }

    /// How many missing values were left out or set to zero, as the caller chose.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// The statistic.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The rounding that changed the value; `None` when the value is exact.
    pub fn rounding(&self) -> Option<Rounding> {
        self.rounding
    }

    /// Whether the value is exact: no digit was lost.
    pub fn is_exact(&self) -> bool {
        self.rounding.is_none()
    }

    pub(crate) fn with_missing(self, missing: u64) -> Self {
        Self { missing, ..self }
    }

    pub(crate) fn with_rounding(self, rounding: Rounding) -> Self {
        Self {
            rounding: Some(rounding),
            ..self
        }
    }

    pub(crate) fn with_method(self, method: Method) -> Self {
        Self { method, ..self }
    }

    pub(crate) fn map<U>(self, into: impl FnOnce(T) -> U) -> Figure<U> {
        let Self {
            value,
            n,
            missing,
            method,
            rounding,
        } = self;
        Figure {
            value: into(value),
            n,
            missing,
            method,
            rounding,
        }
    }
}

impl Figure<Decimal> {
    /// Rounds an exact number, once.
    pub(crate) fn rounded(
        real: &Real,
        n: u64,
        method: Method,
        rounding: Rounding,
    ) -> Result<Self, StatsError> {
        let (value, exact) = real
            .round(rounding)
            .ok_or(StatsError::ResultOutOfRange { method })?;
        Ok(Self::new(value, n, method, (!exact).then_some(rounding)))
    }
}

impl<T: fmt::Display> fmt::Display for Figure<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, n = {}", self.value, self.method, self.n)?;
        if self.missing > 0 {
            write!(f, ", {} missing", self.missing)?;
        }
        match self.rounding {
            Some(rounding) => write!(f, ", rounded {rounding})"),
            None => f.write_str(", exact)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_approximated_is_rounded_even_where_no_digit_was_lost() {
        let rounding = Rounding::places(3).unwrap();
        let figure = Figure::exact(Decimal::ONE, 2, Method::Theil);
        assert!(figure.is_exact());
        let figure = figure.with_rounding(rounding);
        assert_eq!(figure.rounding(), Some(rounding));
        assert_eq!((figure.n(), figure.is_exact()), (2, false));
    }
}
