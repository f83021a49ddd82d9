//! Files and pictures: how values of this crate are read and written.
//!
//! Reading is bounded and never believes what a text says about its own size; every error says where.
//! Writing is canonical: equal values give equal bytes.
//!
//! | feature | holds |
//! |---|---|
//! | `json` | [`Limits`], errors, and `to_json` and `from_json` of most values |
//! | `schema` | `schemas`: the JSON Schema of every JSON form |
//! | `csv` | `csv`: tables of a program in and out, plans and check reports out |
//! | `icalendar` | `icalendar`: calendar feeds that know what was cancelled |
//! | `svg` | `svg`: plans, seats, growth and progress as pictures |
//! | `xlsx` | `xlsx`: the plan as a workbook |
#![expect(
    clippy::arithmetic_side_effects,
    reason = "rows, octets and points of a picture are counted, and what is counted is in memory"
)]

#[cfg(feature = "csv")]
pub mod csv;
#[cfg(feature = "icalendar")]
pub mod icalendar;
#[cfg(feature = "json")]
mod json;
#[cfg(any(feature = "svg", feature = "xlsx"))]
mod lanes;
#[cfg(any(feature = "icalendar", feature = "svg", feature = "xlsx"))]
mod names;
#[cfg(feature = "svg")]
pub mod svg;
#[cfg(feature = "xlsx")]
pub mod xlsx;

#[cfg(feature = "schema")]
pub use json::schemas;
#[cfg(feature = "json")]
pub use json::{JsonError, Limits, ReadError};
