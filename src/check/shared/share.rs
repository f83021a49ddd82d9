//! The authority's share of the seats: S207.
//!
//! ```text
//! on offer of a department in a period = 0 if it is closed on a day of it, else its least seats
//! trainees that the authority nominated <= floor(percent of the seats on offer in the hospital,
//!                                                or in all hospitals)
//! ```

use std::ops::ControlFlow;

use crate::calendar::DateRange;
use crate::check::crowds::crowds;
use crate::check::days::Days;
use crate::check::evidence::Evidence;
use crate::check::presence::Presence;
use crate::check::reading::{Itinerary, Reading};
use crate::check::walk::Found;
use crate::ids::{AuthorityId, HospitalId};
use crate::program::{Department, Route};

/// S207: one violation a share and period.
pub(in crate::check) fn share(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for share in reading.program.shares() {
        let itineraries = reading.itineraries.iter().enumerate();
        let nominated = itineraries.filter(|(_, one)| nominated_by(one, share.authority()));
        let taken = Presence::of(nominated, |_, visit| {
            let hospital = visit.place.hospital.id();
            share
                .hospital()
                .is_none_or(|one| one == hospital)
                .then_some(0)
        });
        let Some(everywhere) = taken.place(0) else {
            continue;
        };
        let limit = |days| {
            share
                .percent()
                .floor_of(on_offer(reading, share.hospital(), days))
        };
        for crowd in crowds(reading, everywhere, limit) {
            found(Evidence::ShareExceeded {
                authority: share.authority().clone(),
                hospital: share.hospital().cloned(),
                seats: on_offer(reading, share.hospital(), crowd.days()),
                crowd,
            })?;
        }
    }
    ControlFlow::Continue(())
}

fn nominated_by(itinerary: &Itinerary<'_>, wanted: &AuthorityId) -> bool {
    matches!(itinerary.trainee.route(), Route::Nominated { authority } if authority == wanted)
}

fn on_offer(reading: &Reading<'_>, hospital: Option<&HospitalId>, days: DateRange) -> u64 {
    let sites = reading.sites.iter();
    let meant = sites.filter(|site| hospital.is_none_or(|one| one == site.hospital.id()));
    meant
        .map(|site| u64::from(seats(site.department, days)))
        .sum()
}

fn seats(department: &Department, days: DateRange) -> u32 {
    let mut closures = department.closures().iter();
    if closures.any(|&term| Days::within(&days).first_in(term).is_some()) {
        0
    } else {
        department.seats().least(days)
    }
}
