//! Partnerships, and that none is its own parent.

use super::at::At;
use super::reader::Reader;
use crate::ids::PartnershipId;
use crate::program::defect::Flaw;
use crate::program::draft::{
    PartnershipDraft, PartyDraft, QuotaBasisDraft, QuotaDraft, ScopeDraft,
};
use crate::program::{Partnership, Party, Quota, QuotaBasis, Scope, Table};

/// Partnerships.
pub(super) fn partnerships(r: &mut Reader<'_>, drafts: &[PartnershipDraft]) -> Table<Partnership> {
    let names = &r.names.partnerships;
    r.parents(names, drafts, |draft| (&draft.id, draft.parent.as_deref()));
    r.table(names, drafts, |draft| &draft.id, partnership)
}

fn partnership(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<PartnershipId>,
    draft: &PartnershipDraft,
) -> Option<Partnership> {
    let name = draft.name.as_deref();
    let name = name.and_then(|text| r.name(&at.field("name"), text));
    if draft.parties.is_empty() {
        r.report(&at.field("parties"), Flaw::NoParties);
    }
    let mut parties = r.list(&at.field("parties"), &draft.parties, party, named);
    parties.sort_unstable();
    let signed = draft.signed;
    let signed = signed.and_then(|date| r.day(&at.field("signed"), date));
    let term = r.term(&at.field("term"), draft.term);
    let suspensions = r.terms(&at.field("suspensions"), &draft.suspensions);
    let scope = scope(r, &at.field("scope"), &draft.scope);
    let mut quotas = Vec::with_capacity(draft.quotas.len());
    for (index, draft) in draft.quotas.iter().enumerate() {
        quotas.extend(quota(r, &at.field("quotas").index(index), draft));
    }
    quotas.sort_unstable();
    let parent = draft.parent.as_deref();
    let parent = parent.and_then(|text| r.refer(&at.field("parent"), &r.names.partnerships, text));
    Some(Partnership {
        id: id?,
        kind: draft.kind,
        name,
        parties,
        signed,
        term: term?,
        suspensions,
        scope,
        quotas,
        parent,
    })
}

fn party(r: &mut Reader<'_>, at: &At<'_>, draft: &PartyDraft) -> Option<Party> {
    match draft {
        PartyDraft::Region(text) => {
            let region = r.refer(&at.field("region"), &r.names.regions, text);
            region.map(Party::Region)
        }
        PartyDraft::Authority(text) => {
            let authority = r.refer(&at.field("authority"), &r.names.authorities, text);
            authority.map(Party::Authority)
        }
        PartyDraft::Institution(text) => {
            let institution = r.refer(&at.field("institution"), &r.names.institutions, text);
            institution.map(Party::Institution)
        }
        PartyDraft::Hospital(text) => {
            let hospital = r.refer(&at.field("hospital"), &r.names.hospitals, text);
            hospital.map(Party::Hospital)
        }
    }
}

fn named(party: &Party) -> String {
    match party {
        Party::Region(id) => id.to_string(),
        Party::Authority(id) => id.to_string(),
        Party::Institution(id) => id.to_string(),
        Party::Hospital(id) => id.to_string(),
    }
}

fn scope(r: &mut Reader<'_>, at: &At<'_>, draft: &ScopeDraft) -> Scope {
    let names = r.names;
    Scope {
        specialties: r.references(
            &at.field("specialties"),
            &names.specialties,
            &draft.specialties,
        ),
        professions: r.set(&at.field("professions"), &draft.professions, Reader::word),
        hospitals: r.references(&at.field("hospitals"), &names.hospitals, &draft.hospitals),
    }
}

fn quota(r: &mut Reader<'_>, at: &At<'_>, draft: &QuotaDraft) -> Option<Quota> {
    let basis = match &draft.basis {
        QuotaBasisDraft::Year => Some(QuotaBasis::Year),
        QuotaBasisDraft::Cohort => Some(QuotaBasis::Cohort),
        QuotaBasisDraft::Specialty(text) => {
            let basis = at.field("basis");
            let specialty = r.refer(&basis.field("specialty"), &r.names.specialties, text);
            specialty.map(QuotaBasis::Specialty)
        }
    };
    let trainees = r.count(&at.field("trainees"), draft.trainees);
    Some(Quota {
        basis: basis?,
        trainees,
    })
}
