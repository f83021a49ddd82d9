//! The integration tests, one binary.

#[cfg(feature = "stats")]
mod stats;
#[cfg(test)]
mod support;
#[cfg(test)]
mod validate;
