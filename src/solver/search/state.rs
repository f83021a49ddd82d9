//! The running plan: itineraries, loads and worth; try an edit, keep it or take it back.
use super::edit::{Edit, Slot};
use super::layout::{Layout, Person};
use super::loads::{Loads, Tally};
use super::personal::{Change, Present, judge};
use super::worst::{NOBODY, Worst};
use crate::problem::model::{Plan, Stay, Worth, at, dense};

/// What changes with a trainee's stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Roster {
    count: u32,
    taken: u64,
    own: i64,
}

/// The running plan.
#[derive(Debug, Clone)]
pub(super) struct State<'l> {
    pub(super) layout: &'l Layout<'l>,
    pub(super) slots: Vec<Slot>,
    /// By trainee and course (the rows of the layout's spans): the position of the course's stay, or
    /// `ABSENT`.
    places: Vec<u8>,
    rosters: Vec<Roster>,
    pub(super) loads: Loads,
    worst: Worst,
    own: i64,
    /// Stays that curricula ask for and that are not placed.
    open: i64,
}

/// What an edit would change, or several edits of different trainees together, before the cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Delta {
    pub(super) value: i64,
    pub(super) open: i64,
}

impl<'l> State<'l> {
    /// Nobody anywhere.
    pub(super) fn new(layout: &'l Layout<'l>) -> Self {
        let owns: Vec<i64> = layout
            .persons
            .iter()
            .map(|person| if person.counted { 0 } else { NOBODY })
            .collect();
        Self {
            layout,
            slots: vec![Slot::default(); at(layout.slots)],
            places: vec![ABSENT; layout.spans.len()],
            rosters: vec![Roster::default(); layout.persons.len()],
            loads: Loads::new(layout.model),
            worst: Worst::new(&owns),
            own: 0,
            open: layout
                .persons
                .iter()
                .map(|person| i64::from(person.wanted))
                .sum(),
        }
    }

    /// The state of a plan, without the itineraries that break a personal rule.
    pub(super) fn from_plan(layout: &'l Layout<'l>, plan: &Plan) -> Self {
        let mut state = Self::new(layout);
        let mut edit = Edit::new();
        for (trainee, itinerary) in plan.iter().take(layout.persons.len()).enumerate() {
            let trainee = dense(trainee);
            let person = *state.person(trainee);
            edit.begin(trainee, 0, 0);
            let range = person.choices..person.choices + person.choice_count;
            for stay in itinerary.iter().filter(|stay| range.contains(&stay.choice)) {
                edit.slots
                    .push(Slot::new(layout, &person, stay.choice, stay.start));
            }
            if let Some(change) = state.judge(&mut edit) {
                state.draw(&edit);
                state.commit(&edit, &change);
            }
        }
        state
    }

    /// Replaces a trainee's whole itinerary, unless the other one breaks a personal rule.
    pub(super) fn replace(&mut self, trainee: u32, itinerary: &[Stay], edit: &mut Edit) {
        let (layout, person) = (self.layout, self.person(trainee));
        edit.begin(trainee, 0, dense(self.itinerary(trainee).len()));
        let slots = itinerary
            .iter()
            .map(|stay| Slot::new(layout, person, stay.choice, stay.start));
        edit.slots.extend(slots);
        if let Some(change) = self.judge(edit) {
            self.draw(edit);
            self.commit(edit, &change);
        }
    }

    pub(super) fn person(&self, trainee: u32) -> &'l Person {
        &self.layout.persons[at(trainee)]
    }

    /// The trainee's stays in order of time.
    pub(super) fn itinerary(&self, trainee: u32) -> &[Slot] {
        let first = at(self.layout.persons[at(trainee)].slots);
        &self.slots[first..first + at(self.rosters[at(trainee)].count)]
    }

    /// By course: the position of its stay, or `ABSENT`.
    #[inline]
    pub(super) fn places(&self, trainee: u32) -> &[u8] {
        let person = &self.layout.persons[at(trainee)];
        &self.places[at(person.spans)..at(person.spans + person.courses)]
    }

    /// Bits of the courses that the trainee takes.
    pub(super) fn taken(&self, trainee: u32) -> u64 {
        self.rosters[at(trainee)].taken
    }

    pub(super) fn own(&self, trainee: u32) -> i64 {
        self.rosters[at(trainee)].own
    }

    /// Units drawn beyond what cells have; a plan is legal where there are none.
    pub(super) const fn tally(&self) -> Tally {
        self.loads.tally()
    }

    pub(super) const fn open(&self) -> i64 {
        self.open
    }

    /// The worth, as if no cell had too many units.
    pub(super) fn worth(&self) -> Worth {
        let tally = self.tally();
        Worth {
            shortfall: self.open + tally.short,
            value: self.own + tally.value + self.worst_term(self.worst.least()),
        }
    }

    pub(super) fn plan(&self) -> Plan {
        (0..dense(self.rosters.len()))
            .map(|trainee| self.itinerary(trainee).iter().map(Slot::stay).collect())
            .collect()
    }

    fn worst_term(&self, least: i64) -> i64 {
        let least = if least == NOBODY { 0 } else { least };
        self.layout.model.worst_weight * least
    }

    /// What the edit does to its trainee; `None` where it breaks a personal rule.
    #[inline]
    pub(super) fn judge(&self, edit: &mut Edit) -> Option<Change> {
        let roster = &self.rosters[at(edit.trainee)];
        let present = Present {
            slots: self.itinerary(edit.trainee),
            places: self.places(edit.trainee),
            taken: roster.taken,
            own: roster.own,
        };
        judge(self.layout, self.person(edit.trainee), &present, edit)
    }

    /// What the change does to the sum of own values and to the worst-off term.
    #[inline]
    pub(super) fn delta(&self, trainee: u32, change: &Change) -> Delta {
        let mut value = change.own;
        if self.layout.model.worst_weight != 0 && self.person(trainee).counted {
            let own = self.rosters[at(trainee)].own + change.own;
            let least = self.worst.least_with(at(trainee), own);
            value += self.worst_term(least) - self.worst_term(self.worst.least());
        }
        Delta {
            value,
            open: -change.stays,
        }
    }

    /// As [`Self::delta`], for two different trainees together.
    pub(super) fn delta_of_two(&mut self, first: (u32, &Change), second: (u32, &Change)) -> Delta {
        let one = self.delta(first.0, first.1);
        if self.layout.model.worst_weight == 0 || !self.person(first.0).counted {
            let two = self.delta(second.0, second.1);
            return Delta {
                value: one.value + two.value,
                open: one.open + two.open,
            };
        }
        let own = self.own(first.0);
        self.worst.set(at(first.0), own + first.1.own);
        let two = self.delta(second.0, second.1);
        self.worst.set(at(first.0), own);
        Delta {
            value: one.value + two.value,
            open: one.open + two.open,
        }
    }

    /// Draws what the edit adds and gives back what it removes; the itinerary stays as it was.
    #[inline]
    pub(super) fn draw(&mut self, edit: &Edit) {
        self.shift_loads(edit, 1);
    }

    /// Takes [`Self::draw`] back.
    #[inline]
    pub(super) fn undraw(&mut self, edit: &Edit) {
        self.shift_loads(edit, -1);
    }

    #[inline]
    fn shift_loads(&mut self, edit: &Edit, sign: i64) {
        let layout = self.layout;
        let person = self.person(edit.trainee);
        let first = at(person.slots);
        let count = at(self.rosters[at(edit.trainee)].count);
        let slots = &self.slots[first..first + count];
        let old = &slots[at(edit.from)..at(edit.until)];
        let new = edit.slots.as_slice();
        let loads = &mut self.loads;
        if edit.trade {
            for (old, new) in [(&old[0], &new[0]), (&old[old.len() - 1], &new[1])] {
                stay(layout, old, -sign, loads);
                stay(layout, new, sign, loads);
            }
            return;
        }
        for index in 0..old.len().max(new.len()) {
            match (old.get(index), new.get(index)) {
                (Some(old), Some(new)) if old.same(new) => {}
                (Some(old), Some(new)) if old.profile == new.profile => {
                    // Only the periods that are not common change hands.
                    let part = |from: u32, until: u32, sign, loads: &mut Loads| {
                        if from < until {
                            loads.draw_all(layout.presence.drawn(old.profile, from, until), sign);
                        }
                    };
                    part(old.start, old.end.min(new.start), -sign, loads);
                    part(old.start.max(new.end), old.end, -sign, loads);
                    part(new.start, new.end.min(old.start), sign, loads);
                    part(new.start.max(old.end), new.end, sign, loads);
                    if layout.starts_draw {
                        starts(layout, old, -sign, loads);
                        starts(layout, new, sign, loads);
                    }
                }
                (old, new) => {
                    if let Some(old) = old {
                        stay(layout, old, -sign, loads);
                    }
                    if let Some(new) = new {
                        stay(layout, new, sign, loads);
                    }
                }
            }
        }
        if person.boundary != 0 {
            let ends = |slots: &[Slot], sign, loads: &mut Loads| {
                let before = &self.slots[first..first + at(edit.from)];
                let after = &self.slots[first + at(edit.until)..first + count];
                let one = before.first().or(slots.first()).or(after.first());
                let end = after.last().or(slots.last()).or(before.last());
                if let (Some(one), Some(end)) = (one, end) {
                    boundary(layout, person, (one.start, end.end - 1), sign, loads);
                }
            };
            ends(old, -sign, loads);
            ends(new, sign, loads);
        }
    }

    /// Makes the edit part of the plan; its draws must have been made.
    pub(super) fn commit(&mut self, edit: &Edit, change: &Change) {
        let person = &self.layout.persons[at(edit.trainee)];
        let roster = &mut self.rosters[at(edit.trainee)];
        let first = at(person.slots);
        let count = at(roster.count);
        let (from, until) = (first + at(edit.from), first + at(edit.until));
        roster.own += change.own;
        self.own += change.own;
        if person.counted {
            self.worst.set(at(edit.trainee), roster.own);
        }
        let places = &mut self.places[at(person.spans)..at(person.spans + person.courses)];
        if edit.trade {
            for (slot, position) in edit.slots.iter().zip([from, until - 1]) {
                places[at(slot.course)] = place(position - first);
                self.slots[position] = *slot;
            }
            return;
        }
        for old in &self.slots[from..until] {
            places[at(old.course)] = ABSENT;
        }
        let moved = from + edit.slots.len();
        if moved != until {
            self.slots.copy_within(until..first + count, moved);
        }
        self.slots[from..moved].copy_from_slice(&edit.slots);
        let end = if moved == until {
            moved
        } else {
            first + count + moved - until
        };
        for (slot, position) in self.slots[from..end].iter().zip(from - first..) {
            places[at(slot.course)] = place(position);
        }
        roster.count = dense(count + edit.slots.len()) - (edit.until - edit.from);
        roster.taken = change.taken;
        self.open -= change.stays;
    }
}

/// No stay of the course: larger than every position.
pub(super) const ABSENT: u8 = u8::MAX;

fn place(position: usize) -> u8 {
    u8::try_from(position).unwrap_or(ABSENT)
}

fn stay(layout: &Layout<'_>, slot: &Slot, sign: i64, loads: &mut Loads) {
    let drawn = layout.presence.drawn(slot.profile, slot.start, slot.end);
    loads.draw_all(drawn, sign);
    if layout.starts_draw {
        starts(layout, slot, sign, loads);
    }
}

fn starts(layout: &Layout<'_>, slot: &Slot, sign: i64, loads: &mut Loads) {
    let drawn = layout.start.drawn(slot.profile, slot.start, slot.start + 1);
    loads.draw_all(drawn, sign);
}

fn boundary(
    layout: &Layout<'_>,
    person: &Person,
    (first, last): (u32, u32),
    sign: i64,
    loads: &mut Loads,
) {
    let ends = &layout.model.boundaries;
    let entry = Layout::ends(&ends.entry, person.boundary, first);
    let finish = Layout::ends(&ends.finish, person.boundary, last);
    for draw in entry.iter().chain(finish) {
        loads.draw(draw.cell, sign * draw.units);
    }
}
