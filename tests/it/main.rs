//! The integration tests, one binary.

#[cfg(test)]
mod support;
#[cfg(test)]
mod validate;
