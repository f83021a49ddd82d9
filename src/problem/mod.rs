//! The compiled problem.
pub(crate) mod model;
