//! Seats and least trainees of departments, caps of hospitals: each from a day on.

use std::collections::BTreeMap;

use super::once::Once;
use crate::format::csv::CsvLimits;
use crate::format::csv::error::{CsvProblem, Errors};
use crate::format::csv::reader::{Columns, File, read as read_rows};
use crate::program::ProgramDraft;
use crate::program::draft::StepDraft;

/// The columns.
pub(in crate::format::csv) const COLUMNS: Columns = Columns {
    required: &["hospital", "department", "kind", "from", "count"],
    optional: &[],
};

/// A seat of a department, the least trainees that it wants, the cap of a hospital.
const KINDS: &[&str] = &["seats", "minimum", "cap"];

/// A row a day on which a number changes.
pub(in crate::format::csv) fn rows(draft: &ProgramDraft) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut put = |hospital: &str, department: &str, kind: &str, steps: &[StepDraft]| {
        rows.extend(steps.iter().map(|step| {
            let (from, count) = (step.from.to_string(), step.count.to_string());
            vec![
                hospital.to_owned(),
                department.to_owned(),
                kind.to_owned(),
                from,
                count,
            ]
        }));
    };
    for hospital in &draft.hospitals {
        put(&hospital.id, "", "cap", &hospital.cap);
        for department in &hospital.departments {
            put(&hospital.id, &department.id, "seats", &department.seats);
            put(&hospital.id, &department.id, "minimum", &department.minimum);
        }
    }
    rows
}

/// Replaces all seats, least trainees and caps.
pub(in crate::format::csv) fn read(
    draft: &mut ProgramDraft,
    files: &[File<'_>],
    limits: &CsvLimits,
    errors: &mut Errors,
) {
    let mut once = Once::default();
    let mut lists: BTreeMap<(String, String, &str), &mut Vec<StepDraft>> = BTreeMap::new();
    for hospital in &mut draft.hospitals {
        hospital.cap.clear();
        let id = || hospital.id.clone();
        lists
            .entry((id(), String::new(), "cap"))
            .or_insert(&mut hospital.cap);
        for department in &mut hospital.departments {
            department.seats.clear();
            department.minimum.clear();
            let key = |kind| (id(), department.id.clone(), kind);
            lists.entry(key("seats")).or_insert(&mut department.seats);
            lists
                .entry(key("minimum"))
                .or_insert(&mut department.minimum);
        }
    }
    for &file in files {
        read_rows(file, COLUMNS, limits, errors, |row| {
            let hospital = row.required("hospital");
            let kind = row.word("kind", KINDS).unwrap_or("seats");
            let department = match kind {
                "cap" => String::new(),
                _ => row.required("department"),
            };
            if kind == "cap" && !row.text("department").is_empty() {
                let because = "the kind is cap";
                row.wrong("department", CsvProblem::NotEmpty { because });
            }
            let step = StepDraft {
                from: row.day("from"),
                count: row.number_of("count"),
            };
            once.note(
                row,
                "from",
                &[&hospital, &department, kind, row.text("from")],
            );
            let known = lists.contains_key(&(hospital.clone(), String::new(), "cap"));
            if let Some(list) = lists.get_mut(&(hospital.clone(), department.clone(), kind)) {
                list.push(step);
            } else if !known && !hospital.is_empty() {
                row.wrong("hospital", CsvProblem::Unknown { what: "hospital" });
            } else if !department.is_empty() && !hospital.is_empty() {
                let what = "department of the hospital";
                row.wrong("department", CsvProblem::Unknown { what });
            }
        });
    }
}
