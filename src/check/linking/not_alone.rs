//! Nobody is alone: L302.
//!
//! ```text
//! for each hospital and period: active members there != 1
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::LinkKind;

use super::members::{links, presence};

/// L302: one violation a link, hospital and period.
pub(in crate::check) fn not_alone(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (link, members) in links(reading, LinkKind::NotAlone) {
        let hosts = presence(reading, &members, |visit| visit.place.host);
        for (place, hospital) in hosts.places_of(reading.program.hospitals().as_slice()) {
            for run in place.runs().into_iter().filter(|run| run.count == 1) {
                for (period, days) in reading.periods(run.periods) {
                    for trainee in reading.names(place.who(period)) {
                        found(Evidence::Alone {
                            link: link.id().clone(),
                            hospital: hospital.id().clone(),
                            period,
                            days,
                            trainee,
                        })?;
                    }
                }
            }
        }
    }
    ControlFlow::Continue(())
}
