//! Another choice at the time of a stay.
//!
//! Where the trainee already takes the new choice's course at another time, the two stays trade
//! places in the order; each keeps its department, or takes the hospital that was there before.
use super::super::edit::{Edit, Slot};
use super::super::state::State;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// A random choice at the place of a random stay.
pub(super) fn propose(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let person = state.person(trainee);
    let slots = state.itinerary(trainee);
    let bits = random.bits();
    let (index, choice) = random.pair_below(dense(slots.len()), person.choice_count);
    if slots.is_empty() || person.choice_count == 0 {
        return false;
    }
    rechoose(
        state,
        (trainee, index),
        person.choices + choice,
        bits & 1 == 0,
        edit,
    )
}

/// `choice` at the place of stay `index`; `false` where it is there already.
pub(in super::super) fn rechoose(
    state: &State<'_>,
    (trainee, index): (u32, u32),
    choice: u32,
    keep_hospital: bool,
    edit: &mut Edit,
) -> bool {
    let layout = state.layout;
    let person = state.person(trainee);
    let slots = state.itinerary(trainee);
    let slot = slots[at(index)];
    if choice == slot.choice {
        return false;
    }
    let course = layout.model.choices[at(choice)].course;
    if course == slot.course || state.taken(trainee) >> course & 1 == 0 {
        edit.begin(trainee, index, index + 1);
        edit.aligned = true;
        edit.slots
            .push(Slot::new(layout, person, choice, slot.start));
        return true;
    }
    let other = usize::from(state.places(trainee)[at(course)]);
    if other >= slots.len() {
        return false;
    }
    let back = if keep_hospital && slots[other].hospital != slot.hospital {
        layout
            .at_hospital(person, slot.course, slots[other].hospital)
            .unwrap_or(slot.choice)
    } else {
        slot.choice
    };
    trade(state, trainee, (index, choice), (dense(other), back), edit);
    true
}

/// Puts a choice at each of two positions. Gaps stay where they are in the order, so stays of equal
/// length take each other's time exactly.
fn trade(state: &State<'_>, trainee: u32, one: (u32, u32), two: (u32, u32), edit: &mut Edit) {
    let layout = state.layout;
    let person = state.person(trainee);
    let slots = state.itinerary(trainee);
    let (first, last) = if one.0 < two.0 {
        (one, two)
    } else {
        (two, one)
    };
    edit.begin(trainee, first.0, last.0 + 1);
    edit.reordered = first.1 == slots[at(last.0)].choice && last.1 == slots[at(first.0)].choice;
    let (early, late) = (&slots[at(first.0)], &slots[at(last.0)]);
    if early.length() == late.length() {
        edit.trade = true;
        edit.aligned = true;
        edit.slots
            .push(Slot::new(layout, person, first.1, early.start));
        edit.slots
            .push(Slot::new(layout, person, last.1, late.start));
        return;
    }
    let mut start = slots[at(first.0)].start;
    for position in first.0..=last.0 {
        let old = slots[at(position)];
        let new = if position == first.0 {
            Slot::new(layout, person, first.1, start)
        } else if position == last.0 {
            Slot::new(layout, person, last.1, start)
        } else if old.start == start {
            old
        } else {
            old.moved(layout, start)
        };
        edit.slots.push(new);
        if let Some(next) = slots.get(at(position) + 1) {
            start = new.end + (next.start - old.end);
        }
    }
}
