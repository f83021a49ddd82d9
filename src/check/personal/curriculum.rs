//! What the curriculum asks for, and no more: P104, P105, P106.
//!
//! ```text
//! P104: placements with specialties of a requirement <= choose;
//!       placements with one specialty <= 1
//! P105: periods of a placement = periods of its requirement
//! P106: the placement's specialty stands in a requirement
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::ids::SpecialtyId;
use crate::program::Requirement;

/// P104: at most `choose` placements a requirement, and none of its specialties twice.
pub(in crate::check) fn excess(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    let mut taken = Vec::new();
    for itinerary in reading.placed() {
        taken.clear();
        taken.extend(itinerary.visits.iter().map(|visit| visit.specialty));
        taken.sort_unstable();
        let times = |specialty: &SpecialtyId| {
            let from = taken.partition_point(|&one| one < specialty);
            let later = taken.iter().skip(from);
            later.take_while(|&&one| one == specialty).count()
        };
        let trainee = itinerary.trainee.id();
        let requirements = itinerary.curriculum.requirements();
        for (number, requirement) in requirements.iter().enumerate() {
            let count: usize = requirement.of().iter().map(times).sum();
            if exceeds(count, requirement.choose()) {
                found(Evidence::TooMany {
                    trainee: trainee.clone(),
                    requirement: number,
                    count,
                    limit: requirement.choose(),
                })?;
            }
        }
        for specialty in requirements.iter().flat_map(Requirement::of) {
            let count = times(specialty);
            if count > 1 {
                found(Evidence::Repeated {
                    trainee: trainee.clone(),
                    specialty: specialty.clone(),
                    count,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn exceeds(count: usize, limit: u32) -> bool {
    u32::try_from(count).map_or(true, |count| count > limit)
}

/// P105: as long as the requirement says.
pub(in crate::check) fn duration(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (_, visit) in reading.visits() {
        let Some(requirement) = visit.requirement else {
            continue;
        };
        let wanted = requirement.periods();
        if visit.placement.periods() != wanted {
            found(Evidence::WrongLength {
                placement: visit.dated(),
                wanted,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// P106: a specialty that the curriculum asks for.
pub(in crate::check) fn curriculum(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        if visit.requirement.is_none() {
            found(Evidence::NotRequired {
                placement: visit.dated(),
                curriculum: itinerary.curriculum.id().clone(),
            })?;
        }
    }
    ControlFlow::Continue(())
}
