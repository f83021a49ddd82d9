//! Files to a draft.

use super::error::{Errors, InvalidCsv};
use super::reader::File;
use super::tables::{agreements, departments, hospitals, preferences, seats, trainees};
use super::{CsvLimits, CsvTable};
use crate::program::ProgramDraft;

/// Tables in files, to be read onto a draft. The separator (comma, semicolon, tab) is found from the
/// first line, a byte order mark is passed over, columns stand in any order.
///
/// What a table has no column for stays as it is in the draft, and so does who is not in the table;
/// seats and preferences are replaced as a whole. See [`CsvTable`].
///
/// ```
/// use practicum::format::csv::{CsvFiles, CsvTable};
/// # use practicum::program::draft::*;
/// # let day = |d| chrono::NaiveDate::from_ymd_opt(2014, 6, d).ok_or("no such day");
/// # let dates = DatesDraft::new(day(2)?, day(29)?);
/// # let draft = ProgramDraft::new("june", "June", HorizonDraft::Weekly(dates));
///
/// let draft = CsvFiles::new()
///     .with(CsvTable::Hospitals, "hospitals.csv", "id;name\nwiltse;윌스기념병원\n")
///     .with(CsvTable::Departments, "departments.csv", "id,hospital,specialty\nw-ns,wiltse,ns\n")
///     .onto(draft)?;
/// assert_eq!(draft.hospitals[0].departments[0].id, "w-ns");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct CsvFiles<'a> {
    files: Vec<(CsvTable, File<'a>)>,
    limits: CsvLimits,
}

impl<'a> CsvFiles<'a> {
    /// No files yet, the default limits.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more file. `name` is for errors; nothing is opened. Several files of one table are read
    /// one after the other.
    #[must_use]
    pub fn with<B: AsRef<[u8]> + ?Sized>(
        mut self,
        table: CsvTable,
        name: &'a str,
        bytes: &'a B,
    ) -> Self {
        let bytes = bytes.as_ref();
        self.files.push((table, File { name, bytes }));
        self
    }

    /// With other limits.
    #[must_use]
    pub fn limits(mut self, limits: CsvLimits) -> Self {
        self.limits = limits;
        self
    }

    /// Reads the files onto a draft. Whether the result is a program is for
    /// [`validate`](ProgramDraft::validate) to say.
    ///
    /// # Errors
    /// [`InvalidCsv`] lists everything that can not be read, in all files.
    pub fn onto(&self, mut draft: ProgramDraft) -> Result<ProgramDraft, InvalidCsv> {
        let mut errors = Errors::default();
        for &table in CsvTable::ALL {
            let files = self.files.iter().filter(|(of, _)| *of == table);
            let files: Vec<File<'_>> = files.map(|(_, file)| *file).collect();
            if files.is_empty() {
                continue;
            }
            let read = match table {
                CsvTable::Hospitals => hospitals::read,
                CsvTable::Departments => departments::read,
                CsvTable::Seats => seats::read,
                CsvTable::Agreements => agreements::read,
                CsvTable::Trainees => trainees::read,
                CsvTable::Preferences => preferences::read,
            };
            read(&mut draft, &files, &self.limits, &mut errors);
        }
        errors.none(draft)
    }
}
