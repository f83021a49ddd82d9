//! The defects found so far.

use super::at::At;
use crate::program::defect::{Defect, Flaw, InvalidProgram};

/// Defects in the order in which they were found, with a limit on how many are kept.
#[derive(Debug, Default)]
pub(super) struct Defects {
    listed: Vec<Defect>,
    unlisted: usize,
}

impl Defects {
    /// Records what is wrong at a place.
    pub(super) fn report(&mut self, at: &At<'_>, flaw: Flaw) {
        // A hostile draft can hold a defect in every few bytes: listing all of them would take far
        // more memory than the draft.
        if self.listed.len() < InvalidProgram::MAX_LISTED {
            self.listed.push(Defect::new(at.place(), flaw));
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// All of them.
    pub(super) fn into_invalid(self) -> InvalidProgram {
        InvalidProgram::new(self.listed, self.unlisted)
    }
}
