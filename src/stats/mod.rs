//! Exact statistics: numbers only, nothing of the domain.
//!
//! Values are decimals and integers, sums are exact, and a figure is rounded once, at the end, in a
//! stated way. Every [`Figure`] carries the number of values, the [`Method`] and the [`Rounding`],
//! so that a report can say how it came about. What has no meaning (growth from zero, a share of
//! nothing) is [`StatsError::Undefined`] with a typed reason, and missing data is a choice the
//! caller states with [`Missing`].
//!
//! | to describe | use |
//! |---|---|
//! | a list of numbers | [`Sample`], then [`Accumulator`] for mean and deviation, [`Ordered`] for quantiles |
//! | records by group | [`Groups`] |
//! | numbers by month, quarter or year | [`Series`]: growth, moving, cumulative and indexed figures |
//! | two numbers | [`ratio`], [`percent_of`], [`percent_change`], [`percentage_points`], [`compound_rate`] |
//! | parts of a whole | [`shares`], [`apportion`] |
//! | evenness and concentration | [`Inequality`] |
//! | portions got and due over many rounds | [`Balance`] |
//! | successes out of trials | [`Rate`] |
//! | two related quantities | [`Pairs`]: trend and correlation |
//!
//! The module knows no clock and no float. The one figure that is not exact before rounding is
//! [`Inequality::theil`], which takes logarithms.
//!
//! ```
//! use practicum::stats::{Rounding, Sample};
//!
//! let sums = Sample::from_integers([16, 20, 14, 14])?.accumulator();
//! let mean = sums.mean(Rounding::TENTHS)?;
//! assert_eq!(mean.to_string(), "16.0 (mean, n = 4, exact)");
//! # Ok::<(), practicum::stats::StatsError>(())
//! ```
#![expect(
    clippy::arithmetic_side_effects,
    reason = "whole numbers without limit, or of 256 bits for sums of products of 96, the others count values"
)]

mod accumulator;
mod autocorrelation;
mod balance;
mod correlation;
mod error;
mod exact;
mod figure;
mod groups;
mod growth;
mod inequality;
mod kendall;
mod method;
mod moments;
mod moving;
mod order;
mod pairs;
mod period;
mod quantile;
mod rate;
mod rounding;
mod sample;
mod scale;
mod series;
mod shares;
#[cfg(feature = "serde")]
mod stored;
mod trend;
mod undefined;
mod weighted;
#[cfg(feature = "serde")]
mod wire;
mod year;

pub use accumulator::Accumulator;
pub use autocorrelation::autocorrelation;
pub use balance::Balance;
pub use error::StatsError;
pub use figure::Figure;
pub use groups::Groups;
pub use growth::{
    Percent, PercentagePoints, compound_rate, percent_change, percent_of, percentage_points, ratio,
};
pub use inequality::{GiniCorrection, Inequality};
pub use method::Method;
pub use order::Ordered;
pub use pairs::Pairs;
pub use period::Period;
pub use quantile::QuantileType;
pub use rate::{Confidence, Interval, Rate};
pub use rounding::{Precision, Rounding, RoundingMode};
pub use sample::{Missing, Sample};
pub use series::{Point, Series};
pub use shares::{Apportionment, apportion, shares};
pub use trend::Line;
pub use undefined::Undefined;
pub use weighted::weighted_mean;
pub use year::{Year, YearKind};
