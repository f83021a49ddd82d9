//! Decimals as whole numbers of one common unit.

use rust_decimal::Decimal;

/// The largest whole number that a decimal holds: 96 bits.
pub(crate) const LIMIT: i128 = 0xffff_ffff_ffff_ffff_ffff_ffff;

/// The greatest number of values in an exact sum: 2^31 numbers of 96 bits fit `i128`.
pub(crate) const MOST_VALUES: u64 = 2_u64.pow(31);

/// The most decimal places of a decimal.
#[cfg(feature = "serde")]
pub(crate) const MOST_PLACES: u32 = Decimal::MAX_SCALE;

/// The value as `units · 10^-scale` with the smallest scale, so that `1.20` and `1.2` are one.
pub(crate) fn canonical(value: Decimal) -> (i128, u32) {
    let (units, scale) = (value.mantissa(), value.scale());
    if scale == 0 {
        return (units, 0);
    }
    match i64::try_from(units) {
        Ok(small) => canonical_small(small, scale),
        Err(_) => canonical_large(units, scale),
    }
}

fn canonical_small(mut units: i64, mut scale: u32) -> (i128, u32) {
    while scale > 0 && units % 10 == 0 {
        units /= 10;
        scale -= 1;
    }
    (i128::from(units), scale)
}

fn canonical_large(mut units: i128, mut scale: u32) -> (i128, u32) {
    while scale > 0 && units % 10 == 0 {
        units /= 10;
        scale -= 1;
    }
    (units, scale)
}

/// The units of a finer scale, or `None` when they need more than 96 bits.
pub(crate) fn refine(units: i128, from: u32, to: u32) -> Option<i128> {
    let places = to.checked_sub(from)?;
    if places == 0 {
        return Some(units);
    }
    if units == 0 {
        return Some(0);
    }
    let refined = units.checked_mul(10_i128.checked_pow(places)?)?;
    (-LIMIT..=LIMIT).contains(&refined).then_some(refined)
}

/// The decimal back from its units.
pub(crate) fn decimal(units: i128, scale: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(units, scale).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_zeros_do_not_count() {
        assert_eq!(canonical(Decimal::new(1200, 3)), (12, 1));
        assert_eq!(canonical(Decimal::new(0, 7)), (0, 0));
        assert_eq!(canonical(Decimal::new(-500, 2)), (-5, 0));
        assert_eq!(canonical(Decimal::MAX), (LIMIT, 0));
        let long = Decimal::from_i128_with_scale(10_i128.pow(28), 28);
        assert_eq!(canonical(long), (1, 0));
    }

    #[test]
    fn refining_stops_at_96_bits() {
        assert_eq!(refine(7, 1, 3), Some(700));
        assert_eq!(refine(LIMIT, 0, 0), Some(LIMIT));
        assert_eq!(refine(-LIMIT, 0, 1), None);
        assert_eq!(refine(0, 0, 28), Some(0));
        assert_eq!(refine(1, 3, 1), None);
    }
}
