//! A fraction plus a root of a fraction, rounded exactly.
//!
//! Every figure here has the form `a ± ⁿ√b` with fractions `a` and `b`. Its multiple by `2·10^p` has
//! an exact floor in integers, and that floor tells on which side of the middle the value lies, so
//! any rounding is decided without an error bound.

use num_bigint::{BigInt, BigUint, Sign};
use rust_decimal::Decimal;

use super::Ratio;
use super::root::floor_root;
use crate::stats::rounding::{Precision, Rounding, RoundingMode};

#[derive(Debug, Clone)]
struct Root {
    negative: bool,
    radicand: Ratio,
    degree: u32,
}

/// `offset ± radicand^(1/degree)`.
#[derive(Debug, Clone)]
pub(crate) struct Real {
    offset: Ratio,
    root: Option<Root>,
}

/// Where a value lies between two neighboring multiples of the last digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    On,
    BelowMiddle,
    Middle,
    AboveMiddle,
}

/// The largest multiple of the last digit that is not above the value, and where the value lies.
struct Bracket {
    floor: BigInt,
    position: Position,
}

/// Decimals have at most 28 places.
const MOST_PLACES: u32 = 28;

impl Real {
    /// `sign · radicand^(1/degree)`, or `None` for a negative radicand or degree 0.
    pub(crate) fn root(radicand: Ratio, degree: u32, negative: bool) -> Option<Self> {
        if radicand.is_negative() || degree == 0 {
            return None;
        }
        let root = Some(Root {
            negative,
            radicand,
            degree,
        });
        Some(Self {
            offset: Ratio::integer(0),
            root,
        })
    }

    /// The same number moved by a fraction.
    pub(crate) fn moved(self, by: &Ratio) -> Self {
        Self {
            offset: self.offset.plus(by),
            root: self.root,
        }
    }

    /// The nearest decimal under the rounding, and whether it is the exact value; `None` when the
    /// result has more digits than a decimal holds.
    pub(crate) fn round(&self, rounding: Rounding) -> Option<(Decimal, bool)> {
        match rounding.precision() {
            Precision::Places(places) => settle(self.bracket(places), rounding.mode(), places, 0),
            Precision::Digits(digits) => self.round_to_digits(digits, rounding.mode()),
        }
    }

    fn round_to_digits(&self, digits: u32, mode: RoundingMode) -> Option<(Decimal, bool)> {
        let finest = self.bracket(MOST_PLACES);
        let length = u32::try_from(finest.floor.magnitude().to_string().len()).ok()?;
        let surplus = length.saturating_sub(digits);
        let (value, exact) = if let Some(places) = MOST_PLACES.checked_sub(surplus) {
            settle(self.bracket(places), mode, places, 0)?
        } else {
            let zeros = surplus.checked_sub(MOST_PLACES)?;
            settle(coarser(&self.bracket(0), zeros), mode, 0, zeros)?
        };
        Some((value.normalize(), exact))
    }

    fn bracket(&self, places: u32) -> Bracket {
        let (doubled, exact) = self.floor_of_multiple(&(BigInt::from(10).pow(places) * 2));
        let (floor, odd) = div_floor(&doubled, &BigInt::from(2));
        let position = match (odd.sign() != Sign::NoSign, exact) {
            (false, true) => Position::On,
            (false, false) => Position::BelowMiddle,
            (true, true) => Position::Middle,
            (true, false) => Position::AboveMiddle,
        };
        Bracket { floor, position }
    }

    /// The floor of `times · self`, and whether nothing was cut off.
    fn floor_of_multiple(&self, times: &BigInt) -> (BigInt, bool) {
        let denominator = self.offset.denominator();
        let (root, root_is_exact) = match &self.root {
            None => (BigInt::ZERO, true),
            Some(root) => root.floor_of_multiple(&(times * denominator)),
        };
        let (floor, rest) = div_floor(&(self.offset.numerator() * times + root), denominator);
        (floor, root_is_exact && rest.sign() == Sign::NoSign)
    }
}

impl From<Ratio> for Real {
    fn from(offset: Ratio) -> Self {
        Self { offset, root: None }
    }
}

impl Root {
    fn floor_of_multiple(&self, times: &BigInt) -> (BigInt, bool) {
        let power: BigUint =
            self.radicand.numerator().magnitude() * times.magnitude().pow(self.degree);
        let denominator = self.radicand.denominator().magnitude();
        let root = floor_root(&(&power / denominator), self.degree);
        let exact = root.pow(self.degree) * denominator == power;
        let root = BigInt::from(root);
        match (self.negative, exact) {
            (false, _) => (root, exact),
            (true, true) => (-root, true),
            (true, false) => (-(root + BigInt::from(1)), false),
        }
    }
}

/// Quotient toward negative infinity and the remainder; the divisor is positive by construction.
fn div_floor(value: &BigInt, divisor: &BigInt) -> (BigInt, BigInt) {
    let (quotient, rest) = (value / divisor, value % divisor);
    if rest.sign() == Sign::Minus {
        (quotient - 1, rest + divisor)
    } else {
        (quotient, rest)
    }
}

/// The bracket between multiples of 10^`zeros`, `zeros` at least 1, from the one between integers.
fn coarser(whole: &Bracket, zeros: u32) -> Bracket {
    let unit = BigInt::from(10).pow(zeros);
    let (floor, rest) = div_floor(&whole.floor, &unit);
    let on_an_integer = match whole.position {
        Position::On => true,
        Position::BelowMiddle | Position::Middle | Position::AboveMiddle => false,
    };
    let middle = &unit / 2;
    let position = if rest.sign() == Sign::NoSign && on_an_integer {
        Position::On
    } else if rest < middle {
        Position::BelowMiddle
    } else if rest == middle && on_an_integer {
        Position::Middle
    } else {
        Position::AboveMiddle
    };
    Bracket { floor, position }
}

fn settle(
    bracket: Bracket,
    mode: RoundingMode,
    places: u32,
    zeros: u32,
) -> Option<(Decimal, bool)> {
    let Bracket { floor, position } = bracket;
    let negative = floor.sign() == Sign::Minus;
    let is_even = !floor.magnitude().bit(0);
    let middle = position == Position::Middle;
    let above_middle = position == Position::AboveMiddle;
    let wants_up = match mode {
        RoundingMode::Floor => false,
        RoundingMode::Ceiling => true,
        RoundingMode::TowardZero => negative,
        RoundingMode::AwayFromZero => !negative,
        RoundingMode::HalfAwayFromZero => above_middle || (middle && !negative),
        RoundingMode::HalfEven => above_middle || (middle && !is_even),
    };
    let up = wants_up && position != Position::On;
    let chosen = (if up { floor + 1 } else { floor }) * BigInt::from(10).pow(zeros);
    let chosen = i128::try_from(&chosen).ok()?;
    let value = Decimal::try_from_i128_with_scale(chosen, places).ok()?;
    Some((value, position == Position::On))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(real: &Real, rounding: Rounding) -> String {
        real.round(rounding)
            .map_or("none".to_owned(), |(value, _)| value.to_string())
    }

    #[test]
    fn each_mode_settles_a_middle_and_both_sides_of_it() {
        let modes = [
            (RoundingMode::HalfAwayFromZero, ["3", "-3", "2", "3"]),
            (RoundingMode::HalfEven, ["2", "-2", "2", "3"]),
            (RoundingMode::TowardZero, ["2", "-2", "2", "2"]),
            (RoundingMode::AwayFromZero, ["3", "-3", "3", "3"]),
            (RoundingMode::Floor, ["2", "-3", "2", "2"]),
            (RoundingMode::Ceiling, ["3", "-2", "3", "3"]),
        ];
        for (mode, expected) in modes {
            for ((numerator, denominator), expected) in
                [(5, 2), (-5, 2), (7, 3), (8, 3)].into_iter().zip(expected)
            {
                let real = Real::from(Ratio::new(numerator, denominator).unwrap());
                let rounding = Rounding::WHOLE.with_mode(mode);
                assert_eq!(
                    shown(&real, rounding),
                    expected,
                    "{numerator}/{denominator} {mode}"
                );
            }
        }
    }

    #[test]
    fn digits_are_counted_from_the_first_that_is_not_zero() {
        let third = Real::from(Ratio::new(1, 3000).unwrap());
        assert_eq!(shown(&third, Rounding::digits(3).unwrap()), "0.000333");
        let large = Real::from(Ratio::new(123_456_789, 2).unwrap());
        assert_eq!(shown(&large, Rounding::digits(3).unwrap()), "61700000");
        let up = Real::from(Ratio::new(9_999, 10).unwrap());
        assert_eq!(shown(&up, Rounding::digits(3).unwrap()), "1000");
        let one = Rounding::digits(1).unwrap();
        let even = one.with_mode(RoundingMode::HalfEven);
        for (doubled, away, to_even) in [
            (5_000, "3000", "2000"),
            (-5_000, "-3000", "-2000"),
            (5_001, "3000", "3000"),
            (4_999, "2000", "2000"),
        ] {
            let real = Real::from(Ratio::new(doubled, 2).unwrap());
            assert_eq!(
                (shown(&real, one), shown(&real, even)),
                (away.to_owned(), to_even.to_owned())
            );
        }
    }

    #[test]
    fn a_root_is_exact_where_it_is() {
        let nine_quarters = Real::root(Ratio::new(9, 4).unwrap(), 2, true).unwrap();
        assert_eq!(
            nine_quarters.round(Rounding::TENTHS),
            Some((Decimal::new(-15, 1), true))
        );
        assert_eq!(shown(&nine_quarters, Rounding::WHOLE), "-2");
        let two = Real::root(Ratio::integer(2), 2, false).unwrap();
        assert_eq!(shown(&two, Rounding::FULL), "1.414213562373095048801688724");
        let minus = Real::root(Ratio::integer(2), 2, true)
            .unwrap()
            .moved(&Ratio::integer(1));
        assert_eq!(
            shown(&minus, Rounding::digits(10).unwrap()),
            "-0.4142135624"
        );
        assert!(Real::root(Ratio::integer(-1), 2, false).is_none());
    }

    #[test]
    fn too_large_for_a_decimal_is_none() {
        let huge = Real::from(Ratio::integer(BigInt::from(10).pow(29)));
        assert_eq!(huge.round(Rounding::FULL), None);
        let wide = Real::from(Ratio::integer(277));
        assert_eq!(wide.round(Rounding::places(28).unwrap()), None);
    }
}
