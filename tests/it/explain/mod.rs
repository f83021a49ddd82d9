//! Reasons, asked of brute force and of the checker.

mod alone;
mod classes;
mod options;

pub(crate) use options::{Options, programs};
