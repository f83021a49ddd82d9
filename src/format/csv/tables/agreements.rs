//! Partnerships.

use chrono::NaiveDate;

use super::entries::Entries;
use super::once::Once;
use crate::format::csv::CsvLimits;
use crate::format::csv::cell::join;
use crate::format::csv::error::Errors;
use crate::format::csv::reader::{Columns, File, read as read_rows};
use crate::format::csv::row::day;
use crate::program::PartnershipKind;
use crate::program::ProgramDraft;
use crate::program::draft::{
    PartnershipDraft, PartyDraft, QuotaBasisDraft, QuotaDraft, ScopeDraft, TermDraft,
};

/// The columns.
pub(in crate::format::csv) const COLUMNS: Columns = Columns {
    required: &["id", "kind", "from"],
    optional: &[
        "until",
        "name",
        "parties",
        "signed",
        "suspensions",
        "specialties",
        "professions",
        "hospitals",
        "quotas",
        "parent",
    ],
};

/// A row a partnership.
pub(in crate::format::csv) fn rows(draft: &ProgramDraft) -> Vec<Vec<String>> {
    draft.partnerships.iter().map(row_of).collect()
}

fn row_of(one: &PartnershipDraft) -> Vec<String> {
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    vec![
        one.id.clone(),
        one.kind.to_string(),
        one.term.from.to_string(),
        text(one.term.until),
        one.name.clone().unwrap_or_default(),
        join(one.parties.iter().map(party_text)),
        text(one.signed),
        join(
            one.suspensions
                .iter()
                .map(|term| format!("{}..{}", term.from, text(term.until))),
        ),
        join(&one.scope.specialties),
        join(&one.scope.professions),
        join(&one.scope.hospitals),
        join(one.quotas.iter().map(quota_text)),
        one.parent.clone().unwrap_or_default(),
    ]
}

/// Adds partnerships, or changes them.
pub(in crate::format::csv) fn read(
    draft: &mut ProgramDraft,
    files: &[File<'_>],
    limits: &CsvLimits,
    errors: &mut Errors,
) {
    let mut once = Once::default();
    let mut partnerships = Entries::new(&mut draft.partnerships, |one| &one.id);
    for &file in files {
        read_rows(file, COLUMNS, limits, errors, |row| {
            let id = row.required("id");
            once.note(row, "id", &[&id]);
            let kind = row.word("kind", PartnershipKind::ALL);
            let term = TermDraft {
                from: row.day("from"),
                until: row.optional_day("until"),
            };
            let parties = row.items("parties", "region:primorsky; hospital:wiltse", party);
            let signed = row.optional_day("signed");
            let suspensions =
                row.items("suspensions", "2015-03-01..2015-08-31; 2016-01-01..", span);
            let quotas = row.items("quotas", "year=10; cohort=5; specialty:surgery=2", quota);
            let Some(kind) = kind else { return };
            let new = || PartnershipDraft::new(&id, kind, term);
            partnerships.change(&id, new, |one| {
                one.kind = kind;
                one.term = term;
                one.name = row.optional("name");
                one.parties = parties;
                one.signed = signed;
                one.suspensions = suspensions;
                one.scope = ScopeDraft {
                    specialties: row.list("specialties"),
                    professions: row.list("professions"),
                    hospitals: row.list("hospitals"),
                };
                one.quotas = quotas;
                one.parent = row.optional("parent");
            });
        });
    }
}

fn party_text(party: &PartyDraft) -> String {
    match party {
        PartyDraft::Region(id) => format!("region:{id}"),
        PartyDraft::Authority(id) => format!("authority:{id}"),
        PartyDraft::Institution(id) => format!("institution:{id}"),
        PartyDraft::Hospital(id) => format!("hospital:{id}"),
    }
}

fn party(text: &str) -> Option<PartyDraft> {
    let (kind, id) = text.split_once(':')?;
    let id = id.trim().to_owned();
    match kind.trim() {
        "region" => Some(PartyDraft::Region(id)),
        "authority" => Some(PartyDraft::Authority(id)),
        "institution" => Some(PartyDraft::Institution(id)),
        "hospital" => Some(PartyDraft::Hospital(id)),
        _ => None,
    }
}

fn span(text: &str) -> Option<TermDraft> {
    let (from, until) = text.split_once("..")?;
    let from = day(from.trim())?;
    let until = Some(until.trim()).filter(|until| !until.is_empty());
    Some(match until {
        Some(until) => TermDraft::between(from, day(until)?),
        None => TermDraft::from(from),
    })
}

fn quota_text(quota: &QuotaDraft) -> String {
    let trainees = quota.trainees;
    match &quota.basis {
        QuotaBasisDraft::Year => format!("year={trainees}"),
        QuotaBasisDraft::Cohort => format!("cohort={trainees}"),
        QuotaBasisDraft::Specialty(id) => format!("specialty:{id}={trainees}"),
    }
}

fn quota(text: &str) -> Option<QuotaDraft> {
    // An id may contain the sign, a number does not.
    let (basis, trainees) = text.rsplit_once('=')?;
    let basis = match basis.trim() {
        "year" => QuotaBasisDraft::Year,
        "cohort" => QuotaBasisDraft::Cohort,
        other => QuotaBasisDraft::Specialty(other.strip_prefix("specialty:")?.trim().to_owned()),
    };
    Some(QuotaDraft::new(basis, trainees.trim().parse().ok()?))
}
