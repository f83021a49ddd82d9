//! Clinical training programs as one validated, typed value.
#[cfg(feature = "stats")]
pub mod claim;
#[cfg(feature = "stats")]
pub mod stats;
