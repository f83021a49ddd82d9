//! Hospitals, departments, supervisors and interpreters, as written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{StepDraft, TermDraft};
use crate::program::PracticeMode;
#[cfg(feature = "serde")]
use crate::wire;

/// A host hospital.
///
/// ```
/// use practicum::program::draft::{DepartmentDraft, HospitalDraft, InterpreterDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let hospital = HospitalDraft::new("ajou", "Ajou University Hospital")
///     .region("gyeonggi")
///     .city("Suwon")
///     .language("ko")
///     .interpreter(InterpreterDraft::new("ru").trainees(day(5, 26)?, 2))
///     .cap(day(5, 26)?, 3)
///     .department(DepartmentDraft::new("ajou/surgery", "surgery").seats(day(5, 26)?, 2));
/// let program = draft.hospital(hospital).validate()?;
/// assert_eq!(program.hospitals().len(), 9); // the academy has eight
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct HospitalDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region where it is.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub region: Option<String>,
    /// Its city.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub city: Option<String>,
    /// Other names that references may use.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub aliases: Vec<String>,
    /// Names by language (BCP 47).
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub labels: BTreeMap<String, String>,
    /// Working languages of departments that state none of their own; none at all: any language will do.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub languages: Vec<String>,
    /// The most trainees at once in all departments together, from a day on; no steps: no cap.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub cap: Vec<StepDraft>,
    /// Interpreters, by language.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub interpreters: Vec<InterpreterDraft>,
    /// Its departments.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub departments: Vec<DepartmentDraft>,
}

impl HospitalDraft {
    /// A hospital with what it must have.
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            region: None,
            city: None,
            aliases: Vec::new(),
            labels: BTreeMap::new(),
            languages: Vec::new(),
            cap: Vec::new(),
            interpreters: Vec::new(),
            departments: Vec::new(),
        }
    }

    /// Sets: the region where it is.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets: its city.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    /// Adds to: other names that references may use.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// Sets one entry: names by language (BCP 47).
    #[must_use]
    pub fn label(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.labels.insert(key.into(), value.into());
        self
    }

    /// Adds to: working languages of departments that state none of their own; none at all: any language will do.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.languages.push(language.into());
        self
    }

    /// Adds a step: the most trainees at once in all departments together, from a day on; no steps: no cap.
    #[must_use]
    pub fn cap(mut self, from: NaiveDate, count: u32) -> Self {
        self.cap.push(StepDraft { from, count });
        self
    }

    /// Adds to: interpreters, by language.
    #[must_use]
    pub fn interpreter(mut self, interpreter: InterpreterDraft) -> Self {
        self.interpreters.push(interpreter);
        self
    }

    /// Adds to: its departments.
    #[must_use]
    pub fn department(mut self, department: DepartmentDraft) -> Self {
        self.departments.push(department);
        self
    }
}

/// How many trainees the interpreters of one language can look after.
///
/// ```
/// use practicum::program::draft::InterpreterDraft;
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let russian = InterpreterDraft::new("ru")
///     .trainees(day(5, 26)?, 2)
///     .trainees(day(6, 9)?, 1); // one of the interpreters leaves
/// assert_eq!(russian.trainees.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InterpreterDraft {
    /// The language.
    pub language: String,
    /// Trainees at once, from a day on.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub trainees: Vec<StepDraft>,
}

impl InterpreterDraft {
    /// An interpreter with what it must have.
    pub fn new(language: impl Into<String>) -> Self {
        Self {
            language: language.into(),
            trainees: Vec::new(),
        }
    }

    /// Adds a step: trainees at once, from a day on.
    #[must_use]
    pub fn trainees(mut self, from: NaiveDate, count: u32) -> Self {
        self.trainees.push(StepDraft { from, count });
        self
    }
}

/// A department: a specialty at a hospital.
///
/// ```
/// use practicum::program::draft::{DepartmentDraft, HospitalDraft, SupervisorDraft, TermDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let surgery = DepartmentDraft::new("ajou/surgery", "surgery")
///     .seats(day(5, 26)?, 2)
///     .minimum(day(5, 26)?, 1) // it would like to have somebody in every week
///     .closure(TermDraft::between(day(6, 4)?, day(6, 6)?))
///     .supervisor(SupervisorDraft::new("ajou/surgery/kim", 2))
///     .profession("physician");
/// let hospital = HospitalDraft::new("ajou", "Ajou University Hospital").department(surgery);
/// let program = draft.hospital(hospital).validate()?;
/// let (_, department) = program.department("ajou/surgery").ok_or("it is there")?;
/// assert_eq!(department.closures()[0].to_string(), "2014-06-04..=2014-06-06");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DepartmentDraft {
    /// Its id, unique in the program.
    pub id: String,
    /// The specialty that it teaches, with all wider ones.
    pub specialty: String,
    /// Its name, if it differs from the specialty.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub name: Option<String>,
    /// Seats from a day on; none before the first step.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub seats: Vec<StepDraft>,
    /// Trainees wanted at least, from a day on.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub minimum: Vec<StepDraft>,
    /// Days on which nobody may be there.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub closures: Vec<TermDraft>,
    /// Supervising specialists; none: supervision is not limited.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub supervisors: Vec<SupervisorDraft>,
    /// Working languages; none: the hospital's.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub languages: Vec<String>,
    /// Professions admitted; none: all.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub professions: Vec<String>,
    /// Levels admitted; none: all.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub levels: Vec<String>,
    /// Practice modes offered; none: observation only.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub modes: Vec<PracticeMode>,
}

impl DepartmentDraft {
    /// A department with what it must have.
    pub fn new(id: impl Into<String>, specialty: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            specialty: specialty.into(),
            name: None,
            seats: Vec::new(),
            minimum: Vec::new(),
            closures: Vec::new(),
            supervisors: Vec::new(),
            languages: Vec::new(),
            professions: Vec::new(),
            levels: Vec::new(),
            modes: Vec::new(),
        }
    }

    /// Sets: its name, if it differs from the specialty.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds a step: seats from a day on; none before the first step.
    #[must_use]
    pub fn seats(mut self, from: NaiveDate, count: u32) -> Self {
        self.seats.push(StepDraft { from, count });
        self
    }

    /// Adds a step: trainees wanted at least, from a day on.
    #[must_use]
    pub fn minimum(mut self, from: NaiveDate, count: u32) -> Self {
        self.minimum.push(StepDraft { from, count });
        self
    }

    /// Adds to: days on which nobody may be there.
    #[must_use]
    pub fn closure(mut self, closure: TermDraft) -> Self {
        self.closures.push(closure);
        self
    }

    /// Adds to: supervising specialists; none: supervision is not limited.
    #[must_use]
    pub fn supervisor(mut self, supervisor: SupervisorDraft) -> Self {
        self.supervisors.push(supervisor);
        self
    }

    /// Adds to: working languages; none: the hospital's.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.languages.push(language.into());
        self
    }

    /// Adds to: professions admitted; none: all.
    #[must_use]
    pub fn profession(mut self, profession: impl Into<String>) -> Self {
        self.professions.push(profession.into());
        self
    }

    /// Adds to: levels admitted; none: all.
    #[must_use]
    pub fn level(mut self, level: impl Into<String>) -> Self {
        self.levels.push(level.into());
        self
    }

    /// Adds to: practice modes offered; none: observation only.
    #[must_use]
    pub fn mode(mut self, mode: PracticeMode) -> Self {
        self.modes.push(mode);
        self
    }
}

/// A supervising specialist.
///
/// ```
/// use practicum::program::draft::{SupervisorDraft, TermDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let kim = SupervisorDraft::new("ajou/surgery/kim", 2)
///     .absence(TermDraft::between(day(6, 9)?, day(6, 13)?));
/// assert_eq!((kim.trainees, kim.absences.len()), (2, 1)); // looks after two, except in that week
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SupervisorDraft {
    /// Their id, unique in the program.
    pub id: String,
    /// The most trainees that they supervise at once.
    pub trainees: u32,
    /// Days on which they are away.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub absences: Vec<TermDraft>,
}

impl SupervisorDraft {
    /// A supervisor with what it must have.
    pub fn new(id: impl Into<String>, trainees: u32) -> Self {
        Self {
            id: id.into(),
            trainees,
            absences: Vec::new(),
        }
    }

    /// Adds to: days on which they are away.
    #[must_use]
    pub fn absence(mut self, absence: TermDraft) -> Self {
        self.absences.push(absence);
        self
    }
}
