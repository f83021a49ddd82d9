//! What can be wrong with a name or a note.

use thiserror::Error;

/// Why a text can not be shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TextError {
    /// Nothing but white space.
    #[error("the text is blank")]
    Blank,
    /// Too many characters.
    #[error("the text has {length} characters, at most {limit} are allowed")]
    TooLong {
        /// Characters in the text.
        length: usize,
        /// Most characters allowed.
        limit: usize,
    },
    /// A control character other than a tab or a line break.
    #[error("the text has a control character at character {position}")]
    Control {
        /// Characters before the offending one.
        position: usize,
    },
}
