//! Workbooks (Excel's XLSX): the plan for the wall, the itineraries, what the checker found.
mod error;
mod grid;
mod itineraries;
mod look;
mod phrases;
mod plan;
mod report;
#[cfg(feature = "report")]
mod sheet;
mod workbook;

pub use error::XlsxError;
pub use workbook::Workbook;
