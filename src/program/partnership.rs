//! Agreements between partners: term, suspensions, scope, quotas.

use std::sync::Arc;

use chrono::NaiveDate;

use super::kinds::{PartnershipKind, Party, QuotaBasis};
use crate::calendar::Term;
use crate::ids::{HospitalId, PartnershipId, Profession, SpecialtyId};

/// An agreement under which trainees come.
///
/// ```
/// use practicum::program::PartnershipKind;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let memorandum = program.partnerships().get("gyeonggi-primorsky").ok_or("it is there")?;
/// assert_eq!(memorandum.kind(), PartnershipKind::Memorandum);
/// assert_eq!(memorandum.term().to_string(), "2013-08-27..");
/// assert!(memorandum.term().contains(day(5, 26)?));
/// assert_eq!(memorandum.quotas()[0].trainees(), 6);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::program::draft::ScopeDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.partnerships[0].scope = ScopeDraft::default().specialty("surgery");
/// let program = draft.validate()?;
/// let scope = program.partnerships().get("gyeonggi-khabarovsk").ok_or("it is there")?.scope();
/// assert_eq!(scope.specialties()[0].as_str(), "surgery");
/// assert!(scope.hospitals().is_empty()); // any hospital
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::program::QuotaBasis;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let quotas = program.partnerships().iter().flat_map(|partnership| partnership.quotas());
/// let a_cohort = quotas.filter(|quota| quota.basis() == &QuotaBasis::Cohort);
/// assert_eq!(a_cohort.map(|quota| quota.trainees()).sum::<u32>(), 12);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
