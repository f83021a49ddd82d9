//! The periods of a series: months, quarters, years.

use std::fmt;

use chrono::{Datelike, Month, NaiveDate};

use super::error::StatsError;
use super::year::{Year, YearKind};

/// A month, a quarter, or a year of some kind. Periods of one kind are in order of time.
///
/// ```
/// use chrono::Month;
/// use practicum::stats::Period;
///
/// assert_eq!(Period::month(2014, Month::May).to_string(), "2014-05");
/// assert_eq!(Period::quarter(2014, 2)?.to_string(), "2014-Q2");
/// assert_eq!(Period::calendar_year(2014)?.to_string(), "2014");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    unit: Unit,
    /// Counted from year 0 in units; wide enough for any year of any month.
    ordinal: i64,
}

/// The length of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Unit {
    Month,
    Quarter,
    Year(YearKind),
}

impl Unit {
    pub(crate) fn per_year(self) -> u32 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year(_) => 1,
        }
    }
}

impl Period {
    /// A month of a calendar year.
    pub fn month(year: i32, month: Month) -> Self {
        let ordinal = i64::from(year) * 12 + i64::from(month.number_from_month()) - 1;
        Self {
            unit: Unit::Month,
            ordinal,
        }
    }

    /// The month of a date.
    pub fn month_of(date: NaiveDate) -> Self {
        Self {
            unit: Unit::Month,
            ordinal: i64::from(date.year()) * 12 + i64::from(date.month0()),
        }
    }

    /// A quarter, 1 to 4, of a calendar year.
    ///
    /// # Errors
    ///
    /// [`StatsError::InvalidQuarter`] for any other quarter.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, StatsError> {
        if !(1..=4).contains(&quarter) {
            return Err(StatsError::InvalidQuarter { quarter });
        }
        let ordinal = i64::from(year) * 4 + i64::from(quarter) - 1;
        Ok(Self {
            unit: Unit::Quarter,
            ordinal,
        })
    }

    /// The quarter of a date.
    pub fn quarter_of(date: NaiveDate) -> Self {
        let ordinal = i64::from(date.year()) * 4 + i64::from(date.month0() / 3);
        Self {
            unit: Unit::Quarter,
            ordinal,
        }
    }

    /// A calendar year.
    ///
    /// # Errors
    ///
    /// [`StatsError::YearOutOfRange`] beyond the calendar.
    pub fn calendar_year(year: i32) -> Result<Self, StatsError> {
        Year::new(YearKind::Calendar, year).map(Self::year)
    }

    /// A year of any kind.
    pub fn year(year: Year) -> Self {
        Self {
            unit: Unit::Year(year.kind()),
            ordinal: i64::from(year.number()),
        }
    }

    /// Periods from another of the same kind to this one; negative when this one is earlier.
    ///
    /// # Errors
    ///
    /// [`StatsError::MixedPeriods`] for periods of different kinds.
    pub fn since(self, earlier: Self) -> Result<i64, StatsError> {
        if self.unit == earlier.unit {
            Ok(self.ordinal - earlier.ordinal)
        } else {
            Err(StatsError::MixedPeriods {
                first: earlier,
                second: self,
            })
        }
    }

    /// The year, and the month or quarter in it, counted from 1.
    pub(crate) fn place(self) -> (i64, u32) {
        let per_year = i64::from(self.unit.per_year());
        let place = self.ordinal.rem_euclid(per_year) + 1;
        let place = u32::try_from(place).unwrap_or_default();
        (self.ordinal.div_euclid(per_year), place)
    }

    pub(crate) fn unit(self) -> Unit {
        self.unit
    }

    /// The period `steps` later; ordinals stay far from the edges of 64 bits.
    pub(crate) fn later(self, steps: i64) -> Self {
        Self {
            unit: self.unit,
            ordinal: self.ordinal.saturating_add(steps),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Month => {
                let (year, month) = self.place();
                write!(f, "{year:04}-{month:02}")
            }
            Unit::Quarter => {
                let (year, quarter) = self.place();
                write!(f, "{year:04}-Q{quarter}")
            }
            Unit::Year(kind) => {
                let year = i32::try_from(self.ordinal)
                    .ok()
                    .and_then(|number| Year::new(kind, number).ok());
                match year {
                    Some(year) => year.fmt(f),
                    None => write!(f, "{}", self.ordinal),
                }
            }
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let description = "A month, a quarter or a year: 2014-05, 2014-Q2, 2014, FY2014, 2014/15.";
        schemars::json_schema!({"type": "string", "description": description})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_a_date_hold_it() {
        let date = NaiveDate::from_ymd_opt(-1, 12, 31).unwrap();
        assert_eq!(Period::month_of(date), Period::month(-1, Month::December));
        assert_eq!(Period::month_of(date).to_string(), "-001-12");
        assert_eq!(Period::quarter_of(date), Period::quarter(-1, 4).unwrap());
        assert_eq!(
            Period::month_of(date).later(1),
            Period::month(0, Month::January)
        );
    }

    #[test]
    fn distance_needs_one_kind() {
        let (year, month) = (
            Period::calendar_year(2014).unwrap(),
            Period::month(2014, Month::May),
        );
        assert_eq!(Period::month(2015, Month::May).since(month), Ok(12));
        assert_eq!(
            month.since(year),
            Err(StatsError::MixedPeriods {
                first: year,
                second: month
            })
        );
        assert!(Period::quarter(2014, 5).is_err() && Period::quarter(2014, 0).is_err());
    }
}
