//! One more stay, or one stay fewer.
use super::super::edit::{Edit, Slot};
use super::super::state::State;
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
    let (side, inside) = random.pair_below(2, slack + 1);
    let start = if side == 0 { from } else { from + inside };
    put(state, trainee, gap, slot.moved(state.layout, start), edit)
}

/// `slot` before position `gap`, and whatever must move for it.
pub(in super::super) fn put(
    state: &State<'_>,
    trainee: u32,
    gap: u32,
    slot: Slot,
    edit: &mut Edit,
) -> bool {
    let slots = state.itinerary(trainee);
    edit.begin(trainee, gap, gap);
    edit.slots.push(slot);
    let mut free = slot.end;
    for next in &slots[at(gap)..] {
        if next.start >= free {
            break;
        }
        let moved = next.moved(state.layout, free);
        free = moved.end;
        edit.slots.push(moved);
    }
    edit.until = gap + dense(edit.slots.len()) - 1;
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
    count > 0
}
