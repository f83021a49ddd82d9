//! The compiled problem.
pub(crate) mod evaluate;
pub(crate) mod model;
