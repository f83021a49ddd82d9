//! What breaks a hard rule: who, where, when, by how much.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::calendar::DateRange;
use crate::codes::LanguageTag;
use crate::ids::{
    AuthorityId, BudgetId, CohortId, CredentialKind, CurriculumId, DepartmentId, HospitalId,
    LinkId, PartnershipId, PolicyId, SpecialtyId, TraineeId,
};
use crate::quantity::Money;
use crate::schedule::Placement;

use super::reason::{
    AdmissionReason, AgreementReason, Crowd, DatedPlacement, Missing, PracticeReason, QuotaOf,
    ScopeReason,
};

/// What breaks a hard rule. Each variant belongs to one rule, whose code stands first.
///
/// Lists of trainees name the first twenty in order of id, so that evidence stays short; counts are
/// exact. Periods and requirements are counted from 0.
///
/// ```
/// use practicum::check::{Evidence, check};
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
/// let Evidence::NoSeats { department, crowd } = report.violations()[0].evidence() else {
///     return Err("a seat is missing".into());
/// };
/// assert_eq!((department.as_str(), crowd.count(), crowd.limit()), (surgery, 2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Evidence {
    /// P101: names that the program does not know.
    Unknown {
        /// The placement.
        placement: Placement,
        /// Which of its names; at least one.
        missing: Vec<Missing>,
    },
    /// P102: no period, or one outside the horizon.
    OutsideHorizon {
        /// The placement.
        placement: Placement,
        /// Periods in the horizon.
        horizon: u32,
    },
    /// P103: two places at a time.
    Overlap {
        /// The placement that starts too early.
        placement: DatedPlacement,
        /// Of the placements before it, the one that ends last.
        earlier: DatedPlacement,
    },
    /// P104: more placements than a requirement asks for.
    TooMany {
        /// The trainee.
        trainee: TraineeId,
        /// The requirement's number in the curriculum.
        requirement: usize,
        /// Placements with its specialties.
        count: usize,
        /// How many it asks for.
        limit: u32,
    },
    /// P104: a specialty taken again.
    Repeated {
        /// The trainee.
        trainee: TraineeId,
        /// The specialty.
        specialty: SpecialtyId,
        /// Placements for it; at least two.
        count: usize,
    },
    /// P105: too short or too long.
    WrongLength {
        /// The placement.
        placement: DatedPlacement,
        /// Periods that the requirement says.
        wanted: u32,
    },
    /// P106: a specialty that the curriculum does not ask for.
    NotRequired {
        /// The placement.
        placement: DatedPlacement,
        /// The trainee's curriculum.
        curriculum: CurriculumId,
    },
    /// P107: a department of another specialty.
    NotTaught {
        /// The placement.
        placement: DatedPlacement,
        /// The specialty that the department teaches.
        taught: SpecialtyId,
    },
    /// P108: not admitted.
    NotAdmitted {
        /// The placement.
        placement: DatedPlacement,
        /// Why.
        reason: AdmissionReason,
    },
    /// P109: not available.
    Unavailable {
        /// The placement.
        placement: DatedPlacement,
        /// The first such day.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        day: NaiveDate,
    },
    /// P110: outside the cohort's window.
    OutsideWindow {
        /// The placement.
        placement: DatedPlacement,
        /// The trainee's cohort.
        cohort: CohortId,
        /// Its window.
        window: DateRange,
    },
    /// P111: not available on a day that the cohort spends together.
    MissesCommonDay {
        /// The trainee.
        trainee: TraineeId,
        /// What happens.
        label: String,
        /// The first day on which the trainee is not available.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        day: NaiveDate,
    },
    /// P112: before what must come first.
    TooEarly {
        /// The placement.
        placement: DatedPlacement,
        /// The specialty that has not been finished.
        after: SpecialtyId,
    },
    /// P113: too often in one hospital.
    TooOften {
        /// The trainee.
        trainee: TraineeId,
        /// The hospital.
        hospital: HospitalId,
        /// Placements there.
        count: u32,
        /// The most that the curriculum allows.
        limit: u32,
    },
    /// P114: no valid credential.
    NoCredential {
        /// The placement.
        placement: DatedPlacement,
        /// The policy that demands it.
        policy: PolicyId,
        /// The kind demanded.
        credential: CredentialKind,
        /// The first day without one.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        day: NaiveDate,
    },
    /// P115: too long a stay.
    StayTooLong {
        /// The trainee.
        trainee: TraineeId,
        /// The policy.
        policy: PolicyId,
        /// The stay.
        stay: DateRange,
        /// The most days that the policy allows.
        limit: u32,
    },
    /// P116: too many days in a moving window.
    TooManyDays {
        /// The trainee.
        trainee: TraineeId,
        /// The policy.
        policy: PolicyId,
        /// The first day of the earliest window with too many.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        from: NaiveDate,
        /// Its last day.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        until: NaiveDate,
        /// Days of the window that are spent in the host country.
        days: u32,
        /// The most that the policy allows.
        limit: u32,
    },
    /// P117: too little experience.
    Inexperienced {
        /// The placement.
        placement: DatedPlacement,
        /// The policy.
        policy: PolicyId,
        /// The day from which experience counts, if there is any.
        #[cfg_attr(feature = "serde", serde(with = "super::written::OptionalText"))]
        since: Option<NaiveDate>,
        /// Full years that the policy demands.
        years: u32,
    },
    /// P118: again too soon.
    TooSoon {
        /// The placement.
        placement: DatedPlacement,
        /// The policy.
        policy: PolicyId,
        /// The earlier participation that ended last.
        earlier: DateRange,
        /// Full years that must lie between.
        years: u32,
    },
    /// P119: a practice mode that is not possible.
    NoPractice {
        /// The placement.
        placement: DatedPlacement,
        /// Why.
        reason: PracticeReason,
    },
    /// P120: no partnership that carries it.
    NoAgreement {
        /// The placement.
        placement: DatedPlacement,
        /// Why.
        reason: AgreementReason,
    },
    /// P121: outside an agreement's scope.
    OutOfScope {
        /// The placement.
        placement: DatedPlacement,
        /// The agreement.
        partnership: PartnershipId,
        /// What it leaves out.
        reason: ScopeReason,
    },
    /// P122: a pin that does not stand.
    PinMissing {
        /// The placement that should stand.
        pin: Placement,
    },
    /// P123: placed after leaving.
    Left {
        /// The placement.
        placement: DatedPlacement,
        /// The day from which the trainee has left.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        since: NaiveDate,
    },
    /// S201: more trainees than seats.
    NoSeats {
        /// The department.
        department: DepartmentId,
        /// The trainees, and the seats.
        crowd: Crowd,
    },
    /// S202: the department is closed.
    Closed {
        /// The placement.
        placement: DatedPlacement,
        /// The first such day.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        day: NaiveDate,
    },
    /// S203: more trainees than the hospital's cap.
    HospitalFull {
        /// The hospital.
        hospital: HospitalId,
        /// The trainees, and the cap.
        crowd: Crowd,
    },
    /// S204: more trainees than the supervisors present can look after.
    NoSupervision {
        /// The department.
        department: DepartmentId,
        /// The trainees, and those who can be looked after.
        crowd: Crowd,
    },
    /// S205: more trainees than the interpreters can look after.
    NoInterpreter {
        /// The hospital.
        hospital: HospitalId,
        /// The language.
        language: LanguageTag,
        /// The trainees, and those who can be looked after.
        crowd: Crowd,
    },
    /// S206: a partnership's quota exceeded.
    QuotaExceeded {
        /// The partnership whose quota it is.
        partnership: PartnershipId,
        /// What was counted.
        of: QuotaOf,
        /// How many there are.
        count: usize,
        /// How many there may be.
        limit: u32,
        /// Who they are: the first twenty.
        first: Vec<TraineeId>,
    },
    /// S207: an authority's share exceeded.
    ShareExceeded {
        /// The authority.
        authority: AuthorityId,
        /// The hospital whose seats are meant; not given: all.
        hospital: Option<HospitalId>,
        /// Seats on offer in the period.
        seats: u64,
        /// The trainees, and how many of the seats they may take.
        crowd: Crowd,
    },
    /// S208: a budget exceeded.
    OverBudget {
        /// The budget.
        budget: BudgetId,
        /// What the schedule costs, in the ceiling's currency; at most the largest `Decimal`.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        spent: Decimal,
        /// What may be spent.
        #[cfg_attr(feature = "serde", serde(with = "super::written::Text"))]
        ceiling: Money,
    },
    /// L301: a team is not together.
    Separated {
        /// The link.
        link: LinkId,
        /// The period.
        period: u32,
        /// Its days.
        days: DateRange,
        /// Active trainees whom the link binds.
        members: usize,
        /// How many of them are at a hospital.
        present: u32,
        /// The hospitals where they are: the first twenty.
        hospitals: Vec<HospitalId>,
        /// Those who are at a hospital: the first twenty.
        first: Vec<TraineeId>,
    },
    /// L302: one trainee is alone.
    Alone {
        /// The link.
        link: LinkId,
        /// The hospital.
        hospital: HospitalId,
        /// The period.
        period: u32,
        /// Its days.
        days: DateRange,
        /// The trainee.
        trainee: TraineeId,
    },
    /// L303: trainees are together who should not be.
    NotApart {
        /// The link.
        link: LinkId,
        /// The hospital.
        hospital: HospitalId,
        /// The trainees; the limit is one.
        crowd: Crowd,
    },
}
