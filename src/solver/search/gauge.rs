//! What edits would do to the cells, without making them: sums of margins.
//!
//! Margins tell what one unit more or less is worth, so they can only be added up where no cell is
//! touched twice. That is so for one edit of the simple forms.
use super::edit::{Edit, Slot};
use super::state::State;
use crate::problem::model::at;

impl State<'_> {
    /// Whether [`Self::gauge`] can tell what the edit does.
    pub(super) fn can_gauge(&self, edit: &Edit) -> bool {
        self.layout.separate && (edit.aligned || edit.lone.is_some())
    }

    /// What the edit's draws would do to price and value of the cells, without making them. Only
    /// where margins are kept and the edit is aligned or moves a lone stay.
    #[inline]
    pub(super) fn gauge(&self, edit: &Edit) -> i64 {
        let person = self.person(edit.trainee);
        let first = at(person.slots);
        let old = &self.slots[first + at(edit.from)..first + at(edit.until)];
        let new = edit.slots.as_slice();
        if let Some((position, index)) = edit.lone {
            return self.swapped(&self.slots[first + at(position)], &new[at(index)]);
        }
        if edit.trade {
            let (Some(early), Some(late)) = (old.first(), old.last()) else {
                return 0;
            };
            return self.swapped(early, &new[0]) + self.swapped(late, &new[1]);
        }
        if edit.turn > 0 {
            let (late, early) = old.split_at(at(edit.turn));
            let before = early.iter().chain(late);
            return before
                .zip(new)
                .map(|(old, new)| self.swapped(old, new))
                .sum();
        }
        let both = old.iter().zip(new).map(|(old, new)| self.swapped(old, new));
        let common = old.len().min(new.len());
        let more = new[common..].iter().map(|slot| {
            let draws = self
                .layout
                .presence
                .range(slot.profile, slot.start, slot.end);
            self.loads.rise(draws)
        });
        let fewer = old[common..].iter().map(|slot| {
            let draws = self
                .layout
                .presence
                .range(slot.profile, slot.start, slot.end);
            self.loads.fall(draws)
        });
        both.sum::<i64>() + more.sum::<i64>() + fewer.sum::<i64>()
    }

    /// What one stay in the place of another, at the same time, would do to the cells.
    #[inline]
    pub(super) fn replaced(&self, old: &Slot, new: &Slot) -> i64 {
        if old.profile == new.profile {
            return 0;
        }
        let table = &self.layout.presence;
        self.loads
            .fall(table.range(old.profile, old.start, old.end))
            + self
                .loads
                .rise(table.range(new.profile, new.start, new.end))
    }

    /// What a stay at another time would do to the cells.
    #[inline]
    pub(super) fn shifted(&self, old: &Slot, start: u32) -> i64 {
        let table = &self.layout.presence;
        let end = start + old.length();
        if start >= old.end || old.start >= end {
            return self
                .loads
                .fall(table.range(old.profile, old.start, old.end))
                + self.loads.rise(table.range(old.profile, start, end));
        }
        let (fewer, more) = if old.start < start {
            ((old.start, start), (old.end, end))
        } else {
            ((end, old.end), (start, old.start))
        };
        self.loads.fall(table.range(old.profile, fewer.0, fewer.1))
            + self.loads.rise(table.range(old.profile, more.0, more.1))
    }

    /// What one stay in the place of another would do to the cells.
    #[inline]
    fn swapped(&self, old: &Slot, new: &Slot) -> i64 {
        let table = &self.layout.presence;
        let fall = |from: u32, until: u32| {
            if from < until {
                self.loads.fall(table.range(old.profile, from, until))
            } else {
                0
            }
        };
        let rise = |from: u32, until: u32| {
            if from < until {
                self.loads.rise(table.range(new.profile, from, until))
            } else {
                0
            }
        };
        if old.profile != new.profile {
            return fall(old.start, old.end) + rise(new.start, new.end);
        }
        if old.start == new.start {
            // The same place: one course can be as long at one hospital as at another.
            return fall(new.end, old.end) + rise(old.end, new.end);
        }
        fall(old.start, old.end.min(new.start))
            + fall(old.start.max(new.end), old.end)
            + rise(new.start, new.end.min(old.start))
            + rise(new.start.max(old.end), new.end)
    }
}
