//! Growth between two values: ratio, percent change, percentage points, compound rate.
//!
//! A change in percent compares with a positive base; from zero or from a negative base it is
//! undefined, and says so. Percent and percentage points are different types: 12 % to 15 % is plus
//! 25 % and plus 3 percentage points.

use std::fmt;

use rust_decimal::Decimal;

use super::Period;
use super::error::StatsError;
use super::exact::{Ratio, Real};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::series::{Point, Series, defined};
use super::undefined::Undefined;

/// The most periods of a compound rate: a hundred years of months.
const MOST_PERIODS: u32 = 1_200;

/// A number of hundredths of a whole: 12.5 is 12.5 %.
///
/// ```
/// use practicum::stats::{Percent, Rounding, percent_change};
///
/// let change = percent_change(8.into(), 10.into(), Rounding::TENTHS)?;
/// assert_eq!(change.value(), &Percent::new(25.into()));
/// assert_eq!(change.value().to_string(), "25.0 %");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Percent(
    #[cfg_attr(feature = "serde", serde(with = "super::wire::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    Decimal,
);

/// A difference between two percentages.
///
/// ```
/// use practicum::stats::{Percent, Rounding, percentage_points};
///
/// let (before, after) = (Percent::new(60.into()), Percent::new(75.into()));
/// let points = percentage_points(before, after, Rounding::WHOLE)?;
/// assert_eq!(points.value().to_string(), "15 percentage points"); // not 25 %
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(transparent))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PercentagePoints(
    #[cfg_attr(feature = "serde", serde(with = "super::wire::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    Decimal,
);

impl Percent {
    /// So many hundredths.
    pub const fn new(hundredths: Decimal) -> Self {
        Self(hundredths)
    }

    /// The number in front of the percent sign.
    pub const fn get(self) -> Decimal {
        self.0
    }
}

impl PercentagePoints {
    /// So many percentage points.
    pub const fn new(points: Decimal) -> Self {
        Self(points)
    }

    /// The number of percentage points.
    pub const fn get(self) -> Decimal {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} %", self.0)
    }
}

impl fmt::Display for PercentagePoints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} percentage points", self.0)
    }
}

impl Figure<Percent> {
    /// The same figure as a plain number of hundredths.
    pub fn into_hundredths(self) -> Figure<Decimal> {
        self.map(Percent::get)
    }
}

/// `end / base`.
///
/// # Errors
///
/// [`StatsError::Undefined`] for a base that is zero or negative; [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Rounding, ratio};
///
/// let times = ratio(11_563.into(), 25_673.into(), Rounding::HUNDREDTHS)?;
/// assert_eq!(times.value().to_string(), "2.22");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn ratio(
    base: Decimal,
    end: Decimal,
    rounding: Rounding,
) -> Result<Figure<Decimal>, StatsError> {
    let times = quotient(base, end, Method::Ratio)?;
    Figure::rounded(&times.into(), 2, Method::Ratio, rounding)
}

/// `100 (end - base) / base`.
///
/// # Errors
///
/// [`StatsError::Undefined`] for a base that is zero or negative; [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Rounding, percent_change};
///
/// let growth = percent_change(159_464.into(), 211_218.into(), Rounding::TENTHS)?;
/// assert_eq!(growth.value().to_string(), "32.5 %");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn percent_change(
    base: Decimal,
    end: Decimal,
    rounding: Rounding,
) -> Result<Figure<Percent>, StatsError> {
    let method = Method::PercentChange;
    let hundred = Ratio::integer(100);
    let change = quotient(base, end, method)?.times(&hundred).minus(&hundred);
    Ok(Figure::rounded(&change.into(), 2, method, rounding)?.map(Percent))
}

/// `100 part / whole`.
///
/// # Errors
///
/// [`StatsError::Undefined`] for a whole that is zero or negative; [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Rounding, percent_of};
///
/// let share = percent_of(25_673.into(), 211_218.into(), Rounding::TENTHS)?;
/// assert_eq!(share.value().to_string(), "12.2 %");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn percent_of(
    part: Decimal,
    whole: Decimal,
    rounding: Rounding,
) -> Result<Figure<Percent>, StatsError> {
    let method = Method::PercentOf;
    let share = quotient(whole, part, method)?.times(&Ratio::integer(100));
    Ok(Figure::rounded(&share.into(), 2, method, rounding)?.map(Percent))
}

/// `end - base` between two percentages.
///
/// # Errors
///
/// [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Percent, Rounding, percentage_points};
/// use rust_decimal::Decimal;
///
/// let (before, after) = (Decimal::new(217, 1), Decimal::new(352, 1));
/// let gain = percentage_points(Percent::new(before), Percent::new(after), Rounding::TENTHS)?;
/// assert_eq!(gain.value().to_string(), "13.5 percentage points");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn percentage_points(
    base: Percent,
    end: Percent,
    rounding: Rounding,
) -> Result<Figure<PercentagePoints>, StatsError> {
    let points = Ratio::from_decimal(end.0).minus(&Ratio::from_decimal(base.0));
    let figure = Figure::rounded(&points.into(), 2, Method::PercentagePoints, rounding)?;
    Ok(figure.map(PercentagePoints))
}

/// The constant percent a period that leads from `base` to `end` in `periods` steps:
/// `100 ((end / base)^(1 / periods) - 1)`, rounded exactly.
///
/// # Errors
///
/// [`StatsError::Undefined`] for a base that is zero or negative, or a negative end;
/// [`StatsError::PeriodsOutOfRange`] for none or more than 1,200; [`StatsError::ResultOutOfRange`].
///
/// ```
/// use practicum::stats::{Rounding, compound_rate};
///
/// let rate = compound_rate(11_563.into(), 25_673.into(), 4, Rounding::TENTHS)?;
/// assert_eq!(rate.value().to_string(), "22.1 %");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn compound_rate(
    base: Decimal,
    end: Decimal,
    periods: u32,
    rounding: Rounding,
) -> Result<Figure<Percent>, StatsError> {
    let method = Method::CompoundRate { periods };
    if periods == 0 || periods > MOST_PERIODS {
        let limit = u64::from(MOST_PERIODS);
        return Err(StatsError::PeriodsOutOfRange {
            periods: u64::from(periods),
            limit,
        });
    }
    let times = quotient(base, end, method)?;
    if times.is_negative() {
        return Err(StatsError::undefined(
            method,
            Undefined::NegativeEnd { end },
        ));
    }
    let hundredfold = Ratio::integer(num_bigint::BigInt::from(100).pow(periods));
    let rate = Real::root(times.times(&hundredfold), periods, false)
        .ok_or(StatsError::ResultOutOfRange { method })?
        .moved(&Ratio::integer(-100));
    Ok(Figure::rounded(&rate, 2, method, rounding)?.map(Percent))
}

impl Series {
    /// The percent change of each period from the same one a year earlier.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`]; an undefined change is a value, not an error.
    pub fn year_on_year(&self, rounding: Rounding) -> Result<Vec<Point<Percent>>, StatsError> {
        self.changes(self.first().unit().per_year(), Method::YearOnYear, rounding)
    }

    /// The percent change of each period from the one before.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`]; an undefined change is a value, not an error.
    pub fn period_on_period(&self, rounding: Rounding) -> Result<Vec<Point<Percent>>, StatsError> {
        self.changes(1, Method::PeriodOnPeriod, rounding)
    }

    /// The compound rate between two periods, over the number of periods between them.
    ///
    /// # Errors
    ///
    /// As [`compound_rate`]; [`StatsError::Undefined`] for a gap at either end;
    /// [`StatsError::PeriodOutsideSeries`], [`StatsError::MixedPeriods`].
    pub fn compound_rate(
        &self,
        from: Period,
        to: Period,
        rounding: Rounding,
    ) -> Result<Figure<Percent>, StatsError> {
        let steps = to.since(from)?;
        let limit = u64::from(MOST_PERIODS);
        let periods = u32::try_from(steps).map_err(|_| StatsError::PeriodsOutOfRange {
            periods: u64::try_from(steps).unwrap_or(0),
            limit,
        })?;
        let value = |period| {
            self.at(period)?.ok_or(StatsError::undefined(
                Method::CompoundRate { periods },
                Undefined::Gap { period },
            ))
        };
        compound_rate(value(from)?, value(to)?, periods, rounding)
    }

    fn changes(
        &self,
        lag: u32,
        method: Method,
        rounding: Rounding,
    ) -> Result<Vec<Point<Percent>>, StatsError> {
        let change = |(period, value): (Period, Option<Decimal>)| {
            let earlier = period.later(-i64::from(lag));
            let gap = |period| StatsError::undefined(method, Undefined::Gap { period });
            let figure = || {
                let before = Undefined::BeforeSeries {
                    first: self.first(),
                };
                let base = self
                    .at(earlier)
                    .map_err(|_| StatsError::undefined(method, before))?;
                let base = base.ok_or(gap(earlier))?;
                let change = percent_change(base, value.ok_or(gap(period))?, rounding)?;
                Ok(change.with_method(method))
            };
            Ok(Point::new(period, defined(figure())?))
        };
        self.iter().map(change).collect()
    }
}

/// `end / base` for a positive base.
fn quotient(base: Decimal, end: Decimal, method: Method) -> Result<Ratio, StatsError> {
    let (base_ratio, end) = (Ratio::from_decimal(base), Ratio::from_decimal(end));
    if base_ratio.is_negative() {
        return Err(StatsError::undefined(
            method,
            Undefined::NegativeBase { base },
        ));
    }
    end.over(&base_ratio)
        .ok_or(StatsError::undefined(method, Undefined::ZeroBase))
}
