//! Balances: an exact fraction in lowest terms, and how many rounds it comes from.

use num_bigint::BigInt;
use serde::de::Error;
use serde::{Deserialize, Serialize};

use super::text::{read_as, stored_as, whole};
use crate::stats::Balance;
use crate::stats::balance::MOST_ROUNDS;
use crate::stats::exact::Ratio;

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        description = "What somebody got beyond a proportional part: a fraction in lowest terms."
    )
)]
#[serde(deny_unknown_fields)]
struct WrittenBalance {
    rounds: u64,
    numerator: String,
    denominator: String,
}

impl WrittenBalance {
    fn of(balance: &Balance) -> Self {
        let (numerator, denominator) = (balance.sum.numerator(), balance.sum.denominator());
        let common = common(numerator.clone(), denominator.clone());
        Self {
            rounds: balance.rounds,
            numerator: (numerator / &common).to_string(),
            denominator: (denominator / &common).to_string(),
        }
    }

    fn read<E: Error>(self) -> Result<Balance, E> {
        let numerator: BigInt = whole(&self.numerator)?;
        let denominator: BigInt = whole(&self.denominator)?;
        let rounds = self.rounds;
        if rounds > MOST_ROUNDS {
            return Err(E::custom(format_args!("more than {MOST_ROUNDS} rounds")));
        }
        // Each round adds less than 2^64 in size, and a denominator below 2^64.
        let most = &denominator * u64::MAX * rounds;
        let sized =
            numerator.magnitude() <= most.magnitude() && denominator.bits() <= 64 * rounds.max(1);
        let positive = denominator > BigInt::ZERO;
        let lowest = positive && common(numerator.clone(), denominator.clone()) == BigInt::from(1);
        let sum = Ratio::new(numerator, denominator).filter(|_| sized && lowest);
        match sum {
            Some(sum) => Ok(Balance { sum, rounds }),
            None => Err(E::custom("no rounds have this balance in lowest terms")),
        }
    }
}

stored_as!(Balance, WrittenBalance);

/// The greatest common divisor: Euclid's. Never zero, as the second number is not.
fn common(mut one: BigInt, mut other: BigInt) -> BigInt {
    while other != BigInt::ZERO {
        (one, other) = (other.clone(), one % other);
    }
    if one < BigInt::ZERO { -one } else { one }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_rounds_are_read_and_no_more() {
        let read = |rounds| {
            let written = WrittenBalance {
                rounds,
                numerator: "1".to_owned(),
                denominator: "3".to_owned(),
            };
            written.read::<serde::de::value::Error>().is_ok()
        };
        assert!(read(MOST_ROUNDS));
        assert!(!read(MOST_ROUNDS + 1));
    }
}
