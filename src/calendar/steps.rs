//! A number that changes on dates: seats, caps, interpreters.

use chrono::NaiveDate;

use super::DateRange;

/// A count as a step function of the day: 0 before the first step, then each step's count until the
/// next one.
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::calendar::{DateRange, Steps};
///
/// let day = |d| NaiveDate::from_ymd_opt(2014, 6, d).ok_or("no such day");
/// let seats = Steps::new([(day(2)?, 3), (day(16)?, 1)]);
/// assert_eq!(seats.on(day(15)?), 3);
/// let span = DateRange::new(day(9)?, day(20)?)?;
/// assert_eq!((seats.least(span), seats.most(span)), (1, 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Steps(Vec<(NaiveDate, u32)>);

impl Steps {
    /// A step function. Of two steps on one day the last one counts.
    pub fn new(steps: impl IntoIterator<Item = (NaiveDate, u32)>) -> Self {
        let steps: std::collections::BTreeMap<_, _> = steps.into_iter().collect();
        Self(steps.into_iter().collect())
    }

    /// Whether there are no steps: the count is 0 for ever.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The steps in order.
    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, u32)> + '_ {
        self.0.iter().copied()
    }

    /// The count on a day.
    pub fn on(&self, date: NaiveDate) -> u32 {
        let after = self.0.partition_point(|&(from, _)| from <= date);
        after
            .checked_sub(1)
            .and_then(|index| self.0.get(index))
            .map_or(0, |&(_, count)| count)
    }

    /// The smallest count on any day of the range.
    pub fn least(&self, range: DateRange) -> u32 {
        self.within(range).fold(self.on(range.first()), u32::min)
    }

    /// The largest count on any day of the range.
    pub fn most(&self, range: DateRange) -> u32 {
        self.within(range).fold(self.on(range.first()), u32::max)
    }

    fn within(&self, range: DateRange) -> impl Iterator<Item = u32> + '_ {
        let from = self.0.partition_point(|&(from, _)| from <= range.first());
        let until = self.0.partition_point(|&(from, _)| from <= range.last());
        self.0
            .get(from..until)
            .unwrap_or_default()
            .iter()
            .map(|&(_, count)| count)
    }
}
