//! Decimals and dates as text.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::stats::{Period, Series};

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

/// ISO 8601, or nothing.
#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for it so"
)]
pub(super) fn date<S: Serializer>(
    date: &Option<NaiveDate>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(date),
        None => serializer.serialize_none(),
    }
}

/// Named figures, as pairs.
pub(super) fn named<S: Serializer>(
    values: &[(String, Decimal)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(|(name, value)| (name, value.to_string())))
}

/// A series and the period of the later figure.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct WrittenHistory {
    /// The period of the later figure.
    end: Period,
    /// Each period with its value, if it has one.
    values: Vec<(Period, Option<String>)>,
}

/// A series, or nothing.
#[expect(clippy::ref_option, reason = "serde asks for it so")]
pub(super) fn history<S: Serializer>(
    history: &Option<(Series, Period)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let written = history.as_ref().map(|(series, end)| WrittenHistory {
        end: *end,
        values: series
            .iter()
            .map(|(period, value)| (period, value.map(|value| value.to_string())))
            .collect(),
    });
    written.serialize(serializer)
}
