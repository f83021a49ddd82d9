//! One trainee leaves a place and another takes it: what fills a cell's minimum, or a last seat.
use super::super::edit::{Edit, Slot};
use super::super::state::State;
use super::change::rechoose;
use super::insert::put;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// Two trainees at the same time, and the choice that comes to the place of each one's stay.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Meeting {
    /// By trainee: position of the stay, and the choice.
    pub(in super::super) places: [(u32, (u32, u32)); 2],
    /// Whether stays that trade places take the hospital that was there before.
    pub(in super::super) keep_hospital: bool,
}

impl Meeting {
    /// The same as edits; `false` where one of them would change nothing.
    pub(in super::super) fn write(
        &self,
        state: &State<'_>,
        first: &mut Edit,
        second: &mut Edit,
    ) -> bool {
        let [one, two] = self.places;
        let keep = self.keep_hospital;
        rechoose(state, (one.0, one.1.0), one.1.1, keep, first)
            && rechoose(state, (two.0, two.1.0), two.1.1, keep, second)
    }
}

/// Two trainees at the same time take each other's department.
pub(in super::super) fn exchange(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
) -> Option<Meeting> {
    let (other, index) = partner(state, random, trainee)?;
    let slot = &state.itinerary(trainee)[at(index)];
    let others = state.itinerary(other);
    let there = covering(others, index, slot.start)?;
    let layout = state.layout;
    let mine = layout.at_department(trainee, (other, others[there].choice))?;
    let yours = layout.at_department(other, (trainee, slot.choice))?;
    Some(Meeting {
        places: [(trainee, (index, mine)), (other, (dense(there), yours))],
        keep_hospital: random.bits() & 1 == 0,
    })
}

/// A random change of one stay; another trainee takes the place that it leaves.
pub(in super::super) fn fill(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
) -> Option<Meeting> {
    let (other, index) = partner(state, random, trainee)?;
    let slot = &state.itinerary(trainee)[at(index)];
    let there = covering(state.itinerary(other), index, slot.start)?;
    let yours = (state.layout).at_department(other, (trainee, slot.choice))?;
    let person = state.person(trainee);
    let (keep, choice) = random.pair_below(2, person.choice_count);
    let any = person.choices + choice;
    Some(Meeting {
        places: [(trainee, (index, any)), (other, (dense(there), yours))],
        keep_hospital: keep == 0,
    })
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
