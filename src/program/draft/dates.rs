//! Days, terms, steps, the horizon and the calendar, as written.

use chrono::NaiveDate;

#[cfg(feature = "serde")]
use crate::wire;

/// Days from `first` to `last`, both included.
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
