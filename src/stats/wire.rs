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

    /// How the value is written.
    #[cfg(feature = "schema")]
    fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema;
}

impl FigureValue for Decimal {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }

    #[cfg(feature = "schema")]
    fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<String>()
    }
}

/// Values that know how to write themselves.
macro_rules! written_as_themselves {
    ($($name:ty),*) => {$(
        impl FigureValue for $name {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }

            #[cfg(feature = "schema")]
            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                generator.subschema_for::<Self>()
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

#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::FigureValue;
    use crate::stats::{Figure, Method, Rounding};

    impl<T: FigureValue> JsonSchema for Figure<T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Figure".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let value = T::schema(generator);
            let count = generator.subschema_for::<u64>();
            let method = generator.subschema_for::<Method>();
            let rounding = generator.subschema_for::<Option<Rounding>>();
            json_schema!({
                "type": "object",
                "description": "A computed figure with what a reader needs to recompute it.",
                "properties": {
                    "value": value, "n": count, "missing": count, "method": method,
                    "rounding": rounding,
                },
                "required": ["value", "n", "missing", "method", "rounding"],
            })
        }
    }

    #[test]
    fn all_figures_have_the_name_of_their_type() {
        assert_eq!(Figure::<rust_decimal::Decimal>::schema_name(), "Figure");
    }
}
