//! How far the trainees of a cohort have come: counts derived from their lifecycles.

use super::{EventKind, Program};
use crate::ids::CohortId;

/// How many trainees of a cohort came how far. Who has come far has passed what lies before: whoever
/// arrived counts as selected and as nominated, too.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let funnel = program.counts(&"2014-05".parse()?).ok_or("it is there")?;
/// assert_eq!((funnel.planned, funnel.nominated, funnel.arrived), (10, 10, 10));
/// assert_eq!((funnel.completed, funnel.withdrawn), (0, 0)); // the training is running
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Funnel {
    /// Places planned, before anybody was nominated.
    pub planned: u32,
    /// Trainees who were nominated, or selected without a nomination on record.
    pub nominated: u32,
    /// Trainees whom the program selected.
    pub selected: u32,
    /// Trainees who came to the host country.
    pub arrived: u32,
    /// Trainees who completed the training.
    pub completed: u32,
    /// Trainees who declined the place, or were not accepted.
    pub declined: u32,
    /// Trainees who withdrew.
    pub withdrawn: u32,
}

impl Program {
    /// How far the trainees of a cohort have come; `None` if there is no such cohort.
    ///
    /// Trainees without events on record count nowhere.
    pub fn counts(&self, cohort: &CohortId) -> Option<Funnel> {
        let mut funnel = Funnel {
            planned: self.cohorts().get(cohort)?.planned(),
            ..Funnel::default()
        };
        let trainees = self.trainees().iter();
        for trainee in trainees.filter(|trainee| trainee.cohort() == cohort) {
            let lifecycle = trainee.lifecycle();
            let had = |kind| u32::from(lifecycle.day_of(kind).is_some());
            // Every lifecycle begins with a nomination or a selection, and passes no stage twice.
            funnel.nominated += u32::from(!lifecycle.events().is_empty());
            funnel.selected += had(EventKind::Selected);
            funnel.arrived += had(EventKind::Arrived);
            funnel.completed += had(EventKind::Completed);
            funnel.declined += had(EventKind::Declined);
            funnel.withdrawn += had(EventKind::Withdrawn);
        }
        Some(funnel)
    }
}
