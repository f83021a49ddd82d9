//! Cohorts: one edition's group of trainees.

use std::sync::Arc;

use super::kinds::Attendance;
use crate::calendar::DateRange;
use crate::ids::{CohortId, PolicyId};

/// A cohort: the trainees of one edition.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let cohort = program.cohorts().get("2014-05").ok_or("it is there")?;
/// assert_eq!(cohort.edition(), Some("2014"));
/// assert_eq!(cohort.window().to_string(), "2014-05-26..=2014-06-21");
/// assert_eq!((cohort.planned(), cohort.policies().len()), (10, 6));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cohort {
    pub(super) id: CohortId,
    pub(super) name: Arc<str>,
    pub(super) edition: Option<Arc<str>>,
    pub(super) window: DateRange,
    pub(super) common_days: Vec<CommonDay>,
    pub(super) planned: u32,
    pub(super) policies: Vec<PolicyId>,
}

impl Cohort {
    /// Its id.
    pub fn id(&self) -> &CohortId {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The edition of the program: a year, a number.
    pub fn edition(&self) -> Option<&str> {
        self.edition.as_deref()
    }

    /// The days within which its trainees are placed.
    pub fn window(&self) -> DateRange {
        self.window
    }

    /// Days on which everybody is together: orientation, closing.
    pub fn common_days(&self) -> &[CommonDay] {
        &self.common_days
    }

    /// Places planned, before anybody is nominated.
    pub fn planned(&self) -> u32 {
        self.planned
    }

    /// The dated rules that this edition follows.
    pub fn policies(&self) -> &[PolicyId] {
        &self.policies
    }
}

/// Days that a cohort spends together.
///
/// ```
/// use practicum::program::Attendance;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let cohort = program.cohorts().get("2014-05").ok_or("it is there")?;
/// let [opening, completion] = cohort.common_days() else {
///     return Err("two common days".into());
/// };
/// assert_eq!((opening.label(), completion.label()), ("Opening", "Completion"));
/// assert_eq!(completion.dates().first().to_string(), "2014-06-20");
/// assert_eq!(completion.attendance(), Attendance::Required);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct CommonDay {
    pub(super) dates: DateRange,
    pub(super) label: Arc<str>,
    pub(super) attendance: Attendance,
}

impl CommonDay {
    /// What happens.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The days.
    pub fn dates(&self) -> DateRange {
        self.dates
    }

    /// Whether everybody must be available.
    pub fn attendance(&self) -> Attendance {
        self.attendance
    }
}
