//! Kendall's rank correlation, counted by merging.
//!
//! W. R. Knight, "A Computer Method for Calculating Kendall's Tau with Ungrouped Data", Journal of
//! the American Statistical Association 61 (1966).

use num_bigint::BigInt;
use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::{Ratio, Real};
use super::figure::Figure;
use super::method::Method;
use super::pairs::Pairs;
use super::rounding::Rounding;
use super::undefined::Undefined;

impl Pairs {
    /// Kendall's tau-b: concordant minus discordant pairs of points, over the geometric mean of the
    /// numbers of pairs not tied in x and not tied in y. -1 to 1.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] for fewer than two points; [`StatsError::Undefined`] when all x
    /// or all y are equal.
    pub fn kendall_tau_b(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::KendallTauB;
        if self.n() < 2 {
            return Err(StatsError::TooFewValues {
                method,
                needed: 2,
                found: self.n(),
            });
        }
        let mut points: Vec<_> = self
            .xs()
            .units()
            .iter()
            .copied()
            .zip(self.ys().units().iter().copied())
            .collect();
        points.sort_unstable();
        let all = pairs_of(self.n());
        let tied_x = tied(&points, |left, right| left.0 == right.0);
        let tied_both = tied(&points, |left, right| left == right);
        let mut ys: Vec<i128> = points.into_iter().map(|(_, y)| y).collect();
        let swaps = sort_counting(&mut ys);
        let tied_y = tied(&ys, |left, right| left == right);
        // Discordant pairs are the swaps; concordant ones are the rest without a tie.
        let concordance = all - &tied_x - &tied_y + tied_both - 2 * swaps;
        let all = pairs_of(self.n());
        let square = Ratio::new(
            &concordance * &concordance,
            (&all - tied_x) * (&all - tied_y),
        );
        let undefined = || StatsError::undefined(method, Undefined::NoVariation);
        let negative = concordance < BigInt::ZERO;
        let tau = Real::root(square.ok_or_else(undefined)?, 2, negative).ok_or_else(undefined)?;
        Ok(Figure::rounded(&tau, self.n(), method, rounding)?.with_missing(self.missing()))
    }
}

/// Unordered pairs among `n`.
fn pairs_of(n: u64) -> BigInt {
    BigInt::from(n) * n.saturating_sub(1) / 2
}

/// Pairs within runs of equal neighbors.
fn tied<T>(sorted: &[T], equal: impl Fn(&T, &T) -> bool) -> BigInt {
    sorted
        .chunk_by(|left, right| equal(left, right))
        .map(|run| pairs_of(u64::try_from(run.len()).unwrap_or(u64::MAX)))
        .sum()
}

/// Sorts and counts the pairs that were in the wrong order. Runs double in length, so there is no
/// recursion to exhaust a stack.
fn sort_counting(values: &mut Vec<i128>) -> BigInt {
    let mut swaps: u128 = 0;
    let mut width = 1;
    while width < values.len() {
        let mut merged = Vec::with_capacity(values.len());
        for block in values.chunks(width.saturating_mul(2)) {
            let (left, right) = block.split_at(width.min(block.len()));
            swaps += merge_counting(left, right, &mut merged);
        }
        *values = merged;
        width = width.saturating_mul(2);
    }
    BigInt::from(swaps)
}

fn merge_counting(left: &[i128], right: &[i128], merged: &mut Vec<i128>) -> u128 {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut swaps: u128 = 0;
    while let (Some(&&one), Some(&&other)) = (left.peek(), right.peek()) {
        if other < one {
            // Every value still on the left is larger. A sample has at most 2^31 values.
            swaps += u128::try_from(left.len()).unwrap_or(u128::MAX);
            merged.push(other);
            right.next();
        } else {
            merged.push(one);
            left.next();
        }
    }
    merged.extend(left);
    merged.extend(right);
    swaps
}
