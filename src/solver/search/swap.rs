//! The commonest proposal, without an edit: another choice at the time of a stay, of equal length.
//!
//! It is judged from the two stays that it touches and their neighbors, the cheapest and likeliest
//! reasons to reject it first; an edit is built only when it is kept. Whatever is not of this form is
//! left to the general way, and the tests compare the two.
use super::edit::{Edit, Slot};
use super::layout::{Layout, Person};
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
    slots: [Slot; 2],
    pub(super) change: Change,
    /// Value and price together, scaled.
    pub(super) gain: i64,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Against a rule, or not worth it.
    Rejected,
    /// Within the rules, and worth at least what was asked.
    Worth(Swap),
    /// Not of the simple form.
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
}

/// `choice` at the place of stay `index`; where its course is taken at another time, that stay comes
/// here, at `keep_hospital` each where the other one was.
#[inline]
pub(super) fn judge(
    state: &State<'_>,
    trainee: u32,
    (index, choice): (u32, u32),
    keep_hospital: bool,
    floor: Floor,
) -> Verdict {
    let layout = state.layout;
    let person = state.person(trainee);
    if !layout.separate || person.windowed || person.bonus {
        return Verdict::General;
    }
    let slots = state.itinerary(trainee);
    let old = &slots[at(index)];
    if choice == old.choice {
        return Verdict::Rejected;
    }
    let new = Slot::new(layout, person, choice, old.start);
    if new.end != old.end {
        return Verdict::General;
    }
    if !layout.model.may_start(choice, old.start) {
        return Verdict::Rejected;
    }
    let other = usize::from(state.places(trainee)[at(new.course)]);
    let swap = if new.course == old.course || other >= slots.len() {
        replaced(state, person, index, new)
    } else {
        let partner = &slots[other];
        if partner.end - partner.start != old.end - old.start {
            return Verdict::General;
        }
        let back = if keep_hospital && partner.hospital != old.hospital {
            layout
                .at_hospital(person, old.course, partner.hospital)
                .unwrap_or(old.choice)
        } else {
            old.choice
        };
        if !layout.model.may_start(back, partner.start) {
            return Verdict::Rejected;
        }
        let back = Slot::new(layout, person, back, partner.start);
        traded(state, person, (at(index), new), (other, back))
    };
    let Some(swap) = swap else {
        return Verdict::Rejected;
    };
    finish(state, person, slots, swap, floor)
}

/// The tests in the order of their cost: value, prices, caps.
#[inline]
fn finish(
    state: &State<'_>,
    person: &Person,
    slots: &[Slot],
    mut swap: Swap,
    floor: Floor,
) -> Verdict {
    let fixed = state.delta(swap.trainee, &swap.change).value << floor.shift;
    if !state.loads.is_soft() && fixed + state.tally().price < floor.gain {
        return Verdict::Rejected;
    }
    let [first, last] = swap.positions;
    let mut gain = fixed + state.replaced(&slots[at(first)], &swap.slots[0]);
    if first != last {
        gain += state.replaced(&slots[at(last)], &swap.slots[1]);
    }
    if gain < floor.gain || person.capped && !within_caps(state.layout, person, slots, &swap) {
        return Verdict::Rejected;
    }
    swap.gain = gain;
    Verdict::Worth(swap)
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
        gain: 0,
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
        gain: 0,
    })
}

fn within_caps(layout: &Layout<'_>, person: &Person, slots: &[Slot], swap: &Swap) -> bool {
    let [first, last] = swap.positions;
    let both = if first == last { 1 } else { 2 };
    swap.slots[..both].iter().all(|slot| {
        let here = |other: &Slot| u32::from(other.hospital == slot.hospital);
        let come: u32 = swap.slots[..both].iter().map(here).sum();
        let gone: u32 = swap.positions[..both]
            .iter()
            .map(|&position| here(&slots[at(position)]))
            .sum();
        if come <= gone {
            return true;
        }
        let count: u32 = slots.iter().map(here).sum();
        count + come - gone <= layout.cap(person, slot.hospital)
    })
}
