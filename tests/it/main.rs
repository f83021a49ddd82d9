//! The integration tests, one binary.

#[cfg(feature = "stats")]
mod stats;
mod support;
mod validate;
