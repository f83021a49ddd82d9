//! A stay to another place in the order; those between move up by one.
use super::super::edit::Edit;
use super::super::state::State;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// The position of a stay and the one that it goes to; `None` where these are the same.
pub(in super::super) fn propose(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
) -> Option<(u32, u32)> {
    let count = dense(state.itinerary(trainee).len());
    let (from, to) = random.pair_below(count, count);
    (from != to).then_some((from, to))
}

/// The same as an edit. Gaps stay where they are in the order.
pub(in super::super) fn write(
    state: &State<'_>,
    trainee: u32,
    (from, to): (u32, u32),
    edit: &mut Edit,
) {
    let slots = state.itinerary(trainee);
    let (first, last) = (at(from.min(to)), at(from.max(to)));
    edit.begin(trainee, dense(first), dense(last) + 1);
    let mut start = slots[first].start;
    for position in first..=last {
        let moved = slots[source((from, to), position)].moved(state.layout, start);
        edit.slots.push(moved);
        if let Some(next) = slots.get(position + 1) {
            start = moved.end + (next.start - slots[position].end);
        }
    }
    edit.reordered = true;
    edit.aligned = true;
    edit.turn = if from < to { 1 } else { from - to };
}

/// Where the stay was that comes to this position.
pub(in super::super) const fn source((from, to): (u32, u32), position: usize) -> usize {
    let (from, to) = (at(from), at(to));
    if position == to {
        from
    } else if from < to {
        position + 1
    } else {
        position - 1
    }
}
