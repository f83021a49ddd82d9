//! Points: what trainees prefer, and what the program prefers.

use super::entries::Entries;
use super::once::Once;
use crate::format::csv::CsvLimits;
use crate::format::csv::error::{CsvProblem, Errors};
use crate::format::csv::reader::{Columns, File, read as read_rows};
use crate::program::ProgramDraft;
use crate::program::draft::{PreferencesDraft, ProgramPreferencesDraft};

/// The columns. A row without a trainee is the program's own preference.
pub(in crate::format::csv) const COLUMNS: Columns = Columns {
    required: &["trainee", "kind", "of", "points"],
    optional: &[],
};

/// Points for a specialty, for a hospital, for each change of hospital, for each idle period.
const KINDS: &[&str] = &["specialty", "hospital", "change", "waiting"];

/// A row a preference.
pub(in crate::format::csv) fn rows(draft: &ProgramDraft) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut put = |trainee: &str, kind: &str, of: &str, points: i64| {
        rows.push(vec![
            trainee.to_owned(),
            kind.to_owned(),
            of.to_owned(),
            points.to_string(),
        ]);
    };
    for (of, points) in &draft.preferences.specialties {
        put("", "specialty", of, *points);
    }
    for (of, points) in &draft.preferences.hospitals {
        put("", "hospital", of, *points);
    }
    for trainee in &draft.trainees {
        let wishes = &trainee.preferences;
        for (of, points) in &wishes.specialties {
            put(&trainee.id, "specialty", of, *points);
        }
        for (of, points) in &wishes.hospitals {
            put(&trainee.id, "hospital", of, *points);
        }
        if let Some(points) = wishes.change {
            put(&trainee.id, "change", "", points);
        }
        if let Some(points) = wishes.waiting {
            put(&trainee.id, "waiting", "", points);
        }
    }
    rows
}

/// Replaces all preferences.
pub(in crate::format::csv) fn read(
    draft: &mut ProgramDraft,
    files: &[File<'_>],
    limits: &CsvLimits,
    errors: &mut Errors,
) {
    let mut once = Once::default();
    draft.preferences = ProgramPreferencesDraft::default();
    for trainee in &mut draft.trainees {
        trainee.preferences = PreferencesDraft::default();
    }
    let program = &mut draft.preferences;
    let mut trainees = Entries::new(&mut draft.trainees, |one| &one.id);
    for &file in files {
        read_rows(file, COLUMNS, limits, errors, |row| {
            let trainee = row.text("trainee");
            let kind = row.word("kind", KINDS);
            let points = row.integer("points", i64::MIN, i64::MAX);
            let Some(kind) = kind else { return };
            let named = matches!(kind, "specialty" | "hospital");
            let of = if named {
                row.required("of")
            } else {
                String::new()
            };
            if !named && !row.text("of").is_empty() {
                let because = "the kind is change or waiting";
                row.wrong("of", CsvProblem::NotEmpty { because });
            }
            once.note(row, "of", &[trainee, kind, &of]);
            if trainee.is_empty() {
                match kind {
                    "specialty" => drop(program.specialties.insert(of, points)),
                    "hospital" => drop(program.hospitals.insert(of, points)),
                    _ => row.wrong("trainee", CsvProblem::Missing),
                }
                return;
            }
            let Some(found) = trainees.get_mut(trainee) else {
                return row.wrong("trainee", CsvProblem::Unknown { what: "trainee" });
            };
            let wishes = &mut found.preferences;
            match kind {
                "specialty" => drop(wishes.specialties.insert(of, points)),
                "hospital" => drop(wishes.hospitals.insert(of, points)),
                "change" => wishes.change = Some(points),
                _ => wishes.waiting = Some(points),
            }
        });
    }
}
