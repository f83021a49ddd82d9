//! What departments and hospitals offer, period by period.

use super::load::Offer;
use crate::calendar::{DateRange, Horizon};
use crate::program::{Department, Hospital};

/// What a department offers in each period: nothing in one with a closed day.
pub(super) fn of_department(department: &Department, horizon: &Horizon) -> Vec<Offer> {
    let offer = |days: &DateRange| {
        let closed = department.closures().iter().any(|term| {
            term.since() <= days.last() && term.until().is_none_or(|until| days.first() <= until)
        });
        if closed {
            return Offer::default();
        }
        Offer {
            seats: department.seats().least(*days).into(),
            minimum: department.minimum().most(*days).into(),
        }
    };
    horizon.periods().iter().map(offer).collect()
}

/// Cuts what the departments of a hospital offer together to the hospital's cap.
pub(super) fn cap(offers: &mut [Offer], hospital: &Hospital, horizon: &Horizon) {
    if hospital.cap().is_empty() {
        return;
    }
    for (offer, days) in offers.iter_mut().zip(horizon.periods()) {
        let cap = hospital.cap().least(*days).into();
        offer.seats = offer.seats.min(cap);
    }
}

/// Adds one place's offers to a sum.
pub(super) fn add(sum: &mut [Offer], offers: &[Offer]) {
    for (sum, offer) in sum.iter_mut().zip(offers) {
        sum.seats = sum.seats.saturating_add(offer.seats);
        sum.minimum = sum.minimum.saturating_add(offer.minimum);
    }
}
