//! The whole part of a root of high degree.

use num_bigint::BigUint;

/// Roots of fewer bits are found by halving an interval.
const SMALL: u64 = 16;

/// The largest whole number whose power is not above the value.
///
/// Newton's method from above, as in `num-bigint`, but started from the root of the leading half of
/// the bits: for a degree of a thousand a start that is off by a factor of two costs hundreds of
/// steps. R. P. Brent and P. Zimmermann, Modern Computer Arithmetic (2010), section 1.5.
pub(super) fn floor_root(value: &BigUint, degree: u32) -> BigUint {
    let Some(less) = degree.checked_sub(1).filter(|less| *less > 2) else {
        // The caller never asks for degree 0; the value itself is the kindest answer.
        return if degree == 0 {
            value.clone()
        } else {
            value.nth_root(degree)
        };
    };
    let bits = value.bits() / u64::from(degree);
    if bits < SMALL {
        return halve(value, degree, bits);
    }
    let low = bits / 2;
    let lead = floor_root(&(value >> (low * u64::from(degree))), degree);
    let mut guess = (lead + 1_u32) << low;
    loop {
        let next = (&guess * less + value / guess.pow(less)) / degree;
        if next >= guess {
            return guess;
        }
        guess = next;
    }
}

/// The root below `2^(bits + 1)`, by halving.
fn halve(value: &BigUint, degree: u32, bits: u64) -> BigUint {
    let mut root = BigUint::ZERO;
    for bit in (0..=bits).rev() {
        let more = &root + (BigUint::from(1_u32) << bit);
        if more.pow(degree) <= *value {
            root = more;
        }
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_floor_for_every_degree() {
        for degree in [1_u32, 2, 3, 4, 5, 7, 12, 40, 365, 1_200] {
            for root in [
                0_u64,
                1,
                2,
                3,
                9,
                10,
                65_535,
                65_536,
                10_u64.pow(18) + 7,
                u64::MAX,
            ] {
                let root = BigUint::from(root);
                let power = root.pow(degree);
                assert_eq!(floor_root(&power, degree), root, "{degree}");
                assert_eq!(
                    floor_root(&((&root + 1_u32).pow(degree) - 1_u32), degree),
                    root
                );
                let wide = BigUint::from(3_u32) << 900_u32;
                let found = floor_root(&wide, degree);
                assert!(found.pow(degree) <= wide && (found + 1_u32).pow(degree) > wide);
            }
        }
    }
}
