//! The integration tests, one binary.

#[cfg(feature = "solver")]
mod oracle;
#[cfg(feature = "stats")]
mod stats;
mod support;
mod validate;
