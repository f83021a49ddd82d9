//! Agreements between partners: term, suspensions, scope, quotas.

use std::sync::Arc;

use chrono::NaiveDate;

use super::kinds::{PartnershipKind, Party, QuotaBasis};
use crate::calendar::Term;
use crate::ids::{HospitalId, PartnershipId, Profession, SpecialtyId};

/// An agreement under which trainees come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partnership {
    pub(super) id: PartnershipId,
    pub(super) kind: PartnershipKind,
    pub(super) name: Option<Arc<str>>,
    pub(super) parties: Vec<Party>,
    pub(super) signed: Option<NaiveDate>,
    pub(super) term: Term,
    pub(super) suspensions: Vec<Term>,
    pub(super) scope: Scope,
    pub(super) quotas: Vec<Quota>,
    pub(super) parent: Option<PartnershipId>,
}

impl Partnership {
    /// Its id.
    pub fn id(&self) -> &PartnershipId {
        &self.id
    }

    /// What kind of agreement it is.
    pub fn kind(&self) -> PartnershipKind {
        self.kind
    }

    /// Its name.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Who agreed; at least one.
    pub fn parties(&self) -> &[Party] {
        &self.parties
    }

    /// The day of signature.
    pub fn signed(&self) -> Option<NaiveDate> {
        self.signed
    }

    /// The days on which it is in force.
    pub fn term(&self) -> Term {
        self.term
    }

    /// Days on which it is suspended.
    pub fn suspensions(&self) -> &[Term] {
        &self.suspensions
    }

    /// What it covers; what is left empty is not limited.
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// How many trainees may come under it.
    pub fn quotas(&self) -> &[Quota] {
        &self.quotas
    }

    /// The agreement that it carries out; that one must be in force too.
    pub fn parent(&self) -> Option<&PartnershipId> {
        self.parent.as_ref()
    }
}

/// What an agreement covers. An empty list does not limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    pub(super) specialties: Vec<SpecialtyId>,
    pub(super) professions: Vec<Profession>,
    pub(super) hospitals: Vec<HospitalId>,
}

impl Scope {
    /// Specialties, each with everything below it.
    pub fn specialties(&self) -> &[SpecialtyId] {
        &self.specialties
    }

    /// Professions.
    pub fn professions(&self) -> &[Profession] {
        &self.professions
    }

    /// Hospitals.
    pub fn hospitals(&self) -> &[HospitalId] {
        &self.hospitals
    }
}

/// The most trainees that may come under an agreement, by a basis.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quota {
    pub(super) basis: QuotaBasis,
    pub(super) trainees: u32,
}

impl Quota {
    /// What is counted.
    pub fn basis(&self) -> &QuotaBasis {
        &self.basis
    }

    /// The most trainees.
    pub fn trainees(&self) -> u32 {
        self.trainees
    }
}
