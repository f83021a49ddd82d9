//! The hospital's own cap: S203.
//!
//! ```text
//! for each hospital with a cap, and period: trainees <= least cap on any day of the period
//! ```

use std::ops::ControlFlow;

use crate::check::crowds::crowds;
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// S203: one violation a hospital and period.
pub(in crate::check) fn hospital_cap(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    let hospitals = reading.program.hospitals().as_slice();
    for (place, hospital) in reading.in_hospitals.places_of(hospitals) {
        if hospital.cap().is_empty() {
            continue;
        }
        for crowd in crowds(reading, place, |days| hospital.cap().least(days).into()) {
            found(Evidence::HospitalFull {
                hospital: hospital.id().clone(),
                crowd,
            })?;
        }
    }
    ControlFlow::Continue(())
}
