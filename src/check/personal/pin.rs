//! What is settled stays: P122.
//!
//! ```text
//! each pin = some placement of the trainee: department, specialty, start, periods, mode
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::schedule::Placement;

/// P122: one violation a pin.
pub(in crate::check) fn pin(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for itinerary in &reading.itineraries {
        for pin in itinerary.trainee.pins() {
            let settled = Placement::new(
                itinerary.trainee.id().clone(),
                pin.department().clone(),
                pin.specialty().clone(),
                pin.start(),
                pin.periods(),
            )
            .in_mode(pin.mode());
            let visits = &itinerary.visits;
            let stands = visits.binary_search_by(|visit| visit.placement.cmp(&settled));
            if stands.is_err() {
                found(Evidence::PinMissing { pin: settled })?;
            }
        }
    }
    ControlFlow::Continue(())
}
