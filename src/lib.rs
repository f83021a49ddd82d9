//! Clinical training programs as one validated, typed value.
pub mod calendar;
#[cfg(feature = "solver")]
pub mod certificate;
pub mod check;
#[cfg(feature = "stats")]
pub mod claim;
pub mod codes;
#[cfg(feature = "json")]
pub mod format;
pub mod guide;
pub mod ids;
#[cfg(feature = "solver")]
pub mod problem;
pub mod program;
pub mod quantity;
pub mod rules;
pub mod schedule;
pub mod score;
#[cfg(feature = "solver")]
pub mod solver;
#[cfg(feature = "stats")]
pub mod stats;
#[cfg(feature = "serde")]
pub(crate) mod wire;

pub use check::check;
