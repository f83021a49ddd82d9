//! Is an edit legal for its trainee, and what does it change in the trainee's own value?
//!
//! Everything is read from the replaced run, its two neighbors and the trainee's fixed facts; only
//! prerequisites and caps look at the other stays, where the trainee has any.
use super::edit::{Edit, Slot};
use super::layout::{Layout, Person};
use super::trade::judge_trade;
use crate::problem::model::{Model, Window, at, dense};

/// What an edit does to its trainee.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// Difference of the own value.
    pub(super) own: i64,
    /// Difference of the number of stays.
    pub(super) stays: i64,
    /// The courses taken afterwards.
    pub(super) taken: u64,
}

/// The trainee's present itinerary.
#[derive(Debug, Clone, Copy)]
pub(super) struct Present<'a> {
    pub(super) slots: &'a [Slot],
    /// By course: the position of its stay, or [`super::state::ABSENT`].
    pub(super) places: &'a [u8],
    pub(super) taken: u64,
    pub(super) own: i64,
}

/// Judges an edit; sets the values of its slots. `None` where it breaks a personal rule.
pub(super) fn judge(
    layout: &Layout<'_>,
    person: &Person,
    present: &Present<'_>,
    edit: &mut Edit,
) -> Option<Change> {
    if edit.trade {
        return judge_trade(layout, person, present, edit);
    }
    let (before, rest) = present.slots.split_at(at(edit.from));
    let (old, after) = rest.split_at(at(edit.until - edit.from));
    let outer = Outer { before, old, after };
    if !outer.fits(layout, person, &edit.slots) {
        return None;
    }
    if person.windowed && !outer.inside_a_window(layout, edit) {
        return None;
    }
    let taken = if edit.reordered {
        present.taken
    } else {
        outer.courses_after(layout, person, present.taken, &edit.slots)?
    };
    if person.ordered && !outer.in_order(layout, person, present, taken, &edit.slots) {
        return None;
    }
    if person.bonus {
        add_bonuses(layout, edit);
    }
    let own = if taken == 0 {
        -present.own
    } else {
        outer.own_change(layout, person, &edit.slots)
    };
    Some(Change {
        own,
        stays: i64::from(dense(edit.slots.len())) - i64::from(dense(old.len())),
        taken,
    })
}

/// The itinerary around the replaced run, and the run.
struct Outer<'a> {
    before: &'a [Slot],
    old: &'a [Slot],
    after: &'a [Slot],
}

impl Outer<'_> {
    /// In time order between the neighbors, inside the hull of the windows, at starts that exist.
    #[inline]
    fn fits(&self, layout: &Layout<'_>, person: &Person, new: &[Slot]) -> bool {
        let mut free = self.before.last().map_or(person.hull.from, |slot| slot.end);
        for slot in new {
            if slot.start < free {
                return false;
            }
            free = slot.end;
        }
        if free
            > self
                .after
                .first()
                .map_or(person.hull.until, |slot| slot.start)
        {
            // An emptied run leaves the hull's limits crossed only where the hull is empty.
            return false;
        }
        new.iter().enumerate().all(|(index, slot)| {
            self.old.get(index).is_some_and(|old| old.same(slot))
                || layout.model.may_start(slot.choice, slot.start)
        })
    }

    fn first<'s>(&'s self, new: &'s [Slot]) -> Option<&'s Slot> {
        self.before.first().or(new.first()).or(self.after.first())
    }

    fn last<'s>(&'s self, new: &'s [Slot]) -> Option<&'s Slot> {
        self.after.last().or(new.last()).or(self.before.last())
    }

    fn inside_a_window(&self, layout: &Layout<'_>, edit: &Edit) -> bool {
        let new = &edit.slots;
        let (Some(first), Some(last)) = (self.first(new), self.last(new)) else {
            return true;
        };
        let inside = |window: &Window| window.from <= first.start && last.end <= window.until;
        layout.model.trainees[at(edit.trainee)]
            .windows
            .iter()
            .any(inside)
    }

    /// The courses afterwards, where counts, caps and pins allow them.
    #[inline]
    fn courses_after(
        &self,
        layout: &Layout<'_>,
        person: &Person,
        taken: u64,
        new: &[Slot],
    ) -> Option<u64> {
        let old_set = self
            .old
            .iter()
            .fold(0, |set, slot| set | 1_u64 << slot.course);
        let kept = taken & !old_set;
        let mut all = kept;
        for slot in new {
            let bit = 1_u64 << slot.course;
            if all & bit != 0 {
                return None;
            }
            all |= bit;
        }
        let gone = taken & !all;
        for slot in self.old {
            if gone >> slot.course & 1 == 1 && layout.lesson(person, slot.course).pinned {
                return None;
            }
        }
        for slot in new {
            if taken >> slot.course & 1 == 0 {
                let lesson = layout.lesson(person, slot.course);
                if (all & lesson.group).count_ones() > lesson.required {
                    return None;
                }
            }
        }
        if person.capped && !self.within_caps(layout, person, new) {
            return None;
        }
        Some(all)
    }

    fn within_caps(&self, layout: &Layout<'_>, person: &Person, new: &[Slot]) -> bool {
        let count = |slots: &[Slot], hospital: u32| {
            slots
                .iter()
                .map(|slot| u32::from(slot.hospital == hospital))
                .sum::<u32>()
        };
        new.iter().all(|slot| {
            let hospital = slot.hospital;
            let run = count(new, hospital);
            if run <= count(self.old, hospital) {
                return true;
            }
            let all = run + count(self.before, hospital) + count(self.after, hospital);
            all <= layout.cap(person, hospital)
        })
    }

    /// Every course after its prerequisites. Slots are in order of time, so order is all that matters.
    fn in_order(
        &self,
        layout: &Layout<'_>,
        person: &Person,
        present: &Present<'_>,
        all: u64,
        new: &[Slot],
    ) -> bool {
        let lesson = |slot: &Slot| layout.lesson(person, slot.course);
        let gone = present.taken & !all;
        if gone != 0 {
            let needed =
                |slot: &Slot| gone >> slot.course & 1 == 1 && lesson(slot).dependents & all != 0;
            if self.old.iter().any(needed) {
                return false;
            }
        }
        let from = self.before.len();
        let mut early = 0_u64;
        new.iter().all(|slot| {
            let waiting = lesson(slot).prerequisites & !early;
            early |= 1 << slot.course;
            bits(waiting).all(|course| usize::from(present.places[at(course)]) < from)
        })
    }

    #[inline]
    fn own_change(&self, layout: &Layout<'_>, person: &Person, new: &[Slot]) -> i64 {
        let (value_old, busy_old, changes_old) = self.run(self.old);
        let (value_new, busy_new, changes_new) = self.run(new);
        let end_of = |slots: &[Slot]| self.last(slots).map_or(person.origin, |slot| slot.end);
        let (end_old, end_new) = (end_of(self.old), end_of(new));
        let idle =
            i64::from(end_new) - i64::from(end_old) + i64::from(busy_old) - i64::from(busy_new);
        let mut change = value_new - value_old
            + person.change * (changes_new - changes_old)
            + person.wait * idle;
        if person.boundary != 0 {
            change += self.ends(layout, person, new) - self.ends(layout, person, self.old);
        }
        change
    }

    /// Value, busy periods and changes of hospital of a run between its neighbors.
    #[inline]
    fn run(&self, slots: &[Slot]) -> (i64, u32, i64) {
        let mut value = 0;
        let mut busy = 0;
        let mut changes = 0;
        let mut last = self.before.last().map_or(u32::MAX, |slot| slot.hospital);
        for slot in slots {
            value += slot.value;
            busy += slot.length();
            changes += i64::from(last != slot.hospital && last != u32::MAX);
            last = slot.hospital;
        }
        if let Some(next) = self.after.first() {
            changes += i64::from(last != next.hospital && last != u32::MAX);
        }
        (value, busy, changes)
    }

    fn ends(&self, layout: &Layout<'_>, person: &Person, slots: &[Slot]) -> i64 {
        let (Some(first), Some(last)) = (self.first(slots), self.last(slots)) else {
            return 0;
        };
        let row = at(person.boundary) * at(layout.model.periods);
        let worth =
            |values: &[i64], period: u32| values.get(row + at(period)).copied().unwrap_or(0);
        let ends = &layout.model.boundaries;
        worth(&ends.entry_value, first.start) + worth(&ends.finish_value, last.end - 1)
    }
}

/// The courses of a set.
#[inline]
pub(super) fn bits(mut set: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let course = set.trailing_zeros();
        set &= set.wrapping_sub(1);
        (course < 64).then_some(course)
    })
}

/// Sets the value of each slot to its choice's value and the bonus of its start.
pub(super) fn add_bonuses(layout: &Layout<'_>, edit: &mut Edit) {
    let range = &layout.model.trainees[at(edit.trainee)].bonuses;
    let bonuses = &layout.model.bonuses[at(range.start)..at(range.end)];
    for slot in &mut edit.slots {
        let key = (slot.choice, slot.start);
        let first = bonuses.partition_point(|bonus| (bonus.choice, bonus.start) < key);
        let bonus: i64 = bonuses[first..]
            .iter()
            .take_while(|bonus| (bonus.choice, bonus.start) == key)
            .map(|bonus| bonus.value)
            .sum();
        slot.value = layout.model.choices[at(slot.choice)].value + bonus;
    }
}

impl Layout<'_> {
    pub(super) fn cap(&self, person: &Person, hospital: u32) -> u32 {
        if person.own_caps {
            Model::hospital_cap(&self.model.trainees[at(person.trainee)], hospital)
        } else {
            person.hospital_max
        }
    }
}
