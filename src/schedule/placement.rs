//! A placement: one trainee at one department for some periods.

use crate::ids::{DepartmentId, SpecialtyId, TraineeId};
use crate::program::PracticeMode;

/// One trainee at one department for consecutive periods.
///
/// A placement is a statement, not a proof: it may name a trainee who does not exist or a period
/// outside the horizon. [`check`](crate::check()) says what is wrong with it.
///
/// ```
/// use practicum::program::PracticeMode;
/// use practicum::schedule::Placement;
///
/// let placement = Placement::new("T01".parse()?, "wiltse-ns".parse()?, "neurosurgery".parse()?, 0, 4);
/// assert_eq!(placement.mode(), PracticeMode::Observation);
/// assert_eq!(placement.end(), 4);
/// # Ok::<(), practicum::ids::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Placement {
    trainee: TraineeId,
    start: u32,
    periods: u32,
    department: DepartmentId,
    specialty: SpecialtyId,
    #[cfg_attr(feature = "serde", serde(default))]
    mode: PracticeMode,
}

impl Placement {
    /// A placement for observation.
    ///
    /// `specialty` is the one of the curriculum that the placement counts for; the department teaches
    /// it or a narrower one. `start` counts periods from 0.
    pub fn new(
        trainee: TraineeId,
        department: DepartmentId,
        specialty: SpecialtyId,
        start: u32,
        periods: u32,
    ) -> Self {
        Self {
            trainee,
            start,
            periods,
            department,
            specialty,
            mode: PracticeMode::Observation,
        }
    }

    /// The same placement in another practice mode.
    #[must_use]
    pub fn in_mode(mut self, mode: PracticeMode) -> Self {
        self.mode = mode;
        self
    }

    /// Who is placed.
    pub fn trainee(&self) -> &TraineeId {
        &self.trainee
    }

    /// Where.
    pub fn department(&self) -> &DepartmentId {
        &self.department
    }

    /// The specialty of the curriculum that it counts for.
    pub fn specialty(&self) -> &SpecialtyId {
        &self.specialty
    }

    /// The first period, counted from 0.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// How many periods it lasts.
    pub fn periods(&self) -> u32 {
        self.periods
    }

    /// The first period after it.
    pub fn end(&self) -> u32 {
        self.start.saturating_add(self.periods)
    }

    /// What the trainee may do there.
    pub fn mode(&self) -> PracticeMode {
        self.mode
    }
}
