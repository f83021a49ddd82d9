//! What is wrong with a table: file, row, column, value.

use std::fmt;

use thiserror::Error;

/// Most characters of a value that an error keeps.
const SHOWN: usize = 120;

/// What is wrong with a cell, a row or a file.
///
/// ```
/// use practicum::format::csv::{CsvFiles, CsvProblem, CsvTable};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let files = CsvFiles::new().with(CsvTable::Hospitals, "hospitals.csv", "id;town\najou;Suwon\n");
/// let invalid = files.onto(draft).err().ok_or("there is no such column")?;
/// let problems: Vec<&CsvProblem> = invalid.errors().iter().map(|error| error.problem()).collect();
/// assert_eq!(problems, [&CsvProblem::UnknownColumn, &CsvProblem::MissingColumn]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CsvProblem {
    /// More bytes than the limits allow.
    #[error("the file has more than {limit} bytes")]
    TooLarge {
        /// Most bytes allowed.
        limit: usize,
    },
    /// More rows than the limits allow; the rest was not read.
    #[error("the file has more than {limit} rows")]
    TooManyRows {
        /// Most rows allowed.
        limit: usize,
    },
    /// A cell with more bytes than the limits allow.
    #[error("the cell has more than {limit} bytes")]
    CellTooLong {
        /// Most bytes allowed.
        limit: usize,
    },
    /// Text in another encoding.
    #[error("the text is not UTF-8: save the sheet as \"CSV UTF-8\"")]
    NotUtf8,
    /// No row with the names of the columns.
    #[error("the file has no row with the names of columns")]
    NoHeader,
    /// A column that the table does not have.
    #[error("the table has no such column")]
    UnknownColumn,
    /// A column that the table must have.
    #[error("the column is missing")]
    MissingColumn,
    /// A column that stands twice.
    #[error("the column stands twice")]
    DuplicateColumn,
    /// A row with more cells than there are columns.
    #[error("the row has {found} cells, there are {columns} columns")]
    TooManyCells {
        /// Cells in the row.
        found: usize,
        /// Columns of the file.
        columns: usize,
    },
    /// A quote that opens a cell and is never closed: all that follows would be in that cell.
    #[error("the quote that opens in line {line} is never closed")]
    UnclosedQuote {
        /// The line of the text; other than the row where cells before have line breaks.
        line: u64,
    },
    /// Text after the quote that closes a cell: most often an earlier quote is not closed, and the next
    /// one that was to open a cell has closed it.
    #[error("text follows the end of the quote that opens in line {line}; is a quote missing?")]
    TextAfterQuote {
        /// The line of the text in which the quote opens.
        line: u64,
    },
    /// An empty cell where there must be a value.
    #[error("a value is missing")]
    Missing,
    /// A value where there must be none.
    #[error("nothing may stand here when {because}")]
    NotEmpty {
        /// What excludes it.
        because: &'static str,
    },
    /// Not a day.
    #[error("not a day like 2014-05-26")]
    NotADay,
    /// Not a whole number that fits.
    #[error("not a whole number between {least} and {most}")]
    NotANumber {
        /// The least that fits.
        least: i64,
        /// The most that fits.
        most: i64,
    },
    /// Not one of the words that may stand here.
    #[error("not one of: {words}")]
    NotAWord {
        /// The words.
        words: String,
    },
    /// An item of a list that can not be understood.
    #[error("not written like {example}")]
    NotLike {
        /// How it would be written.
        example: &'static str,
    },
    /// An id of the wrong form.
    #[error("{why}")]
    NotAnId {
        /// What is wrong with it.
        why: crate::ids::IdError,
    },
    /// An id that nothing has.
    #[error("there is no such {what}")]
    Unknown {
        /// What there is none of.
        what: &'static str,
    },
    /// Something that stood in an earlier row already.
    #[error("stands already in row {row}")]
    Twice {
        /// The earlier row.
        row: u64,
    },
    /// A department that another hospital has.
    #[error("the department is of the hospital {hospital}")]
    Elsewhere {
        /// The hospital that has it.
        hospital: String,
    },
}

/// One thing that is wrong with a table.
///
/// ```
/// use practicum::format::csv::{CsvFiles, CsvTable};
/// # use practicum::program::draft::*;
/// # let day = |d| chrono::NaiveDate::from_ymd_opt(2014, 6, d).ok_or("no such day");
/// # let dates = DatesDraft::new(day(2)?, day(29)?);
/// # let draft = ProgramDraft::new("june", "June", HorizonDraft::Weekly(dates));
///
/// let sheet = "trainee,kind,of,points\n,hospital,wiltse,three\n";
/// let files = CsvFiles::new().with(CsvTable::Preferences, "wishes.csv", sheet);
/// let invalid = files.onto(draft).err().ok_or("three is no number")?;
/// assert_eq!(
///     invalid.errors()[0].to_string(),
///     "wishes.csv, row 2, column points, \"three\": not a whole number between \
///      -9223372036854775808 and 9223372036854775807"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct CsvError {
    file: String,
    row: u64,
    column: Option<String>,
    value: Option<String>,
    #[source]
    problem: CsvProblem,
}

impl CsvError {
    pub(super) fn new(file: &str, row: u64, problem: CsvProblem) -> Self {
        Self {
            file: shown(file),
            row,
            column: None,
            value: None,
            problem,
        }
    }

    pub(super) fn in_column(mut self, column: &str) -> Self {
        self.column = Some(shown(column));
        self
    }

    pub(super) fn with_value(mut self, value: &str) -> Self {
        self.value = Some(shown(value));
        self
    }

    /// The name of the file, as the caller gave it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The row as a spreadsheet counts: 1 is the one with the names of the columns, 0 means the
    /// whole file.
    pub fn row(&self) -> u64 {
        self.row
    }

    /// The column.
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The value at fault; its beginning if it is long.
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// What is wrong.
    pub fn problem(&self) -> &CsvProblem {
        &self.problem
    }
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

impl fmt::Display for CsvError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.row > 0 {
            write!(f, ", row {}", self.row)?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(value) = &self.value {
            write!(f, ", {value:?}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// Everything that is wrong with the tables: at least one error, in order of file, row and column.
///
/// ```
/// use practicum::Schedule;
/// use practicum::format::csv::CsvLimits;
///
/// let sheet = "trainee,department,specialty,start,periods\nT01,sejong/surgery,surgery,one,3\n";
/// let invalid = Schedule::from_csv("plan.csv", sheet, &CsvLimits::default());
/// let invalid = invalid.err().ok_or("one is no number")?;
/// assert_eq!(invalid.count(), 1);
/// assert!(invalid.to_string().starts_with("1 error: plan.csv, row 2, column start, \"one\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct InvalidCsv {
    errors: Vec<CsvError>,
    unlisted: usize,
}

impl InvalidCsv {
    /// Most errors that are listed; the rest is counted.
    pub const MAX_LISTED: usize = 10_000;

    /// The errors.
    pub fn errors(&self) -> &[CsvError] {
        &self.errors
    }

    /// How many errors there are, listed or not.
    pub fn count(&self) -> usize {
        self.errors.len().saturating_add(self.unlisted)
    }
}

impl fmt::Display for InvalidCsv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.count(), self.errors.first()) {
            (1, Some(only)) => write!(f, "1 error: {only}"),
            (count, Some(first)) => write!(f, "{count} errors; first: {first}"),
            (count, None) => write!(f, "{count} errors"),
        }
    }
}

/// Collects errors.
#[derive(Debug, Default)]
pub(super) struct Errors {
    listed: Vec<CsvError>,
    unlisted: usize,
}

impl Errors {
    pub(super) fn add(&mut self, error: CsvError) {
        if self.listed.len() < InvalidCsv::MAX_LISTED {
            self.listed.push(error);
        } else {
            self.unlisted = self.unlisted.saturating_add(1);
        }
    }

    /// The value, if nothing was wrong.
    pub(super) fn none<T>(self, value: T) -> Result<T, InvalidCsv> {
        if self.listed.is_empty() {
            Ok(value)
        } else {
            Err(InvalidCsv {
                errors: self.listed,
                unlisted: self.unlisted,
            })
        }
    }
}
