//! What the tests share.

pub mod chance;
pub mod fixtures;
pub mod full;
pub mod tiny;
