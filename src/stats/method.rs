//! The names of the statistics, precise enough to recompute them.

use std::fmt;

use super::inequality::GiniCorrection;
use super::period::Period;
use super::quantile::QuantileType;
use super::rate::Confidence;
use super::shares::Apportionment;

/// The statistic a figure was computed with.
///
/// ```
/// use practicum::stats::{Method, QuantileType};
///
/// assert_eq!(Method::SampleDeviation.to_string(), "sample standard deviation");
/// let quantile = Method::Quantile { kind: QuantileType::Linear };
/// assert_eq!(quantile.to_string(), "quantile of type 7");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(tag = "name", rename_all = "snake_case")
)]
#[non_exhaustive]
pub enum Method {
    /// The sum.
    Sum,
    /// The smallest value.
    Minimum,
    /// The largest value.
    Maximum,
    /// The arithmetic mean.
    Mean,
    /// Sum of squared deviations over n - 1.
    SampleVariance,
    /// Sum of squared deviations over n.
    PopulationVariance,
    /// Root of the sample variance.
    SampleDeviation,
    /// Root of the population variance.
    PopulationDeviation,
    /// Sample standard deviation over the absolute mean.
    CoefficientOfVariation,
    /// Lag 1, one mean, the sum of all n squared deviations as denominator (NIST, R's `acf`).
    Autocorrelation,
    /// Sum of weight times value over the sum of weights.
    WeightedMean,
    /// The middle value, or the mean of the two middle ones.
    Median,
    /// A quantile in one of the nine definitions of Hyndman and Fan.
    Quantile {
        /// Which of the nine.
        kind: QuantileType,
    },
    /// Third quartile minus first.
    InterquartileRange {
        /// The definition of the quartiles.
        kind: QuantileType,
    },
    /// Median of the absolute deviations from the median, without a scale factor.
    MedianAbsoluteDeviation,
    /// Later value over base.
    Ratio,
    /// Later value minus base, over base.
    PercentChange,
    /// Part over whole, in hundredths.
    PercentOf,
    /// One share minus another.
    PercentagePoints,
    /// The constant rate a period that leads from the first value to the last.
    CompoundRate {
        /// The number of periods between the two values.
        periods: u32,
    },
    /// Change from the same period one year earlier.
    YearOnYear,
    /// Change from the period before.
    PeriodOnPeriod,
    /// Mean of a period and those before it.
    MovingMean {
        /// How many periods.
        window: u32,
    },
    /// Sum of a period and those before it.
    MovingSum {
        /// How many periods.
        window: u32,
    },
    /// Sum from the first period on.
    CumulativeSum,
    /// A hundred times the value over the one of the base period.
    Index {
        /// The period that is 100.
        base: Period,
    },
    /// One of shares that add to exactly 100.
    Share {
        /// How the last digits were given out.
        apportionment: Apportionment,
    },
    /// The Gini coefficient.
    Gini {
        /// Whether it is scaled by n / (n - 1).
        correction: GiniCorrection,
    },
    /// Jain's fairness index.
    Jain,
    /// The Herfindahl-Hirschman index from 0 to 1.
    Herfindahl,
    /// The Herfindahl-Hirschman index from 0 to 10,000.
    HerfindahlPoints,
    /// The Theil T index; a logarithm, so correct to the digits shown but not proved so.
    Theil,
    /// Largest value over smallest.
    MaxMinRatio,
    /// Sum over rounds of what was got minus the part in proportion to what was asked for.
    Balance,
    /// Successes over trials.
    Proportion,
    /// The Wilson score interval of a proportion.
    Wilson {
        /// The confidence level.
        confidence: Confidence,
    },
    /// Slope of ordinary least squares.
    LeastSquaresSlope,
    /// Intercept of ordinary least squares.
    LeastSquaresIntercept,
    /// Explained over total variation of ordinary least squares.
    Determination,
    /// The median of the slopes between all pairs of points with different x.
    TheilSenSlope,
    /// Median of y minus slope times median of x.
    TheilSenIntercept,
    /// Pearson's product-moment correlation.
    Pearson,
    /// Pearson's correlation of the ranks, ties at their mean rank.
    Spearman,
    /// Kendall's tau-b, corrected for ties.
    KendallTauB,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sum => "sum",
            Self::Minimum => "minimum",
            Self::Maximum => "maximum",
            Self::Mean => "mean",
            Self::SampleVariance => "sample variance",
            Self::PopulationVariance => "population variance",
            Self::SampleDeviation => "sample standard deviation",
            Self::PopulationDeviation => "population standard deviation",
            Self::CoefficientOfVariation => "coefficient of variation",
            Self::Autocorrelation => "lag-1 autocorrelation",
            Self::WeightedMean => "weighted mean",
            Self::Median => "median",
            Self::Quantile { kind } => return write!(f, "quantile of type {kind}"),
            Self::InterquartileRange { kind } => {
                return write!(f, "interquartile range of type {kind}");
            }
            Self::MedianAbsoluteDeviation => "median absolute deviation",
            Self::Ratio => "ratio",
            Self::PercentChange => "percent change",
            Self::PercentOf => "percentage",
            Self::PercentagePoints => "difference in percentage points",
            Self::CompoundRate { periods } => {
                let plural = if *periods == 1 { "" } else { "s" };
                return write!(f, "compound rate over {periods} period{plural}");
            }
            Self::YearOnYear => "change year on year",
            Self::PeriodOnPeriod => "change period on period",
            Self::MovingMean { window } => return write!(f, "moving mean of {window}"),
            Self::MovingSum { window } => return write!(f, "moving sum of {window}"),
            Self::CumulativeSum => "cumulative sum",
            Self::Index { base } => return write!(f, "index with {base} = 100"),
            Self::Share { apportionment } => return write!(f, "share by {apportionment}"),
            Self::Gini { correction } => return write!(f, "Gini coefficient, {correction}"),
            Self::Jain => "Jain index",
            Self::Herfindahl => "Herfindahl index",
            Self::HerfindahlPoints => "Herfindahl index of 10,000",
            Self::Theil => "approximate Theil index",
            Self::MaxMinRatio => "ratio of largest to smallest",
            Self::Balance => "balance",
            Self::Proportion => "proportion",
            Self::Wilson { confidence } => return write!(f, "Wilson interval at {confidence}"),
            Self::LeastSquaresSlope => "least-squares slope",
            Self::LeastSquaresIntercept => "least-squares intercept",
            Self::Determination => "coefficient of determination",
            Self::TheilSenSlope => "Theil-Sen slope",
            Self::TheilSenIntercept => "Theil-Sen intercept",
            Self::Pearson => "Pearson correlation",
            Self::Spearman => "Spearman rank correlation",
            Self::KendallTauB => "Kendall tau-b",
        })
    }
}
