//! Exact numbers behind the figures: fractions, roots of fractions, and how they are rounded once.
//!
//! Hot loops add in `i128` and in the 256-bit integers of `ethnum`. The last step of a statistic
//! needs more: the root of a variance to 28 digits takes about 450 bits, and a compound rate over
//! 15 periods compares numbers of 1,500. That step runs once per figure, so it uses `num-bigint`.

mod log;
mod ratio;
mod real;
mod root;

pub(crate) use log::{LN_BITS, Logarithm};
pub(crate) use ratio::{Ratio, wide};
pub(crate) use real::Real;
