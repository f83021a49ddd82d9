//! What comes first is finished first: P112.
//!
//! ```text
//! d after e: some placement for e of the same trainee has end <= start of the placement for d
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::ids::SpecialtyId;

/// P112: one violation a placement and prerequisite.
pub(in crate::check) fn prerequisite(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    let mut ends = Vec::new();
    for itinerary in reading.placed() {
        let prerequisites = itinerary.curriculum.prerequisites();
        if prerequisites.is_empty() {
            continue;
        }
        let visits = itinerary.visits.iter();
        ends.clear();
        ends.extend(visits.map(|visit| (visit.specialty, visit.placement.end())));
        ends.sort_unstable();
        let first_end = |specialty: &SpecialtyId| {
            let from = ends.partition_point(|&(one, _)| one < specialty);
            let first = ends.get(from).filter(|&&(one, _)| one == specialty);
            first.map(|&(_, end)| end)
        };
        for visit in &itinerary.visits {
            let specialty = visit.specialty;
            for prerequisite in prerequisites
                .iter()
                .filter(|one| one.specialty() == specialty)
            {
                let ended = first_end(prerequisite.after());
                if ended.is_none_or(|end| end > visit.placement.start()) {
                    found(Evidence::TooEarly {
                        placement: visit.dated(),
                        after: prerequisite.after().clone(),
                    })?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}
