//! Series: the first period, and the values of it and those that follow.

use chrono::Month;
use rust_decimal::Decimal;
use serde::de::Error;
use serde::{Deserialize, Serialize};

use super::month;
use super::text::{decimal, read_as};
use crate::stats::period::Unit;
use crate::stats::{Period, Series, StatsError, Year};

/// A period in full: its text does not say in which month a year begins.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum First {
    Month {
        year: i32,
        #[serde(with = "month")]
        #[cfg_attr(feature = "schema", schemars(with = "u8"))]
        month: Month,
    },
    Quarter {
        year: i32,
        quarter: u32,
    },
    Year(Year),
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(description = "Consecutive periods of one kind, each with a value or a gap.")
)]
#[serde(deny_unknown_fields)]
struct WrittenSeries {
    first: First,
    values: Vec<Option<String>>,
}

impl First {
    /// Nothing for a period beyond the calendar.
    fn of(period: Period) -> Option<Self> {
        let (year, place) = period.place();
        let year = i32::try_from(year).ok()?;
        Some(match period.unit() {
            Unit::Month => Self::Month {
                year,
                month: Month::try_from(u8::try_from(place).ok()?).ok()?,
            },
            Unit::Quarter => Self::Quarter {
                year,
                quarter: place,
            },
            Unit::Year(kind) => Self::Year(Year::new(kind, year).ok()?),
        })
    }

    fn period(&self) -> Result<Period, StatsError> {
        match *self {
            Self::Month { year, month } => Ok(Period::month(year, month)),
            Self::Quarter { year, quarter } => Period::quarter(year, quarter),
            Self::Year(year) => Ok(Period::year(year)),
        }
    }
}

impl WrittenSeries {
    fn of(series: &Series) -> Option<Self> {
        let text = |value: Decimal| value.normalize().to_string();
        Some(Self {
            first: First::of(series.first())?,
            values: series.iter().map(|(_, value)| value.map(text)).collect(),
        })
    }

    fn read<E: Error>(self) -> Result<Series, E> {
        let first = self.first.period().map_err(E::custom)?;
        let mut points = Vec::new();
        for (steps, value) in (0_i64..).zip(&self.values) {
            let value = value.as_deref().map(decimal).transpose()?;
            points.push((first.later(steps), value));
        }
        let beyond = points.last().filter(|(last, _)| First::of(*last).is_none());
        if let Some((last, _)) = beyond {
            return Err(E::custom(format_args!("{last} is beyond the calendar")));
        }
        Series::new(points).map_err(E::custom)
    }
}

impl Serialize for Series {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // No caller can make a period beyond the calendar.
        let beyond = || serde::ser::Error::custom("the series begins beyond the calendar");
        WrittenSeries::of(self)
            .ok_or_else(beyond)?
            .serialize(serializer)
    }
}

read_as!(Series, WrittenSeries);
