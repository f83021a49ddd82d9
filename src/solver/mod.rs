//! The scheduler: from a compiled problem to a plan, a bound and a certificate.
//!
//! [`solve`] is the way in. [`SolveConfig`] says how long it may think and where it starts,
//! [`Progress`] what a caller sees meanwhile, [`Outcome`] what came out.
//!
//! The search never returns a plan that breaks a hard rule, except where a pin forces it. It is
//! deterministic: limits are steps, random numbers are the crate's own.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "compiling refuses a program whose values could leave 63 bits"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "compiling gave out dense numbers, and tables have an entry for every one of them"
)]

pub(crate) mod budget;
mod close;
pub(crate) mod column;
pub(crate) mod config;
mod crew;
pub(crate) mod decoupled;
mod front;
pub(crate) mod large;
mod lenient;
pub(crate) mod outcome;
pub(crate) mod part;
pub(crate) mod random;
pub(crate) mod relaxed;
mod rounds;
pub(crate) mod search;
pub(crate) mod shortage;
pub(crate) mod solve;
#[cfg(test)]
pub(crate) mod trial;
mod unlink;
mod warm;

pub use front::{Obstacle, Outcome, Progress, SolveConfig, Statistics, Status, Stop, solve};
pub use shortage::shortage;
