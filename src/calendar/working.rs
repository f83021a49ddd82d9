//! Working days: every day that is neither weekend nor holiday, as the caller gives them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, Weekday};

use super::DateRange;

/// Which days are working days. The crate knows no country's holidays: the caller gives them.
///
/// ```
/// use chrono::{NaiveDate, Weekday};
/// use practicum::calendar::{DateRange, WorkingCalendar};
///
/// let day = |m, d| NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let korea = WorkingCalendar::new(
///     [Weekday::Sat, Weekday::Sun],
///     [(day(6, 4)?, "Local elections".to_owned()), (day(6, 6)?, "Memorial Day".to_owned())],
/// );
/// let window = DateRange::new(day(5, 26)?, day(6, 21)?)?;
/// assert_eq!(korea.working_days(window), 18);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    /// Days from Monday (0).
    weekend: BTreeSet<u32>,
    holidays: BTreeMap<NaiveDate, String>,
}

impl WorkingCalendar {
    /// A calendar with these weekend days and these holidays. A day given twice keeps its last name.
    pub fn new(
        weekend: impl IntoIterator<Item = Weekday>,
        holidays: impl IntoIterator<Item = (NaiveDate, String)>,
    ) -> Self {
        Self {
            weekend: weekend
                .into_iter()
                .map(|day| day.num_days_from_monday())
                .collect(),
            holidays: holidays.into_iter().collect(),
        }
    }

    /// Whether the day is neither weekend nor holiday.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        !self
            .weekend
            .contains(&date.weekday().num_days_from_monday())
            && !self.holidays.contains_key(&date)
    }

    /// How many days of the range are working days.
    pub fn working_days(&self, range: DateRange) -> u32 {
        let is_weekend = |date: NaiveDate| {
            let number = date.weekday().num_days_from_monday();
            self.weekend.contains(&number)
        };
        // Seven days hold each day of the week once; only the days after whole weeks are looked at.
        let weekend = u32::try_from(self.weekend.len()).unwrap_or(7);
        let whole = range.days() / 7 * (7 - weekend);
        let rest = std::iter::successors(Some(range.last()), NaiveDate::pred_opt);
        let rest = rest
            .zip(0..range.days() % 7)
            .filter(|&(date, _)| !is_weekend(date));
        let holidays = self.holidays.range(range.first()..=range.last());
        let holidays = holidays.filter(|&(&date, _)| !is_weekend(date));
        let days = whole + rest.map(|_| 1).sum::<u32>();
        days - holidays.map(|_| 1).sum::<u32>()
    }

    /// The weekend, Monday first.
    pub fn weekend(&self) -> impl Iterator<Item = Weekday> + '_ {
        const WEEK: [Weekday; 7] = [
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ];
        WEEK.into_iter()
            .filter(|day| self.weekend.contains(&day.num_days_from_monday()))
    }

    /// The holidays in order of date, with their names.
    pub fn holidays(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.holidays
            .iter()
            .map(|(&date, name)| (date, name.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counting_by_weeks_is_counting_by_days() {
        let day = |number| {
            let first = NaiveDate::from_ymd_opt(2014, 5, 26).unwrap();
            first.checked_add_days(chrono::Days::new(number)).unwrap()
        };
        let holidays = [9, 11, 12, 13, 27].map(|number| (day(number), String::new()));
        let weekends: [&[Weekday]; 3] = [&[], &[Weekday::Sat, Weekday::Sun], &[Weekday::Fri]];
        for weekend in weekends {
            let calendar = WorkingCalendar::new(weekend.iter().copied(), holidays.clone());
            for (first, length) in (0..14).flat_map(|first| (0..30).map(move |n| (first, n))) {
                let range = DateRange::new(day(first), day(first + length)).unwrap();
                let one_by_one = range.iter().filter(|&date| calendar.is_working_day(date));
                let counted = usize::try_from(calendar.working_days(range)).unwrap();
                assert_eq!(counted, one_by_one.count(), "{range} {weekend:?}");
            }
        }
    }
}
