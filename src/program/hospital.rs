//! Host hospitals: departments, seats over time, supervisors, interpreters.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kinds::PracticeMode;
use crate::calendar::{Steps, Term};
use crate::codes::LanguageTag;
use crate::ids::{
    DepartmentId, HospitalId, Level, Profession, RegionId, SpecialtyId, SupervisorId,
};

/// A host hospital.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let sejong = program.hospitals().get("sejong").ok_or("it is there")?;
/// assert_eq!((sejong.name(), sejong.city()), ("Sejong General Hospital", Some("Bucheon")));
/// let taught: Vec<&str> = sejong.departments().iter().map(|one| one.specialty().as_str()).collect();
/// assert_eq!(taught, ["cardiovascular", "surgery"]);
/// assert_eq!(sejong.cap().most(program.horizon().range()), 2); // at once, in both together
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hospital {
    pub(super) id: HospitalId,
    pub(super) name: Arc<str>,
    pub(super) region: Option<RegionId>,
    pub(super) city: Option<Arc<str>>,
    pub(super) aliases: Vec<Arc<str>>,
    pub(super) labels: BTreeMap<LanguageTag, Arc<str>>,
    pub(super) languages: Vec<LanguageTag>,
    pub(super) cap: Steps,
    pub(super) interpreters: Vec<Interpreter>,
    pub(super) departments: Vec<Department>,
}

impl Hospital {
    /// Its id.
    pub fn id(&self) -> &HospitalId {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The region where it is.
    pub fn region(&self) -> Option<&RegionId> {
        self.region.as_ref()
    }

    /// Its city.
    pub fn city(&self) -> Option<&str> {
        self.city.as_deref()
    }

    /// Other names that references may use.
    pub fn aliases(&self) -> &[Arc<str>] {
        &self.aliases
    }

    /// Names by language (BCP 47).
    pub fn labels(&self) -> &BTreeMap<LanguageTag, Arc<str>> {
        &self.labels
    }

    /// Working languages of departments that state none of their own; none at all: any language will do.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.languages
    }

    /// The most trainees at once in all departments together, from a day on; no steps: no cap.
    pub fn cap(&self) -> &Steps {
        &self.cap
    }

    /// Interpreters, by language: no two of one primary subtag.
    pub fn interpreters(&self) -> &[Interpreter] {
        &self.interpreters
    }

    /// Its departments, in order of id.
    pub fn departments(&self) -> &[Department] {
        &self.departments
    }

    /// The department with this id, if it is one of the hospital's. Takes an id or its text.
    pub fn department(&self, id: impl AsRef<str>) -> Option<&Department> {
        let place = |department: &Department| department.id.as_str().cmp(id.as_ref());
        self.departments
            .get(self.departments.binary_search_by(place).ok()?)
    }
}

/// How many trainees the interpreters of one language can look after.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let sejong = program.hospitals().get("sejong").ok_or("it is there")?;
/// let interpreter = &sejong.interpreters()[0];
/// assert_eq!(interpreter.language().as_str(), "ru");
/// assert_eq!(interpreter.trainees().on(program.horizon().range().first()), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    pub(super) language: LanguageTag,
    pub(super) trainees: Steps,
}

impl Interpreter {
    /// The language.
    pub fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// Trainees at once, from a day on.
    pub fn trainees(&self) -> &Steps {
        &self.trainees
    }
}

/// A department: a specialty at a hospital.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let (hospital, department) = program.department("wiltse/neurosurgery").ok_or("it is there")?;
/// assert_eq!(hospital.id().as_str(), "wiltse");
/// assert_eq!(department.specialty().as_str(), "neurosurgery");
/// assert_eq!(department.seats().least(program.horizon().range()), 2);
/// assert_eq!(department.name(), None); // it is called like its specialty
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Department {
    pub(super) id: DepartmentId,
    pub(super) specialty: SpecialtyId,
    pub(super) name: Option<Arc<str>>,
    pub(super) seats: Steps,
    pub(super) minimum: Steps,
    pub(super) closures: Vec<Term>,
    pub(super) supervisors: Vec<Supervisor>,
    pub(super) languages: Vec<LanguageTag>,
    pub(super) professions: Vec<Profession>,
    pub(super) levels: Vec<Level>,
    pub(super) modes: Vec<PracticeMode>,
}

impl Department {
    /// Its id, unique in the program.
    pub fn id(&self) -> &DepartmentId {
        &self.id
    }

    /// The specialty that it teaches, with all wider ones.
    pub fn specialty(&self) -> &SpecialtyId {
        &self.specialty
    }

    /// Its name, if it differs from the specialty.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Seats from a day on; none before the first step.
    pub fn seats(&self) -> &Steps {
        &self.seats
    }

    /// Trainees wanted at least, from a day on.
    pub fn minimum(&self) -> &Steps {
        &self.minimum
    }

    /// Days on which nobody may be there.
    pub fn closures(&self) -> &[Term] {
        &self.closures
    }

    /// Supervising specialists, in order of id; none: supervision is not limited.
    pub fn supervisors(&self) -> &[Supervisor] {
        &self.supervisors
    }

    /// The supervisor with this id, if they work here. Takes an id or its text.
    pub fn supervisor(&self, id: impl AsRef<str>) -> Option<&Supervisor> {
        let place = |supervisor: &Supervisor| supervisor.id.as_str().cmp(id.as_ref());
        self.supervisors
            .get(self.supervisors.binary_search_by(place).ok()?)
    }

    /// Working languages; none: the hospital's.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.languages
    }

    /// Professions admitted; none: all.
    pub fn professions(&self) -> &[Profession] {
        &self.professions
    }

    /// Levels admitted; none: all.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// Practice modes offered; none: observation only.
    pub fn modes(&self) -> &[PracticeMode] {
        &self.modes
    }
}

/// A supervising specialist.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let (_, department, supervisor) =
///     program.supervisor("wiltse/neurosurgery/professor").ok_or("it is there")?;
/// assert_eq!(department.id().as_str(), "wiltse/neurosurgery");
/// assert_eq!((supervisor.trainees(), supervisor.absences().len()), (2, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervisor {
    pub(super) id: SupervisorId,
    pub(super) trainees: u32,
    pub(super) absences: Vec<Term>,
}

impl Supervisor {
    /// Their id, unique in the program.
    pub fn id(&self) -> &SupervisorId {
        &self.id
    }

    /// The most trainees that they supervise at once.
    pub fn trainees(&self) -> u32 {
        self.trainees
    }

    /// Days on which they are away.
    pub fn absences(&self) -> &[Term] {
        &self.absences
    }
}
