//! Moves of crews: what one member does, the others do at the same hospitals in the same periods.
use super::edit::{Edit, Slot};
use super::layout::Layout;
use super::links::Links;
use super::moves::propose::{Proposal, Proposer};
use super::personal::Change;
use super::state::State;
use crate::problem::model::{at, dense};
use crate::solver::random::Random;

/// Edits that were made, and how to take them back.
#[derive(Debug, Clone, Default)]
pub(super) struct Undo {
    edits: Vec<Edit>,
    used: usize,
    /// Room to work in: the leader's run before and after, and a follower's run.
    old: Vec<Slot>,
    new: Vec<Slot>,
    run: Vec<Slot>,
}

impl Undo {
    /// Makes an edit if it breaks no personal rule.
    pub(super) fn apply(&mut self, state: &mut State<'_>, edit: &mut Edit) -> Option<Change> {
        let change = state.judge(edit)?;
        if self.used == self.edits.len() {
            self.edits.push(Edit::new());
        }
        let back = &mut self.edits[self.used];
        self.used += 1;
        let old = &state.itinerary(edit.trainee)[at(edit.from)..at(edit.until)];
        let until = if edit.trade {
            edit.until
        } else {
            edit.from + dense(edit.slots.len())
        };
        back.begin(edit.trainee, edit.from, until);
        back.trade = edit.trade;
        if edit.trade {
            back.slots.extend(old.first());
            back.slots.extend(old.last());
        } else {
            back.slots.extend_from_slice(old);
        }
        state.draw(edit);
        state.commit(edit, &change);
        Some(change)
    }

    /// Takes everything back.
    pub(super) fn revert(&mut self, state: &mut State<'_>) {
        while self.used > 0 {
            self.used -= 1;
            let back = &mut self.edits[self.used];
            if let Some(change) = state.judge(back) {
                state.draw(back);
                state.commit(back, &change);
            }
        }
    }

    /// Keeps everything.
    pub(super) fn keep(&mut self) {
        self.used = 0;
    }
}

/// Proposes and makes a move of linked trainees, to be kept or reverted; the trainees are in `moved`.
/// `false` where nothing was made or a link would be broken; then nothing is left to revert.
pub(super) fn propose(
    state: &mut State<'_>,
    links: &mut Links,
    proposer: &mut Proposer,
    random: &mut Random,
    undo: &mut Undo,
    moved: &mut Vec<u32>,
) -> bool {
    moved.clear();
    let (alone, pick) = random.pair_below(3, dense(links.linked.len()));
    let leader = links.linked[at(pick)];
    if proposer.single(state, random, leader) != Proposal::One {
        return false;
    }
    let crew = links.crews.iter().find(|crew| crew.contains(&leader));
    let made = match crew {
        Some(crew) if alone > 0 => {
            let (first, second) = (&mut proposer.first, &mut proposer.second);
            in_step(state, crew, first, second, random, undo, moved)
        }
        _ => {
            moved.push(leader);
            undo.apply(state, &mut proposer.first).is_some()
        }
    };
    let kept = made && moved.iter().all(|&trainee| links.kept(state, trainee));
    if !kept {
        undo.revert(state);
    }
    kept
}

/// The leader's edit, and the like of it for everybody else in the crew.
fn in_step(
    state: &mut State<'_>,
    crew: &[u32],
    lead: &mut Edit,
    follow: &mut Edit,
    random: &mut Random,
    undo: &mut Undo,
    moved: &mut Vec<u32>,
) -> bool {
    // Buffers move out and back: nothing is allocated once they have grown.
    let mut old = std::mem::take(&mut undo.old);
    let mut new = std::mem::take(&mut undo.new);
    let mut run = std::mem::take(&mut undo.run);
    old.clear();
    old.extend_from_slice(&state.itinerary(lead.trainee)[at(lead.from)..at(lead.until)]);
    new.clear();
    if lead.trade {
        // A trade holds its two ends alone; the followers need the whole run.
        new.extend_from_slice(&old);
        let last = new.len() - 1;
        new[0] = lead.slots[0];
        new[last] = lead.slots[1];
    } else {
        new.extend_from_slice(&lead.slots);
    }
    moved.push(lead.trainee);
    let made = undo.apply(state, lead).is_some()
        && crew
            .iter()
            .filter(|&&member| member != lead.trainee)
            .all(|&member| {
                let slots = state.itinerary(member);
                let from = old.first().or(new.first()).map_or(0, |slot| slot.start);
                let until = old.last().map_or(from, |slot| slot.end);
                let first = dense(slots.partition_point(|slot| slot.start < from));
                let last = dense(slots.partition_point(|slot| slot.end <= until)).max(first);
                follow.begin(member, first, last);
                run.clear();
                run.extend_from_slice(&slots[at(first)..at(last)]);
                if !imitate(state, member, &run, &new, random, follow) {
                    return false;
                }
                moved.push(member);
                undo.apply(state, follow).is_some()
            });
    (undo.old, undo.new, undo.run) = (old, new, run);
    made
}

/// Fills `edit` with stays at the hospitals and times of `new`: of the course that was at the same
/// position where possible, else of a random one that is free.
fn imitate(
    state: &State<'_>,
    member: u32,
    run: &[Slot],
    new: &[Slot],
    random: &mut Random,
    edit: &mut Edit,
) -> bool {
    let layout = state.layout;
    let person = state.person(member);
    let in_run = run.iter().fold(0, |set, slot| set | 1_u64 << slot.course);
    let mut taken = state.taken(member) & !in_run;
    for (position, slot) in new.iter().enumerate() {
        let fits = |choice: u32| {
            let known = &layout.model.choices[at(choice)];
            known.hospital == slot.hospital
                && taken >> known.course & 1 == 0
                && layout.lesson(person, known.course).length == slot.length()
        };
        let choices = person.choices..person.choices + person.choice_count;
        let same = run.get(position).and_then(|old| {
            let (from, until) = layout.span(person, old.course);
            (from..until).find(|&choice| fits(choice))
        });
        let any = || {
            let skip = random.below(person.choice_count);
            let later = choices.clone().skip(at(skip));
            later.chain(choices.clone()).find(|&choice| fits(choice))
        };
        let Some(choice) = same.or_else(any) else {
            return false;
        };
        taken |= 1 << layout.model.choices[at(choice)].course;
        edit.slots
            .push(Slot::new(layout, person, choice, slot.start));
    }
    true
}

/// Worth of a visit, and what each member would take there.
type Visit = ((i64, i64), Vec<(u32, u32)>);

/// Places a crew as a whole, chronologically: in each period, the stays worth most to all together.
pub(super) fn place(state: &mut State<'_>, links: &mut Links, crew: &[u32]) {
    let layout = state.layout;
    let mut undo = Undo::default();
    let mut edit = Edit::new();
    for period in 0..layout.model.periods {
        let mut best: Option<Visit> = None;
        for (hospital, length) in visits(layout, crew[0]) {
            let mut picks = Vec::new();
            let mut worth = (0, 0);
            for &member in crew {
                let before = state.tally();
                let Some((own, choice)) =
                    pick(state, member, (hospital, length, period), &mut edit)
                else {
                    break;
                };
                put(state, member, choice, period, &mut edit);
                undo.apply(state, &mut edit);
                let after = state.tally();
                if after.excess > before.excess {
                    break;
                }
                worth.0 += before.short - after.short;
                worth.1 += own + after.value - before.value;
                picks.push((member, choice));
            }
            let whole =
                picks.len() == crew.len() && crew.iter().all(|&member| links.kept(state, member));
            undo.revert(state);
            if whole && best.as_ref().is_none_or(|(known, _)| worth > *known) {
                best = Some((worth, picks));
            }
        }
        for (member, choice) in best.map_or(Vec::new(), |(_, picks)| picks) {
            put(state, member, choice, period, &mut edit);
            undo.apply(state, &mut edit);
        }
        undo.keep();
    }
}

/// The (hospital, length) of all choices.
fn visits(layout: &Layout<'_>, trainee: u32) -> Vec<(u32, u32)> {
    let person = &layout.persons[at(trainee)];
    let choices = person.choices..person.choices + person.choice_count;
    let mut visits: Vec<(u32, u32)> = choices
        .map(|choice| {
            let known = &layout.model.choices[at(choice)];
            (known.hospital, layout.lesson(person, known.course).length)
        })
        .collect();
    visits.sort_unstable();
    visits.dedup();
    visits
}

/// The member's best choice for a visit, by own value.
fn pick(
    state: &State<'_>,
    member: u32,
    (hospital, length, period): (u32, u32, u32),
    edit: &mut Edit,
) -> Option<(i64, u32)> {
    let layout = state.layout;
    let person = state.person(member);
    let mut best: Option<(i64, u32)> = None;
    for choice in person.choices..person.choices + person.choice_count {
        let known = &layout.model.choices[at(choice)];
        if known.hospital != hospital || layout.lesson(person, known.course).length != length {
            continue;
        }
        put(state, member, choice, period, edit);
        if let Some(change) = state.judge(edit) {
            if best.is_none_or(|(own, _)| change.own > own) {
                best = Some((change.own, choice));
            }
        }
    }
    best
}

/// One more stay at its place in time.
fn put(state: &State<'_>, member: u32, choice: u32, start: u32, edit: &mut Edit) {
    let position = state
        .itinerary(member)
        .partition_point(|slot| slot.start < start);
    edit.begin(member, dense(position), dense(position));
    edit.slots
        .push(Slot::new(state.layout, state.person(member), choice, start));
}
