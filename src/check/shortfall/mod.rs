//! Shortfall: what a valid schedule still lacks.
mod entry;
mod minimum_seats;
mod open_requirement;

pub use entry::Shortfall;
pub(super) use minimum_seats::minimum_seats;
pub(super) use open_requirement::open_requirement;
