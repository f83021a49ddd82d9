//! One trainee leaves a place and another takes it: what fills a cell's minimum, or a last seat.
use super::super::edit::{Edit, Slot};
use super::super::state::State;
use super::change::rechoose;
use super::insert::put;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// Two trainees at the same time take each other's department.
pub(super) fn exchange(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    first: &mut Edit,
    second: &mut Edit,
) -> bool {
    let Some((other, index)) = partner(state, random, trainee) else {
        return false;
    };
    let slot = state.itinerary(trainee)[at(index)];
    let others = state.itinerary(other);
    let Some(there) = covering(others, index, slot.start) else {
        return false;
    };
    let theirs = &others[there];
    let layout = state.layout;
    let (Some(mine), Some(yours)) = (
        layout.at_department(trainee, (other, theirs.choice)),
        layout.at_department(other, (trainee, slot.choice)),
    ) else {
        return false;
    };
    let keep = random.bits() & 1 == 0;
    rechoose(state, (trainee, index), mine, keep, first)
        && rechoose(state, (other, dense(there)), yours, keep, second)
}

/// A random change of one stay; another trainee takes the place that it leaves.
pub(super) fn fill(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    first: &mut Edit,
    second: &mut Edit,
) -> bool {
    let Some((other, index)) = partner(state, random, trainee) else {
        return false;
    };
    let slot = state.itinerary(trainee)[at(index)];
    let others = state.itinerary(other);
    let Some(there) = covering(others, index, slot.start) else {
        return false;
    };
    let layout = state.layout;
    let Some(yours) = layout.at_department(other, (trainee, slot.choice)) else {
        return false;
    };
    let person = state.person(trainee);
    let (keep, choice) = random.pair_below(2, person.choice_count);
    rechoose(
        state,
        (trainee, index),
        person.choices + choice,
        keep == 0,
        first,
    ) && rechoose(state, (other, dense(there)), yours, keep == 0, second)
}

/// One trainee gives a stay up; another one, who misses a stay, takes the place.
pub(super) fn transfer(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    first: &mut Edit,
    second: &mut Edit,
) -> bool {
    let Some((other, index)) = partner(state, random, trainee) else {
        return false;
    };
    let slot = state.itinerary(trainee)[at(index)];
    let others = state.itinerary(other);
    let person = state.person(other);
    if dense(others.len()) >= person.wanted {
        return false;
    }
    let Some(yours) = state.layout.at_department(other, (trainee, slot.choice)) else {
        return false;
    };
    let taken = Slot::new(state.layout, person, yours, slot.start);
    if state.taken(other) >> taken.course & 1 == 1 {
        return false;
    }
    let gap = others.partition_point(|each| each.end <= slot.start);
    first.begin(trainee, index, index + 1);
    put(state, other, dense(gap), taken, second)
}

/// Another trainee, and a stay of this one.
fn partner(state: &State<'_>, random: &mut Random, trainee: u32) -> Option<(u32, u32)> {
    let movable = &state.layout.movable;
    let count = dense(state.itinerary(trainee).len());
    let (who, index) = random.pair_below(dense(movable.len()), count);
    let other = movable[at(who)];
    (count > 0 && other != trainee).then_some((other, index))
}

/// The stay that occupies a period. Trainees that never wait are at the same position at the same
/// time, so the search begins at `guess`.
fn covering(slots: &[Slot], guess: u32, period: u32) -> Option<usize> {
    let mut index = at(guess).min(slots.len().checked_sub(1)?);
    while slots[index].start > period {
        index = index.checked_sub(1)?;
    }
    while slots[index].end <= period {
        index += 1;
        if index == slots.len() {
            return None;
        }
    }
    (slots[index].start <= period).then_some(index)
}
