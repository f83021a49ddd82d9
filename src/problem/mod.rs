//! The compiled problem: what is left of a program once text, dates and decimals are gone.
//!
//! `compile` is the way in, `decode` the way back. Neither knows of the checker, nor the checker of
//! them: what a rule means is written here a second time, on purpose, so that each can find the
//! other's mistakes.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "periods and counts of what is in memory, and values are added with checks before they are used"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "compiling gives out dense numbers as it fills the tables that they index"
)]

mod compile;
mod error;
pub(crate) mod evaluate;
mod label;
pub(crate) mod model;
mod periods;
mod root;
mod words;

pub use error::CompileError;
pub use label::CellLabel;
pub use root::Problem;
