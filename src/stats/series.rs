//! Numbers by period, without a hole: a period without a number says so.

use rust_decimal::Decimal;

use super::error::StatsError;
use super::figure::Figure;
use super::period::Period;
use super::undefined::Undefined;

/// The greatest number of periods in a series: more than eight thousand years of months.
const MOST_PERIODS: u64 = 100_000;

/// Consecutive periods of one kind, each with a value or a gap.
///
/// ```
/// use practicum::stats::{Period, Rounding, Series, Undefined};
///
/// let year = Period::calendar_year;
/// let patients = Series::new([
///     (year(2016)?, Some(364_189.into())),
///     (year(2013)?, Some(211_218.into())),
///     (year(2014)?, Some(266_501.into())),
/// ])?;
/// let growth = patients.year_on_year(Rounding::TENTHS)?;
/// assert_eq!(growth[1].period().to_string(), "2014");
/// assert_eq!(growth[1].figure().map(|figure| figure.value().to_string()), Ok("26.2 %".to_owned()));
/// assert_eq!(growth[3].figure(), Err(Undefined::Gap { period: year(2015)? }));
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    first: Period,
    values: Vec<Option<Decimal>>,
}

/// The figure of one period, or why it has none.
///
/// ```
/// use practicum::stats::{Period, Rounding, Series, Undefined};
///
/// let year = Period::calendar_year;
/// let counts = [(year(2012)?, Some(8.into())), (year(2013)?, Some(10.into()))];
/// let changes = Series::new(counts)?.year_on_year(Rounding::TENTHS)?;
/// assert_eq!(changes[0].figure(), Err(Undefined::BeforeSeries { first: year(2012)? }));
/// let second = changes[1].figure().map_err(|reason| reason.to_string())?;
/// assert_eq!((changes[1].period(), second.value().to_string()), (year(2013)?, "25.0 %".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<T> {
    period: Period,
    figure: Result<Figure<T>, Undefined>,
}

impl Series {
    /// The series from the earliest period given to the latest; those between that are not given
    /// are gaps. The order of the input does not matter.
    ///
    /// # Errors
    ///
    /// [`StatsError::MixedPeriods`], [`StatsError::DuplicatePeriod`], [`StatsError::SpanTooLong`];
    /// [`StatsError::PeriodsOutOfRange`] for no period at all.
    pub fn new<I>(points: I) -> Result<Self, StatsError>
    where
        I: IntoIterator<Item = (Period, Option<Decimal>)>,
    {
        let mut points: Vec<_> = points.into_iter().collect();
        points.sort_by_key(|(period, _)| *period);
        let (Some(&(first, _)), Some(&(last, _))) = (points.first(), points.last()) else {
            return Err(StatsError::PeriodsOutOfRange {
                periods: 0,
                limit: MOST_PERIODS,
            });
        };
        let too_long = StatsError::SpanTooLong {
            first,
            last,
            limit: MOST_PERIODS,
        };
        if u64::try_from(last.since(first)?).map_or(true, |steps| steps >= MOST_PERIODS) {
            return Err(too_long);
        }
        let mut values = Vec::new();
        let mut next = first;
        for (period, value) in points {
            let gap = period.since(next)?;
            if gap < 0 {
                return Err(StatsError::DuplicatePeriod { period });
            }
            for _ in 0..gap {
                values.push(None);
            }
            values.push(value);
            next = period.later(1);
        }
        Ok(Self { first, values })
    }

    /// The first period.
    pub fn first(&self) -> Period {
        self.first
    }

    /// The number of periods, gaps included; never zero.
    #[expect(
        clippy::len_without_is_empty,
        reason = "a series has at least one period"
    )]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Each period in order of time with its value, if it has one.
    pub fn iter(&self) -> impl Iterator<Item = (Period, Option<Decimal>)> + '_ {
        (0_i64..)
            .zip(&self.values)
            .map(|(steps, value)| (self.first.later(steps), *value))
    }

    /// The value of a period; `Ok(None)` for a gap.
    ///
    /// # Errors
    ///
    /// [`StatsError::PeriodOutsideSeries`], [`StatsError::MixedPeriods`].
    pub fn at(&self, period: Period) -> Result<Option<Decimal>, StatsError> {
        usize::try_from(period.since(self.first)?)
            .ok()
            .and_then(|place| self.values.get(place).copied())
            .ok_or(StatsError::PeriodOutsideSeries { period })
    }
}

impl<T> Point<T> {
    pub(crate) fn new(period: Period, figure: Result<Figure<T>, Undefined>) -> Self {
        Self { period, figure }
    }

    /// The period.
    pub fn period(&self) -> Period {
        self.period
    }

    /// The figure.
    ///
    /// # Errors
    ///
    /// Why the period has none.
    pub fn figure(&self) -> Result<&Figure<T>, Undefined> {
        self.figure.as_ref().map_err(|reason| *reason)
    }
}

#[cfg(feature = "serde")]
impl<T: super::wire::FigureValue> serde::Serialize for Point<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Point", 2)?;
        fields.serialize_field("period", &self.period)?;
        match &self.figure {
            Ok(figure) => fields.serialize_field("figure", figure)?,
            Err(reason) => fields.serialize_field("undefined", reason)?,
        }
        fields.end()
    }
}

/// Keeps an undefined figure as a value and lets every other error through.
pub(crate) fn defined<T>(
    figure: Result<Figure<T>, StatsError>,
) -> Result<Result<Figure<T>, Undefined>, StatsError> {
    match figure {
        Ok(figure) => Ok(Ok(figure)),
        Err(StatsError::Undefined { reason, .. }) => Ok(Err(reason)),
        Err(error) => Err(error),
    }
}
