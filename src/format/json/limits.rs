//! What a text may cost before it is read.

use super::JsonError;

/// Most bytes that reading accepts. Lists and maps have at most 1,000,000 items each, and values nest
/// at most 128 deep, whatever the limits.
///
/// ```
/// use practicum::format::{JsonError, Limits};
/// use practicum::program::ProgramDraft;
///
/// let limits = Limits::default().bytes(1_000_000);
/// let text = " ".repeat(1_000_001);
/// let refused = ProgramDraft::from_json_with(&text, &limits);
/// assert_eq!(refused, Err(JsonError::TooLarge { bytes: 1_000_001, limit: 1_000_000 }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    bytes: usize,
    string_bytes: usize,
}

impl Default for Limits {
    /// 256 MiB in all, 128 KiB a string: the longest note fits, however it is escaped.
    fn default() -> Self {
        Self {
            bytes: 256 << 20,
            string_bytes: 128 << 10,
        }
    }
}

impl Limits {
    /// The limits with another number of bytes in all.
    #[must_use]
    pub fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// The limits with another number of bytes a string, as written, without its quotes.
    #[must_use]
    pub fn string_bytes(mut self, bytes: usize) -> Self {
        self.string_bytes = bytes;
        self
    }

    /// Looks at a text before anything is allocated for it.
    pub(super) fn admit(&self, text: &str) -> Result<(), JsonError> {
        if text.len() > self.bytes {
            return Err(JsonError::TooLarge {
                bytes: text.len(),
                limit: self.bytes,
            });
        }
        // Where the string that the walk is in begins, and whether a backslash stands before.
        let (mut start, mut escaped) = (None, false);
        for (position, byte) in text.bytes().enumerate() {
            match (start, byte) {
                (None, b'"') => start = Some(position + 1),
                (Some(_), _) if escaped => escaped = false,
                (Some(_), b'\\') => escaped = true,
                (Some(begin), b'"') => {
                    if position - begin > self.string_bytes {
                        return Err(self.too_long(text, begin));
                    }
                    start = None;
                }
                (None | Some(_), _) => {}
            }
        }
        Ok(())
    }

    fn too_long(&self, text: &str, start: usize) -> JsonError {
        let before = text.get(..start).unwrap_or_default();
        let line = before.lines().count().max(1);
        let column = before.lines().next_back().map_or(0, str::len);
        JsonError::StringTooLong {
            line,
            column,
            limit: self.string_bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_at_the_limit_is_admitted() {
        let limits = Limits::default().string_bytes(3);
        for fine in [
            "\"abc\"",
            "[\"abc\",\"\"]",
            "123456789",
            "\"\\\"a\"",
            "\"unended",
        ] {
            assert_eq!(limits.admit(fine), Ok(()), "{fine}");
        }
        for long in ["\"abcd\"", "[\"\",\"a\\\"b\"]"] {
            assert!(limits.admit(long).is_err(), "{long}");
        }
        assert!(Limits::default().bytes(2).admit("[1]").is_err());
    }

    #[test]
    fn a_long_string_is_found_where_it_begins() {
        let limits = Limits::default().string_bytes(3);
        assert_eq!(
            limits.admit("[1,\n \"abcd\"]"),
            Err(JsonError::StringTooLong {
                line: 2,
                column: 2,
                limit: 3
            })
        );
    }
}
