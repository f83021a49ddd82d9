//! Calendar, fiscal and academic years.

use std::fmt;

use chrono::{Datelike, Month, NaiveDate};

use super::error::StatsError;

/// When a year begins, and which number it carries.
///
/// ```
/// use chrono::Month;
/// use practicum::stats::{Year, YearKind};
///
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// let academic = YearKind::Academic { first: Month::March };
/// let year = Year::containing(academic, day(2014, 2, 28)?)?;
/// assert_eq!((year.to_string().as_str(), year.first_day()), ("2013/14", day(2013, 3, 1)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum YearKind {
    /// January to December.
    Calendar,
    /// Twelve months from the first of a month, numbered by the calendar year they end in
    /// (United States federal government: October).
    FiscalByEnd {
        /// The first month.
        #[cfg_attr(feature = "serde", serde(with = "super::stored::month"))]
        #[cfg_attr(feature = "schema", schemars(with = "u8"))]
        first: Month,
    },
    /// Twelve months from the first of a month, numbered by the calendar year they begin in
    /// (Japan: April).
    FiscalByStart {
        /// The first month.
        #[cfg_attr(feature = "serde", serde(with = "super::stored::month"))]
        #[cfg_attr(feature = "schema", schemars(with = "u8"))]
        first: Month,
    },
    /// Twelve months from the first of a month, numbered by the calendar year they begin in and
    /// shown with both (Korea: March; much of Europe: September).
    Academic {
        /// The first month.
        #[cfg_attr(feature = "serde", serde(with = "super::stored::month"))]
        #[cfg_attr(feature = "schema", schemars(with = "u8"))]
        first: Month,
    },
}

impl YearKind {
    fn first_month(self) -> Month {
        match self {
            Self::Calendar => Month::January,
            Self::FiscalByEnd { first }
            | Self::FiscalByStart { first }
            | Self::Academic { first } => first,
        }
    }

    /// How far the number of the year is ahead of the calendar year of its first day.
    fn lead(self) -> i32 {
        match self {
            Self::FiscalByEnd { first } if first != Month::January => 1,
            Self::Calendar
            | Self::FiscalByEnd { .. }
            | Self::FiscalByStart { .. }
            | Self::Academic { .. } => 0,
        }
    }
}

/// One year of a kind.
///
/// ```
/// use chrono::{Month, NaiveDate};
/// use practicum::stats::{Year, YearKind};
///
/// let date = NaiveDate::from_ymd_opt(2014, 2, 10).ok_or("no such date")?;
/// assert_eq!(Year::containing(YearKind::Calendar, date)?.to_string(), "2014");
/// let academic = Year::containing(YearKind::Academic { first: Month::March }, date)?;
/// assert_eq!(academic.to_string(), "2013/14");
/// assert_eq!(academic.first_day().to_string(), "2013-03-01");
/// assert_eq!(academic.last_day().to_string(), "2014-02-28");
/// let fiscal = Year::containing(YearKind::FiscalByEnd { first: Month::October }, date)?;
/// assert_eq!(fiscal.to_string(), "FY2014");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year {
    kind: YearKind,
    number: i32,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl Year {
    /// The year of that number.
    ///
    /// # Errors
    ///
    /// [`StatsError::YearOutOfRange`] when a day of it is beyond the calendar.
    pub fn new(kind: YearKind, number: i32) -> Result<Self, StatsError> {
        let days = || {
            let start = number.checked_sub(kind.lead())?;
            let month = kind.first_month().number_from_month();
            let first_day = NaiveDate::from_ymd_opt(start, month, 1)?;
            let next = NaiveDate::from_ymd_opt(start.checked_add(1)?, month, 1)?;
            Some((first_day, next.pred_opt()?))
        };
        let (first_day, last_day) = days().ok_or(StatsError::YearOutOfRange { year: number })?;
        Ok(Self {
            kind,
            number,
            first_day,
            last_day,
        })
    }

    /// The year that a day belongs to.
    ///
    /// # Errors
    ///
    /// [`StatsError::YearOutOfRange`] at the edges of the calendar.
    pub fn containing(kind: YearKind, date: NaiveDate) -> Result<Self, StatsError> {
        let begun = date.month() >= kind.first_month().number_from_month();
        let start = if begun {
            Some(date.year())
        } else {
            date.year().checked_sub(1)
        };
        let number = start
            .and_then(|start| start.checked_add(kind.lead()))
            .ok_or(StatsError::YearOutOfRange { year: date.year() })?;
        Self::new(kind, number)
    }

    /// When years of this kind begin.
    pub fn kind(self) -> YearKind {
        self.kind
    }

    /// The number it carries.
    pub fn number(self) -> i32 {
        self.number
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.first_day
    }

    /// Its last day, still part of it.
    pub fn last_day(self) -> NaiveDate {
        self.last_day
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            YearKind::Calendar => write!(f, "{}", self.number),
            YearKind::FiscalByEnd { .. } | YearKind::FiscalByStart { .. } => {
                write!(f, "FY{}", self.number)
            }
            YearKind::Academic { .. } => {
                write!(
                    f,
                    "{}/{:02}",
                    self.number,
                    self.last_day.year().rem_euclid(100)
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_day_is_in_its_year_and_the_next_day_follows() {
        let kinds = [
            YearKind::Calendar,
            YearKind::FiscalByEnd {
                first: Month::October,
            },
            YearKind::FiscalByEnd {
                first: Month::January,
            },
            YearKind::FiscalByStart {
                first: Month::April,
            },
            YearKind::Academic {
                first: Month::March,
            },
        ];
        for kind in kinds {
            for date in day(2011, 1, 1).iter_days().take(1_500) {
                let year = Year::containing(kind, date).unwrap();
                assert!(
                    (year.first_day()..=year.last_day()).contains(&date),
                    "{date} {year}"
                );
                assert_eq!(Year::new(kind, year.number()).unwrap(), year);
            }
            let year = Year::containing(kind, day(2012, 6, 1)).unwrap();
            let next = Year::new(kind, year.number() + 1).unwrap();
            assert_eq!(year.last_day().succ_opt().unwrap(), next.first_day());
        }
    }

    #[test]
    fn the_edges_of_the_calendar_are_errors() {
        assert!(Year::new(YearKind::Calendar, i32::MAX).is_err());
        assert!(Year::new(YearKind::FiscalByEnd { first: Month::July }, i32::MIN).is_err());
        let first = YearKind::Academic {
            first: Month::December,
        };
        assert!(Year::containing(first, NaiveDate::MIN).is_err());
        assert!(Year::containing(YearKind::Calendar, NaiveDate::MAX).is_err());
    }

    #[test]
    fn a_fiscal_year_is_numbered_by_its_end_or_its_start() {
        let number = |kind, date| Year::containing(kind, date).unwrap().number();
        let by_end = YearKind::FiscalByEnd {
            first: Month::October,
        };
        assert_eq!(number(by_end, day(2013, 9, 30)), 2013);
        assert_eq!(number(by_end, day(2013, 10, 1)), 2014);
        let by_start = YearKind::FiscalByStart {
            first: Month::April,
        };
        assert_eq!(number(by_start, day(2014, 3, 31)), 2013);
        assert_eq!(number(by_start, day(2014, 4, 1)), 2014);
        let plain = YearKind::FiscalByEnd {
            first: Month::January,
        };
        assert_eq!(number(plain, day(2014, 1, 1)), 2014);
    }

    #[test]
    fn a_century_ends_in_two_zeros() {
        let year = Year::new(
            YearKind::Academic {
                first: Month::September,
            },
            1999,
        )
        .unwrap();
        assert_eq!(year.to_string(), "1999/00");
    }
}
