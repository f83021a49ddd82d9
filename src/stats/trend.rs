//! A straight line through points: least squares, and the robust line of Theil and Sen.

use std::cmp::Ordering;

use ethnum::I256;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::Ratio;
use super::figure::Figure;
use super::method::Method;
use super::pairs::Pairs;
use super::rounding::Rounding;
use super::undefined::Undefined;

/// The most points of a Theil-Sen line: two million slopes.
const MOST_POINTS: u64 = 2_000;

/// A line `y = intercept + slope · x`, held as exact fractions.
///
/// ```
/// use practicum::stats::{Pairs, Period, Rounding, Series};
///
/// let year = Period::calendar_year;
/// let trainees = Series::new([
///     (year(2015)?, Some(350.into())),
///     (year(2016)?, Some(394.into())),
///     (year(2017)?, Some(470.into())),
///     (year(2019)?, Some(571.into())),
/// ])?;
/// let trend = Pairs::of_series(&trainees)?.theil_sen()?;
/// assert_eq!(trend.slope(Rounding::TENTHS)?.to_string(),
///     "57.1 (Theil-Sen slope, n = 4, 1 missing, rounded half away from zero to 1 place)");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    slope: Ratio,
    intercept: Ratio,
    /// Explained over total variation; absent for a robust line, and for equal y.
    determination: Option<Ratio>,
    robust: bool,
    n: u64,
    missing: u64,
}

impl Line {
    /// The change of y for one unit of x.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn slope(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = if self.robust {
            Method::TheilSenSlope
        } else {
            Method::LeastSquaresSlope
        };
        self.figure(&self.slope, method, rounding)
    }

    /// y at x = 0: for a series, at its first period.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn intercept(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = if self.robust {
            Method::TheilSenIntercept
        } else {
            Method::LeastSquaresIntercept
        };
        self.figure(&self.intercept, method, rounding)
    }

    /// The share of the variation of y that a least-squares line explains, 0 to 1.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] when all y are equal, or for a robust line, which explains no
    /// variation in this sense; [`StatsError::ResultOutOfRange`].
    pub fn determination(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Determination;
        let share = self
            .determination
            .as_ref()
            .ok_or(StatsError::undefined(method, Undefined::NoVariation))?;
        self.figure(share, method, rounding)
    }

    fn figure(
        &self,
        value: &Ratio,
        method: Method,
        rounding: Rounding,
    ) -> Result<Figure<Decimal>, StatsError> {
        let figure = Figure::rounded(&value.clone().into(), self.n, method, rounding)?;
        Ok(figure.with_missing(self.missing))
    }
}

impl Pairs {
    /// The line with the least sum of squared vertical distances.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for fewer than two points; [`StatsError::Undefined`] when all x
    /// are equal.
    pub fn least_squares(&self) -> Result<Line, StatsError> {
        let method = Method::LeastSquaresSlope;
        self.require_two(method)?;
        let moments = self.moments();
        let undefined = || StatsError::undefined(method, Undefined::NoVariation);
        let unit_slope =
            Ratio::new(moments.xy.clone(), moments.xx.clone()).ok_or_else(undefined)?;
        let slope = self.in_place(&unit_slope).ok_or_else(undefined)?;
        let (mean_x, mean_y) = moments.mean_x.zip(moments.mean_y).ok_or_else(undefined)?;
        Ok(Line {
            intercept: mean_y.minus(&slope.times(&mean_x)),
            determination: Ratio::new(&moments.xy * &moments.xy, moments.xx * moments.yy),
            slope,
            robust: false,
            n: self.n(),
            missing: self.missing(),
        })
    }

    /// The line whose slope is the median of the slopes between all pairs of points with different
    /// x, and whose intercept is the median of y minus the slope times the median of x. Up to 29 %
    /// of the points can be wild without spoiling it.
    ///
    /// H. Theil (1950); P. K. Sen, Journal of the American Statistical Association 63 (1968).
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for fewer than two points; [`StatsError::TooManyValues`] for
    /// more than 2,000; [`StatsError::Undefined`] when all x are equal.
    pub fn theil_sen(&self) -> Result<Line, StatsError> {
        let method = Method::TheilSenSlope;
        self.require_two(method)?;
        if self.n() > MOST_POINTS {
            return Err(StatsError::TooManyValues { limit: MOST_POINTS });
        }
        let undefined = || StatsError::undefined(method, Undefined::NoVariation);
        let mut slopes = self.slopes();
        let unit_slope = median(&mut slopes).ok_or_else(undefined)?;
        let slope = self.in_place(&unit_slope).ok_or_else(undefined)?;
        let middle = |units: &[i128], scale| {
            let mut units: Vec<_> = units.iter().map(|&rise| Slope { rise, run: 1 }).collect();
            Some(median(&mut units)?.times(&Ratio::scaled(1, scale)))
        };
        let middle_x = middle(self.xs().units(), self.xs().scale()).ok_or_else(undefined)?;
        let middle_y = middle(self.ys().units(), self.ys().scale()).ok_or_else(undefined)?;
        Ok(Line {
            intercept: middle_y.minus(&slope.times(&middle_x)),
            determination: None,
            slope,
            robust: true,
            n: self.n(),
            missing: self.missing(),
        })
    }

    fn require_two(&self, method: Method) -> Result<(), StatsError> {
        if self.n() < 2 {
            return Err(StatsError::TooFewValues {
                method,
                needed: 2,
                found: self.n(),
            });
        }
        Ok(())
    }

    /// A slope between units as one between values.
    fn in_place(&self, slope: &Ratio) -> Option<Ratio> {
        let unit =
            Ratio::scaled(1, self.ys().scale()).over(&Ratio::scaled(1, self.xs().scale()))?;
        Some(slope.times(&unit))
    }

    fn slopes(&self) -> Vec<Slope> {
        let points: Vec<_> = self
            .xs()
            .units()
            .iter()
            .copied()
            .zip(self.ys().units().iter().copied())
            .collect();
        let mut slopes = Vec::new();
        for (place, &(x, y)) in points.iter().enumerate() {
            for &(other_x, other_y) in points.iter().take(place) {
                // Differences of 96-bit numbers: 97 bits.
                let (rise, run) = (y - other_y, x - other_x);
                match run.cmp(&0) {
                    Ordering::Greater => slopes.push(Slope { rise, run }),
                    Ordering::Less => slopes.push(Slope {
                        rise: -rise,
                        run: -run,
                    }),
                    Ordering::Equal => {}
                }
            }
        }
        slopes
    }
}

/// A rise over a positive run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Slope {
    rise: i128,
    run: i128,
}

impl Slope {
    fn ratio(self) -> Option<Ratio> {
        Ratio::new(self.rise, self.run)
    }

    fn order(&self, other: &Self) -> Ordering {
        let left = I256::from(self.rise) * I256::from(other.run);
        left.cmp(&(I256::from(other.rise) * I256::from(self.run)))
    }
}

/// The median, by selection: equal slopes may be held as different fractions, and any will do.
fn median(slopes: &mut [Slope]) -> Option<Ratio> {
    let middle = slopes.len() / 2;
    if middle >= slopes.len() {
        return None;
    }
    let is_even = slopes.len() % 2 == 0;
    let (below, upper, _) = slopes.select_nth_unstable_by(middle, Slope::order);
    let upper = upper.ratio()?;
    if !is_even {
        return Some(upper);
    }
    let lower = below.iter().copied().max_by(Slope::order)?.ratio()?;
    Some(lower.plus(&upper).times(&Ratio::half()))
}
