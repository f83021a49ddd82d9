//! What stored values share: whole numbers and decimals as text, one value written as another.

use std::fmt::Display;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::Error;

/// Lets a value be written as another, and read from it through `TryFrom`.
macro_rules! stored_as {
    ($name:ident, $written:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $written::of(self).serialize(serializer)
            }
        }

        read_as!($name, $written);
    };
}

/// Reading alone.
macro_rules! read_as {
    ($name:ident, $written:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $written::deserialize(deserializer)?.read()
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $written::json_schema(generator)
            }
        }
    };
}
pub(super) use {read_as, stored_as};

/// Most digits of a whole number: a balance of the most rounds has fewer.
const MOST_DIGITS: usize = 20_000;

/// A whole number that stands there as it would be written.
pub(super) fn whole<T: FromStr + Display, E: Error>(text: &str) -> Result<T, E> {
    let short = Some(text).filter(|text| text.len() <= MOST_DIGITS);
    let number = short.and_then(|text| text.parse().ok());
    number
        .filter(|number: &T| number.to_string() == text)
        .ok_or_else(|| {
            E::custom(format_args!(
                "{:?} is not a whole number that fits",
                start(text)
            ))
        })
}

/// A decimal of digits, with a point and a minus at most.
pub(super) fn decimal<E: Error>(text: &str) -> Result<Decimal, E> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (before, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let value = Decimal::from_str_exact(text).ok();
    value
        .filter(|_| plain(before) && plain(after))
        .ok_or_else(|| E::custom(format_args!("{:?} is not a decimal that fits", start(text))))
}

fn start(text: &str) -> String {
    text.chars().take(40).collect()
}
