//! One more stay, or one stay fewer.
use super::super::edit::{Edit, Slot};
use super::super::state::State;
use super::retime::relocate;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// A course that is not taken, into a random gap; stays after it are pushed along if need be.
pub(super) fn insert(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let person = state.person(trainee);
    let slots = state.itinerary(trainee);
    let count = dense(slots.len());
    if count >= person.wanted || person.choice_count == 0 {
        return false;
    }
    let (choice, gap) = random.pair_below(person.choice_count, count + 1);
    let slot = Slot::new(state.layout, person, person.choices + choice, 0);
    if state.taken(trainee) >> slot.course & 1 == 1 {
        return false;
    }
    let from = if gap == 0 {
        person.hull.from
    } else {
        slots[at(gap) - 1].end
    };
    let until = slots
        .get(at(gap))
        .map_or(person.hull.until, |next| next.start);
    let slack = until.saturating_sub(from).saturating_sub(slot.length());
    let (side, inside) = random.pair_below(4, slack + 1);
    let start = match side {
        0 => from,
        1 => from + inside,
        // Into the stays before, which are pushed to the front.
        _ => from.saturating_sub(random.below(slot.length() + 1)),
    };
    put(state, trainee, gap, slot.moved(state.layout, start), edit)
}

/// A course that is not taken, in the place of a stay, which goes into a gap elsewhere.
pub(super) fn displace(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let person = state.person(trainee);
    if dense(state.itinerary(trainee).len()) >= person.wanted || person.choice_count == 0 {
        return false;
    }
    let choice = person.choices + random.below(person.choice_count);
    if !relocate(state, random, trainee, edit) {
        return false;
    }
    // The displaced stay is the last of the run or the first, as it went to the front or to the back.
    let slots = state.itinerary(trainee);
    let (from, last) = (at(edit.from), at(edit.until) - 1);
    let to_front = edit
        .slots
        .first()
        .is_some_and(|first| first.choice == slots[last].choice)
        && (from < last || edit.slots[0].start < slots[last].start);
    let old = if to_front { slots[last] } else { slots[from] };
    let new = Slot::new(state.layout, person, choice, old.start);
    if to_front {
        edit.slots.push(new);
    } else {
        edit.slots.insert(0, new);
    }
    edit.reordered = false;
    edit.lone = None;
    true
}

/// `slot` before position `gap`; stays in its way are pushed to the front or to the back.
pub(in super::super) fn put(
    state: &State<'_>,
    trainee: u32,
    gap: u32,
    slot: Slot,
    edit: &mut Edit,
) -> bool {
    let slots = state.itinerary(trainee);
    let (before, after) = slots.split_at(at(gap));
    edit.begin(trainee, gap, gap);
    let mut end = slot.start;
    for earlier in before.iter().rev() {
        if earlier.end <= end {
            break;
        }
        let Some(start) = end.checked_sub(earlier.length()) else {
            return false;
        };
        edit.slots.push(earlier.moved(state.layout, start));
        end = start;
    }
    edit.from = gap - dense(edit.slots.len());
    edit.slots.reverse();
    edit.slots.push(slot);
    let mut free = slot.end;
    for later in after {
        if later.start >= free {
            break;
        }
        let moved = later.moved(state.layout, free);
        free = moved.end;
        edit.slots.push(moved);
    }
    edit.until = edit.from + dense(edit.slots.len()) - 1;
    edit.aligned = edit.slots.len() == 1;
    free <= state.person(trainee).hull.until
}

/// A random stay away.
pub(super) fn remove(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let count = dense(state.itinerary(trainee).len());
    let index = random.below(count);
    edit.begin(trainee, index, index + 1);
    edit.aligned = true;
    count > 0
}
