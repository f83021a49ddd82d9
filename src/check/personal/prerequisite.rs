//! What comes first is finished first: P112.
//!
//! ```text
//! d after e: some placement for e of the same trainee has end <= start of the placement for d
//! ```

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// P112: one violation a placement and prerequisite.
pub(in crate::check) fn prerequisite(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    for itinerary in reading.placed() {
        let prerequisites = itinerary.curriculum.prerequisites();
        if prerequisites.is_empty() {
            continue;
        }
        let mut first_end = BTreeMap::new();
        for visit in &itinerary.visits {
            let end = visit.placement.end();
            let first = first_end.entry(visit.placement.specialty()).or_insert(end);
            *first = end.min(*first);
        }
        for visit in &itinerary.visits {
            let specialty = visit.placement.specialty();
            for prerequisite in prerequisites
                .iter()
                .filter(|one| one.specialty() == specialty)
            {
                let ended = first_end.get(prerequisite.after());
                if ended.is_none_or(|&end| end > visit.placement.start()) {
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
