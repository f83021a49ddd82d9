//! The numbers in which itineraries are added up: small ones where they do, since they are added up faster.

/// An integer type with room for what cannot be.
pub(super) trait Number: Copy + Ord + std::ops::Add<Output = Self> {
    /// Worth of what cannot be; whatever is added to it stays below half of it.
    const NEVER: Self;
    /// No itinerary may be worth more, or less than minus this.
    const REACH: i128;

    /// A part of what an itinerary is worth; `None` if its magnitude is larger than this.
    fn part(worth: i128, most: i128) -> Option<Self>;

    /// Back to the common type; `None`: it cannot be.
    fn wide(self) -> Option<i128>;
}

impl Number for i32 {
    const NEVER: Self = Self::MIN / 4;
    const REACH: i128 = 1 << 26;

    fn part(worth: i128, most: i128) -> Option<Self> {
        Self::try_from(worth).ok().filter(|_| worth.abs() < most)
    }

    fn wide(self) -> Option<i128> {
        (self > Self::NEVER / 2).then_some(i128::from(self))
    }
}

impl Number for i64 {
    const NEVER: Self = Self::MIN / 4;
    const REACH: i128 = 1 << 58;

    fn part(worth: i128, most: i128) -> Option<Self> {
        Self::try_from(worth).ok().filter(|_| worth.abs() < most)
    }

    fn wide(self) -> Option<i128> {
        (self > Self::NEVER / 2).then_some(i128::from(self))
    }
}
