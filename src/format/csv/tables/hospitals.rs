//! Host hospitals.

use super::entries::Entries;
use super::once::Once;
use crate::format::csv::CsvLimits;
use crate::format::csv::cell::join;
use crate::format::csv::error::Errors;
use crate::format::csv::reader::{Columns, File, read as read_rows};
use crate::program::ProgramDraft;
use crate::program::draft::HospitalDraft;

/// The columns.
pub(in crate::format::csv) const COLUMNS: Columns = Columns {
    required: &["id", "name"],
    optional: &["region", "city", "languages", "aliases"],
};

/// A row a hospital.
pub(in crate::format::csv) fn rows(draft: &ProgramDraft) -> Vec<Vec<String>> {
    let row = |one: &HospitalDraft| {
        vec![
            one.id.clone(),
            one.name.clone(),
            one.region.clone().unwrap_or_default(),
            one.city.clone().unwrap_or_default(),
            join(&one.languages),
            join(&one.aliases),
        ]
    };
    draft.hospitals.iter().map(row).collect()
}

/// Adds hospitals, or changes them.
pub(in crate::format::csv) fn read(
    draft: &mut ProgramDraft,
    files: &[File<'_>],
    limits: &CsvLimits,
    errors: &mut Errors,
) {
    let mut once = Once::default();
    let mut hospitals = Entries::new(&mut draft.hospitals, |one| &one.id);
    for &file in files {
        read_rows(file, COLUMNS, limits, errors, |row| {
            let id = row.required("id");
            once.note(row, "id", &[&id]);
            let name = row.required("name");
            let new = || HospitalDraft::new(id.clone(), "");
            hospitals.change(&id, new, |one| {
                one.name = name;
                one.region = row.optional("region");
                one.city = row.optional("city");
                one.languages = row.list("languages");
                one.aliases = row.list("aliases");
            });
        });
    }
}
