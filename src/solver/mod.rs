//! The scheduler: from a compiled problem to a plan, a bound and a certificate.
#![expect(dead_code, reason = "the layers above arrive with the next commits")]
pub(crate) mod budget;
pub(crate) mod random;
pub(crate) mod search;
