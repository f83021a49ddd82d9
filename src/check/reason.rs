//! Parts of the evidence: what a placement is, what is too many, and why something is refused.

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::DateRange;
use crate::codes::LanguageTag;
use crate::ids::{CohortId, Level, PartnershipId, PolicyId, Profession, SpecialtyId, TraineeId};
use crate::program::{PartnershipKind, PracticeMode};
use crate::schedule::Placement;

/// A placement and its days.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DatedPlacement {
    placement: Placement,
    days: DateRange,
}

impl DatedPlacement {
    pub(super) fn new(placement: Placement, days: DateRange) -> Self {
        Self { placement, days }
    }

    /// The placement, as the schedule has it.
    pub fn placement(&self) -> &Placement {
        &self.placement
    }

    /// From its first to its last day.
    pub fn days(&self) -> DateRange {
        self.days
    }
}

impl fmt::Display for DatedPlacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (placement, days) = (&self.placement, self.days);
        let (trainee, department) = (placement.trainee(), placement.department());
        let specialty = placement.specialty();
        write!(f, "{trainee} at {department} for {specialty}, {days}")
    }
}

/// More trainees in one period than there may be.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Crowd {
    pub(super) period: u32,
    pub(super) days: DateRange,
    pub(super) count: u64,
    pub(super) limit: u64,
    pub(super) first: Vec<TraineeId>,
}

impl Crowd {
    /// The period, counted from 0.
    pub fn period(&self) -> u32 {
        self.period
    }

    /// The days of the period.
    pub fn days(&self) -> DateRange {
        self.days
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many there may be.
    pub fn limit(&self) -> u64 {
        self.limit
    }

    /// Who they are: the first twenty in order of id.
    pub fn first(&self) -> &[TraineeId] {
        &self.first
    }
}

/// A name of a placement that the program does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Missing {
    /// There is no such trainee.
    Trainee,
    /// There is no such department.
    Department,
    /// There is no such specialty.
    Specialty,
}

/// Why a department does not admit a trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum AdmissionReason {
    /// It does not admit the trainee's profession.
    Profession {
        /// The trainee's profession.
        profession: Profession,
    },
    /// It does not admit the trainee's level.
    Level {
        /// The trainee's level, if they have one.
        level: Option<Level>,
    },
    /// The trainee speaks no working language, and no interpreter speaks one of theirs.
    Language {
        /// The working languages.
        working: Vec<LanguageTag>,
    },
    /// The trainee is marked unable to attend it.
    Unable,
}

/// Why a placement's practice mode is not possible.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum PracticeReason {
    /// The curriculum demands another mode.
    Demanded {
        /// The mode that it demands.
        mode: PracticeMode,
    },
    /// The department does not offer the mode.
    NotOffered {
        /// The mode that it does not offer.
        mode: PracticeMode,
    },
    /// No approval of the trainee for the hospital fits.
    NotApproved {
        /// What is wrong with the one that lacks least; empty if there is none at all.
        gaps: Vec<ApprovalGap>,
    },
    /// The trainee's preparation was too short.
    Unprepared {
        /// The policy that demands preparation.
        policy: PolicyId,
        /// Whole months of preparation before the placement.
        months: u32,
        /// Whole months that the policy demands.
        wanted: u32,
    },
}

/// What is wrong with an approval of limited practice.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum ApprovalGap {
    /// It does not hold on every day.
    Dates,
    /// It does not contain every act that the requirement names.
    Acts,
    /// Its supervisor does not belong to the department.
    Supervisor,
    /// Its supervisor is absent.
    Absence {
        /// The first day of absence during the placement.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        day: NaiveDate,
    },
    /// It lasts longer than a policy allows.
    Length {
        /// The policy.
        policy: PolicyId,
        /// The most months that it allows.
        months: u32,
    },
}

/// Why no partnership carries a placement.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum AgreementReason {
    /// The trainee was nominated but comes under no partnership.
    Missing,
    /// Partnerships of this kind send nobody.
    SendsNobody {
        /// The trainee's partnership.
        partnership: PartnershipId,
        /// Its kind.
        kind: PartnershipKind,
    },
    /// The partnership, or an agreement that it carries out, is not in force.
    NotInForce {
        /// The agreement that is not.
        partnership: PartnershipId,
        /// The first day of the placement on which it is not.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        day: NaiveDate,
    },
}

/// What a partnership's scope leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum ScopeReason {
    /// The department's specialty.
    Specialty,
    /// The trainee's profession.
    Profession,
    /// The hospital.
    Hospital,
}

/// What a quota counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum QuotaOf {
    /// Trainees whose first placement starts in this year.
    Year(i32),
    /// Trainees of this cohort.
    Cohort(CohortId),
    /// Placements for this specialty or one below it.
    Specialty(SpecialtyId),
}
