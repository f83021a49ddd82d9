//! A requirement is open: F401.
//!
//! ```text
//! for each active trainee and requirement: max(0, choose - different specialties of it placed)
//! ```

use std::collections::BTreeSet;

use crate::check::reading::Reading;

use super::Shortfall;

/// F401: one entry an active trainee and open requirement.
pub(in crate::check) fn open_requirement(reading: &Reading<'_>) -> Vec<Shortfall> {
    let mut shortfalls = Vec::new();
    for itinerary in reading.itineraries.iter().filter(|one| one.is_active()) {
        let visits = itinerary.visits.iter();
        let specialties: BTreeSet<_> = visits.map(|visit| visit.placement.specialty()).collect();
        for (number, requirement) in itinerary.curriculum.requirements().iter().enumerate() {
            let is_placed = |specialty| specialties.contains(specialty);
            let (placed, open): (Vec<_>, Vec<_>) =
                requirement.of().iter().partition(|one| is_placed(*one));
            let placed = u32::try_from(placed.len()).unwrap_or(u32::MAX);
            if placed < requirement.choose() {
                shortfalls.push(Shortfall::OpenRequirement {
                    trainee: itinerary.trainee.id().clone(),
                    requirement: number,
                    placed,
                    choose: requirement.choose(),
                    open: open.into_iter().cloned().collect(),
                });
            }
        }
    }
    shortfalls
}
