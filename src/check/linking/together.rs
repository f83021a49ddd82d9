//! A team stays together: L301.
//!
//! ```text
//! for each period: nobody of the active members is at a hospital, or all of them are at one
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::ids::HospitalId;
use crate::program::LinkKind;

use super::members::{links, presence};

/// Most hospitals that a piece of evidence names.
const NAMED: usize = 20;

/// L301: one violation a link and period.
pub(in crate::check) fn together(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (link, members) in links(reading, LinkKind::Together) {
        let mut hospitals: BTreeMap<u32, BTreeSet<usize>> = BTreeMap::new();
        for place in presence(reading, &members, |visit| visit.place.host).places() {
            for period in place.runs().into_iter().flat_map(|run| run.periods) {
                hospitals.entry(period).or_default().insert(place.place);
            }
        }
        let anywhere = presence(reading, &members, |_| 0);
        let Some(anywhere) = anywhere.place(0) else {
            continue;
        };
        for run in anywhere.runs() {
            let present = run.count;
            let everybody = usize::try_from(present) == Ok(members.len());
            for (period, days) in reading.periods(run.periods) {
                let there = hospitals.get(&period);
                if everybody && there.is_none_or(|there| there.len() < 2) {
                    continue;
                }
                found(Evidence::Separated {
                    link: link.id().clone(),
                    period,
                    days,
                    members: members.len(),
                    present,
                    hospitals: names(reading, there.into_iter().flatten()),
                    first: reading.names(anywhere.who(period)),
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn names<'r>(reading: &Reading<'_>, positions: impl Iterator<Item = &'r usize>) -> Vec<HospitalId> {
    let hospitals = reading.program.hospitals().as_slice();
    let found = positions.filter_map(|&position| hospitals.get(position));
    found
        .map(|hospital| hospital.id().clone())
        .take(NAMED)
        .collect()
}
