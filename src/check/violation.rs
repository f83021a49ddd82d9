//! A violation: a hard rule that a schedule breaks, and the evidence.

use std::fmt;

use crate::codes::LanguageTag;
use crate::ids::TraineeId;
use crate::rules::RuleCode;
use crate::schedule::Placement;

use super::evidence::Evidence;
use super::reason::Crowd;

/// A hard rule that a schedule breaks. `Display` is one line for a coordinator.
///
/// ```
/// use practicum::{Placement, RuleBook, RuleCode, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let late = Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 2, 3);
/// let report = check(&program, &RuleBook::default(), &Schedule::new([late.clone()]));
/// let violation = &report.violations()[0];
/// assert_eq!((violation.code(), violation.culprit()), (RuleCode::Horizon, Some(&late)));
/// let remedy = "give the placement at least one period, all of them inside the horizon";
/// assert_eq!(violation.remedy(), remedy);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(
        try_from = "super::written::WrittenViolation",
        into = "super::written::WrittenViolation"
    )
)]
pub struct Violation {
    evidence: Evidence,
}

impl Violation {
    pub(super) fn new(evidence: Evidence) -> Self {
        Self { evidence }
    }

    /// Who, where, when, by how much.
    pub fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// The rule.
    pub fn code(&self) -> RuleCode {
        match self.evidence {
            Evidence::Unknown { .. } => RuleCode::Known,
            Evidence::OutsideHorizon { .. } => RuleCode::Horizon,
            Evidence::Overlap { .. } => RuleCode::Overlap,
            Evidence::TooMany { .. } | Evidence::Repeated { .. } => RuleCode::Excess,
            Evidence::WrongLength { .. } => RuleCode::Duration,
            Evidence::NotRequired { .. } => RuleCode::Curriculum,
            Evidence::NotTaught { .. } => RuleCode::Teaching,
            Evidence::NotAdmitted { .. } => RuleCode::Admission,
            Evidence::Unavailable { .. } => RuleCode::Availability,
            Evidence::OutsideWindow { .. } => RuleCode::Window,
            Evidence::MissesCommonDay { .. } => RuleCode::CommonDays,
            Evidence::TooEarly { .. } => RuleCode::Prerequisite,
            Evidence::TooOften { .. } => RuleCode::HospitalMax,
            Evidence::NoCredential { .. } => RuleCode::Credential,
            Evidence::StayTooLong { .. } => RuleCode::StayLength,
            Evidence::TooManyDays { .. } => RuleCode::RollingStay,
            Evidence::Inexperienced { .. } => RuleCode::Experience,
            Evidence::TooSoon { .. } => RuleCode::NoRepeat,
            Evidence::NoPractice { .. } => RuleCode::Practice,
            Evidence::NoAgreement { .. } => RuleCode::PartnershipInForce,
            Evidence::OutOfScope { .. } => RuleCode::PartnershipScope,
            Evidence::PinMissing { .. } => RuleCode::Pin,
            Evidence::Left { .. } => RuleCode::Lifecycle,
            Evidence::NoSeats { .. } => RuleCode::Seats,
            Evidence::Closed { .. } => RuleCode::Closure,
            Evidence::HospitalFull { .. } => RuleCode::HospitalCap,
            Evidence::NoSupervision { .. } => RuleCode::Supervision,
            Evidence::NoInterpreter { .. } => RuleCode::Interpreters,
            Evidence::QuotaExceeded { .. } => RuleCode::Quota,
            Evidence::ShareExceeded { .. } => RuleCode::Share,
            Evidence::OverBudget { .. } => RuleCode::Budget,
            Evidence::Separated { .. } => RuleCode::Together,
            Evidence::Alone { .. } => RuleCode::NotAlone,
            Evidence::NotApart { .. } => RuleCode::Apart,
        }
    }

    /// The placement that breaks the rule by itself, if there is one: without it the violation is gone,
    /// and no other placement mends it.
    ///
    /// Of two placements that overlap, and of one before what must come first, another could give way:
    /// neither breaks the rule by itself.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other evidence is of several placements"
    )]
    pub fn culprit(&self) -> Option<&Placement> {
        match &self.evidence {
            Evidence::Unknown { placement, .. } | Evidence::OutsideHorizon { placement, .. } => {
                Some(placement)
            }
            Evidence::WrongLength { placement, .. }
            | Evidence::NotRequired { placement, .. }
            | Evidence::NotTaught { placement, .. }
            | Evidence::NotAdmitted { placement, .. }
            | Evidence::Unavailable { placement, .. }
            | Evidence::OutsideWindow { placement, .. }
            | Evidence::NoCredential { placement, .. }
            | Evidence::Inexperienced { placement, .. }
            | Evidence::TooSoon { placement, .. }
            | Evidence::NoPractice { placement, .. }
            | Evidence::NoAgreement { placement, .. }
            | Evidence::OutOfScope { placement, .. }
            | Evidence::Left { placement, .. }
            | Evidence::Closed { placement, .. } => Some(placement.placement()),
            _ => None,
        }
    }

    /// The trainees of one period who are too many together, if the rule counts them.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other evidence is of no crowd"
    )]
    pub fn crowd(&self) -> Option<&Crowd> {
        match &self.evidence {
            Evidence::NoSeats { crowd, .. }
            | Evidence::HospitalFull { crowd, .. }
            | Evidence::NoSupervision { crowd, .. }
            | Evidence::NoInterpreter { crowd, .. }
            | Evidence::ShareExceeded { crowd, .. }
            | Evidence::NotApart { crowd, .. } => Some(crowd),
            _ => None,
        }
    }

    /// The trainees that the evidence names: the first twenty where there are more, nobody where a
    /// budget is exceeded.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "one placement, one crowd, or what is listed"
    )]
    pub fn trainees(&self) -> Vec<&TraineeId> {
        if let Some(placement) = self.culprit() {
            return vec![placement.trainee()];
        }
        if let Some(crowd) = self.crowd() {
            return crowd.first().iter().collect();
        }
        match &self.evidence {
            Evidence::PinMissing { pin } => vec![pin.trainee()],
            Evidence::Overlap { placement, .. } | Evidence::TooEarly { placement, .. } => {
                vec![placement.placement().trainee()]
            }
            Evidence::TooMany { trainee, .. }
            | Evidence::Repeated { trainee, .. }
            | Evidence::MissesCommonDay { trainee, .. }
            | Evidence::TooOften { trainee, .. }
            | Evidence::StayTooLong { trainee, .. }
            | Evidence::TooManyDays { trainee, .. }
            | Evidence::Alone { trainee, .. } => vec![trainee],
            Evidence::QuotaExceeded { first, .. } | Evidence::Separated { first, .. } => {
                first.iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// What to do about it, in one line.
    pub fn remedy(&self) -> &'static str {
        super::remedy::of(&self.evidence)
    }

    /// The same in a language: in Korean, or in English where there is nothing in it.
    pub fn remedy_in(&self, language: &LanguageTag) -> &'static str {
        match language.primary() {
            "ko" => super::remedy_korean::of(&self.evidence),
            _ => self.remedy(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.evidence.fmt(f)
    }
}
