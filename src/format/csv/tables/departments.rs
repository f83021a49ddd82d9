//! Departments of hospitals.

use std::collections::BTreeMap;

use super::entries::Entries;
use super::once::Once;
use crate::format::csv::CsvLimits;
use crate::format::csv::cell::join;
use crate::format::csv::error::{CsvProblem, Errors};
use crate::format::csv::reader::{Columns, File, read as read_rows};
use crate::program::PracticeMode;
use crate::program::ProgramDraft;
use crate::program::draft::DepartmentDraft;

/// The columns.
pub(in crate::format::csv) const COLUMNS: Columns = Columns {
    required: &["id", "hospital", "specialty"],
    optional: &["name", "languages", "professions", "levels", "modes"],
};

/// A row a department.
pub(in crate::format::csv) fn rows(draft: &ProgramDraft) -> Vec<Vec<String>> {
    let hospitals = draft.hospitals.iter();
    let departments = hospitals.flat_map(|hospital| {
        let departments = hospital.departments.iter();
        departments.map(move |one| (hospital.id.clone(), one))
    });
    let row = |(hospital, one): (String, &DepartmentDraft)| {
        vec![
            one.id.clone(),
            hospital,
            one.specialty.clone(),
            one.name.clone().unwrap_or_default(),
            join(&one.languages),
            join(&one.professions),
            join(&one.levels),
            join(one.modes.iter().map(|mode| mode.as_str())),
        ]
    };
    departments.map(row).collect()
}

/// Adds departments, or changes them.
pub(in crate::format::csv) fn read(
    draft: &mut ProgramDraft,
    files: &[File<'_>],
    limits: &CsvLimits,
    errors: &mut Errors,
) {
    let mut once = Once::default();
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for hospital in &draft.hospitals {
        for one in &hospital.departments {
            owners
                .entry(one.id.clone())
                .or_insert_with(|| hospital.id.clone());
        }
    }
    let mut hospitals: BTreeMap<String, Entries<'_, DepartmentDraft>> = BTreeMap::new();
    for hospital in &mut draft.hospitals {
        let entries = Entries::new(&mut hospital.departments, |one| &one.id);
        hospitals.entry(hospital.id.clone()).or_insert(entries);
    }
    for &file in files {
        read_rows(file, COLUMNS, limits, errors, |row| {
            let id = row.required("id");
            once.note(row, "id", &[&id]);
            let hospital = row.required("hospital");
            let specialty = row.required("specialty");
            let modes = row.items("modes", "observation; limited_practice", |item| {
                PracticeMode::ALL
                    .iter()
                    .find(|mode| mode.as_str() == item)
                    .copied()
            });
            if let Some(owner) = owners.get(&id).filter(|owner| **owner != hospital) {
                let hospital = owner.clone();
                return row.wrong("hospital", CsvProblem::Elsewhere { hospital });
            }
            let Some(departments) = hospitals.get_mut(&hospital) else {
                if !hospital.is_empty() {
                    row.wrong("hospital", CsvProblem::Unknown { what: "hospital" });
                }
                return;
            };
            let new = || DepartmentDraft::new(id.clone(), "");
            departments.change(&id, new, |one| {
                one.specialty = specialty;
                one.name = row.optional("name");
                one.languages = row.list("languages");
                one.professions = row.list("professions");
                one.levels = row.list("levels");
                one.modes = modes;
            });
        });
    }
}
