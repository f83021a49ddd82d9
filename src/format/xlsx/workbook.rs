//! A workbook: sheets one after the other.

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Worksheet};

use super::phrases::Phrases;
use super::{XlsxError, itineraries, plan, report};
use crate::calendar::{EARLIEST, LATEST};
use crate::check::{CheckReport, Shortfall, Violation};
use crate::codes::LanguageTag;
use crate::program::Program;
use crate::schedule::Schedule;

/// A workbook that is being filled. Equal sheets and times give equal bytes.
///
/// ```
/// use chrono::NaiveDateTime;
/// use practicum::format::xlsx::Workbook;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let now: NaiveDateTime = "2014-05-20T09:00:00".parse()?; // the library reads no clock
/// let bytes = Workbook::new()
///     .plan(&program, planned.schedule())?
///     .itineraries(&program, planned.schedule())?
///     .check(planned.report())?
///     .to_bytes(program.name(), now)?;
/// assert!(bytes.starts_with(b"PK")); // a workbook is a zip archive
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Default)]
pub struct Workbook {
    sheets: Vec<Worksheet>,
    language: Option<LanguageTag>,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.sheets.iter().map(Worksheet::name);
        f.debug_struct("Workbook")
            .field("sheets", &names.collect::<Vec<_>>())
            .field("language", &self.language)
            .finish()
    }
}

impl Workbook {
    /// No sheets yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// In a language, for the sheets that are added from here on: names where the program has labels in it,
    /// all else in Korean, or in English where there is nothing in it.
    #[must_use]
    pub fn in_language(mut self, language: LanguageTag) -> Self {
        self.language = Some(language);
        self
    }

    fn phrases(&self) -> &'static Phrases {
        Phrases::of(self.language.as_ref())
    }

    /// With the plan for the wall: a row a seat, a column a period, the names of trainees in the cells.
    /// Gray cells are seats that do not exist; a trainee without a seat stands in a thick frame. Placements
    /// outside the horizon are listed below.
    ///
    /// # Errors
    /// [`XlsxError`] if it is larger than a sheet can be.
    pub fn plan(mut self, program: &Program, schedule: &Schedule) -> Result<Self, XlsxError> {
        let sheet = plan::sheet(program, schedule, self.language.as_ref())?;
        self.sheets.push(sheet);
        Ok(self)
    }

    /// With the itineraries: a row a placement, days as days.
    ///
    /// # Errors
    /// [`XlsxError`] if it is larger than a sheet can be.
    pub fn itineraries(
        mut self,
        program: &Program,
        schedule: &Schedule,
    ) -> Result<Self, XlsxError> {
        let sheet = itineraries::sheet(program, schedule, self.language.as_ref())?;
        self.sheets.push(sheet);
        Ok(self)
    }

    /// With what the checker found: a row a violation, a shortfall, a soft rule. What is found is said in
    /// English; [`check_worded`](Self::check_worded) takes other words.
    ///
    /// # Errors
    /// [`XlsxError`] if it is larger than a sheet can be.
    pub fn check(self, checked: &CheckReport) -> Result<Self, XlsxError> {
        let violation = |one: &Violation| (one.to_string(), one.remedy().to_owned());
        let shortfall = |one: &Shortfall| (one.to_string(), one.remedy().to_owned());
        self.check_worded(checked, violation, shortfall)
    }

    /// With what the checker found, in the caller's words: for each what it is, and what to do.
    ///
    /// # Errors
    /// [`XlsxError`] if it is larger than a sheet can be.
    pub fn check_worded(
        mut self,
        checked: &CheckReport,
        violation: impl Fn(&Violation) -> (String, String),
        shortfall: impl Fn(&Shortfall) -> (String, String),
    ) -> Result<Self, XlsxError> {
        let sheet = report::sheet(checked, self.phrases(), violation, shortfall)?;
        self.sheets.push(sheet);
        Ok(self)
    }

    /// With a table of a report; `name` stands on the tab. Numbers are numbers, percentages are percentages.
    ///
    /// # Errors
    /// [`XlsxError`] if it is larger than a sheet can be, or the name is empty, longer than 31 characters or
    /// has one of `[ ] : * ? / \`.
    #[cfg(feature = "report")]
    pub fn table(mut self, name: &str, table: &crate::report::Sheet) -> Result<Self, XlsxError> {
        let sheet = match &self.language {
            Some(language) => super::sheet::sheet(name, &table.in_language(language))?,
            None => super::sheet::sheet(name, table)?,
        };
        self.sheets.push(sheet);
        Ok(self)
    }

    /// The file, with a title and the time at which it says it was made: the library reads no clock.
    ///
    /// # Errors
    /// [`XlsxError`]: the time has no year between 1900 and 2200, or two sheets are of one kind.
    pub fn to_bytes(self, title: &str, stamp: NaiveDateTime) -> Result<Vec<u8>, XlsxError> {
        let properties = DocProperties::new()
            .set_title(title)
            .set_creation_datetime(&excel(stamp)?);
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.set_properties(&properties);
        for sheet in self.sheets {
            workbook.push_worksheet(sheet);
        }
        Ok(workbook.save_to_buffer()?)
    }
}

fn excel(stamp: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let (date, time) = (stamp.date(), stamp.time());
    let small = |number: u32| u8::try_from(number);
    let day = (
        u16::try_from(date.year()),
        small(date.month()),
        small(date.day()),
    );
    let (Ok(year), Ok(month), Ok(day)) = day else {
        return Err(XlsxError::Stamp { stamp });
    };
    if !(EARLIEST..=LATEST).contains(&date) {
        return Err(XlsxError::Stamp { stamp });
    }
    let hour = u16::try_from(time.hour()).unwrap_or(0);
    let parts = (small(time.minute()).unwrap_or(0), time.second());
    let day = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(day.and_hms(hour, parts.0, f64::from(parts.1))?)
}
