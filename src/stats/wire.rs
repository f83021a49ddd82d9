//! How figures are written: decimals as text, so that no reader turns them into floats.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::growth::{Percent, PercentagePoints};
use super::rate::Interval;

/// A value that a figure can be written with.
pub trait FigureValue {
    /// Writes the value.
    ///
    /// # Errors
    ///
    /// Whatever the serializer reports.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

impl FigureValue for Decimal {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Values that know how to write themselves.
macro_rules! written_as_themselves {
    ($($name:ty),*) => {$(
        impl FigureValue for $name {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )*};
}

written_as_themselves!(u64, Percent, PercentagePoints, Interval);

pub(super) fn value<T: FigureValue, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.write(serializer)
}

/// For fields: `#[serde(with = "…::wire::decimal")]`.
pub(super) mod decimal {
    use super::{Decimal, Serializer};

    pub(in crate::stats) fn serialize<S: Serializer>(
        value: &Decimal,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }
}
