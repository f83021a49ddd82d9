//! Trainees: who they are, what they bring, what they want.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::kinds::{PracticeMode, Route};
use super::lifecycle::Lifecycle;
use crate::calendar::{DateRange, Term};
use crate::codes::{CountryCode, LanguageTag};
use crate::ids::{
    Act, CohortId, CredentialKind, CurriculumId, DepartmentId, HospitalId, InstitutionId, Level,
    PartnershipId, Profession, RegionId, SpecialtyId, SupervisorId, TraineeId,
};
use crate::quantity::Weight;

/// A trainee.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let trainee = program.trainees().get("T01").ok_or("it is there")?;
/// assert_eq!(trainee.curriculum().as_str(), "surgery-with-urology-or-obgyn");
/// assert_eq!(trainee.partnership().map(AsRef::as_ref), Some("gyeonggi-primorsky"));
/// assert_eq!(trainee.languages()[0].as_str(), "ru");
/// assert_eq!(trainee.practicing_since().map(|day| day.to_string()).as_deref(), Some("2004-08-01"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trainee {
    pub(super) id: TraineeId,
    pub(super) cohort: CohortId,
    pub(super) region: RegionId,
    pub(super) curriculum: CurriculumId,
    pub(super) profession: Profession,
    pub(super) route: Route,
    pub(super) name: Option<Arc<str>>,
    pub(super) nationality: Option<CountryCode>,
    pub(super) institution: Option<InstitutionId>,
    pub(super) partnership: Option<PartnershipId>,
    pub(super) level: Option<Level>,
    pub(super) specialties: Vec<SpecialtyId>,
    pub(super) languages: Vec<LanguageTag>,
    pub(super) practicing_since: Option<NaiveDate>,
    pub(super) earlier: Vec<Earlier>,
    pub(super) stays: Vec<DateRange>,
    pub(super) credentials: Vec<Credential>,
    pub(super) approvals: Vec<Approval>,
    pub(super) preparation: Vec<DateRange>,
    pub(super) available: Vec<Term>,
    pub(super) unavailable: Vec<Term>,
    pub(super) unable: Vec<DepartmentId>,
    pub(super) preferences: Preferences,
    pub(super) pins: Vec<Pin>,
    pub(super) lifecycle: Lifecycle,
}

impl Trainee {
    /// Their id.
    pub fn id(&self) -> &TraineeId {
        &self.id
    }

    /// The cohort that they belong to.
    pub fn cohort(&self) -> &CohortId {
        &self.cohort
    }

    /// The region that they come from.
    pub fn region(&self) -> &RegionId {
        &self.region
    }

    /// What they have to go through.
    pub fn curriculum(&self) -> &CurriculumId {
        &self.curriculum
    }

    /// Their profession.
    pub fn profession(&self) -> &Profession {
        &self.profession
    }

    /// How they came into the program.
    pub fn route(&self) -> &Route {
        &self.route
    }

    /// A name to show; it may be a pseudonym.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// ISO 3166-1 code; not given: the country of the region.
    pub fn nationality(&self) -> Option<CountryCode> {
        self.nationality
    }

    /// Where they work at home.
    pub fn institution(&self) -> Option<&InstitutionId> {
        self.institution.as_ref()
    }

    /// The agreement under which they come.
    pub fn partnership(&self) -> Option<&PartnershipId> {
        self.partnership.as_ref()
    }

    /// Their level of training.
    pub fn level(&self) -> Option<&Level> {
        self.level.as_ref()
    }

    /// Their own specialties, for reports.
    pub fn specialties(&self) -> &[SpecialtyId] {
        &self.specialties
    }

    /// Languages that they speak, best first.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.languages
    }

    /// The day from which experience counts.
    pub fn practicing_since(&self) -> Option<NaiveDate> {
        self.practicing_since
    }

    /// Earlier participation in the program.
    pub fn earlier(&self) -> &[Earlier] {
        &self.earlier
    }

    /// Earlier stays in the host country.
    pub fn stays(&self) -> &[DateRange] {
        &self.stays
    }

    /// Licenses, visas, insurance, immunization.
    pub fn credentials(&self) -> &[Credential] {
        &self.credentials
    }

    /// Approvals for limited practice.
    pub fn approvals(&self) -> &[Approval] {
        &self.approvals
    }

    /// Preparatory training in the host country.
    pub fn preparation(&self) -> &[DateRange] {
        &self.preparation
    }

    /// Days on which they are available; none: always.
    pub fn available(&self) -> &[Term] {
        &self.available
    }

    /// Days on which they are not.
    pub fn unavailable(&self) -> &[Term] {
        &self.unavailable
    }

    /// Departments that can not take them, or that they can not attend.
    pub fn unable(&self) -> &[DepartmentId] {
        &self.unable
    }

    /// What they would like.
    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Placements that are settled.
    pub fn pins(&self) -> &[Pin] {
        &self.pins
    }

    /// What has happened to them, in order.
    pub fn lifecycle(&self) -> &Lifecycle {
        &self.lifecycle
    }
}

/// An earlier participation.
///
/// ```
/// use practicum::program::draft::{DatesDraft, EarlierDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// let autumn = DatesDraft::new(day(2012, 10, 8)?, day(2012, 11, 3)?);
/// draft.trainees[0].earlier.push(EarlierDraft::new(autumn));
/// let program = draft.validate()?;
/// let earlier = program.trainees().get("T01").ok_or("it is there")?.earlier();
/// assert_eq!((earlier[0].dates().days(), earlier[0].program()), (27, None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Earlier {
    pub(super) dates: DateRange,
    pub(super) program: Option<Arc<str>>,
}

impl Earlier {
    /// The days.
    pub fn dates(&self) -> DateRange {
        self.dates
    }

    /// The program, if not this one.
    pub fn program(&self) -> Option<&str> {
        self.program.as_deref()
    }
}

/// A credential with its validity.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let trainee = program.trainees().get("T01").ok_or("it is there")?;
/// let insurance = trainee.credentials().iter().find(|one| one.kind().as_str() == "insurance");
/// let insurance = insurance.ok_or("everybody is insured")?;
/// assert!(insurance.valid().covers(program.horizon().range()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credential {
    pub(super) kind: CredentialKind,
    pub(super) valid: Term,
}

impl Credential {
    /// What it is.
    pub fn kind(&self) -> &CredentialKind {
        &self.kind
    }

    /// The days on which it is valid.
    pub fn valid(&self) -> Term {
        self.valid
    }
}

/// An approval of limited practice: it names dates, hospital, supervisor and acts.
///
/// ```
/// use practicum::program::draft::{ApprovalDraft, DatesDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let june = DatesDraft::new(day(6, 1)?, day(6, 21)?);
/// let approval = ApprovalDraft::new(june, "sejong", "sejong/surgery/professor").act("suture");
/// draft.trainees[0].approvals.push(approval);
/// let program = draft.validate()?;
/// let approval = &program.trainees().get("T01").ok_or("it is there")?.approvals()[0];
/// assert_eq!((approval.valid().days(), approval.acts()[0].as_str()), (21, "suture"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Approval {
    pub(super) valid: DateRange,
    pub(super) hospital: HospitalId,
    pub(super) supervisor: SupervisorId,
    pub(super) acts: Vec<Act>,
}

impl Approval {
    /// The days on which it holds.
    pub fn valid(&self) -> DateRange {
        self.valid
    }

    /// The hospital.
    pub fn hospital(&self) -> &HospitalId {
        &self.hospital
    }

    /// The supervising specialist, who must be present.
    pub fn supervisor(&self) -> &SupervisorId {
        &self.supervisor
    }

    /// The acts approved.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }
}

/// What a trainee would like: higher is better.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let wishes = program.trainees().get("T01").ok_or("it is there")?.preferences();
/// assert_eq!(wishes.specialties().get("urology").map(|wish| wish.get()), Some(3));
/// assert_eq!(wishes.hospitals().get("st-vincent").map(|wish| wish.get()), Some(5));
/// assert_eq!((wishes.change().get(), wishes.waiting().get()), (2, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    pub(super) specialties: BTreeMap<SpecialtyId, Weight>,
    pub(super) hospitals: BTreeMap<HospitalId, Weight>,
    pub(super) change: Weight,
    pub(super) waiting: Weight,
}

impl Preferences {
    /// Value of being placed in a specialty of the curriculum.
    pub fn specialties(&self) -> &BTreeMap<SpecialtyId, Weight> {
        &self.specialties
    }

    /// Value of each placement in a hospital.
    pub fn hospitals(&self) -> &BTreeMap<HospitalId, Weight> {
        &self.hospitals
    }

    /// How much a change of hospital is minded, at least 0; not given: 1.
    pub fn change(&self) -> Weight {
        self.change
    }

    /// How much an idle period is minded, at least 0; not given: 1.
    pub fn waiting(&self) -> Weight {
        self.waiting
    }
}

/// A placement that is settled.
///
/// ```
/// use practicum::program::draft::PinDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees[0].pins.push(PinDraft::new("myongji/urology", "urology", 3, 1));
/// let program = draft.validate()?;
/// let pin = &program.trainees().get("T01").ok_or("it is there")?.pins()[0];
/// let days = program.horizon().span(pin.start(), pin.periods());
/// assert_eq!(days.map(|days| days.to_string()).as_deref(), Some("2014-06-16..=2014-06-21"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pin {
    pub(super) start: u32,
    pub(super) periods: u32,
    pub(super) department: DepartmentId,
    pub(super) specialty: SpecialtyId,
    pub(super) mode: PracticeMode,
}

impl Pin {
    /// Where.
    pub fn department(&self) -> &DepartmentId {
        &self.department
    }

    /// The specialty of the curriculum that it counts for.
    pub fn specialty(&self) -> &SpecialtyId {
        &self.specialty
    }

    /// The period in which it starts, counted from 0.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// How many periods it lasts, at least 1.
    pub fn periods(&self) -> u32 {
        self.periods
    }

    /// What the trainee may do there.
    pub fn mode(&self) -> PracticeMode {
        self.mode
    }
}
