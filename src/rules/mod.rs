//! Rules as data: their codes, and the book that says which are on and what they weigh.
//!
//! This module holds parameters, never predicates.
mod book;
mod code;
#[cfg(feature = "serde")]
mod written;

pub use book::{RuleBook, RuleBookError};
pub use code::{Family, RuleCode, Severity, UnknownCode};
