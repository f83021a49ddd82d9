//! The numbers in which itineraries are added up: small ones where they do, since they are added up faster.

/// An integer type with room for what cannot be.
pub(super) trait Number:
    Copy + Ord + std::ops::Add<Output = Self> + TryFrom<i128> + Into<i128>
{
    /// Worth of what cannot be; whatever is added to it stays below half of it.
    const NEVER: Self;
    /// No itinerary may be worth more, or less than minus this.
    const REACH: i128;

    /// A part of what an itinerary is worth; `None` if its magnitude is not below this.
    fn part(worth: i128, most: i128) -> Option<Self> {
        Self::try_from(worth).ok().filter(|_| worth.abs() < most)
    }

    /// Back to the common type; `None`: it cannot be.
    fn wide(self) -> Option<i128> {
        let (wide, never): (i128, i128) = (self.into(), Self::NEVER.into());
        (never / 2..).contains(&wide).then_some(wide)
    }
}

impl Number for i32 {
    const NEVER: Self = Self::MIN.div_euclid(4);
    const REACH: i128 = 2_i128.pow(26);
}

impl Number for i64 {
    const NEVER: Self = Self::MIN.div_euclid(4);
    const REACH: i128 = 2_i128.pow(58);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts<N: Number>() {
        let wide = |worth, most| N::part(worth, most).and_then(N::wide);
        for worth in [-4, 0, 4] {
            assert_eq!(wide(worth, 5), Some(worth));
        }
        assert_eq!((wide(5, 5), wide(-5, 5)), (None, None));
        let most = N::REACH - 1;
        assert_eq!(wide(most, N::REACH), Some(most));
        assert_eq!(wide(-most, N::REACH), Some(-most));
        assert_eq!(N::NEVER.wide(), None);
        for worth in [most, -most] {
            let sum = N::part(worth, N::REACH).map(|part| part + N::NEVER);
            assert_eq!(sum.and_then(N::wide), None, "what cannot be stays so");
        }
    }

    #[test]
    fn parts_are_in_reach_and_what_cannot_be_is_not() {
        parts::<i32>();
        parts::<i64>();
    }
}
