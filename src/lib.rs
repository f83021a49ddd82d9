//! Clinical training programs as one validated, typed value.
#[cfg(feature = "solver")]
pub(crate) mod problem;
#[cfg(feature = "solver")]
pub(crate) mod solver;
#[cfg(feature = "stats")]
pub mod stats;
