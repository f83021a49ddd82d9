//! Some stay apart: L303.
//!
//! ```text
//! for each hospital and period: active members there <= 1
//! ```

use std::ops::ControlFlow;

use crate::check::crowds::crowds;
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::LinkKind;

use super::members::{links, presence};

/// L303: one violation a link, hospital and period.
pub(in crate::check) fn apart(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (link, members) in links(reading, LinkKind::Apart) {
        let hosts = presence(reading, &members, |visit| visit.place.host);
        for (place, hospital) in hosts.places_of(reading.program.hospitals().as_slice()) {
            for crowd in crowds(reading, place, |_| 1) {
                found(Evidence::NotApart {
                    link: link.id().clone(),
                    hospital: hospital.id().clone(),
                    crowd,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}
