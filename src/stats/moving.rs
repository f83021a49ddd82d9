//! Moving, cumulative and indexed figures of a series.

use ethnum::I256;
use rust_decimal::Decimal;

use super::Period;
use super::error::StatsError;
use super::exact::{Ratio, wide};
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::sample::Missing;
use super::scale;
use super::series::{Point, Series};
use super::undefined::Undefined;

/// The most places of a decimal.
const PLACES: u32 = 28;

/// The greatest window.
const WIDEST: u32 = 100_000;

/// ```
/// use practicum::stats::{Missing, Period, Rounding, Series};
///
/// let year = Period::calendar_year;
/// let trainees = Series::new([
///     (year(2011)?, Some(50.into())),
///     (year(2012)?, Some(52.into())),
///     (year(2013)?, Some(64.into())),
/// ])?;
/// let total = trainees.cumulative(Missing::Refuse)?;
/// assert_eq!(total[2].figure().map(|total| total.value().to_string()), Ok("166".to_owned()));
/// let index = trainees.indexed(year(2011)?, Rounding::WHOLE)?;
/// assert_eq!(index[2].figure().map(|index| index.value().to_string()), Ok("128".to_owned()));
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
impl Series {
    /// The mean of each period and the `window - 1` before it. A window that reaches before the
    /// series is undefined. With [`Missing::Skip`] the mean is over the values present, and undefined
    /// where there are none; with [`Missing::Zero`] it is over the whole window.
    ///
    /// # Errors
    ///
    /// [`StatsError::PeriodsOutOfRange`] for a window of 0 or above 100,000;
    /// [`StatsError::ResultOutOfRange`].
    pub fn moving_mean(
        &self,
        window: u32,
        missing: Missing,
        rounding: Rounding,
    ) -> Result<Vec<Point<Decimal>>, StatsError> {
        let method = Method::MovingMean { window };
        self.windows(window, missing, |total| {
            let undefined = Undefined::Gap {
                period: total.period,
            };
            Ok(total.mean(method, rounding)?.ok_or(undefined))
        })
    }

    /// The sum of each period and the `window - 1` before it. A window that reaches before the
    /// series is undefined.
    ///
    /// # Errors
    ///
    /// As [`Series::moving_mean`].
    pub fn moving_sum(
        &self,
        window: u32,
        missing: Missing,
    ) -> Result<Vec<Point<Decimal>>, StatsError> {
        let method = Method::MovingSum { window };
        self.windows(window, missing, |total| Ok(Ok(total.sum(method)?)))
    }

    /// The sum of each period and all before it. With [`Missing::Refuse`] every period from the
    /// first gap on is undefined.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn cumulative(&self, missing: Missing) -> Result<Vec<Point<Decimal>>, StatsError> {
        let mut running = Total::new(self.first());
        let mut first_gap = None;
        let mut points = Vec::with_capacity(self.len());
        for (period, value) in self.iter() {
            running.add(value, period, missing);
            first_gap = first_gap.or(running.gap);
            let figure = match first_gap {
                Some(period) => Err(Undefined::Gap { period }),
                None => Ok(running.sum(Method::CumulativeSum)?),
            };
            points.push(Point::new(period, figure));
        }
        Ok(points)
    }

    /// Each value as hundredths of the one of the base period.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] when the base period has no value or one that is not positive;
    /// [`StatsError::PeriodOutsideSeries`], [`StatsError::MixedPeriods`],
    /// [`StatsError::ResultOutOfRange`].
    pub fn indexed(
        &self,
        base: Period,
        rounding: Rounding,
    ) -> Result<Vec<Point<Decimal>>, StatsError> {
        let method = Method::Index { base };
        let undefined = |reason| StatsError::undefined(method, reason);
        let value = self
            .at(base)?
            .ok_or(undefined(Undefined::Gap { period: base }))?;
        let divisor = Ratio::from_decimal(value);
        if divisor.is_negative() {
            return Err(undefined(Undefined::NegativeBase { base: value }));
        }
        let factor = Ratio::integer(100)
            .over(&divisor)
            .ok_or(undefined(Undefined::ZeroBase))?;
        let point = |(period, value): (Period, Option<Decimal>)| {
            let Some(value) = value else {
                return Ok(Point::new(period, Err(Undefined::Gap { period })));
            };
            let index = Ratio::from_decimal(value).times(&factor);
            let figure = Figure::rounded(&index.into(), 2, method, rounding)?;
            Ok(Point::new(period, Ok(figure)))
        };
        self.iter().map(point).collect()
    }

    fn windows(
        &self,
        window: u32,
        missing: Missing,
        figure: impl Fn(&Total) -> Result<Result<Figure<Decimal>, Undefined>, StatsError>,
    ) -> Result<Vec<Point<Decimal>>, StatsError> {
        if window == 0 || window > WIDEST {
            let (periods, limit) = (u64::from(window), u64::from(WIDEST));
            return Err(StatsError::PeriodsOutOfRange { periods, limit });
        }
        let mut total = Total::new(self.first());
        let mut leaving = self.iter();
        let mut points = Vec::with_capacity(self.len());
        for (seen, (period, value)) in (1_u32..).zip(self.iter()) {
            total.add(value, period, missing);
            if seen > window {
                if let Some((_, value)) = leaving.next() {
                    total.remove(value, missing);
                }
            }
            let start = period.later(1 - i64::from(window));
            let gap = total.gap.filter(|gap| *gap >= start);
            let point = if seen < window {
                Err(Undefined::BeforeSeries {
                    first: self.first(),
                })
            } else if let Some(period) = gap {
                Err(Undefined::Gap { period })
            } else {
                figure(&total)?
            };
            points.push(Point::new(period, point));
        }
        Ok(points)
    }
}

/// A sum under way, in units of 10^-28: a hundred thousand decimals fit 256 bits at that scale.
struct Total {
    period: Period,
    units: I256,
    n: u64,
    missing: u64,
    /// The latest period without a value, where that is refused.
    gap: Option<Period>,
}

impl Total {
    fn new(period: Period) -> Self {
        Self {
            period,
            units: I256::ZERO,
            n: 0,
            missing: 0,
            gap: None,
        }
    }

    fn add(&mut self, value: Option<Decimal>, period: Period, missing: Missing) {
        self.period = period;
        match (value, missing) {
            (Some(value), _) => {
                self.units += units(value);
                self.n += 1;
            }
            (None, Missing::Refuse) => self.gap = Some(period),
            (None, Missing::Skip) => self.missing += 1,
            (None, Missing::Zero) => {
                self.missing += 1;
                self.n += 1;
            }
        }
    }

    fn remove(&mut self, value: Option<Decimal>, missing: Missing) {
        match (value, missing) {
            (Some(value), _) => {
                self.units -= units(value);
                self.n -= 1;
            }
            (None, Missing::Refuse) => {}
            (None, Missing::Skip) => self.missing -= 1,
            (None, Missing::Zero) => {
                self.missing -= 1;
                self.n -= 1;
            }
        }
    }

    fn mean(
        &self,
        method: Method,
        rounding: Rounding,
    ) -> Result<Option<Figure<Decimal>>, StatsError> {
        let sum = Ratio::scaled(wide(self.units), PLACES);
        let Some(mean) = sum.over(&Ratio::integer(self.n)) else {
            return Ok(None);
        };
        let figure = Figure::rounded(&mean.into(), self.n, method, rounding)?;
        Ok(Some(figure.with_missing(self.missing)))
    }

    fn sum(&self, method: Method) -> Result<Figure<Decimal>, StatsError> {
        let (mut units, mut scale) = (self.units, PLACES);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        let value = i128::try_from(units)
            .ok()
            .and_then(|units| scale::decimal(units, scale));
        let value = value.ok_or(StatsError::ResultOutOfRange { method })?;
        Ok(Figure::exact(value, self.n, method).with_missing(self.missing))
    }
}

fn units(value: Decimal) -> I256 {
    let places = PLACES.saturating_sub(value.scale());
    I256::from(value.mantissa()) * I256::from(10).pow(places)
}
