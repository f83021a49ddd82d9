//! CSV: tables that people fill in spreadsheets, and tables of a plan for them.
mod cell;
mod check;
mod draft;
mod error;
mod quotes;
mod reader;
mod row;
mod schedule;
#[cfg(feature = "report")]
mod sheet;
mod style;
mod table;
mod tables;
mod writer;

pub use draft::CsvFiles;
pub use error::{CsvError, CsvProblem, InvalidCsv};
pub use style::{CsvLimits, CsvStyle, Separator};
pub use table::CsvTable;
