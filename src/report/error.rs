//! Why a report can not be made.

use thiserror::Error;

use crate::stats::StatsError;

/// Why a report can not be made. What has no meaning (a rate of nothing) is not an error: reports
/// leave such a figure out and say why.
///
/// ```
/// use practicum::report::{ReportError, SmallCells};
///
/// let error = SmallCells::below(1).err().ok_or("that hides nothing")?;
/// assert_eq!(error, ReportError::Threshold { threshold: 1 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// A sum does not fit 64 bits.
    #[error("the sum of {what} does not fit 64 bits")]
    Overflow {
        /// What is added up.
        what: &'static str,
    },
    /// The rows of a table overlap, so that they do not add up to its totals.
    #[error("somebody stands in more than one cell, so that the cells do not add up to the totals")]
    Overlap,
    /// A table is too large for the method.
    #[error("the table has {cells} cells with its totals, at most {limit} are taken")]
    TooLarge {
        /// Cells of the table, totals included.
        cells: usize,
        /// The most that are taken.
        limit: usize,
    },
    /// A threshold that hides nothing.
    #[error("a threshold of {threshold} hides nothing, 2 is the least")]
    Threshold {
        /// The threshold.
        threshold: u64,
    },
    /// A figure could not be computed.
    #[error(transparent)]
    Stats(#[from] StatsError),
}
