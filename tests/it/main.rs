//! The integration tests, one binary.

#[cfg(test)]
mod check;
#[cfg(all(test, feature = "json"))]
mod json;
#[cfg(all(test, feature = "solver"))]
mod oracle;
#[cfg(test)]
mod props;
#[cfg(all(test, feature = "stats"))]
mod stats;
#[cfg(test)]
mod support;
#[cfg(test)]
mod validate;
