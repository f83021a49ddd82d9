//! The labels of the dynamic program, and the only passages between integers and floating point.

/// An integer type for labels: the narrow one is several times faster where it is wide enough.
pub(crate) trait Label: Copy + Ord + std::ops::Add<Output = Self> {
    /// Less than every label that a path can have, even after a few additions.
    const NEVER: Self;
    /// Largest magnitude that a path, or any part of it, may reach.
    const REACH: i64;

    /// The label for `value`, whose magnitude is at most [`Self::REACH`].
    fn of(value: i64) -> Self;

    /// Back to the common type.
    fn wide(self) -> i64;

    /// The sum, where it stays within reach or [`Self::NEVER`] is part of it.
    fn plus(self, other: Self) -> Self {
        self + other
    }

    /// Whether a path leads here.
    fn reached(self) -> bool {
        self.wide() >= -Self::REACH
    }
}

impl Label for i16 {
    const NEVER: Self = Self::MIN;
    const REACH: i64 = 16_000;

    fn of(value: i64) -> Self {
        Self::try_from(value).unwrap_or(Self::NEVER)
    }

    fn wide(self) -> i64 {
        i64::from(self)
    }

    fn plus(self, other: Self) -> Self {
        self.saturating_add(other)
    }
}

impl Label for i32 {
    const NEVER: Self = -(1 << 29);
    const REACH: i64 = 1 << 27;

    fn of(value: i64) -> Self {
        Self::try_from(value).unwrap_or(Self::NEVER)
    }

    fn wide(self) -> i64 {
        i64::from(self)
    }
}

impl Label for i64 {
    const NEVER: Self = -(1 << 61);
    const REACH: i64 = 1 << 59;

    fn of(value: i64) -> Self {
        value
    }

    fn wide(self) -> i64 {
        self
    }
}

/// The nearest floating point number.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the one place where an integer becomes a float; beyond 2^53 the nearest will do"
)]
pub(crate) const fn float(value: i64) -> f64 {
    value as f64
}

/// The nearest integer, within `limit` of 0; not-a-number is 0.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the one place where a float becomes an integer; the cast saturates"
)]
pub(crate) fn whole(value: f64, limit: i64) -> i64 {
    (value.round() as i64).clamp(-limit, limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn never_stays_out_of_reach() {
        let sum = i16::NEVER.plus(i16::NEVER).plus(i16::of(i16::REACH));
        assert!(!sum.reached());
        let sum = i32::NEVER + i32::of(i32::REACH) + i32::of(i32::REACH);
        assert!(!sum.reached());
        let sum = i64::NEVER + i64::REACH + i64::REACH;
        assert!(!sum.reached());
    }

    #[test]
    fn rounding_saturates() {
        assert_eq!(whole(1e300, 7), 7);
        assert_eq!(whole(-0.6, 7), -1);
        assert_eq!(whole(f64::NAN, 7), 0);
    }
}
