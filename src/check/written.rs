//! How days and amounts of the evidence are written in files: as their text.

use std::fmt::Display;

use serde::Serializer;

/// Writes a value as its text.
pub(super) fn text<T: Display, S: Serializer>(value: &T, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(value)
}

/// Writes a value as its text, or nothing.
#[expect(clippy::ref_option, reason = "serde passes fields by reference")]
pub(super) fn optional_text<T: Display, S: Serializer>(
    value: &Option<T>,
    s: S,
) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => s.collect_str(value),
        None => s.serialize_none(),
    }
}
