//! Decimals as text.

use rust_decimal::Decimal;
use serde::Serializer;

/// For fields: `#[serde(serialize_with = "…::wire::decimal")]`.
pub(super) fn decimal<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// For lists.
pub(super) fn decimals<S: Serializer>(
    values: &[Decimal],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(ToString::to_string))
}
