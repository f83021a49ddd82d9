//! Days of a placement, and counting in months. Knows dates only, no rule.

use chrono::{Datelike, Months, NaiveDate};

use crate::calendar::{DateRange, Term};

/// The days of consecutive periods: what lies between two given periods is not among them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days<'a>(&'a [DateRange]);

impl<'a> Days<'a> {
    /// The days of periods that are in order and do not overlap.
    pub(super) fn of(periods: &'a [DateRange]) -> Self {
        Self(periods)
    }

    /// The days of one range.
    pub(super) fn within(range: &'a DateRange) -> Self {
        Self(std::slice::from_ref(range))
    }

    /// The earliest of these days that is `date` or later.
    fn next_from(self, date: NaiveDate) -> Option<NaiveDate> {
        let ended = self.0.partition_point(|period| period.last() < date);
        self.0.get(ended).map(|period| period.first().max(date))
    }

    /// The earliest of these days that lies in the term.
    pub(super) fn first_in(self, term: Term) -> Option<NaiveDate> {
        self.next_from(term.since())
            .filter(|&date| term.contains(date))
    }

    /// The earliest of these days that lies in none of the terms.
    pub(super) fn first_outside(
        self,
        terms: &(impl Iterator<Item = Term> + Clone),
    ) -> Option<NaiveDate> {
        let mut day = self.next_from(NaiveDate::MIN)?;
        loop {
            let holding = terms.clone().filter(|term| term.contains(day));
            let until = holding
                .map(|term| term.until().unwrap_or(NaiveDate::MAX))
                .max();
            match until {
                // No term holds on this day.
                None => return Some(day),
                Some(until) => day = self.next_from(until.succ_opt()?)?,
            }
        }
    }
}

/// The day so many months later: the same day of the month, or the month's last if there is none.
pub(super) fn months_after(date: NaiveDate, months: u32) -> Option<NaiveDate> {
    date.checked_add_months(Months::new(months))
}

/// The day so many full years later: 29 February becomes 28 February.
pub(super) fn years_after(date: NaiveDate, years: u32) -> Option<NaiveDate> {
    months_after(date, years.checked_mul(12)?)
}

/// Whole months from `first` to the day before `end`; none if `end` is no later.
pub(super) fn whole_months(first: NaiveDate, end: NaiveDate) -> u32 {
    let number = |date: NaiveDate| date.year() * 12 + date.month0().try_into().unwrap_or(0);
    let begun = u32::try_from(number(end) - number(first)).unwrap_or(0);
    let complete = months_after(first, begun).is_some_and(|day| day <= end);
    if complete {
        begun
    } else {
        begun.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn range(first: u32, last: u32) -> DateRange {
        DateRange::new(day(2014, 6, first), day(2014, 6, last)).unwrap()
    }

    fn term(first: u32, last: u32) -> Term {
        Term::from(range(first, last))
    }

    #[test]
    fn days_between_periods_are_no_days() {
        let periods = [range(2, 6), range(9, 13)];
        let days = Days::of(&periods);
        assert_eq!(days.first_in(term(7, 8)), None);
        assert_eq!(days.first_in(term(7, 9)), Some(day(2014, 6, 9)));
        assert_eq!(days.first_in(term(1, 1)), None);
        assert_eq!(days.first_in(term(13, 20)), Some(day(2014, 6, 13)));
        assert_eq!(days.first_in(term(14, 20)), None);
    }

    #[test]
    fn terms_cover_together() {
        let periods = [range(2, 6), range(9, 13)];
        let days = Days::of(&periods);
        let outside = |terms: &[Term]| days.first_outside(&terms.iter().copied());
        assert_eq!(outside(&[]), Some(day(2014, 6, 2)));
        assert_eq!(outside(&[term(2, 6), term(9, 13)]), None);
        assert_eq!(outside(&[term(9, 13), term(1, 5)]), Some(day(2014, 6, 6)));
        assert_eq!(outside(&[term(1, 4), term(3, 12)]), Some(day(2014, 6, 13)));
        assert_eq!(outside(&[Term::new(day(2014, 6, 2), None).unwrap()]), None);
    }

    #[test]
    fn months_end_with_the_month() {
        assert_eq!(whole_months(day(2014, 1, 31), day(2014, 2, 28)), 1);
        assert_eq!(whole_months(day(2014, 1, 31), day(2014, 3, 30)), 1);
        assert_eq!(whole_months(day(2014, 1, 31), day(2014, 3, 31)), 2);
        assert_eq!(whole_months(day(2014, 3, 1), day(2014, 6, 1)), 3);
        assert_eq!(whole_months(day(2014, 3, 1), day(2014, 5, 31)), 2);
        assert_eq!(whole_months(day(2013, 11, 1), day(2014, 2, 1)), 3);
        assert_eq!(whole_months(day(2014, 3, 1), day(2013, 5, 31)), 0);
        assert_eq!(years_after(day(2012, 2, 29), 1), Some(day(2013, 2, 28)));
        assert_eq!(years_after(day(2012, 2, 29), u32::MAX), None);
    }
}
