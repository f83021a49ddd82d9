//! Trainees.

use super::entries::Entries;
use super::once::Once;
use crate::format::csv::CsvLimits;
use crate::format::csv::cell::join;
use crate::format::csv::error::Errors;
use crate::format::csv::reader::{Columns, File, read as read_rows};
use crate::program::ProgramDraft;
use crate::program::draft::{RouteDraft, TraineeDraft};

/// The columns.
pub(in crate::format::csv) const COLUMNS: Columns = Columns {
    required: &[
        "id",
        "cohort",
        "region",
        "curriculum",
        "profession",
        "route",
        "route_by",
    ],
    optional: &[
        "name",
        "nationality",
        "institution",
        "partnership",
        "level",
        "specialties",
        "languages",
        "practicing_since",
        "unable",
    ],
};

/// How trainees come: nominated by an authority, in exchange with a hospital, invited by somebody.
const ROUTES: &[&str] = &["nominated", "exchange", "invitation"];

/// A row a trainee.
pub(in crate::format::csv) fn rows(draft: &ProgramDraft) -> Vec<Vec<String>> {
    draft.trainees.iter().map(row_of).collect()
}

fn row_of(one: &TraineeDraft) -> Vec<String> {
    let (route, by) = match &one.route {
        RouteDraft::Nominated { authority } => ("nominated", authority),
        RouteDraft::Exchange { hospital } => ("exchange", hospital),
        RouteDraft::Invitation { by } => ("invitation", by),
    };
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        one.id.clone(),
        one.cohort.clone(),
        one.region.clone(),
        one.curriculum.clone(),
        one.profession.clone(),
        route.to_owned(),
        by.clone(),
        optional(&one.name),
        optional(&one.nationality),
        optional(&one.institution),
        optional(&one.partnership),
        optional(&one.level),
        join(&one.specialties),
        join(&one.languages),
        one.practicing_since
            .map(|day| day.to_string())
            .unwrap_or_default(),
        join(&one.unable),
    ]
}

/// Adds trainees, or changes them.
pub(in crate::format::csv) fn read(
    draft: &mut ProgramDraft,
    files: &[File<'_>],
    limits: &CsvLimits,
    errors: &mut Errors,
) {
    let mut once = Once::default();
    let mut trainees = Entries::new(&mut draft.trainees, |one| &one.id);
    for &file in files {
        read_rows(file, COLUMNS, limits, errors, |row| {
            let id = row.required("id");
            once.note(row, "id", &[&id]);
            let cohort = row.required("cohort");
            let region = row.required("region");
            let curriculum = row.required("curriculum");
            let profession = row.required("profession");
            let route = row.word("route", ROUTES);
            let by = row.required("route_by");
            let practicing_since = row.optional_day("practicing_since");
            let route = match route {
                Some("nominated") => RouteDraft::Nominated { authority: by },
                Some("exchange") => RouteDraft::Exchange { hospital: by },
                Some(_) | None => RouteDraft::Invitation { by },
            };
            let new = || TraineeDraft::new(&id, "", "", "", "", route.clone());
            trainees.change(&id, new, |one| {
                one.cohort = cohort;
                one.region = region;
                one.curriculum = curriculum;
                one.profession = profession;
                one.route = route.clone();
                one.name = row.optional("name");
                one.nationality = row.optional("nationality");
                one.institution = row.optional("institution");
                one.partnership = row.optional("partnership");
                one.level = row.optional("level");
                one.specialties = row.list("specialties");
                one.languages = row.list("languages");
                one.practicing_since = practicing_since;
                one.unable = row.list("unable");
            });
        });
    }
}
