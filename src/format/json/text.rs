//! Any value from text, and to it.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::objects::Objects;
use super::{JsonError, Limits};

/// Reads a value.
pub(super) fn read<T: DeserializeOwned>(text: &str, limits: &Limits) -> Result<T, JsonError> {
    limits.admit(text)?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Objects(&mut reader));
    let whole = value.and_then(|value| reader.end().map(|()| value));
    whole.map_err(|error| {
        // Keeping track of the path costs time: only a text that failed is read again with it.
        let mut again = serde_json::Deserializer::from_str(text);
        match serde_path_to_error::deserialize::<_, T>(Objects(&mut again)) {
            Err(tracked) => JsonError::malformed(tracked.inner(), &tracked.path().to_string()),
            Ok(_) => JsonError::malformed(&error, "."),
        }
    })
}

/// Writes a value with two spaces an indent.
pub(super) fn write<T: Serialize>(value: &T) -> Result<String, JsonError> {
    serde_json::to_string_pretty(value).map_err(|error| JsonError::Unwritable {
        message: error.to_string(),
    })
}
