//! The integration tests, one binary.

#[cfg(feature = "json")]
mod json;
#[cfg(feature = "solver")]
mod oracle;
mod props;
mod check;
#[cfg(feature = "stats")]
mod stats;
mod support;
mod validate;
