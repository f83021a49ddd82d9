//! What edits would do to the cells, without making them: sums of margins.
//!
//! Margins tell what one unit more or less is worth, so they can only be added up where no cell is
//! touched twice. That is so for one edit of the simple forms; for two edits, what one trainee leaves
//! and the other takes is taken out first.
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

    /// As [`Self::gauge`], for edits of two different trainees; `None` where both touch one cell in a
    /// way that does not simply cancel.
    pub(super) fn gauge_two(&self, edits: [&Edit; 2]) -> Option<i64> {
        let mut draws = [Some((0, 0, 0, false)); 8];
        let mut count = 0;
        for edit in edits {
            let first = at(self.person(edit.trainee).slots);
            let old = &self.slots[first + at(edit.from)..first + at(edit.until)];
            let new = edit.slots.as_slice();
            let simple = edit.trade || old.len() == new.len() && new.len() <= 2;
            if !edit.aligned || edit.turn > 0 || new.is_empty() || !simple {
                return None;
            }
            let ends = [(old.first(), new.first()), (old.last(), new.get(1))];
            for (old, new) in &ends[..new.len()] {
                let (old, new) = ((*old)?, (*new)?);
                if old.profile != new.profile || old.start != new.start || old.end != new.end {
                    draws[count] = Some((old.profile, old.start, old.end, false));
                    draws[count + 1] = Some((new.profile, new.start, new.end, true));
                    count += 2;
                }
            }
        }
        for later in 1..count {
            for earlier in 0..later {
                let (Some(one), Some(two)) = (draws[earlier], draws[later]) else {
                    continue;
                };
                if one.0 != two.0 || one.2 <= two.1 || two.2 <= one.1 {
                    continue;
                }
                if one.1 != two.1 || one.2 != two.2 || one.3 == two.3 {
                    return None;
                }
                (draws[earlier], draws[later]) = (None, None);
            }
        }
        let gain = |&(profile, start, end, more): &(u32, u32, u32, bool)| {
            let draws = self.layout.presence.range(profile, start, end);
            if more {
                self.loads.rise(draws)
            } else {
                self.loads.fall(draws)
            }
        };
        Some(draws[..count].iter().flatten().map(gain).sum())
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
