//! Tables for people: every report can be turned into one, and one renders as text or Markdown.
mod cell;
mod markdown;
mod phrase;
mod table;
mod text;
mod word;

pub use cell::Cell;
pub use phrase::{Label, Phrase};
pub use table::{Align, Column, Row, RowKind, Sheet};
pub use word::Word;
