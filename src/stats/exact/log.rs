//! The natural logarithm of an integer in fixed point, for the one figure that needs it.

use num_bigint::BigInt;

/// Bits after the binary point of a logarithm.
pub(crate) const LN_BITS: u32 = 256;

/// Extra bits that absorb the cut-offs of the series.
const GUARD: u32 = 32;

/// Natural logarithms in units of 2^-256.
pub(crate) struct Logarithm {
    /// ln 2 with the guard bits.
    two: BigInt,
}

impl Logarithm {
    pub(crate) fn new() -> Self {
        Self {
            two: artanh(&BigInt::from(1), &BigInt::from(3)) * 2,
        }
    }

    /// `ln(value) · 2^256`, off by less than one unit; zero for a value below 1.
    ///
    /// With `value = m · 2^k` and `1 <= m < 2`: `ln value = k ln 2 + 2 artanh((m - 1) / (m + 1))`.
    pub(crate) fn of(&self, value: &BigInt) -> BigInt {
        let one = BigInt::from(1);
        if *value <= one {
            return BigInt::ZERO;
        }
        let bits = value.bits().saturating_sub(1);
        let power = one << bits;
        let fraction = artanh(&(value - &power), &(value + &power));
        (fraction * 2 + &self.two * bits) >> GUARD
    }
}

/// `artanh(numerator / denominator)` at the guarded precision, for a quotient from 0 to 1/3.
fn artanh(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    let precision = LN_BITS + GUARD;
    let quotient = (numerator << precision) / denominator;
    let square = (&quotient * &quotient) >> precision;
    let (mut power, mut total, mut odd) = (quotient, BigInt::ZERO, 1_u32);
    while power != BigInt::ZERO {
        total += &power / odd;
        power = (power * &square) >> precision;
        odd += 2;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::exact::{Ratio, Real};
    use crate::stats::rounding::Rounding;

    #[test]
    fn agrees_with_known_logarithms() {
        // mpmath: ln 2, ln 10, ln 364189
        let known = [
            (2, "0.6931471805599453094172321215"),
            (10, "2.302585092994045684017991455"),
            (364_189, "12.80542824263445610058877701"),
        ];
        for (value, expected) in known {
            let fixed = Ratio::new(
                Logarithm::new().of(&BigInt::from(value)),
                BigInt::from(1) << LN_BITS,
            )
            .unwrap();
            let (shown, _) = Real::from(fixed).round(Rounding::FULL).unwrap();
            assert_eq!(shown.to_string(), expected);
        }
        assert_eq!(Logarithm::new().of(&BigInt::from(1)), BigInt::ZERO);
    }
}
