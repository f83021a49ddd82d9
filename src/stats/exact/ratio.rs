//! An exact fraction of unbounded size.

use std::cmp::Ordering;

use ethnum::I256;
use num_bigint::{BigInt, Sign};
use rust_decimal::Decimal;

/// A fraction; the denominator is positive. Not reduced, since none lives long.
#[derive(Debug, Clone)]
pub(crate) struct Ratio {
    numerator: BigInt,
    denominator: BigInt,
}

/// A 256-bit integer as an unbounded one.
pub(crate) fn wide(value: I256) -> BigInt {
    BigInt::from_signed_bytes_le(&value.to_le_bytes())
}

impl Ratio {
    /// The fraction, or `None` for a zero denominator.
    pub(crate) fn new(
        numerator: impl Into<BigInt>,
        denominator: impl Into<BigInt>,
    ) -> Option<Self> {
        let (numerator, denominator) = (numerator.into(), denominator.into());
        match denominator.sign() {
            Sign::NoSign => None,
            Sign::Plus => Some(Self {
                numerator,
                denominator,
            }),
            Sign::Minus => Some(Self {
                numerator: -numerator,
                denominator: -denominator,
            }),
        }
    }

    pub(crate) fn integer(value: impl Into<BigInt>) -> Self {
        Self {
            numerator: value.into(),
            denominator: BigInt::from(1),
        }
    }

    pub(crate) fn half() -> Self {
        Self {
            numerator: BigInt::from(1),
            denominator: BigInt::from(2),
        }
    }

    /// `units` of size 10^-`scale`.
    pub(crate) fn scaled(units: impl Into<BigInt>, scale: u32) -> Self {
        Self {
            numerator: units.into(),
            denominator: BigInt::from(10).pow(scale),
        }
    }

    pub(crate) fn from_decimal(value: Decimal) -> Self {
        Self::scaled(value.mantissa(), value.scale())
    }

    pub(crate) fn numerator(&self) -> &BigInt {
        &self.numerator
    }

    pub(crate) fn denominator(&self) -> &BigInt {
        &self.denominator
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.numerator.sign() == Sign::NoSign
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.numerator.sign() == Sign::Minus
    }

    pub(crate) fn plus(&self, other: &Self) -> Self {
        Self {
            numerator: &self.numerator * &other.denominator + &other.numerator * &self.denominator,
            denominator: &self.denominator * &other.denominator,
        }
    }

    pub(crate) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    pub(crate) fn times(&self, other: &Self) -> Self {
        Self {
            numerator: &self.numerator * &other.numerator,
            denominator: &self.denominator * &other.denominator,
        }
    }

    /// The quotient, or `None` when `other` is zero.
    pub(crate) fn over(&self, other: &Self) -> Option<Self> {
        Self::new(
            &self.numerator * &other.denominator,
            &self.denominator * &other.numerator,
        )
    }

    pub(crate) fn negated(&self) -> Self {
        Self {
            numerator: -&self.numerator,
            denominator: self.denominator.clone(),
        }
    }

    pub(crate) fn squared(&self) -> Self {
        self.times(self)
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Ratio {}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_compared_by_value() {
        let ratio = |above: i64, below: i64| Ratio::new(above, below).unwrap();
        assert_eq!(ratio(1, 2), ratio(2, 4));
        assert_ne!(ratio(1, 2), ratio(2, 3));
        assert!(ratio(1, 2) < ratio(2, 3) && ratio(-1, 2) < ratio(-1, 3));
    }
}
