//! A few consecutive stays to one hospital, same courses and times.
use super::super::edit::{Edit, Slot};
use super::super::state::State;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// Two to four stays to the hospital of a neighbor, or of any choice.
pub(super) fn propose(
    state: &State<'_>,
    random: &mut Random,
    trainee: u32,
    edit: &mut Edit,
) -> bool {
    let layout = state.layout;
    let person = state.person(trainee);
    let slots = state.itinerary(trainee);
    let count = dense(slots.len());
    if count < 2 || person.choice_count == 0 {
        return false;
    }
    let (first, more) = random.pair_below(count, 3);
    let last = (first + 1 + more).min(count - 1);
    let (way, any) = random.pair_below(4, person.choice_count);
    let hospital = match way {
        0 if first > 0 => slots[at(first) - 1].hospital,
        1 if last + 1 < count => slots[at(last) + 1].hospital,
        _ => layout.model.choices[at(person.choices + any)].hospital,
    };
    edit.begin(trainee, first, last + 1);
    edit.aligned = true;
    let mut moved = false;
    for slot in &slots[at(first)..=at(last)] {
        let there = if slot.hospital == hospital {
            None
        } else {
            layout.at_hospital(person, slot.course, hospital)
        };
        edit.slots.push(match there {
            Some(choice) => {
                moved = true;
                Slot::new(layout, person, choice, slot.start)
            }
            None => *slot,
        });
    }
    moved
}
