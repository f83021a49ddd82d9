//! The scheduler: from a compiled problem to a plan, a bound and a certificate.
//!
//! [`solve`] is the way in. [`SolveConfig`] says how long it may think and where it starts,
//! [`Progress`] what a caller sees meanwhile, [`Outcome`] what came out.
//!
//! The search never returns a plan that breaks a hard rule, except where a pin forces it. It is
//! deterministic: limits are steps, random numbers are the crate's own.

pub(crate) mod budget;
pub(crate) mod column;
mod config;
mod outcome;
mod pipeline;
mod progress;
pub(crate) mod random;
pub(crate) mod search;
mod solve;
#[cfg(test)]
pub(crate) mod trial;

pub use config::SolveConfig;
pub use outcome::{Outcome, Statistics, Status};
pub use progress::{Progress, Stop};
pub use solve::solve;
