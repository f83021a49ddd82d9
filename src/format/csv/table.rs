//! The tables of a program.

use std::fmt;

use super::CsvStyle;
use super::reader::Columns;
use super::tables::{agreements, departments, hospitals, preferences, seats, trainees};
use super::writer::write;
use crate::program::ProgramDraft;

/// A table of a program, one fact a row.
///
/// | table | a row is | reading it |
/// |---|---|---|
/// | `trainees` | a trainee | adds trainees, or changes these fields of one that is there |
/// | `hospitals` | a hospital | likewise |
/// | `departments` | a department | likewise |
/// | `agreements` | a partnership | likewise |
/// | `seats` | seats or least trainees of a department, or cap of a hospital, from a day on | replaces all of them |
/// | `preferences` | points of a trainee, or of the program where no trainee is named | replaces all of them |
///
/// Lists stand in one cell with semicolons between: `ru; ko`.
///
/// ```
/// use practicum::format::csv::CsvTable;
///
/// assert_eq!(CsvTable::Departments.required(), ["id", "hospital", "specialty"]);
/// assert!(CsvTable::Trainees.optional().contains(&"languages"));
/// assert_eq!(CsvTable::ALL.len(), 6);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CsvTable {
    /// Host hospitals.
    Hospitals,
    /// Their departments.
    Departments,
    /// Seats, least trainees and caps.
    Seats,
    /// Partnerships.
    Agreements,
    /// Trainees.
    Trainees,
    /// What trainees and the program prefer.
    Preferences,
}

impl CsvTable {
    /// All of them, in the order in which they are read.
    pub const ALL: &'static [Self] = &[
        Self::Hospitals,
        Self::Departments,
        Self::Seats,
        Self::Agreements,
        Self::Trainees,
        Self::Preferences,
    ];

    /// The name of the table.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Hospitals => "hospitals",
            Self::Departments => "departments",
            Self::Seats => "seats",
            Self::Agreements => "agreements",
            Self::Trainees => "trainees",
            Self::Preferences => "preferences",
        }
    }

    /// The columns that a file of this table must have. Columns may stand in any order.
    pub fn required(self) -> &'static [&'static str] {
        self.columns().required
    }

    /// The columns that it may have besides.
    pub fn optional(self) -> &'static [&'static str] {
        self.columns().optional
    }

    pub(super) const fn columns(self) -> Columns {
        match self {
            Self::Hospitals => hospitals::COLUMNS,
            Self::Departments => departments::COLUMNS,
            Self::Seats => seats::COLUMNS,
            Self::Agreements => agreements::COLUMNS,
            Self::Trainees => trainees::COLUMNS,
            Self::Preferences => preferences::COLUMNS,
        }
    }
}

impl fmt::Display for CsvTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl ProgramDraft {
    /// Writes one table of the draft.
    ///
    /// ```
    /// use practicum::format::csv::{CsvStyle, CsvTable};
    /// # use practicum::program::draft::*;
    /// # let day = |d| chrono::NaiveDate::from_ymd_opt(2014, 6, d).ok_or("no such day");
    /// # let dates = DatesDraft::new(day(2)?, day(29)?);
    /// # let draft = ProgramDraft::new("june", "June", HorizonDraft::Weekly(dates));
    ///
    /// let draft = draft.hospital(HospitalDraft::new("wiltse", "윌스기념병원").language("ko"));
    /// assert_eq!(
    ///     draft.to_csv(CsvTable::Hospitals, CsvStyle::default()),
    ///     "id,name,region,city,languages,aliases\r\nwiltse,윌스기념병원,,,ko,\r\n"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_csv(&self, table: CsvTable, style: CsvStyle) -> String {
        let rows = match table {
            CsvTable::Hospitals => hospitals::rows(self),
            CsvTable::Departments => departments::rows(self),
            CsvTable::Seats => seats::rows(self),
            CsvTable::Agreements => agreements::rows(self),
            CsvTable::Trainees => trainees::rows(self),
            CsvTable::Preferences => preferences::rows(self),
        };
        let columns = table.columns();
        write(style, &[columns.required, columns.optional].concat(), rows)
    }
}
