//! The commonest proposal, without an edit: another choice at the time of a stay, of equal length.
//!
//! It is judged from the two stays that it touches and their neighbors, the cheapest and likeliest
//! reasons to reject it first; an edit is built only when it is kept. Whatever is not of this form is
//! left to the general way, and the tests compare the two.
use super::edit::{Edit, Slot};
use super::layout::Person;
use super::personal::{Change, bits};
use super::state::State;
use super::trade::changes;
use crate::problem::model::at;

/// What is needed to keep the proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Swap {
    pub(super) trainee: u32,
    /// The positions, in order; equal where only one stay changes.
    positions: [u32; 2],
    /// What comes there.
    slots: [Slot; 2],
    pub(super) change: Change,
}

/// Why a proposal that was judged without an edit is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Against a rule, or not worth it.
    Rejected,
    /// Not of the simple form: its edit must be judged.
    General,
}

/// What a proposal must gain, and the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Floor {
    pub(super) gain: i64,
    pub(super) shift: u32,
}

impl Swap {
    /// The same as an edit.
    pub(super) fn write(&self, edit: &mut Edit) {
        let [first, last] = self.positions;
        edit.begin(self.trainee, first, last + 1);
        edit.aligned = true;
        edit.slots.push(self.slots[0]);
        if first != last {
            edit.trade = true;
            edit.slots.push(self.slots[1]);
        }
    }

    /// How many stays change: one or two.
    pub(super) fn count(&self) -> usize {
        1 + usize::from(self.positions[0] != self.positions[1])
    }

    /// Each stay that changes and what comes there, at the same time; of the second only where there are two.
    #[inline]
    pub(super) fn stays<'s>(&'s self, state: &'s State<'_>) -> [(&'s Slot, &'s Slot); 2] {
        let slots = state.itinerary(self.trainee);
        let [first, last] = self.positions;
        [
            (&slots[at(first)], &self.slots[0]),
            (&slots[at(last)], &self.slots[1]),
        ]
    }

    /// Whether no hospital has more of the trainee's stays than it may.
    #[inline]
    pub(super) fn within_caps(&self, state: &State<'_>) -> bool {
        let person = state.person(self.trainee);
        if !person.capped {
            return true;
        }
        let (stays, slots) = (self.stays(state), state.itinerary(self.trainee));
        let stays = &stays[..self.count()];
        stays.iter().all(|(_, slot)| {
            let here = |other: &Slot| u32::from(other.hospital == slot.hospital);
            let come: u32 = stays.iter().map(|(_, new)| here(new)).sum();
            let gone: u32 = stays.iter().map(|(old, _)| here(old)).sum();
            if come <= gone {
                return true;
            }
            let count: u32 = slots.iter().map(here).sum();
            count + come - gone <= state.layout.cap(person, slot.hospital)
        })
    }
}

/// `choice` at the place of stay `index`; where its course is taken at another time, that stay comes
/// here, at `keep_hospital` each where the other one was. The tests in the order of their cost: rules, value,
/// prices, caps.
#[inline]
pub(super) fn judge(
    state: &State<'_>,
    trainee: u32,
    place: (u32, u32),
    keep_hospital: bool,
    floor: Floor,
) -> Result<Swap, Refused> {
    let swap = find(state, trainee, place, keep_hospital)?;
    let value = state.delta(trainee, &swap.change).value << floor.shift;
    if !state.loads.is_soft() && value + state.tally().price < floor.gain {
        return Err(Refused::Rejected);
    }
    let [first, last] = swap.stays(state);
    let mut gain = value + state.replaced(first.0, first.1);
    if swap.count() == 2 {
        gain += state.replaced(last.0, last.1);
    }
    if gain < floor.gain || !swap.within_caps(state) {
        return Err(Refused::Rejected);
    }
    Ok(swap)
}

/// The swap, where it is within the rules; caps are not looked at yet, and its gain is not known.
#[inline]
pub(super) fn find(
    state: &State<'_>,
    trainee: u32,
    (index, choice): (u32, u32),
    keep_hospital: bool,
) -> Result<Swap, Refused> {
    let layout = state.layout;
    let person = state.person(trainee);
    if !layout.separate || person.windowed || person.bonus {
        return Err(Refused::General);
    }
    let slots = state.itinerary(trainee);
    let old = &slots[at(index)];
    if choice == old.choice {
        return Err(Refused::Rejected);
    }
    let new = Slot::new(layout, person, choice, old.start);
    if new.end != old.end {
        return Err(Refused::General);
    }
    if !layout.model.may_start(choice, old.start) {
        return Err(Refused::Rejected);
    }
    let other = usize::from(state.places(trainee)[at(new.course)]);
    let swap = if new.course == old.course || other >= slots.len() {
        replaced(state, person, index, new)
    } else {
        let partner = &slots[other];
        if partner.end - partner.start != old.end - old.start {
            return Err(Refused::General);
        }
        let back = if keep_hospital && partner.hospital != old.hospital {
            layout
                .at_hospital(person, old.course, partner.hospital)
                .unwrap_or(old.choice)
        } else {
            old.choice
        };
        if !layout.model.may_start(back, partner.start) {
            return Err(Refused::Rejected);
        }
        let back = Slot::new(layout, person, back, partner.start);
        traded(state, person, (at(index), new), (other, back))
    };
    swap.ok_or(Refused::Rejected)
}

/// Another course, or the same one elsewhere; no other stay changes.
#[inline]
fn replaced(state: &State<'_>, person: &Person, index: u32, new: Slot) -> Option<Swap> {
    let layout = state.layout;
    let slots = state.itinerary(person.trainee);
    let old = &slots[at(index)];
    let mut taken = state.taken(person.trainee);
    if new.course != old.course {
        let (gone, come) = (
            layout.lesson(person, old.course),
            layout.lesson(person, new.course),
        );
        taken = taken & !(1 << old.course) | 1 << new.course;
        let places = state.places(person.trainee);
        let ready = |course: u32| u32::from(places[at(course)]) < index;
        if gone.pinned
            || (taken & come.group).count_ones() > come.required
            || gone.dependents & taken != 0
            || !bits(come.prerequisites).all(ready)
        {
            return None;
        }
    }
    let mut own = new.value - old.value;
    if new.hospital != old.hospital {
        let before = index.checked_sub(1).map(|before| &slots[at(before)]);
        let count = |hospital: u32| {
            before.map_or(0, |slot| i64::from(slot.hospital != hospital))
                + slots
                    .get(at(index) + 1)
                    .map_or(0, |slot| i64::from(slot.hospital != hospital))
        };
        own += person.change * (count(new.hospital) - count(old.hospital));
    }
    Some(Swap {
        trainee: person.trainee,
        positions: [index, index],
        slots: [new, new],
        change: Change {
            own,
            stays: 0,
            taken,
        },
    })
}

/// Two stays in each other's place.
#[inline]
fn traded(
    state: &State<'_>,
    person: &Person,
    one: (usize, Slot),
    two: (usize, Slot),
) -> Option<Swap> {
    let layout = state.layout;
    let (early, late) = if one.0 < two.0 {
        (one, two)
    } else {
        (two, one)
    };
    let (first, last) = (early.0, late.0);
    let taken = state.taken(person.trainee);
    if person.ordered {
        let places = state.places(person.trainee);
        let place = |course: u32| usize::from(places[at(course)]);
        let before = layout.lesson(person, early.1.course).prerequisites;
        let after = layout.lesson(person, late.1.course).dependents & taken;
        if !bits(before).all(|course| place(course) < first)
            || !bits(after).all(|course| place(course) > last)
        {
            return None;
        }
    }
    let slots = state.itinerary(person.trainee);
    let (old, new) = ([slots[first], slots[last]], [early.1, late.1]);
    let mut own = new[0].value + new[1].value - old[0].value - old[1].value;
    if new[0].hospital != old[0].hospital || new[1].hospital != old[1].hospital {
        let places = (first, last);
        own += person.change * (changes(slots, places, &new) - changes(slots, places, &old));
    }
    Some(Swap {
        trainee: person.trainee,
        positions: [
            u32::try_from(first).unwrap_or(u32::MAX),
            u32::try_from(last).unwrap_or(u32::MAX),
        ],
        slots: new,
        change: Change {
            own,
            stays: 0,
            taken,
        },
    })
}
