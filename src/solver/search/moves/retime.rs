//! A stay to another time.
use super::super::edit::Edit;
use super::super::state::State;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// A stay a few periods earlier or later; neighbors in its way are pushed along.
pub(super) fn nudge(state: &State<'_>, random: &mut Random, trainee: u32, edit: &mut Edit) -> bool {
    let slots = state.itinerary(trainee);
    if slots.is_empty() {
        return false;
    }
    let (index, way) = random.pair_below(dense(slots.len()), 2);
    let slot = &slots[at(index)];
    // Small steps are the likely ones: the smaller of two draws.
    let (one, two) = random.pair_below(slot.length(), slot.length());
    let step = one.min(two) + 1;
    if way == 0 {
        later(state, trainee, index, slot.start + step, edit)
    } else {
        slot.start >= step && earlier(state, trainee, index, slot.start - step, edit)
    }
}

fn later(state: &State<'_>, trainee: u32, index: u32, start: u32, edit: &mut Edit) -> bool {
    let slots = &state.itinerary(trainee)[at(index)..];
    let (mut free, mut count) = (start, 0);
    for slot in slots {
        if slot.start >= free {
            break;
        }
        free += slot.length();
        count += 1;
    }
    if free > state.person(trainee).hull.until {
        return false;
    }
    edit.begin(trainee, index, index + dense(count));
    edit.aligned = true;
    edit.reordered = true;
    let mut free = start;
    for slot in &slots[..count] {
        edit.slots.push(slot.moved(state.layout, free));
        free += slot.length();
    }
    true
}

fn earlier(state: &State<'_>, trainee: u32, index: u32, start: u32, edit: &mut Edit) -> bool {
    let slots = &state.itinerary(trainee)[..=at(index)];
    // The stay itself moves, and whoever ends after the next one's new start.
    let (mut free, mut count) = (start, 1);
    for slot in slots[..at(index)].iter().rev() {
        if slot.end <= free {
            break;
        }
        let Some(before) = free.checked_sub(slot.length()) else {
            return false;
        };
        free = before;
        count += 1;
    }
    if free < state.person(trainee).hull.from {
        return false;
    }
    let slots = &slots[slots.len() - count..];
    edit.begin(trainee, index + 1 - dense(count), index + 1);
    edit.aligned = true;
    edit.reordered = true;
    for slot in slots {
        edit.slots.push(slot.moved(state.layout, free));
        free += slot.length();
    }
    true
}

/// A stay into another gap: against one of its sides, or anywhere inside.
pub(in super::super) fn relocate(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let slots = state.itinerary(trainee);
    let count = dense(slots.len());
    if count == 0 {
        return false;
    }
    let (index, gap) = random.pair_below(count, count + 1);
    let slot = &slots[at(index)];
    let hull = state.person(trainee).hull;
    // The stay's own place counts as part of the gaps around it.
    let left = if gap == index + 1 { index } else { gap };
    let right = if gap == index { index + 1 } else { gap };
    let from = if left == 0 {
        hull.from
    } else {
        slots[at(left) - 1].end
    };
    let until = slots.get(at(right)).map_or(hull.until, |next| next.start);
    if from + slot.length() > until {
        return false;
    }
    let slack = until - slot.length() - from;
    let (side, inside) = random.pair_below(4, slack + 1);
    let start = match side {
        0 => from,
        1 => from + slack,
        _ => from + inside,
    };
    if start == slot.start {
        return false;
    }
    let moved = slot.moved(state.layout, start);
    let place;
    if gap == index || gap == index + 1 {
        edit.begin(trainee, index, index + 1);
        edit.slots.push(moved);
        place = 0;
    } else if gap < index {
        edit.begin(trainee, gap, index + 1);
        edit.slots.push(moved);
        edit.slots.extend_from_slice(&slots[at(gap)..at(index)]);
        place = 0;
    } else {
        edit.begin(trainee, index, gap);
        edit.slots.extend_from_slice(&slots[at(index) + 1..at(gap)]);
        edit.slots.push(moved);
        place = dense(edit.slots.len()) - 1;
    }
    edit.lone = Some((index, place));
    edit.reordered = true;
    true
}
