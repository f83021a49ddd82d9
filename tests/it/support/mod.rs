//! What the tests share.

pub mod chance;
pub mod fixtures;
pub mod tiny;
