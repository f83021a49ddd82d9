//! What the tests share.

pub mod chance;
pub(crate) mod fixtures;
pub(crate) mod full;
pub mod tiny;
