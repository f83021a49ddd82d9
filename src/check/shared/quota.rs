//! The partnership's quota: S206.
//!
//! Counted are the trainees whose partnership it is, or lies below it, if they are placed.
//!
//! ```text
//! year y:      trainees whose first placement starts in y <= number
//! cohort c:    trainees of c                              <= number
//! specialty s: placements for s or a specialty below s    <= number
//! ```

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use chrono::Datelike;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::reason::QuotaOf;
use crate::check::walk::Found;
use crate::ids::{PartnershipId, SpecialtyId};
use crate::program::{Quota, QuotaBasis};

/// S206: one violation a quota and year, or cohort, or for a specialty.
pub(in crate::check) fn quota(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    let mut members: BTreeMap<&PartnershipId, Vec<usize>> = BTreeMap::new();
    for (position, itinerary) in reading.itineraries.iter().enumerate() {
        let placed = !itinerary.visits.is_empty();
        for agreement in reading.agreements(itinerary).filter(|_| placed) {
            members.entry(agreement.id()).or_default().push(position);
        }
    }
    for partnership in reading.program.partnerships() {
        let members = members.get(partnership.id()).map_or(&[][..], Vec::as_slice);
        for quota in partnership.quotas() {
            for (of, counted) in groups(reading, members, quota) {
                let within = u32::try_from(counted.len()).is_ok_and(|it| it <= quota.trainees());
                if within {
                    continue;
                }
                let mut distinct = counted.clone();
                distinct.dedup();
                found(Evidence::QuotaExceeded {
                    partnership: partnership.id().clone(),
                    of,
                    count: counted.len(),
                    limit: quota.trainees(),
                    first: reading.names(distinct.into_iter()),
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

/// What the quota counts, each with the positions of those counted: a trainee once for each
/// placement where placements are counted.
fn groups(reading: &Reading<'_>, members: &[usize], quota: &Quota) -> Vec<(QuotaOf, Vec<usize>)> {
    let trainees = members.iter().filter_map(|&position| {
        let itinerary = reading.itineraries.get(position)?;
        Some((position, itinerary, itinerary.visits.first()?))
    });
    match quota.basis() {
        QuotaBasis::Year => {
            let mut years: BTreeMap<i32, Vec<usize>> = BTreeMap::new();
            for (position, _, first) in trainees {
                years
                    .entry(first.span.first().year())
                    .or_default()
                    .push(position);
            }
            let groups = years.into_iter();
            groups
                .map(|(year, those)| (QuotaOf::Year(year), those))
                .collect()
        }
        QuotaBasis::Cohort => {
            let mut cohorts: BTreeMap<_, Vec<usize>> = BTreeMap::new();
            for (position, itinerary, _) in trainees {
                cohorts
                    .entry(itinerary.cohort.id())
                    .or_default()
                    .push(position);
            }
            let groups = cohorts.into_iter();
            groups
                .map(|(cohort, those)| (QuotaOf::Cohort(cohort.clone()), those))
                .collect()
        }
        QuotaBasis::Specialty(wide) => {
            let below = |narrow: &SpecialtyId| reading.program.specialty_is_within(narrow, wide);
            let placements = trainees.flat_map(|(position, itinerary, _)| {
                let visits = itinerary.visits.iter();
                let counted = visits.filter(|visit| below(visit.specialty));
                counted.map(move |_| position)
            });
            vec![(QuotaOf::Specialty(wide.clone()), placements.collect())]
        }
    }
}
