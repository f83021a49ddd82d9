//! Exact sums: whole numbers of the unit `10^-scale`, as text, since no other reader holds them.

use ethnum::U256;
use num_bigint::{BigInt, BigUint};
use serde::de::Error;
use serde::{Deserialize, Serialize};

use super::text::{read_as, stored_as, whole};
use crate::stats::{Accumulator, scale};

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(description = "Exact sums in whole numbers of the unit 10^-scale.")
)]
#[serde(deny_unknown_fields)]
struct WrittenSums {
    count: u64,
    missing: u64,
    scale: u32,
    sum: String,
    squares: String,
    least: Option<String>,
    greatest: Option<String>,
}

impl WrittenSums {
    fn of(sums: &Accumulator) -> Self {
        let extremes = sums.extreme_units();
        Self {
            count: sums.count(),
            missing: sums.missing(),
            scale: sums.scale(),
            sum: sums.sum_units().to_string(),
            squares: sums.square_units().to_string(),
            least: extremes.map(|(least, _)| least.to_string()),
            greatest: extremes.map(|(_, greatest)| greatest.to_string()),
        }
    }

    fn read<E: Error>(self) -> Result<Accumulator, E> {
        let extremes = match (&self.least, &self.greatest) {
            (Some(least), Some(greatest)) => Some((whole(least)?, whole(greatest)?)),
            (None, None) => None,
            _ => return Err(E::custom("the least and the greatest value stand together")),
        };
        let sums = Accumulator {
            count: self.count,
            missing: self.missing,
            scale: self.scale,
            sum: whole(&self.sum)?,
            squares: whole(&self.squares)?,
            extremes,
        };
        match impossible(&sums) {
            Some(why) => Err(E::custom(why)),
            None => Ok(sums),
        }
    }
}

stored_as!(Accumulator, WrittenSums);

/// Why no values have these sums. For up to three values, and wherever a sum would not fit, this is
/// exact; for more it says what the bounds of sum and squares say.
fn impossible(sums: &Accumulator) -> Option<&'static str> {
    if sums.count > scale::MOST_VALUES || sums.scale > scale::MOST_PLACES {
        return Some("more values or decimal places than sums take");
    }
    let Some((least, greatest)) = sums.extremes else {
        let none = (sums.count, sums.scale, sums.sum, sums.squares) == (0, 0, 0, U256::ZERO);
        return (!none).then_some("sums of no values are zero");
    };
    let room = -scale::LIMIT..=scale::LIMIT;
    if least > greatest || !room.contains(&least) || !room.contains(&greatest) {
        return Some("the least and the greatest value are turned, or beyond 96 bits");
    }
    let known = if least == greatest { 1 } else { 2 };
    let Some(others) = sums.count.checked_sub(known) else {
        return Some("fewer values than the least and the greatest");
    };
    let ends = [least, greatest].into_iter().map(BigInt::from);
    let (mut sum, mut squares) = (BigInt::from(sums.sum), wide(sums.squares));
    for end in ends.take(usize::from(known > 1) + 1) {
        sum -= &end;
        squares -= &end * &end;
    }
    if !fits(others, &sum, &squares, least, greatest) {
        return Some("no values have this sum and these squares");
    }
    let tens = [sums.sum, least, greatest]
        .iter()
        .all(|units| units % 10 == 0);
    let coarser = sums.scale > 0 && tens && others <= 1;
    coarser.then_some("fewer decimal places would do")
}

/// Whether so many whole numbers between two others may have this sum and these squares.
fn fits(count: u64, sum: &BigInt, squares: &BigInt, least: i128, greatest: i128) -> bool {
    let (count, width) = (BigInt::from(count), BigInt::from(greatest) - least);
    let zero = BigInt::ZERO;
    // Everything as a distance from the least: none is negative then.
    let least = BigInt::from(least);
    let far: BigInt = sum - &least * &count;
    let far_squares: BigInt = squares - &least * sum * 2 + &least * &least * &count;
    if far < zero || far > &width * &count {
        return false;
    }
    if count == zero || width == zero {
        return far_squares == zero;
    }
    // The squares are least when all are as equal as whole numbers can be, and greatest when all but
    // one lie at the ends; and a number is odd when its square is.
    let (each, one_more) = (&far / &count, &far % &count);
    let fewest = &each * &each * &count + (&each * 2 + 1) * one_more;
    let (full, rest) = (&far / &width, &far % &width);
    let most = &width * &width * full + &rest * &rest;
    let alike = far_squares.bit(0) == far.bit(0);
    (fewest..=most).contains(&far_squares) && alike
}

fn wide(value: U256) -> BigInt {
    BigInt::from(BigUint::from_bytes_le(&value.to_le_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three numbers from 0 to 10 with the sum 2: two ones and a zero, or a two.
    #[test]
    fn squares_are_those_of_some_numbers() {
        let with = |squares: i32| fits(3, &BigInt::from(2), &BigInt::from(squares), 0, 10);
        let found: Vec<i32> = (-2..8).filter(|&squares| with(squares)).collect();
        assert_eq!(found, [2, 4]);
    }
}
