//! Regions, authorities, institutions, specialties, partnerships.

use super::values::{drafts, labels, term, terms, text, texts};
use crate::program::draft::{
    AuthorityDraft, DatedNameDraft, InstitutionDraft, PartnershipDraft, PartyDraft,
    QuotaBasisDraft, QuotaDraft, RegionDraft, ScopeDraft, SpecialtyDraft,
};
use crate::program::{
    Authority, DatedName, Institution, Partnership, Party, Quota, QuotaBasis, Region, Scope,
    Specialty,
};

impl From<&Region> for RegionDraft {
    fn from(region: &Region) -> Self {
        Self {
            id: region.id().to_string(),
            name: region.name().to_owned(),
            country: region.country().to_string(),
            subdivision: text(region.subdivision()),
            aliases: texts(region.aliases()),
            labels: labels(region.labels()),
        }
    }
}

impl From<&Authority> for AuthorityDraft {
    fn from(authority: &Authority) -> Self {
        Self {
            id: authority.id().to_string(),
            name: authority.name().to_owned(),
            region: authority.region().to_string(),
            labels: labels(authority.labels()),
        }
    }
}

impl From<&Institution> for InstitutionDraft {
    fn from(institution: &Institution) -> Self {
        Self {
            id: institution.id().to_string(),
            name: institution.name().to_owned(),
            region: institution.region().to_string(),
            labels: labels(institution.labels()),
        }
    }
}

impl From<&Specialty> for SpecialtyDraft {
    fn from(specialty: &Specialty) -> Self {
        Self {
            id: specialty.id().to_string(),
            names: specialty.names().iter().map(dated).collect(),
            parent: text(specialty.parent()),
            aliases: texts(specialty.aliases()),
            codes: labels(specialty.codes()),
            labels: labels(specialty.labels()),
        }
    }
}

fn dated(name: &DatedName) -> DatedNameDraft {
    DatedNameDraft {
        text: name.text().to_owned(),
        from: name.from(),
        until: name.until(),
    }
}

impl From<&Partnership> for PartnershipDraft {
    fn from(partnership: &Partnership) -> Self {
        Self {
            id: partnership.id().to_string(),
            kind: partnership.kind(),
            name: text(partnership.name()),
            parties: drafts(partnership.parties()),
            signed: partnership.signed(),
            term: term(partnership.term()),
            suspensions: terms(partnership.suspensions()),
            scope: ScopeDraft::from(partnership.scope()),
            quotas: drafts(partnership.quotas()),
            parent: text(partnership.parent()),
        }
    }
}

impl From<&Party> for PartyDraft {
    fn from(party: &Party) -> Self {
        match party {
            Party::Region(id) => Self::Region(id.to_string()),
            Party::Authority(id) => Self::Authority(id.to_string()),
            Party::Institution(id) => Self::Institution(id.to_string()),
            Party::Hospital(id) => Self::Hospital(id.to_string()),
        }
    }
}

impl From<&Scope> for ScopeDraft {
    fn from(scope: &Scope) -> Self {
        Self {
            specialties: texts(scope.specialties()),
            professions: texts(scope.professions()),
            hospitals: texts(scope.hospitals()),
        }
    }
}

impl From<&Quota> for QuotaDraft {
    fn from(quota: &Quota) -> Self {
        Self {
            basis: quota.basis().into(),
            trainees: quota.trainees(),
        }
    }
}

impl From<&QuotaBasis> for QuotaBasisDraft {
    fn from(basis: &QuotaBasis) -> Self {
        match basis {
            QuotaBasis::Year => Self::Year,
            QuotaBasis::Cohort => Self::Cohort,
            QuotaBasis::Specialty(id) => Self::Specialty(id.to_string()),
        }
    }
}
