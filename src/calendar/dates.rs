//! A range of days, both ends included.

use std::fmt;

use chrono::{Days, NaiveDate};
use thiserror::Error;

/// First day that the crate accepts: 1900-01-01.
///
/// ```
/// use practicum::calendar::{DateRange, EARLIEST, LATEST};
///
/// assert_eq!(DateRange::new(EARLIEST, LATEST)?.days(), 109_938);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const EARLIEST: NaiveDate = day(1900, 1, 1);
/// Last day that the crate accepts: 2200-12-31.
///
/// ```
/// use practicum::calendar::{DateRange, LATEST};
///
/// let after = LATEST.succ_opt().ok_or("chrono goes further")?;
/// assert!(DateRange::new(LATEST, after).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const LATEST: NaiveDate = day(2200, 12, 31);

const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Days from `first` to `last`, both included, never empty, between [`EARLIEST`] and [`LATEST`].
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::calendar::DateRange;
///
/// let first = NaiveDate::from_ymd_opt(2014, 5, 26).ok_or("no such day")?;
/// let last = NaiveDate::from_ymd_opt(2014, 6, 21).ok_or("no such day")?;
/// let window = DateRange::new(first, last)?;
/// assert_eq!((window.days(), window.nights()), (27, 26));
/// assert_eq!(window.to_string(), "2014-05-26..=2014-06-21");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Written", into = "Written"))]
pub struct DateRange {
    first: NaiveDate,
    last: NaiveDate,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "DateRange")]
struct Written {
    #[serde(with = "crate::wire::Day")]
    first: NaiveDate,
    #[serde(with = "crate::wire::Day")]
    last: NaiveDate,
}

#[cfg(feature = "serde")]
impl TryFrom<Written> for DateRange {
    type Error = DateError;
    fn try_from(written: Written) -> Result<Self, DateError> {
        Self::new(written.first, written.last)
    }
}

#[cfg(feature = "serde")]
impl From<DateRange> for Written {
    fn from(DateRange { first, last }: DateRange) -> Self {
        Self { first, last }
    }
}

/// Why two days are not a range.
///
/// ```
/// use practicum::calendar::{DateError, DateRange};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let (first, last) = (day(6, 21)?, day(5, 26)?);
/// assert_eq!(DateRange::new(first, last), Err(DateError::Reversed { first, last }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DateError {
    /// The last day lies before the first.
    #[error("the last day {last} lies before the first day {first}")]
    Reversed {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// A day before [`EARLIEST`] or after [`LATEST`].
    #[error("the day {date} lies outside {EARLIEST} to {LATEST}")]
    OutOfBounds {
        /// The day.
        date: NaiveDate,
    },
}

impl DateRange {
    /// The days from `first` to `last`, both included.
    ///
    /// # Errors
    /// [`DateError`] if the range is reversed or leaves the years 1900 to 2200.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, DateError> {
        for date in [first, last] {
            if date < EARLIEST || date > LATEST {
                return Err(DateError::OutOfBounds { date });
            }
        }
        if last < first {
            return Err(DateError::Reversed { first, last });
        }
        Ok(Self { first, last })
    }

    /// The first day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// Calendar days, at least 1.
    pub fn days(self) -> u32 {
        self.nights() + 1
    }

    /// Nights between the first and the last day: one fewer than the days.
    pub fn nights(self) -> u32 {
        u32::try_from((self.last - self.first).num_days()).unwrap_or(0)
    }

    /// Whether `date` lies in the range.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// Whether every day of `other` lies in the range.
    pub fn covers(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two ranges share a day.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The days in both ranges.
    pub fn intersection(self, other: Self) -> Option<Self> {
        self.overlaps(other).then(|| Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        })
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self {
            first: self.first.min(other.first),
            last: self.last.max(other.last),
        }
    }

    /// Every day in order.
    pub fn iter(self) -> impl Iterator<Item = NaiveDate> {
        let mut next = Some(self.first);
        std::iter::from_fn(move || {
            let date = next.filter(|&date| date <= self.last)?;
            next = date.checked_add_days(Days::new(1));
            Some(date)
        })
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..={}", self.first, self.last)
    }
}

/// Days from one day on, to another (included) or without end.
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::calendar::Term;
///
/// let signed = NaiveDate::from_ymd_opt(2013, 8, 27).ok_or("no such day")?;
/// let term = Term::new(signed, None)?;
/// assert!(term.contains(NaiveDate::from_ymd_opt(2014, 5, 26).ok_or("no such day")?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "WrittenTerm", into = "WrittenTerm")
)]
pub struct Term {
    from: NaiveDate,
    until: Option<NaiveDate>,
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "Term")]
struct WrittenTerm {
    #[serde(with = "crate::wire::Day")]
    from: NaiveDate,
    #[serde(default, with = "crate::wire::OptionalDay")]
    until: Option<NaiveDate>,
}

#[cfg(feature = "serde")]
impl TryFrom<WrittenTerm> for Term {
    type Error = DateError;
    fn try_from(written: WrittenTerm) -> Result<Self, DateError> {
        Self::new(written.from, written.until)
    }
}

#[cfg(feature = "serde")]
impl From<Term> for WrittenTerm {
    fn from(Term { from, until }: Term) -> Self {
        Self { from, until }
    }
}

impl Term {
    /// The days from `from` to `until`, or without end.
    ///
    /// # Errors
    /// [`DateError`] as for [`DateRange::new`].
    pub fn new(from: NaiveDate, until: Option<NaiveDate>) -> Result<Self, DateError> {
        DateRange::new(from, until.unwrap_or(LATEST)).map(|_| Self { from, until })
    }

    /// The first day.
    pub fn since(self) -> NaiveDate {
        self.from
    }

    /// The last day, if the term ends.
    pub fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// Whether `date` lies in the term.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from <= date && self.until.is_none_or(|until| date <= until)
    }

    /// Whether every day of `range` lies in the term.
    pub fn covers(self, range: DateRange) -> bool {
        self.contains(range.first()) && self.contains(range.last())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Some(until) => write!(f, "{}..={until}", self.from),
            None => write!(f, "{}..", self.from),
        }
    }
}

impl From<DateRange> for Term {
    fn from(range: DateRange) -> Self {
        Self {
            from: range.first,
            until: Some(range.last),
        }
    }
}
