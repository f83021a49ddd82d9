//! What the tests share.

pub mod chance;
pub mod tiny;
