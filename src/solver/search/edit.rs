//! Stays with everything that a delta needs, and edits of them.
use super::layout::{Layout, Person};
use crate::problem::model::{Stay, at};

/// A stay, unpacked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) start: u32,
    /// The period after the last.
    pub(super) end: u32,
    pub(super) choice: u32,
    pub(super) hospital: u32,
    pub(super) course: u32,
    pub(super) profile: u32,
    /// The choice's value, and the bonus of this start.
    pub(super) value: i64,
}

/// The most stays that an itinerary can have: courses are bits of a word.
pub(super) const MOST: usize = 64;

/// Replaces the slots `from..until` of one trainee by others. All buffers are reserved once.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) trainee: u32,
    pub(super) from: u32,
    pub(super) until: u32,
    pub(super) slots: Vec<Slot>,
    /// The same choices as before, only at other times.
    pub(super) reordered: bool,
    /// Only the first and the last stay of the run change: they are equally long and trade places.
    /// `slots` holds these two alone.
    pub(super) trade: bool,
    /// Each new stay is an old one at another time, or another one at the time of an old one, at the
    /// same position: no two positions touch one cell.
    pub(super) aligned: bool,
    /// Where this is not 0, the new stay at position `k` of the run is the old one at position `k + turn`, counted
    /// in a circle, at another time.
    pub(super) turn: u32,
    /// Only this stay of the run (position in the itinerary) goes to another time; it is this one of
    /// `slots`. All others stay as they are, perhaps at another position.
    pub(super) lone: Option<(u32, u32)>,
}

impl Slot {
    /// The slot of a choice at a start; whether it may start there is judged later.
    pub(super) fn new(layout: &Layout<'_>, person: &Person, choice: u32, start: u32) -> Self {
        let known = &layout.model.choices[at(choice)];
        let length = layout.lesson(person, known.course).length;
        Self {
            start,
            end: start + length,
            choice,
            hospital: known.hospital,
            course: known.course,
            profile: known.profile,
            value: known.value,
        }
    }

    /// The same choice at another start; the value is without bonus.
    pub(super) fn moved(&self, layout: &Layout<'_>, start: u32) -> Self {
        Self {
            start,
            end: start + (self.end - self.start),
            value: layout.model.choices[at(self.choice)].value,
            ..*self
        }
    }

    pub(super) const fn stay(&self) -> Stay {
        Stay {
            start: self.start,
            choice: self.choice,
        }
    }

    pub(super) const fn length(&self) -> u32 {
        self.end - self.start
    }

    pub(super) const fn same(&self, other: &Self) -> bool {
        self.start == other.start && self.choice == other.choice
    }
}

impl Edit {
    pub(super) fn new() -> Self {
        Self {
            trainee: 0,
            from: 0,
            until: 0,
            slots: Vec::with_capacity(MOST),
            reordered: false,
            trade: false,
            aligned: false,
            turn: 0,
            lone: None,
        }
    }

    /// Begins a new edit in the same buffer.
    pub(super) fn begin(&mut self, trainee: u32, from: u32, until: u32) {
        self.trainee = trainee;
        self.from = from;
        self.until = until;
        self.reordered = false;
        self.trade = false;
        self.aligned = false;
        self.turn = 0;
        self.lone = None;
        self.slots.clear();
    }
}
