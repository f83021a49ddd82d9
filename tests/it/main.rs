//! The integration tests, one binary.

mod check;
#[cfg(feature = "stats")]
mod stats;
mod support;
mod validate;
