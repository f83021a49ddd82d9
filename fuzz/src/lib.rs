//! What the fuzz targets do with their bytes, one module a public way in. Each runs without the fuzzer
//! too, so that a finding can be replayed as an ordinary test.

pub mod builder;
pub mod certificate;
pub mod check;
pub mod claims;
pub mod csv;
pub mod json;
pub mod mutate;
pub mod plan;
pub mod statistics;
pub mod validate;

/// The random tiny programs of the crate's own tests: every rule may bind.
#[path = "../../tests/it/support"]
#[allow(dead_code, reason = "the fuzzer uses a part of what the tests share")]
pub(crate) mod support {
    pub(crate) mod chance;
    pub(crate) mod fixtures;
    pub(crate) mod full;
    pub(crate) mod tiny;
}
