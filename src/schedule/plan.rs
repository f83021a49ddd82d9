//! A schedule: placements of many trainees, in a canonical order.

use super::Placement;
use crate::ids::{DepartmentId, TraineeId};

/// Placements in order of trainee, start, and the rest. Nothing that was given is dropped, not even
/// a placement that stands twice.
///
/// ```
/// use practicum::schedule::{Placement, Schedule};
///
/// let later = Placement::new("T02".parse()?, "d".parse()?, "s".parse()?, 0, 2);
/// let first = Placement::new("T01".parse()?, "d".parse()?, "s".parse()?, 2, 2);
/// let schedule = Schedule::new([later, first.clone()]);
/// assert_eq!(schedule.placements()[0], first);
/// # Ok::<(), practicum::ids::IdError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(from = "Written", into = "Written"))]
pub struct Schedule {
    placements: Vec<Placement>,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "Schedule")]
struct Written {
    #[serde(deserialize_with = "crate::wire::list")]
    placements: Vec<Placement>,
}

#[cfg(feature = "serde")]
impl From<Written> for Schedule {
    fn from(written: Written) -> Self {
        Self::new(written.placements)
    }
}

#[cfg(feature = "serde")]
impl From<Schedule> for Written {
    fn from(schedule: Schedule) -> Self {
        Self {
            placements: schedule.placements,
        }
    }
}

impl Schedule {
    /// A schedule of these placements.
    pub fn new(placements: impl IntoIterator<Item = Placement>) -> Self {
        let mut placements: Vec<_> = placements.into_iter().collect();
        placements.sort_unstable();
        Self { placements }
    }

    /// All placements in order.
    pub fn placements(&self) -> &[Placement] {
        &self.placements
    }

    /// Number of placements.
    pub fn len(&self) -> usize {
        self.placements.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.placements.is_empty()
    }

    /// The itinerary of a trainee: their placements in order of start.
    pub fn of_trainee(&self, trainee: &TraineeId) -> &[Placement] {
        let from = self
            .placements
            .partition_point(|placement| placement.trainee() < trainee);
        let until = self
            .placements
            .partition_point(|placement| placement.trainee() <= trainee);
        self.placements.get(from..until).unwrap_or_default()
    }

    /// The placements at a department, in order of trainee.
    pub fn at_department<'a>(
        &'a self,
        department: &'a DepartmentId,
    ) -> impl Iterator<Item = &'a Placement> {
        self.placements
            .iter()
            .filter(move |placement| placement.department() == department)
    }

    /// Trainees with at least one placement, in order, each with their itinerary.
    pub fn itineraries(&self) -> impl Iterator<Item = (&TraineeId, &[Placement])> {
        self.placements
            .chunk_by(|a, b| a.trainee() == b.trainee())
            .filter_map(|itinerary| Some((itinerary.first()?.trainee(), itinerary)))
    }
}

impl FromIterator<Placement> for Schedule {
    fn from_iter<I: IntoIterator<Item = Placement>>(placements: I) -> Self {
        Self::new(placements)
    }
}
