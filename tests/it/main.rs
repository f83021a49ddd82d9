//! The integration tests, one binary.

#[cfg(test)]
#[cfg(feature = "json")]
mod json;
#[cfg(test)]
mod props;
#[cfg(feature = "stats")]
mod stats;
#[cfg(test)]
mod support;
#[cfg(test)]
mod validate;
