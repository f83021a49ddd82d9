//! Policies: dated rules whose numbers make sense.

use super::at::At;
use super::reader::Reader;
use crate::ids::PolicyId;
use crate::program::defect::Flaw;
use crate::program::draft::{PolicyDraft, PolicyRuleDraft};
use crate::program::{Policy, PolicyRule, Table};

/// Longest moving window of a rolling stay: about ten years of days.
const MAX_WINDOW: u32 = 3660;

/// Policies.
pub(super) fn policies(r: &mut Reader<'_>, drafts: &[PolicyDraft]) -> Table<Policy> {
    r.table(&r.names.policies, drafts, |draft| &draft.id, policy)
}

fn policy(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<PolicyId>,
    draft: &PolicyDraft,
) -> Option<Policy> {
    let rule = rule(r, &at.field("rule"), &draft.rule);
    let valid = r.term(&at.field("valid"), draft.valid);
    let countries = r.set(&at.field("countries"), &draft.countries, Reader::code);
    let professions = r.set(&at.field("professions"), &draft.professions, Reader::word);
    let source = draft.source.as_deref();
    let source = source.and_then(|text| r.note(&at.field("source"), text));
    Some(Policy {
        id: id?,
        rule: rule?,
        valid: valid?,
        countries,
        professions,
        source,
    })
}

fn rule(r: &mut Reader<'_>, at: &At<'_>, draft: &PolicyRuleDraft) -> Option<PolicyRule> {
    let rule = match draft {
        PolicyRuleDraft::MinimumExperience { years } => PolicyRule::MinimumExperience {
            years: r.count(&at.field("years"), *years),
        },
        PolicyRuleDraft::NoRepeat { years } => PolicyRule::NoRepeat {
            years: r.count(&at.field("years"), *years),
        },
        PolicyRuleDraft::Credential { kind } => PolicyRule::Credential {
            kind: r.word(&at.field("kind"), kind)?,
        },
        PolicyRuleDraft::StayLength { days } => PolicyRule::StayLength {
            days: r.count(&at.field("days"), *days),
        },
        &PolicyRuleDraft::RollingStay { days, within } => {
            if !(1..=MAX_WINDOW).contains(&within) || days > within {
                r.report(at, Flaw::RollingStay { days, within });
            }
            PolicyRule::RollingStay { days, within }
        }
        PolicyRuleDraft::Preparation { months } => PolicyRule::Preparation {
            months: r.count(&at.field("months"), *months),
        },
        PolicyRuleDraft::PracticeLength { months } => PolicyRule::PracticeLength {
            months: r.count(&at.field("months"), *months),
        },
    };
    Some(rule)
}
