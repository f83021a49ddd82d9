//! Days, terms, steps, the horizon and the calendar, as written.

use chrono::NaiveDate;

#[cfg(feature = "serde")]
use crate::wire;

/// Days from `first` to `last`, both included.
///
/// ```
/// use practicum::ProgramDraft;
/// use practicum::program::draft::{DatesDraft, HorizonDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let may = DatesDraft::new(day(5, 1)?, day(5, 31)?); // the last day belongs to it
/// let program = ProgramDraft::new("may", "May", HorizonDraft::Daily(may)).validate()?;
/// assert_eq!(program.horizon().len(), 31);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DatesDraft {
    /// The first day.
    #[cfg_attr(feature = "serde", serde(with = "wire::Day"))]
    pub first: NaiveDate,
    /// The last day.
    #[cfg_attr(feature = "serde", serde(with = "wire::Day"))]
    pub last: NaiveDate,
}

impl DatesDraft {
    /// Days from `first` to `last`, both included.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Self {
        Self { first, last }
    }
}

/// Days from one on, to another (included) or without end.
///
/// ```
/// use practicum::program::draft::TermDraft;
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let visa = TermDraft::between(day(5, 20)?, day(6, 30)?);
/// let license = TermDraft::from(day(5, 20)?); // without end
/// assert_eq!((visa.until, license.until), (Some(day(6, 30)?), None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TermDraft {
    /// The first day.
    #[cfg_attr(feature = "serde", serde(with = "wire::Day"))]
    pub from: NaiveDate,
    /// The last day, if there is one.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "wire::OptionalDay"
        )
    )]
    pub until: Option<NaiveDate>,
}

impl TermDraft {
    /// Days from `from` on, without end.
    pub fn from(from: NaiveDate) -> Self {
        Self { from, until: None }
    }

    /// Days from `from` to `until`, both included.
    pub fn between(from: NaiveDate, until: NaiveDate) -> Self {
        Self {
            from,
            until: Some(until),
        }
    }
}

/// A count that holds from a day on, until the next step.
///
/// ```
/// use practicum::program::draft::{DepartmentDraft, StepDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let surgery = DepartmentDraft::new("sejong/surgery", "surgery")
///     .seats(day(5, 26)?, 1)
///     .seats(day(6, 9)?, 3); // two more from 9 June on
/// assert_eq!(surgery.seats[1], StepDraft { from: day(6, 9)?, count: 3 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct StepDraft {
    /// The first day on which the count holds.
    #[cfg_attr(feature = "serde", serde(with = "wire::Day"))]
    pub from: NaiveDate,
    /// The count.
    pub count: u32,
}

/// How the planning horizon is cut into periods.
///
/// ```
/// use practicum::ProgramDraft;
/// use practicum::program::draft::{DatesDraft, HorizonDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let dates = DatesDraft::new(day(5, 26)?, day(6, 21)?);
/// let periods = |horizon| -> Result<u32, Box<dyn std::error::Error>> {
///     Ok(ProgramDraft::new("2014", "2014", horizon).validate()?.horizon().len())
/// };
/// assert_eq!(periods(HorizonDraft::Weekly(dates))?, 4); // the last one has six days
/// assert_eq!(periods(HorizonDraft::Monthly(dates))?, 2); // cut at the turn of the month
/// assert_eq!(periods(HorizonDraft::Given(vec![dates]))?, 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum HorizonDraft {
    /// A period a day.
    Daily(DatesDraft),
    /// Seven days a period from the first day on.
    Weekly(DatesDraft),
    /// A period a calendar month.
    Monthly(DatesDraft),
    /// These periods.
    Given(#[cfg_attr(feature = "serde", serde(deserialize_with = "wire::list"))] Vec<DatesDraft>),
}

/// Which days are not working days.
///
/// ```
/// use practicum::ProgramDraft;
/// use practicum::program::draft::{CalendarDraft, DatesDraft, HolidayDraft, HorizonDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let june = DatesDraft::new(day(6, 2)?, day(6, 8)?);
/// let calendar = CalendarDraft {
///     weekend: vec!["saturday".into(), "sunday".into()],
///     holidays: vec![HolidayDraft { date: day(6, 6)?, name: "Memorial Day".into() }],
/// };
/// let draft = ProgramDraft::new("2014", "2014", HorizonDraft::Weekly(june)).calendar(calendar);
/// let program = draft.validate()?;
/// assert_eq!(program.calendar().working_days(program.horizon().range()), 4);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CalendarDraft {
    /// Days of the week, in English: `saturday`.
    #[cfg_attr(feature = "serde", serde(default, deserialize_with = "wire::list"))]
    pub weekend: Vec<String>,
    /// Holidays.
    #[cfg_attr(feature = "serde", serde(default, deserialize_with = "wire::list"))]
    pub holidays: Vec<HolidayDraft>,
}

/// A holiday.
///
/// ```
/// use practicum::program::DefectCode;
/// use practicum::program::draft::HolidayDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let elections = HolidayDraft { date: day(6, 4)?, name: "Local elections".into() };
/// draft.calendar.holidays.push(elections); // it stands there already
/// let Err(invalid) = draft.validate() else {
///     return Err("the same day twice".into());
/// };
/// assert_eq!(invalid.defects()[0].code(), DefectCode::SameDay);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct HolidayDraft {
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "wire::Day"))]
    pub date: NaiveDate,
    /// Its name.
    pub name: String,
}
