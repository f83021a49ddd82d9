//! A greedy start: trainees with the least room first, each chronologically.
use super::crew::place;
use super::edit::{Edit, Slot};
use super::layout::Layout;
use super::links::Links;
use super::moves::insert::put;
use super::select::select;
use super::state::State;
use crate::problem::model::{Model, Plan, at, dense};

/// A legal plan: every pin, and as many other stays as the greedy rules find room for.
pub(crate) fn construct(model: &Model) -> Plan {
    let layout = Layout::new(model);
    let mut state = State::new(&layout);
    let mut edit = Edit::new();
    let mut order: Vec<u32> = (0..dense(layout.persons.len())).collect();
    for &trainee in &order {
        pins(&mut state, trainee, &mut edit);
    }
    order.sort_by_key(|&trainee| (slack(&layout, trainee), trainee));
    for &trainee in &order {
        if layout.team[at(trainee)] == u32::MAX {
            fill(&mut state, trainee, &mut edit);
        }
    }
    let mut links = Links::new(model);
    for crew in links.crews.clone() {
        place(&mut state, &mut links, &crew);
    }
    state.plan()
}

/// The pinned stays, all at once, or one by one where they contradict each other.
fn pins(state: &mut State<'_>, trainee: u32, edit: &mut Edit) {
    let layout = state.layout;
    let person = layout.persons[at(trainee)];
    let mut slots: Vec<Slot> = (0..person.courses)
        .filter(|&course| layout.lesson(&person, course).pinned)
        .filter_map(|course| {
            let (choice, end) = layout.span(&person, course);
            let start = (0..layout.model.periods)
                .find(|&start| choice < end && layout.model.may_start(choice, start))?;
            Some(Slot::new(layout, &person, choice, start))
        })
        .collect();
    if slots.is_empty() {
        return;
    }
    slots.sort_by_key(|slot| slot.start);
    edit.begin(trainee, 0, 0);
    edit.slots.extend_from_slice(&slots);
    if let Some(change) = state.judge(edit) {
        state.draw(edit);
        state.commit(edit, &change);
    }
}

/// Periods that the trainee has more than the stays need, roughly.
fn slack(layout: &Layout<'_>, trainee: u32) -> i64 {
    let person = &layout.persons[at(trainee)];
    let automaton = &layout.model.trainees[at(trainee)];
    let needed: i64 = (0..dense(automaton.required.len()))
        .map(|group| {
            let lengths = automaton
                .courses
                .iter()
                .filter(|course| course.group == group);
            let shortest = lengths.map(|course| course.length).min().unwrap_or(0);
            i64::from(shortest) * i64::from(automaton.required[at(group)])
        })
        .sum();
    i64::from(person.hull.until.saturating_sub(person.hull.from)) - needed
}

/// The whole itinerary; where it stays incomplete, once more with courses chosen beforehand.
fn fill(state: &mut State<'_>, trainee: u32, edit: &mut Edit) {
    let pinned = state.itinerary(trainee).to_vec();
    forward(state, trainee, u64::MAX, edit);
    squeeze(state, trainee, u64::MAX, edit);
    let person = state.person(trainee);
    let count = dense(state.itinerary(trainee).len());
    if count >= person.wanted {
        return;
    }
    let Some(chosen) = select(state.layout, trainee) else {
        return;
    };
    let first = state.itinerary(trainee).to_vec();
    replace(state, trainee, &pinned, edit);
    forward(state, trainee, chosen, edit);
    squeeze(state, trainee, chosen, edit);
    if dense(state.itinerary(trainee).len()) < count {
        replace(state, trainee, &first, edit);
    }
}

/// Replaces the whole itinerary by one that is known to be legal.
fn replace(state: &mut State<'_>, trainee: u32, slots: &[Slot], edit: &mut Edit) {
    edit.begin(trainee, 0, dense(state.itinerary(trainee).len()));
    edit.slots.extend_from_slice(slots);
    keep(state, edit);
}

/// What the greedy rules prefer: courses opened up, missing units filled, then own value.
type Appeal = (u32, i64, i64);

/// The appeal of an edit, where it is legal and no cell overflows.
fn appeal(state: &mut State<'_>, edit: &mut Edit) -> Option<Appeal> {
    let change = state.judge(edit)?;
    let before = state.tally();
    state.draw(edit);
    let after = state.tally();
    state.undraw(edit);
    let own = change.own + after.value - before.value;
    (after.excess <= before.excess).then_some((0, before.short - after.short, own))
}

/// From the first period on, in each period that is free, the most appealing stay that may start.
fn forward(state: &mut State<'_>, trainee: u32, chosen: u64, edit: &mut Edit) {
    let layout = state.layout;
    let person = layout.persons[at(trainee)];
    let mut period = person.hull.from;
    while period < person.hull.until && dense(state.itinerary(trainee).len()) < person.room {
        let slots = state.itinerary(trainee);
        let position = slots.partition_point(|slot| slot.end <= period);
        if let Some(slot) = slots.get(position).filter(|slot| slot.start <= period) {
            period = slot.end;
            continue;
        }
        let position = dense(position);
        let taken = state.taken(trainee);
        let mut best: Option<(Appeal, Slot)> = None;
        for choice in person.choices..person.choices + person.choice_count {
            let course = layout.model.choices[at(choice)].course;
            if (taken | !chosen) >> course & 1 == 1 || !layout.model.may_start(choice, period) {
                continue;
            }
            edit.begin(trainee, position, position);
            edit.slots.push(Slot::new(layout, &person, choice, period));
            if let Some(mut appeal) = appeal(state, edit) {
                if chosen != u64::MAX {
                    appeal.0 = opens(layout, trainee, course, chosen);
                }
                if best.is_none_or(|(known, _)| appeal > known) {
                    best = Some((appeal, edit.slots[0]));
                }
            }
        }
        let Some((_, slot)) = best else {
            period += 1;
            continue;
        };
        edit.begin(trainee, position, position);
        edit.slots.push(slot);
        keep(state, edit);
        period = slot.end;
    }
}

/// Whatever still fits after pushing later stays along.
fn squeeze(state: &mut State<'_>, trainee: u32, chosen: u64, edit: &mut Edit) {
    let layout = state.layout;
    let person = layout.persons[at(trainee)];
    while dense(state.itinerary(trainee).len()) < person.room {
        let taken = state.taken(trainee);
        let mut best: Option<(Appeal, u32, Slot)> = None;
        for choice in person.choices..person.choices + person.choice_count {
            let course = layout.model.choices[at(choice)].course;
            if (taken | !chosen) >> course & 1 == 1 {
                continue;
            }
            for gap in 0..=dense(state.itinerary(trainee).len()) {
                let start = gap.checked_sub(1).map_or(person.hull.from, |before| {
                    state.itinerary(trainee)[at(before)].end
                });
                let slot = Slot::new(layout, &person, choice, start);
                if put(state, trainee, gap, slot, edit) {
                    if let Some(appeal) = appeal(state, edit) {
                        if best.is_none_or(|(known, ..)| appeal > known) {
                            best = Some((appeal, gap, slot));
                        }
                    }
                }
            }
        }
        let Some((_, gap, slot)) = best else {
            return;
        };
        put(state, trainee, gap, slot, edit);
        keep(state, edit);
    }
}

fn keep(state: &mut State<'_>, edit: &mut Edit) {
    if let Some(change) = state.judge(edit) {
        state.draw(edit);
        state.commit(edit, &change);
    }
}

/// How many of the chosen courses need this one first.
fn opens(layout: &Layout<'_>, trainee: u32, course: u32, chosen: u64) -> u32 {
    let person = &layout.persons[at(trainee)];
    (0..person.courses)
        .filter(|&other| chosen >> other & 1 == 1)
        .map(|other| u32::from(layout.lesson(person, other).prerequisites >> course & 1 == 1))
        .sum()
}
