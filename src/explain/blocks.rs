//! Sets of things that can refuse a stay of one trainee, by their places among all of them.

/// Some of the things that [`Surroundings`](super::surroundings::Surroundings) knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Blocks {
    pub(super) bits: Vec<bool>,
}

impl Blocks {
    /// Whether a thing is among them.
    pub(super) fn has(&self, place: usize) -> bool {
        self.bits.get(place).copied().unwrap_or(false)
    }

    /// Puts a thing in or takes it out.
    pub(super) fn set(&mut self, place: usize, present: bool) {
        if let Some(bit) = self.bits.get_mut(place) {
            *bit = present;
        }
    }

    /// The places of its members, in order.
    pub(super) fn places(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let all = self.bits.iter().enumerate();
        all.filter_map(|(place, bit)| bit.then_some(place))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.places().count()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.places().next().is_none()
    }

    /// The only member of this set that is in another one, if it is the only one.
    pub(super) fn only(&self, of: &Self) -> Option<usize> {
        let mut common = self.places().filter(|&place| of.has(place));
        let only = common.next()?;
        common.next().is_none().then_some(only)
    }
}
