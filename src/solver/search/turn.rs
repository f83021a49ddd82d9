//! A stay to another place in the order, without an edit: judged from the stays that move and the prerequisites
//! of one.
use super::layout::Person;
use super::moves::rotate::source;
use super::personal::{Change, bits};
use super::state::State;
use super::swap::{Floor, Refused};
use crate::problem::model::at;

/// The stay at `from` to position `to`, those between move up by one; gaps stay where they are in the order. The
/// tests in the order of their cost: prerequisites, value, starts and prices.
#[inline]
pub(super) fn judge(
    state: &State<'_>,
    trainee: u32,
    (from, to): (u32, u32),
    floor: Floor,
) -> Result<Change, Refused> {
    let (layout, person) = (state.layout, state.person(trainee));
    if !layout.separate || person.windowed || person.bonus {
        return Err(Refused::General);
    }
    if person.ordered && !in_order(state, person, (from, to)) {
        return Err(Refused::Rejected);
    }
    let change = Change {
        own: person.change * changes(state, trainee, (from, to)),
        stays: 0,
        taken: state.taken(trainee),
    };
    let mut gain = state.delta(trainee, &change).value << floor.shift;
    if !state.loads.is_soft() && gain + state.tally().price < floor.gain {
        return Err(Refused::Rejected);
    }
    let slots = state.itinerary(trainee);
    let (first, last) = (at(from.min(to)), at(from.max(to)));
    let mut start = slots[first].start;
    for position in first..=last {
        let old = &slots[source((from, to), position)];
        if old.start != start {
            if !layout.model.may_start(old.choice, start) {
                return Err(Refused::Rejected);
            }
            gain += state.shifted(old, start);
        }
        if let Some(next) = slots.get(position + 1) {
            start += old.length() + (next.start - slots[position].end);
        }
    }
    if gain < floor.gain {
        return Err(Refused::Rejected);
    }
    Ok(change)
}

/// The stay that moves stays behind its prerequisites and before what needs it; all others keep their order.
#[inline]
fn in_order(state: &State<'_>, person: &Person, (from, to): (u32, u32)) -> bool {
    let course = state.itinerary(person.trainee)[at(from)].course;
    let lesson = state.layout.lesson(person, course);
    let places = state.places(person.trainee);
    let place = |course: u32| u32::from(places[at(course)]);
    if from < to {
        // What is not taken has no place: larger than every position.
        bits(lesson.dependents).all(|course| place(course) > to)
    } else {
        bits(lesson.prerequisites).all(|course| place(course) < to)
    }
}

/// How many more changes of hospital there are.
#[inline]
fn changes(state: &State<'_>, trainee: u32, (from, to): (u32, u32)) -> i64 {
    let slots = state.itinerary(trainee);
    let hospital = |position: Option<usize>| Some(slots.get(position?)?.hospital);
    // Between two neighbors; nobody changes at the ends.
    let joint = |one: Option<u32>, two: Option<u32>| {
        i64::from(one.is_some() && two.is_some() && one != two)
    };
    let (from, to) = (at(from), at(to));
    let moved = hospital(Some(from));
    let (before, after) = (hospital(from.checked_sub(1)), hospital(Some(from + 1)));
    let (left, right) = if from < to {
        (hospital(Some(to)), hospital(Some(to + 1)))
    } else {
        (hospital(to.checked_sub(1)), hospital(Some(to)))
    };
    joint(before, after) + joint(left, moved) + joint(moved, right)
        - joint(before, moved)
        - joint(moved, after)
        - joint(left, right)
}
