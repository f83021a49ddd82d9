//! Cohorts and curricula, as written.

use super::DatesDraft;
use crate::program::{Attendance, PracticeMode};
#[cfg(feature = "serde")]
use crate::wire;

/// A cohort: the trainees of one edition.
///
/// ```
/// use practicum::program::draft::{CohortDraft, CommonDayDraft, DatesDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let window = DatesDraft::new(day(6, 2)?, day(6, 15)?);
/// let second = CohortDraft::new("2014-06", "Second group", window)
///     .edition("2014")
///     .common_day(CommonDayDraft::new("Opening", DatesDraft::new(day(6, 2)?, day(6, 2)?)))
///     .policy("insurance")
///     .planned(4);
/// let program = draft.cohort(second).validate()?;
/// assert_eq!(program.cohorts().get("2014-06").map(|cohort| cohort.planned()), Some(4));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CohortDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The edition of the program: a year, a number.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub edition: Option<String>,
    /// The days within which its trainees are placed.
    pub window: DatesDraft,
    /// Days on which everybody is together: orientation, closing.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub common_days: Vec<CommonDayDraft>,
    /// Places planned, before anybody is nominated.
    #[cfg_attr(feature = "serde", serde(default))]
    pub planned: u32,
    /// The dated rules that this edition follows.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub policies: Vec<String>,
}

impl CohortDraft {
    /// A cohort with what it must have.
    pub fn new(id: impl Into<String>, name: impl Into<String>, window: DatesDraft) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            edition: None,
            window,
            common_days: Vec::new(),
            planned: 0,
            policies: Vec::new(),
        }
    }

    /// Sets: the edition of the program: a year, a number.
    #[must_use]
    pub fn edition(mut self, edition: impl Into<String>) -> Self {
        self.edition = Some(edition.into());
        self
    }

    /// Adds to: days on which everybody is together: orientation, closing.
    #[must_use]
    pub fn common_day(mut self, common_day: CommonDayDraft) -> Self {
        self.common_days.push(common_day);
        self
    }

    /// Sets: places planned, before anybody is nominated.
    #[must_use]
    pub fn planned(mut self, planned: u32) -> Self {
        self.planned = planned;
        self
    }

    /// Adds to: the dated rules that this edition follows.
    #[must_use]
    pub fn policy(mut self, policy: impl Into<String>) -> Self {
        self.policies.push(policy.into());
        self
    }
}

/// Days that a cohort spends together.
///
/// ```
/// use practicum::program::Attendance;
/// use practicum::program::draft::{CommonDayDraft, DatesDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let excursion = CommonDayDraft::new("Excursion", DatesDraft::new(day(6, 7)?, day(6, 8)?))
///     .attendance(Attendance::Optional); // required unless you say so
/// assert_eq!(excursion.dates.last, day(6, 8)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CommonDayDraft {
    /// What happens.
    pub label: String,
    /// The days.
    pub dates: DatesDraft,
    /// Whether everybody must be available.
    #[cfg_attr(feature = "serde", serde(default))]
    pub attendance: Attendance,
}

impl CommonDayDraft {
    /// A common day with what it must have.
    pub fn new(label: impl Into<String>, dates: DatesDraft) -> Self {
        Self {
            label: label.into(),
            dates,
            attendance: Attendance::default(),
        }
    }

    /// Sets: whether everybody must be available.
    #[must_use]
    pub fn attendance(mut self, attendance: Attendance) -> Self {
        self.attendance = attendance;
        self
    }
}

/// What a trainee has to go through: choices of specialties, in what order, where.
///
/// ```
/// use practicum::program::draft::{CurriculumDraft, RequirementDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let general = CurriculumDraft::new("general")
///     .name("Two weeks of surgery, one each of two other fields")
///     .requirement(RequirementDraft::new(1, ["surgery"], 2))
///     .requirement(RequirementDraft::new(2, ["urology", "obgyn", "orthopedics"], 1))
///     .hospital_max(1);
/// let program = draft.curriculum(general).validate()?;
/// assert_eq!(program.curricula().len(), 10); // the academy has nine
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CurriculumDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub name: Option<String>,
    /// What is required; no specialty stands in two requirements.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub requirements: Vec<RequirementDraft>,
    /// What must be finished before what.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub prerequisites: Vec<PrerequisiteDraft>,
    /// The most placements in one hospital.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub hospital_max: Option<u32>,
}

impl CurriculumDraft {
    /// A curriculum with what it must have.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: None,
            requirements: Vec::new(),
            prerequisites: Vec::new(),
            hospital_max: None,
        }
    }

    /// Sets: its name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Adds to: what is required; no specialty stands in two requirements.
    #[must_use]
    pub fn requirement(mut self, requirement: RequirementDraft) -> Self {
        self.requirements.push(requirement);
        self
    }

    /// Adds to: what must be finished before what.
    #[must_use]
    pub fn prerequisite(mut self, prerequisite: PrerequisiteDraft) -> Self {
        self.prerequisites.push(prerequisite);
        self
    }

    /// Sets: the most placements in one hospital.
    #[must_use]
    pub fn hospital_max(mut self, hospital_max: u32) -> Self {
        self.hospital_max = Some(hospital_max);
        self
    }
}

/// Choose so many of these specialties, for so many periods each.
///
/// ```
/// use practicum::program::PracticeMode;
/// use practicum::program::draft::RequirementDraft;
///
/// let surgery = RequirementDraft::new(1, ["surgery"], 3)
///     .mode(PracticeMode::LimitedPractice)
///     .act("suture");
/// assert_eq!((surgery.choose, surgery.periods), (1, 3));
/// assert_eq!(surgery.acts, ["suture"]); // an approval has to name it
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RequirementDraft {
    /// How many of the specialties.
    pub choose: u32,
    /// The specialties; each is taken at most once.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "wire::list"))]
    pub of: Vec<String>,
    /// Consecutive periods of each placement, at least 1.
    pub periods: u32,
    /// What the trainee may do there.
    #[cfg_attr(feature = "serde", serde(default))]
    pub mode: PracticeMode,
    /// Acts that limited practice needs approval for.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub acts: Vec<String>,
}

impl RequirementDraft {
    /// A requirement with what it must have.
    pub fn new(choose: u32, of: impl IntoIterator<Item = impl Into<String>>, periods: u32) -> Self {
        Self {
            choose,
            of: of.into_iter().map(Into::into).collect(),
            periods,
            mode: PracticeMode::default(),
            acts: Vec::new(),
        }
    }

    /// Sets: what the trainee may do there.
    #[must_use]
    pub fn mode(mut self, mode: PracticeMode) -> Self {
        self.mode = mode;
        self
    }

    /// Adds to: acts that limited practice needs approval for.
    #[must_use]
    pub fn act(mut self, act: impl Into<String>) -> Self {
        self.acts.push(act.into());
        self
    }
}

/// A specialty that comes after another.
///
/// ```
/// use practicum::program::DefectCode;
/// use practicum::program::draft::{CurriculumDraft, PrerequisiteDraft, RequirementDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let circle = CurriculumDraft::new("circle")
///     .requirement(RequirementDraft::new(2, ["surgery", "urology"], 2))
///     .prerequisite(PrerequisiteDraft::new("urology", "surgery"))
///     .prerequisite(PrerequisiteDraft::new("surgery", "urology"));
/// let Err(invalid) = draft.curriculum(circle).validate() else {
///     return Err("none of the two can come first".into());
/// };
/// assert_eq!(invalid.defects()[0].code(), DefectCode::PrerequisiteCycle);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PrerequisiteDraft {
    /// The specialty that comes later.
    pub specialty: String,
    /// The specialty that must be finished before it begins.
    pub after: String,
}

impl PrerequisiteDraft {
    /// A prerequisite with what it must have.
    pub fn new(specialty: impl Into<String>, after: impl Into<String>) -> Self {
        Self {
            specialty: specialty.into(),
            after: after.into(),
        }
    }
}
