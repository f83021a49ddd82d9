//! Notes: where the facts of a program come from.

use std::sync::Arc;

use super::kinds::NoteKind;

/// A note on where something comes from.
///
/// ```
/// use practicum::program::NoteKind;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let invented = program.notes().iter().filter(|note| note.kind() == NoteKind::Invented);
/// let about: Vec<&str> = invented.map(|note| note.about()).collect();
/// assert_eq!(about.len(), 4);
/// assert!(about.contains(&"curricula")); // what to replace before anybody relies on it
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    pub(super) kind: NoteKind,
    pub(super) about: Arc<str>,
    pub(super) text: Arc<str>,
}

impl Note {
    /// Whether it is reported, assumed or invented.
    pub fn kind(&self) -> NoteKind {
        self.kind
    }

    /// What it is about.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// What to know.
    pub fn text(&self) -> &str {
        &self.text
    }
}
