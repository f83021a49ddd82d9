//! Bounds that anybody can check.
//!
//! A bound is a claim about every plan at once, so it comes with its reason: a price for every unit
//! of every cell, and a share of the worst-off term for every trainee. Whatever the prices, if each
//! trainee takes the itinerary that is best for them *at these prices*, and each cell the load that is
//! best for it, the sum is at least what any plan is worth. Where one set of prices is not enough, plans
//! are split into cases with prices of their own; where a trainee has too many sets of courses, their
//! itineraries are relaxed ([`Relaxation`]). Finding good prices is hard work and rests on floating
//! point; [`verify`] re-adds the sums in integers and needs to trust nobody.
//!
//! This module imports `problem` and nothing else: it shares no code with the solver that it checks.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "sums have 128 bits, or 64 where a bound on all of them was added up before"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "the length of every list in a certificate is compared with the problem first, then numbers are the problem's own"
)]

mod case;
pub(crate) mod claim;
mod front;
mod invalid;
mod itinerary;
mod number;
pub(crate) mod range;
pub(crate) mod relaxation;
mod relaxed;
mod shape;
pub(crate) mod shortage;
pub(crate) mod verify;
mod worth;

pub use claim::{Certificate, Company, Mode, Prices, Question, Stays, Step};
pub use front::verify;
pub use invalid::InvalidCertificate;
pub use relaxation::Relaxation;
pub use shortage::Shortage;

#[cfg(test)]
mod tests;
