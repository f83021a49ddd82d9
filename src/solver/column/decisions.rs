//! Stays that a dive or a tree has settled.
use crate::certificate::claim::Stays;
use crate::problem::model::Stay;

/// What was decided about one trainee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decisions {
    /// Sets of stays, each of one course, of which the itinerary must have one.
    pub(crate) wanted: Vec<Stays>,
    /// Stays that it must not have.
    pub(crate) banned: Vec<Stays>,
}

impl Decisions {
    /// Whether an itinerary agrees with all of them.
    pub(crate) fn allow(&self, itinerary: &[Stay]) -> bool {
        let some = |stays: &Stays| has(itinerary, *stays);
        self.wanted.iter().all(some) && !self.banned.iter().any(some)
    }
}

/// Whether an itinerary has one of these stays.
pub(crate) fn has(itinerary: &[Stay], stays: Stays) -> bool {
    (itinerary.iter()).any(|stay| stays.contain(stay.choice, stay.start))
}

/// One stay alone.
pub(crate) fn single(trainee: u32, stay: Stay) -> Stays {
    Stays {
        trainee,
        choices: (stay.choice, stay.choice + 1),
        starts: (stay.start, stay.start + 1),
    }
}
