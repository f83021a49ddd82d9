//! A stay to another place in the order; those between move up by one.
use super::super::edit::Edit;
use super::super::state::State;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// Moves one stay by at least one position. Gaps stay where they are in the order.
pub(super) fn propose(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let slots = state.itinerary(trainee);
    let count = dense(slots.len());
    if count < 2 {
        return false;
    }
    let (from, to) = random.pair_below(count, count);
    if from == to {
        return false;
    }
    let (first, last) = (at(from.min(to)), at(from.max(to)));
    edit.begin(trainee, dense(first), dense(last) + 1);
    let mut start = slots[first].start;
    for position in first..=last {
        let source = if from < to {
            if position == last {
                first
            } else {
                position + 1
            }
        } else if position == first {
            last
        } else {
            position - 1
        };
        let moved = slots[source].moved(state.layout, start);
        edit.slots.push(moved);
        if let Some(next) = slots.get(position + 1) {
            start = moved.end + (next.start - slots[position].end);
        }
    }
    edit.reordered = true;
    edit.aligned = true;
    edit.turn = if from < to { 1 } else { from - to };
    true
}
