//! Material for the tests: small random problems, brute force, published problems.
pub(crate) mod brute;
mod measure;
pub(crate) mod published;
pub(crate) mod random;
