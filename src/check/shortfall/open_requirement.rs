//! A requirement is open: F401.
//!
//! ```text
//! for each active trainee and requirement: max(0, choose - different specialties of it placed)
//! ```

use crate::check::reading::Reading;
use crate::ids::SpecialtyId;

use super::Shortfall;

/// F401: one entry an active trainee and open requirement.
pub(in crate::check) fn open_requirement(reading: &Reading<'_>) -> Vec<Shortfall> {
    let mut shortfalls = Vec::new();
    let mut specialties = Vec::new();
    for itinerary in reading.itineraries.iter().filter(|one| one.is_active()) {
        specialties.clear();
        specialties.extend(itinerary.visits.iter().map(|visit| visit.specialty));
        specialties.sort_unstable();
        for (number, requirement) in itinerary.curriculum.requirements().iter().enumerate() {
            let is_open = |one: &&SpecialtyId| specialties.binary_search(one).is_err();
            let open = requirement.of().iter().filter(is_open);
            let placed = requirement.of().len() - open.clone().count();
            let placed = u32::try_from(placed).unwrap_or(u32::MAX);
            if placed < requirement.choose() {
                shortfalls.push(Shortfall::OpenRequirement {
                    trainee: itinerary.trainee.id().clone(),
                    requirement: number,
                    placed,
                    choose: requirement.choose(),
                    open: open.cloned().collect(),
                });
            }
        }
    }
    shortfalls
}
