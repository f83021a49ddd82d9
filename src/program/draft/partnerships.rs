//! Partnerships, as written.

use chrono::NaiveDate;

use super::{PartyDraft, QuotaBasisDraft, TermDraft};
use crate::program::PartnershipKind;
#[cfg(feature = "serde")]
use crate::wire;

/// An agreement under which trainees come.
///
/// ```
/// use practicum::program::PartnershipKind;
/// use practicum::program::draft::{PartnershipDraft, PartyDraft, TermDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let agreement = PartnershipDraft::new(
///     "urology-with-primorsky",
///     PartnershipKind::Implementation,
///     TermDraft::between(day(1, 1)?, day(12, 31)?),
/// )
/// .party(PartyDraft::Region("gyeonggi".into()))
/// .party(PartyDraft::Authority("primorsky-health".into()))
/// .parent("gyeonggi-primorsky");
/// let program = draft.partnership(agreement).validate()?;
/// let agreement = program.partnerships().get("urology-with-primorsky").ok_or("it is there")?;
/// assert_eq!(agreement.term().to_string(), "2014-01-01..=2014-12-31");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PartnershipDraft {
    /// Its id.
    pub id: String,
    /// What kind of agreement it is.
    pub kind: PartnershipKind,
    /// Its name.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub name: Option<String>,
    /// Who agreed; at least one.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub parties: Vec<PartyDraft>,
    /// The day of signature.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "wire::OptionalDay"
        )
    )]
    pub signed: Option<NaiveDate>,
    /// The days on which it is in force.
    pub term: TermDraft,
    /// Days on which it is suspended.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub suspensions: Vec<TermDraft>,
    /// What it covers; what is left empty is not limited.
    #[cfg_attr(feature = "serde", serde(default))]
    pub scope: ScopeDraft,
    /// How many trainees may come under it.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub quotas: Vec<QuotaDraft>,
    /// The agreement that it carries out; that one must be in force too.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub parent: Option<String>,
}

impl PartnershipDraft {
    /// A partnership with what it must have.
    pub fn new(id: impl Into<String>, kind: PartnershipKind, term: TermDraft) -> Self {
        Self {
            id: id.into(),
            kind,
            name: None,
            parties: Vec::new(),
            signed: None,
            term,
            suspensions: Vec::new(),
            scope: ScopeDraft::default(),
            quotas: Vec::new(),
            parent: None,
        }
    }

    /// Sets: its name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds to: who agreed; at least one.
    #[must_use]
    pub fn party(mut self, party: PartyDraft) -> Self {
        self.parties.push(party);
        self
    }

    /// Sets: the day of signature.
    #[must_use]
    pub fn signed(mut self, signed: NaiveDate) -> Self {
        self.signed = Some(signed);
        self
    }

    /// Adds to: days on which it is suspended.
    #[must_use]
    pub fn suspension(mut self, suspension: TermDraft) -> Self {
        self.suspensions.push(suspension);
        self
    }

    /// Sets: what it covers; what is left empty is not limited.
    #[must_use]
    pub fn scope(mut self, scope: ScopeDraft) -> Self {
        self.scope = scope;
        self
    }

    /// Adds to: how many trainees may come under it.
    #[must_use]
    pub fn quota(mut self, quota: QuotaDraft) -> Self {
        self.quotas.push(quota);
        self
    }

    /// Sets: the agreement that it carries out; that one must be in force too.
    #[must_use]
    pub fn parent(mut self, parent: impl Into<String>) -> Self {
        self.parent = Some(parent.into());
        self
    }
}

/// What an agreement covers. An empty list does not limit.
///
/// ```
/// use practicum::program::PartnershipKind;
/// use practicum::program::draft::{PartnershipDraft, ScopeDraft, TermDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let scope = ScopeDraft::default().specialty("urology").hospital("myongji");
/// assert!(scope.professions.is_empty()); // what is not named is not limited
/// let term = TermDraft::from(day(1, 1)?);
/// let agreement = PartnershipDraft::new("urology", PartnershipKind::Exchange, term).scope(scope);
/// assert_eq!(agreement.scope.hospitals, ["myongji"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ScopeDraft {
    /// Specialties, each with everything below it.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub specialties: Vec<String>,
    /// Professions.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub professions: Vec<String>,
    /// Hospitals.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub hospitals: Vec<String>,
}

impl ScopeDraft {
    /// Adds to: specialties, each with everything below it.
    #[must_use]
    pub fn specialty(mut self, specialty: impl Into<String>) -> Self {
        self.specialties.push(specialty.into());
        self
    }

    /// Adds to: professions.
    #[must_use]
    pub fn profession(mut self, profession: impl Into<String>) -> Self {
        self.professions.push(profession.into());
        self
    }

    /// Adds to: hospitals.
    #[must_use]
    pub fn hospital(mut self, hospital: impl Into<String>) -> Self {
        self.hospitals.push(hospital.into());
        self
    }
}

/// The most trainees that may come under an agreement, by a basis.
///
/// ```
/// use practicum::program::PartnershipKind;
/// use practicum::program::draft::{PartnershipDraft, QuotaBasisDraft, QuotaDraft, TermDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let term = TermDraft::from(day(1, 1)?);
/// let agreement = PartnershipDraft::new("exchange", PartnershipKind::Exchange, term)
///     .quota(QuotaDraft::new(QuotaBasisDraft::Cohort, 6))
///     .quota(QuotaDraft::new(QuotaBasisDraft::Year, 10)); // both hold
/// assert_eq!(agreement.quotas.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct QuotaDraft {
    /// What is counted.
    pub basis: QuotaBasisDraft,
    /// The most trainees.
    pub trainees: u32,
}

impl QuotaDraft {
    /// A quota with what it must have.
    pub fn new(basis: QuotaBasisDraft, trainees: u32) -> Self {
        Self { basis, trainees }
    }
}
