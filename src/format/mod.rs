//! Files: how programs, schedules and rule books are read from text and written to it.
//!
//! Reading is bounded by [`Limits`] and never believes what a text says about its own size. Writing is
//! canonical: equal values give equal bytes.
mod json;

pub use json::{JsonError, Limits, ReadError};
