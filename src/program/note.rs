//! Notes: where the facts of a program come from.

use std::sync::Arc;

use super::kinds::NoteKind;

/// A note on where something comes from.
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
