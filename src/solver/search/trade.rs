//! Two stays of one trainee, equally long, trade places: judged without a look at those between.
use super::edit::{Edit, Slot};
use super::layout::{Layout, Person};
use super::personal::{Change, Present, add_bonuses, bits};
use crate::problem::model::at;

/// As [`super::personal::judge`], for edits that are a trade. The set of courses stays the same, and
/// so do all times; only who is where changes.
pub(super) fn judge_trade(
    layout: &Layout<'_>,
    person: &Person,
    present: &Present<'_>,
    edit: &mut Edit,
) -> Option<Change> {
    let (first, last) = (at(edit.from), at(edit.until) - 1);
    let slots = present.slots;
    if !edit
        .slots
        .iter()
        .all(|slot| layout.model.may_start(slot.choice, slot.start))
    {
        return None;
    }
    let (old, new) = ([slots[first], slots[last]], [edit.slots[0], edit.slots[1]]);
    if person.ordered && !in_order(layout, person, present, (first, last), &new) {
        return None;
    }
    if person.capped && !edit.reordered && !within_caps(layout, person, slots, &old, &new) {
        return None;
    }
    if person.bonus {
        add_bonuses(layout, edit);
    }
    let new = [edit.slots[0], edit.slots[1]];
    let value = new[0].value + new[1].value - old[0].value - old[1].value;
    let changes = changes(slots, (first, last), &new) - changes(slots, (first, last), &old);
    Some(Change {
        own: value + person.change * changes,
        stays: 0,
        taken: present.taken,
    })
}

/// The course that goes to the back must not be needed before; the other one must be ready early.
fn in_order(
    layout: &Layout<'_>,
    person: &Person,
    present: &Present<'_>,
    (first, last): (usize, usize),
    new: &[Slot; 2],
) -> bool {
    let early = layout.lesson(person, new[0].course).prerequisites;
    let late = layout.lesson(person, new[1].course).dependents;
    let place = |course: u32| usize::from(present.places[at(course)]);
    bits(early).all(|course| place(course) < first)
        && bits(late & present.taken).all(|course| place(course) > last)
}

fn within_caps(
    layout: &Layout<'_>,
    person: &Person,
    slots: &[Slot],
    old: &[Slot; 2],
    new: &[Slot; 2],
) -> bool {
    new.iter().all(|slot| {
        let count = |slots: &[Slot]| {
            slots
                .iter()
                .map(|other| u32::from(other.hospital == slot.hospital))
                .sum::<u32>()
        };
        let (gone, come) = (count(old), count(new));
        come <= gone || count(slots) + come - gone <= layout.cap(person, slot.hospital)
    })
}

/// Changes of hospital around the two places.
#[inline]
pub(super) fn changes(slots: &[Slot], (first, last): (usize, usize), ends: &[Slot; 2]) -> i64 {
    let differ = |one: &Slot, two: &Slot| i64::from(one.hospital != two.hospital);
    let mut sum = 0;
    if first > 0 {
        sum += differ(&slots[first - 1], &ends[0]);
    }
    if first + 1 == last {
        sum += differ(&ends[0], &ends[1]);
    } else {
        sum += differ(&ends[0], &slots[first + 1]) + differ(&slots[last - 1], &ends[1]);
    }
    if let Some(next) = slots.get(last + 1) {
        sum += differ(&ends[1], next);
    }
    sum
}
