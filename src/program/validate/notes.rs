//! Notes.

use super::at::At;
use super::reader::Reader;
use crate::program::Note;
use crate::program::defect::EntityKind;
use crate::program::draft::NoteDraft;

/// Notes, sorted.
pub(super) fn notes(r: &mut Reader<'_>, drafts: &[NoteDraft]) -> Vec<Note> {
    let mut notes = Vec::with_capacity(drafts.len());
    for (position, draft) in drafts.iter().enumerate() {
        let at = At::PROGRAM.entity(EntityKind::Note, None, position);
        notes.extend(note(r, &at, draft));
    }
    notes.sort_unstable();
    notes
}

fn note(r: &mut Reader<'_>, at: &At<'_>, draft: &NoteDraft) -> Option<Note> {
    let about = r.name(&at.field("about"), &draft.about);
    let text = r.note(&at.field("text"), &draft.text);
    Some(Note {
        kind: draft.kind,
        about: about?,
        text: text?,
    })
}
