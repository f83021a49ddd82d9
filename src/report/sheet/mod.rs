//! Tables for people: every report can be turned into one, and one renders as text or Markdown.
mod cell;
mod markdown;
mod table;
mod text;

pub use cell::Cell;
pub use table::{Align, Column, Row, RowKind, Sheet};
