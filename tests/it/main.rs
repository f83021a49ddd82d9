//! The integration tests, one binary.

mod check;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "solver")]
mod oracle;
mod props;
#[cfg(feature = "stats")]
mod stats;
mod support;
mod validate;
