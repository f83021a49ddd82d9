//! The planning horizon: consecutive periods cut from dates.

use chrono::{Datelike, Days, NaiveDate};
use thiserror::Error;

use super::{DateError, DateRange};

/// Most periods in a horizon: about eleven years of days.
///
/// ```
/// use practicum::calendar::{DateRange, EARLIEST, Horizon, HorizonError, LATEST, MAX_PERIODS};
///
/// let weeks = Horizon::weekly(DateRange::new(EARLIEST, LATEST)?);
/// assert!(matches!(weeks, Err(HorizonError::TooLong { count }) if count > MAX_PERIODS));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const MAX_PERIODS: usize = 4096;

/// How a horizon was cut.
///
/// ```
/// use practicum::calendar::{Cut, DateRange, Horizon};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let dates = DateRange::new(day(5, 26)?, day(6, 21)?)?;
/// let months = Horizon::monthly(dates)?;
/// assert_eq!((months.cut_by(), months.len()), (Cut::Monthly, 2));
/// assert_eq!(Horizon::weekly(dates)?.cut_by(), Cut::Weekly);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Cut {
    /// A period a day.
    Daily,
    /// Seven days a period from the first day on; the last one may be shorter.
    Weekly,
    /// A period a calendar month; the first and the last one may be shorter.
    Monthly,
    /// Periods that the caller gave.
    Given,
}

/// Consecutive periods, numbered from 0, in order, that do not overlap.
///
/// Everything that the crate plans starts and ends with a period. Given periods may leave days out
/// between them (a vacation): placements then span the gap if they occupy periods on both sides.
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::calendar::{DateRange, Horizon};
///
/// let first = NaiveDate::from_ymd_opt(2014, 5, 26).ok_or("no such day")?;
/// let last = NaiveDate::from_ymd_opt(2014, 6, 21).ok_or("no such day")?;
/// let weeks = Horizon::weekly(DateRange::new(first, last)?)?;
/// assert_eq!(weeks.len(), 4);
/// assert_eq!(weeks.period(3).map(|week| week.days()), Some(6));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Horizon {
    cut: Cut,
    range: DateRange,
    periods: Vec<DateRange>,
}

/// Why periods are not a horizon.
///
/// ```
/// use practicum::calendar::{DateRange, Horizon, HorizonError};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let earlier = DateRange::new(day(5, 26)?, day(6, 8)?)?;
/// let later = DateRange::new(day(6, 8)?, day(6, 21)?)?; // 8 June lies in both
/// let shared = Horizon::given(vec![earlier, later]);
/// assert_eq!(shared, Err(HorizonError::Unordered { earlier, later }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum HorizonError {
    /// No periods.
    #[error("a horizon has no periods")]
    Empty,
    /// More than [`MAX_PERIODS`] periods.
    #[error("a horizon has {count} periods, at most {MAX_PERIODS} are allowed")]
    TooLong {
        /// How many there would be.
        count: usize,
    },
    /// A period does not begin after the one before it has ended.
    #[error("the period {later} begins before the period {earlier} has ended")]
    Unordered {
        /// The period given first.
        earlier: DateRange,
        /// The one given after it.
        later: DateRange,
    },
    /// A day is out of bounds.
    #[error(transparent)]
    Date(#[from] DateError),
}

impl Horizon {
    /// A period a day.
    ///
    /// # Errors
    /// [`HorizonError::TooLong`].
    pub fn daily(range: DateRange) -> Result<Self, HorizonError> {
        Self::cut(Cut::Daily, range, Some)
    }

    /// Seven days a period, from the range's first day on; the last period may be shorter.
    ///
    /// # Errors
    /// [`HorizonError::TooLong`].
    pub fn weekly(range: DateRange) -> Result<Self, HorizonError> {
        Self::cut(Cut::Weekly, range, |first| {
            first.checked_add_days(Days::new(6))
        })
    }

    /// A period a calendar month; the first and the last may be shorter.
    ///
    /// # Errors
    /// [`HorizonError::TooLong`].
    pub fn monthly(range: DateRange) -> Result<Self, HorizonError> {
        Self::cut(Cut::Monthly, range, |first| {
            let (year, month) = match first.month() {
                12 => (first.year() + 1, 1),
                month => (first.year(), month + 1),
            };
            NaiveDate::from_ymd_opt(year, month, 1)?.pred_opt()
        })
    }

    /// Periods that the caller gives, in order.
    ///
    /// # Errors
    /// [`HorizonError`] if there are none, too many, or two that are not in order.
    pub fn given(periods: Vec<DateRange>) -> Result<Self, HorizonError> {
        Self::checked(Cut::Given, periods)
    }

    fn cut(
        cut: Cut,
        range: DateRange,
        end: impl Fn(NaiveDate) -> Option<NaiveDate>,
    ) -> Result<Self, HorizonError> {
        let mut periods = Vec::new();
        let mut next = Some(range.first());
        while let Some(first) = next.filter(|&first| first <= range.last()) {
            if periods.len() > MAX_PERIODS {
                break;
            }
            let last = end(first).map_or(range.last(), |last| last.min(range.last()));
            periods.push(DateRange::new(first, last)?);
            next = last.succ_opt();
        }
        Self::checked(cut, periods)
    }

    fn checked(cut: Cut, periods: Vec<DateRange>) -> Result<Self, HorizonError> {
        let (Some(first), Some(last)) = (periods.first().copied(), periods.last().copied()) else {
            return Err(HorizonError::Empty);
        };
        if periods.len() > MAX_PERIODS {
            return Err(HorizonError::TooLong {
                count: periods.len(),
            });
        }
        for (earlier, later) in periods.iter().zip(periods.iter().skip(1)) {
            if later.first() <= earlier.last() {
                return Err(HorizonError::Unordered {
                    earlier: *earlier,
                    later: *later,
                });
            }
        }
        Ok(Self {
            cut,
            range: first.hull(last),
            periods,
        })
    }

    /// How the horizon was cut.
    pub fn cut_by(&self) -> Cut {
        self.cut
    }

    /// Number of periods, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "a horizon is never empty")]
    pub fn len(&self) -> u32 {
        u32::try_from(self.periods.len()).unwrap_or(u32::MAX)
    }

    /// The days of a period, counted from 0.
    pub fn period(&self, index: u32) -> Option<DateRange> {
        self.periods.get(usize::try_from(index).ok()?).copied()
    }

    /// All periods in order.
    pub fn periods(&self) -> &[DateRange] {
        &self.periods
    }

    /// From the first day of the first period to the last day of the last.
    pub fn range(&self) -> DateRange {
        self.range
    }

    /// From the first day of period `start` to the last day of the `count`-th period from there.
    /// `None` if `count` is 0 or a period lies outside the horizon.
    pub fn span(&self, start: u32, count: u32) -> Option<DateRange> {
        let last = start.checked_add(count.checked_sub(1)?)?;
        Some(self.period(start)?.hull(self.period(last)?))
    }

    /// The period in which a day lies, if any.
    pub fn period_of(&self, date: NaiveDate) -> Option<u32> {
        let after = self
            .periods
            .partition_point(|period| period.first() <= date);
        let index = after.checked_sub(1)?;
        let period = self.periods.get(index)?;
        if period.contains(date) {
            u32::try_from(index).ok()
        } else {
            None
        }
    }
}
