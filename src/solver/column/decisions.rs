//! Stays that a dive has settled.
use crate::problem::model::Stay;

/// What a dive decided about one trainee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decisions {
    /// Stays that the itinerary must have.
    pub(crate) wanted: Vec<Stay>,
    /// Stays that it must not have.
    pub(crate) banned: Vec<Stay>,
}

impl Decisions {
    /// Whether an itinerary agrees with all of them.
    pub(crate) fn allow(&self, itinerary: &[Stay]) -> bool {
        self.wanted.iter().all(|stay| itinerary.contains(stay))
            && !self.banned.iter().any(|stay| itinerary.contains(stay))
    }
}
