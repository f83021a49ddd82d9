//! Reasons, asked of brute force and of the checker.

mod alone;
mod classes;
mod conflicts;
mod odd;
mod options;
mod repairs;
mod scarce;
mod swaps;
mod why_not;
mod words;

pub(crate) use options::{Options, has_pins, programs};
