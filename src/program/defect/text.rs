//! What can be wrong with a name or a note.

use thiserror::Error;

/// Why a text can not be shown to people.
///
/// ```
/// use practicum::program::draft::RegionDraft;
/// use practicum::program::{Flaw, TextError};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let Err(invalid) = draft.region(RegionDraft::new("amur", "  ", "RU")).validate() else {
///     return Err("a blank name".into());
/// };
/// let Flaw::Text { error, .. } = invalid.defects()[0].flaw() else {
///     return Err("a name that nobody can read".into());
/// };
/// assert_eq!(error, &TextError::Blank);
/// assert_eq!(error.to_string(), "the text is blank");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
