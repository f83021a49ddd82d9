//! The scheduler: from a compiled problem to a plan, a bound and a certificate.
#![expect(dead_code, reason = "the layers above arrive with the next commits")]
pub(crate) mod budget;
pub(crate) mod column;
pub(crate) mod config;
pub(crate) mod decoupled;
pub(crate) mod outcome;
pub(crate) mod solve;
#[cfg(test)]
pub(crate) mod trial;
mod unlink;
