//! Bounds that anybody can check.
//!
//! A bound is a claim about every plan at once, so it comes with its reason: a price for every unit
//! of every cell, and a share of the worst-off term for every trainee. Whatever the prices, if each
//! trainee takes the itinerary that is best for them *at these prices*, and each cell the load that is
//! best for it, the sum is at least what any plan is worth. Finding good prices is hard work and rests
//! on floating point; [`verify`] re-adds the sum in integers and needs to trust nobody.
//!
//! This module imports `problem` and nothing else: it shares no code with the solver that it checks.
pub(crate) mod claim;
mod front;
mod itinerary;
pub(crate) mod range;
pub(crate) mod relaxation;
mod relaxed;
pub(crate) mod verify;
mod worth;

pub use claim::{Certificate, Mode};
pub use front::verify;
pub use relaxation::Relaxation;
pub use verify::InvalidCertificate;
