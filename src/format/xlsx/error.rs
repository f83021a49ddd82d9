//! Why there is no workbook.

use chrono::NaiveDateTime;
use thiserror::Error;

/// Why there is no workbook.
///
/// ```
/// use chrono::NaiveDateTime;
/// use practicum::Schedule;
/// use practicum::format::xlsx::{Workbook, XlsxError};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let stamp: NaiveDateTime = "1812-06-24T12:00:00".parse()?;
/// let book = Workbook::new().plan(&program, &Schedule::default())?;
/// assert_eq!(book.to_bytes("Plan", stamp), Err(XlsxError::Stamp { stamp }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum XlsxError {
    /// More rows than a sheet can have.
    #[error("the sheet {sheet} would have more than {limit} rows")]
    TooManyRows {
        /// The sheet.
        sheet: String,
        /// The most rows.
        limit: u32,
    },
    /// More columns than a sheet can have.
    #[error("the sheet {sheet} would have more than {limit} columns")]
    TooManyColumns {
        /// The sheet.
        sheet: String,
        /// The most columns.
        limit: u16,
    },
    /// A time that workbooks can not write.
    #[error("the time {stamp} lies outside the years 1900 to 2200")]
    Stamp {
        /// The time.
        stamp: NaiveDateTime,
    },
    /// The writer refuses.
    #[error("the workbook can not be written: {message}")]
    Unwritable {
        /// What the writer says.
        message: String,
    },
}

impl From<rust_xlsxwriter::XlsxError> for XlsxError {
    fn from(error: rust_xlsxwriter::XlsxError) -> Self {
        Self::Unwritable {
            message: error.to_string(),
        }
    }
}
