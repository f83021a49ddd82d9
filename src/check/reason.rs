//! Parts of the evidence: what a placement is, what is too many, and why something is refused.

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::DateRange;
use crate::codes::LanguageTag;
use crate::ids::{CohortId, Level, PartnershipId, PolicyId, Profession, SpecialtyId, TraineeId};
use crate::program::{PartnershipKind, PracticeMode};
use crate::schedule::Placement;

/// A placement and its days.
///
/// ```
/// use practicum::check::{Evidence, check};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let short = Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 2);
/// let report = check(&program, &RuleBook::default(), &Schedule::new([short]));
/// let Evidence::WrongLength { placement, wanted } = report.violations()[0].evidence() else {
///     return Err("the curriculum wants three weeks".into());
/// };
/// assert_eq!((placement.placement().periods(), *wanted), (2, 3));
/// assert_eq!(placement.days().to_string(), "2014-05-26..=2014-06-08");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::check;
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let surgery = "bucheon-st-mary/surgery"; // it has one seat
/// let plan = Schedule::new([
///     Placement::new("T01".parse()?, surgery.parse()?, "surgery".parse()?, 0, 3),
///     Placement::new("T06".parse()?, surgery.parse()?, "surgery".parse()?, 2, 1),
/// ]);
/// let report = check(&program, &RuleBook::default(), &plan);
/// let crowd = report.violations()[0].crowd().ok_or("too many are there")?;
/// assert_eq!((crowd.period(), crowd.days().to_string().as_str()), (2, "2014-06-09..=2014-06-15"));
/// assert_eq!(crowd.first().iter().map(|who| who.as_str()).collect::<Vec<_>>(), ["T01", "T06"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{Evidence, Missing, first_violation};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let nobody = Placement::new("T99".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3);
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new([nobody]));
/// let found = found.ok_or("nobody is called T99")?;
/// let Evidence::Unknown { missing, .. } = found.evidence() else {
///     return Err("nobody is called T99".into());
/// };
/// assert_eq!(missing, &[Missing::Trainee]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{AdmissionReason, Evidence, first_violation};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees[0].unable.push("st-vincent/surgery".into());
/// let program = draft.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new(plan));
/// let found = found.ok_or("the first trainee can not attend it")?;
/// let Evidence::NotAdmitted { reason, .. } = found.evidence() else {
///     return Err("the first trainee can not attend it".into());
/// };
/// assert_eq!(reason, &AdmissionReason::Unable);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{Evidence, PracticeReason, first_violation};
/// use practicum::program::PracticeMode;
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let department = "st-vincent/surgery".parse()?;
/// let practices = Placement::new("T01".parse()?, department, "surgery".parse()?, 0, 3)
///     .in_mode(PracticeMode::LimitedPractice);
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new([practices]));
/// let found = found.ok_or("the curriculum wants observation")?;
/// let Evidence::NoPractice { reason, .. } = found.evidence() else {
///     return Err("the curriculum wants observation".into());
/// };
/// assert_eq!(reason, &PracticeReason::Demanded { mode: PracticeMode::Observation });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{ApprovalGap, Evidence, PracticeReason, check};
/// use practicum::program::PracticeMode;
/// use practicum::program::draft::{ApprovalDraft, DatesDraft};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let june = DatesDraft::new(day(6, 2)?, day(6, 21)?); // the placement begins in May
/// let approval = ApprovalDraft::new(june, "st-vincent", "st-vincent/surgery/professor");
/// draft.trainees[0].approvals.push(approval);
/// let program = draft.validate()?;
/// let department = "st-vincent/surgery".parse()?;
/// let practices = Placement::new("T01".parse()?, department, "surgery".parse()?, 0, 3)
///     .in_mode(PracticeMode::LimitedPractice);
/// let report = check(&program, &RuleBook::default(), &Schedule::new([practices]));
/// let gaps = report.violations().iter().find_map(|found| match found.evidence() {
///     Evidence::NoPractice { reason: PracticeReason::NotApproved { gaps }, .. } => Some(gaps),
///     _ => None,
/// });
/// assert_eq!(gaps.map(Vec::as_slice), Some(&[ApprovalGap::Dates][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{AgreementReason, Evidence, first_violation};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees[0].partnership = None;
/// let program = draft.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new(plan));
/// let found = found.ok_or("a ministry sends under an agreement")?;
/// let Evidence::NoAgreement { reason, .. } = found.evidence() else {
///     return Err("a ministry sends under an agreement".into());
/// };
/// assert_eq!(reason, &AgreementReason::Missing);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{Evidence, ScopeReason, first_violation};
/// use practicum::program::draft::ScopeDraft;
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// for partnership in &mut draft.partnerships {
///     partnership.scope = ScopeDraft::default().specialty("urology");
/// }
/// let program = draft.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new(plan));
/// let found = found.ok_or("the agreements cover urology only")?;
/// let Evidence::OutOfScope { reason, .. } = found.evidence() else {
///     return Err("the agreements cover urology only".into());
/// };
/// assert_eq!(reason, &ScopeReason::Specialty);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::check::{Evidence, QuotaOf, first_violation};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// for quota in draft.partnerships.iter_mut().flat_map(|partnership| &mut partnership.quotas) {
///     quota.trainees = 0;
/// }
/// let program = draft.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new(plan));
/// let found = found.ok_or("nobody may come")?;
/// let Evidence::QuotaExceeded { of, count, limit, .. } = found.evidence() else {
///     return Err("nobody may come".into());
/// };
/// assert_eq!((of, *count, *limit), (&QuotaOf::Cohort("2014-05".parse()?), 1, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
