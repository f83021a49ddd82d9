//! Which placements mean anything: P101 and P102.
//!
//! ```text
//! P101: trainee, department and specialty of a placement exist
//! P102: periods > 0 and start + periods <= periods of the horizon
//! ```
//!
//! The reading has sorted out the placements that fail; every other rule sees only the sound ones.

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;

/// P101: every name exists.
pub(in crate::check) fn known(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (placement, missing) in &reading.unknown {
        found(Evidence::Unknown {
            placement: (*placement).clone(),
            missing: missing.clone(),
        })?;
    }
    ControlFlow::Continue(())
}

/// P102: at least one period, and all of them in the horizon.
pub(in crate::check) fn horizon(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for &placement in &reading.outside {
        found(Evidence::OutsideHorizon {
            placement: placement.clone(),
            horizon: reading.program.horizon().len(),
        })?;
    }
    ControlFlow::Continue(())
}
