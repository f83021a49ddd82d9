//! Specialties, and that none is its own parent.

use std::sync::Arc;

use super::at::At;
use super::reader::Reader;
use crate::ids::SpecialtyId;
use crate::program::draft::{DatedNameDraft, SpecialtyDraft};
use crate::program::{DatedName, Specialty, Table};

/// Specialties.
pub(super) fn specialties(r: &mut Reader<'_>, drafts: &[SpecialtyDraft]) -> Table<Specialty> {
    let names = &r.names.specialties;
    r.parents(names, drafts, |draft| (&draft.id, draft.parent.as_deref()));
    r.table(names, drafts, |draft| &draft.id, specialty)
}

fn specialty(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<SpecialtyId>,
    draft: &SpecialtyDraft,
) -> Option<Specialty> {
    let mut names = Vec::with_capacity(draft.names.len());
    for (index, name) in draft.names.iter().enumerate() {
        names.extend(dated_name(r, &at.field("names").index(index), name));
    }
    let parent = draft.parent.as_deref();
    let parent = parent.and_then(|text| r.refer(&at.field("parent"), &r.names.specialties, text));
    let aliases = r.aliases(&at.field("aliases"), &draft.aliases);
    let text =
        |r: &mut Reader<'_>, at: &At<'_>, text: &str| -> Option<Arc<str>> { r.name(at, text) };
    let codes = r.map(&at.field("codes"), &draft.codes, text, |r, at, code| {
        r.name(at, code)
    });
    let labels = r.labels(&at.field("labels"), &draft.labels);
    Some(Specialty {
        id: id?,
        names,
        parent,
        aliases,
        codes,
        labels,
    })
}

fn dated_name(r: &mut Reader<'_>, at: &At<'_>, draft: &DatedNameDraft) -> Option<DatedName> {
    let text = r.name(&at.field("text"), &draft.text);
    r.use_of_name(at, draft.from, draft.until);
    Some(DatedName {
        text: text?,
        from: draft.from,
        until: draft.until,
    })
}
