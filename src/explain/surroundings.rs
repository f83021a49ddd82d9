//! What stands in one trainee's way while everybody else stays where they are.

use std::collections::BTreeMap;

use super::blocks::Blocks;
use super::dense::Sets;
use super::search::{Answer, MOST, Question, units};
use super::table::Table;
use super::through::Through;
use crate::problem::evaluate::{draws, legal, span};
use crate::problem::model::{Draw, Link, Model, Plan, Stay, at, dense};

/// Something that can refuse a stay: a cell without room, or a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Block {
    /// A cell, by its index.
    Cell(u32),
    /// A link, by its index.
    Link(u32),
}

/// Where a link lets the trainee be in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Duty {
    /// Hospitals where the trainee may be; none: anywhere.
    only: Option<Vec<u32>>,
    /// Hospitals where the trainee must be.
    must: Vec<u32>,
}

/// One trainee among all others.
#[derive(Debug)]
pub(super) struct Surroundings<'a> {
    model: &'a Model,
    trainee: u32,
    /// Units of each cell that the whole plan draws.
    loads: &'a [i64],
    /// Units that the trainee draws of them.
    drawn: BTreeMap<u32, i64>,
    /// Placements that the trainee has of each group.
    placed: Vec<u32>,
    /// Links of the trainee: index, and a duty a period.
    links: Vec<(u32, Vec<Duty>)>,
    /// Everything that can refuse something, in order.
    known: Vec<Block>,
    /// By choice of the trainee, then start: where the list of what refuses such a stay by itself begins.
    offsets: Vec<u32>,
    /// The lists: places in `known`.
    refusing: Vec<u32>,
    /// Cells that the itinerary as a whole may draw too much of, and the units that are left.
    sums: Vec<(u32, i64)>,
    /// States that each question may look at, at most.
    most: usize,
}

impl<'a> Surroundings<'a> {
    /// `loads` are those of the whole plan.
    pub(super) fn new(model: &'a Model, plan: &Plan, loads: &'a [i64], trainee: u32) -> Self {
        let automaton = &model.trainees[at(trainee)];
        let mut drawn = BTreeMap::new();
        draws(model, automaton, &plan[at(trainee)], |cell, units| {
            *drawn.entry(cell).or_insert(0_i64) += units;
        });
        let mut placed = vec![0; automaton.required.len()];
        for stay in &plan[at(trainee)] {
            let course = model.choices[at(stay.choice)].course;
            placed[at(automaton.courses[at(course)].group)] += 1;
        }
        let links = (0..).zip(&model.links).filter_map(|(index, link)| {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            let bound = members.contains(&trainee);
            bound.then(|| (index, duties(model, plan, link, members, trainee)))
        });
        let mut around = Self {
            model,
            trainee,
            loads,
            drawn,
            placed,
            links: links.collect(),
            known: Vec::new(),
            offsets: vec![0],
            refusing: Vec::new(),
            sums: Vec::new(),
            most: MOST,
        };
        around.sums = around.tight();
        around.refuse();
        around
    }

    /// With so many states that each question may look at, at most.
    pub(super) fn within(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Finds out what refuses which stay.
    fn refuse(&mut self) {
        let mut refusing: Vec<Block> = Vec::new();
        let mut offsets = vec![0];
        for choice in self.model.trainees[at(self.trainee)].choices.clone() {
            for start in 0..self.model.periods {
                self.blocks_of(Stay { start, choice }, &mut refusing);
                offsets.push(dense(refusing.len()));
            }
        }
        let mut known = refusing.clone();
        known.extend(self.sums.iter().map(|&(cell, _)| Block::Cell(cell)));
        known.extend(self.links.iter().map(|&(link, _)| Block::Link(link)));
        known.sort_unstable();
        known.dedup();
        let place = |block: &Block| dense(known.binary_search(block).unwrap_or(known.len()));
        self.refusing = refusing.iter().map(place).collect();
        self.known = known;
        self.offsets = offsets;
    }

    /// Adds what refuses a stay, whatever else the trainee does.
    fn blocks_of(&self, stay: Stay, found: &mut Vec<Block>) {
        let automaton = &self.model.trainees[at(self.trainee)];
        if !self.model.may_start(stay.choice, stay.start) {
            return;
        }
        let choice = &self.model.choices[at(stay.choice)];
        let (from, until) = span(self.model, automaton, stay);
        let profiles = &self.model.profiles;
        let first = found.len();
        for period in from..until.min(self.model.periods) {
            for draw in profiles.presence.get(choice.profile, period) {
                if draw.units > self.room(draw.cell) {
                    found.push(Block::Cell(draw.cell));
                }
            }
            for (link, duties) in &self.links {
                let duty = &duties[at(period)];
                let only = duty.only.as_ref();
                let away = only.is_some_and(|places| !places.contains(&choice.hospital));
                if away || duty.must.iter().any(|&place| place != choice.hospital) {
                    found.push(Block::Link(*link));
                }
            }
        }
        for draw in profiles.start.get(choice.profile, stay.start) {
            if draw.units > self.room(draw.cell) {
                found.push(Block::Cell(draw.cell));
            }
        }
        found[first..].sort_unstable();
        let mut kept = first;
        for next in first..found.len() {
            if kept == first || found[kept - 1] != found[next] {
                found[kept] = found[next];
                kept += 1;
            }
        }
        found.truncate(kept);
    }

    /// What refuses a stay by itself: places in `known`.
    fn refusing(&self, choice: u32, start: u32) -> &[u32] {
        let first = self.model.trainees[at(self.trainee)].choices.start;
        let row = at(choice - first) * at(self.model.periods) + at(start);
        &self.refusing[at(self.offsets[row])..at(self.offsets[row + 1])]
    }

    /// Whether something refuses a stay by itself.
    pub(super) fn refuses(&self, stay: Stay) -> bool {
        !self.refusing(stay.choice, stay.start).is_empty()
    }

    /// None of what can refuse something.
    pub(super) fn nothing(&self) -> Blocks {
        Blocks {
            bits: vec![false; self.known.len()],
        }
    }

    /// Everything that can refuse something.
    pub(super) fn everything(&self) -> Blocks {
        Blocks {
            bits: vec![true; self.known.len()],
        }
    }

    /// What a place in a set stands for.
    pub(super) fn block(&self, place: usize) -> Option<Block> {
        self.known.get(place).copied()
    }

    /// What the members of a set stand for, in order.
    pub(super) fn named<'s>(&'s self, blocks: &'s Blocks) -> impl Iterator<Item = Block> + 's {
        blocks.places().filter_map(|place| self.block(place))
    }

    /// An itinerary with at least so many stays of each group that nothing in `counting` refuses.
    pub(super) fn find(&self, need: &[u32], counting: &Blocks) -> Answer {
        let table = self.table(counting);
        let counts = |block: Block| {
            let place = self.known.binary_search(&block);
            place.is_ok_and(|place| counting.has(place))
        };
        let sums = self.sums.iter().copied();
        let question = Question {
            model: self.model,
            trainee: self.trainee,
            need,
            sums: sums
                .filter(|&(cell, _)| counts(Block::Cell(cell)))
                .collect(),
            presence: match self.presence(|link| counts(Block::Link(link))) {
                Some(presence) => presence,
                None => return Answer::Nothing,
            },
            table: &table,
            most: self.most,
        };
        question.answer()
    }

    /// Shows, for each stay that something refuses, what does so: the course, the stay, and a list of places.
    pub(super) fn refused(&self, mut show: impl FnMut(u32, Stay, &[u32])) {
        for choice in self.model.trainees[at(self.trainee)].choices.clone() {
            let course = self.model.choices[at(choice)].course;
            for start in 0..self.model.periods {
                let refusing = self.refusing(choice, start);
                if !refusing.is_empty() {
                    show(course, Stay { start, choice }, refusing);
                }
            }
        }
    }

    /// Which options there would be through single stays, where nothing in `counting` refuses the others;
    /// does nothing where the question has more to it than starts, prerequisites and counts.
    pub(super) fn through(&self, need: &[u32], counting: &Blocks, then: impl FnOnce(&Through<'_>)) {
        if !self.links.is_empty() || !self.sums.is_empty() {
            return;
        }
        let table = self.table(counting);
        let question = Question {
            model: self.model,
            trainee: self.trainee,
            need,
            sums: Vec::new(),
            presence: Vec::new(),
            table: &table,
            most: self.most,
        };
        let automaton = &self.model.trainees[at(self.trainee)];
        let sets = Sets::new(&question, &table, automaton);
        if let Some(through) =
            sets.and_then(|sets| Through::new(sets, self.model.periods, self.most))
        {
            then(&through);
        }
    }

    /// Whether more is needed of a course's group than the trainee has.
    pub(super) fn is_wanted(&self, need: &[u32], course: u32) -> bool {
        let group = self.model.trainees[at(self.trainee)].courses[at(course)].group;
        let both = need.get(at(group)).zip(self.placed.get(at(group)));
        both.is_some_and(|(need, placed)| need > placed)
    }

    /// Whether an itinerary keeps the trainee's own rules.
    pub(super) fn is_legal(&self, stays: &[Stay]) -> bool {
        legal(self.model, self.trainee, stays)
    }

    /// Which stay may start when, if some of what is in the way counts.
    fn table(&self, counting: &Blocks) -> Table {
        Table::new(self.model, self.trainee, |choice, start| {
            let refusing = self.refusing(choice, start).iter();
            refusing.copied().any(|place| counting.has(at(place)))
        })
    }

    /// Cells that the itinerary as a whole may draw too much of, and the units that are left.
    pub(super) fn sums(&self) -> &[(u32, i64)] {
        &self.sums
    }

    fn tight(&self) -> Vec<(u32, i64)> {
        let automaton = &self.model.trainees[at(self.trainee)];
        let mut profiles: Vec<u32> = automaton
            .choices
            .clone()
            .map(|choice| self.model.choices[at(choice)].profile)
            .collect();
        profiles.sort_unstable();
        profiles.dedup();
        // By cell, the most that one stay draws at its start, and that the two ends draw.
        let mut most: BTreeMap<u32, [i64; 3]> = BTreeMap::new();
        let mut add = |place: usize, draws: &[Draw]| {
            for draw in draws {
                let units = units(draws, draw.cell);
                let known = &mut most.entry(draw.cell).or_default()[place];
                *known = units.max(*known);
            }
        };
        let ends = &self.model.boundaries;
        for period in 0..self.model.periods {
            for &profile in &profiles {
                add(0, self.model.profiles.start.get(profile, period));
            }
            add(1, ends.entry.get(automaton.boundary, period));
            add(2, ends.finish.get(automaton.boundary, period));
        }
        let courses = i64::from(dense(automaton.courses.len()));
        let tight = most
            .into_iter()
            .filter_map(|(cell, [start, entry, finish])| {
                let most = courses.saturating_mul(start);
                let most = most.saturating_add(entry).saturating_add(finish);
                let room = self.room(cell);
                (self.model.cells[at(cell)].max < i64::MAX && most > room).then_some((cell, room))
            });
        tight.collect()
    }

    /// By period, where the trainee must be because of some links; `None` if in two places at once.
    pub(super) fn presence(&self, counts: impl Fn(u32) -> bool) -> Option<Vec<Option<u32>>> {
        let mut presence = vec![None; at(self.model.periods)];
        for (_, duties) in self.links.iter().filter(|(link, _)| counts(*link)) {
            for (place, duty) in presence.iter_mut().zip(duties) {
                for &hospital in &duty.must {
                    if place
                        .replace(hospital)
                        .is_some_and(|known| known != hospital)
                    {
                        return None;
                    }
                }
            }
        }
        Some(presence)
    }

    /// What refuses an itinerary.
    pub(super) fn blocks(&self, itinerary: &[Stay]) -> Blocks {
        let automaton = &self.model.trainees[at(self.trainee)];
        let mut found = self.nothing();
        for &stay in itinerary {
            for &place in self.refusing(stay.choice, stay.start) {
                found.set(at(place), true);
            }
        }
        let mut insert = |block: Block| {
            if let Ok(place) = self.known.binary_search(&block) {
                found.set(place, true);
            }
        };
        if !self.links.is_empty() {
            let mut busy = vec![None; at(self.model.periods)];
            for &stay in itinerary {
                let (from, until) = span(self.model, automaton, stay);
                for period in from..until {
                    busy[at(period)] = Some(self.model.choices[at(stay.choice)].hospital);
                }
            }
            for (link, duties) in &self.links {
                let mut pairs = duties.iter().zip(&busy);
                if pairs.any(|(duty, place)| duty.must.iter().any(|&must| Some(must) != *place)) {
                    insert(Block::Link(*link));
                }
            }
        }
        if !self.sums.is_empty() {
            let mut drawn = vec![0_i64; self.sums.len()];
            draws(self.model, automaton, itinerary, |cell, units| {
                if let Ok(place) = self.sums.binary_search_by_key(&cell, |&(cell, _)| cell) {
                    drawn[place] += units;
                }
            });
            for (&(cell, room), units) in self.sums.iter().zip(drawn) {
                if units > 0 && units > room {
                    insert(Block::Cell(cell));
                }
            }
        }
        found
    }

    /// Units that a cell has left for the trainee.
    pub(super) fn room(&self, cell: u32) -> i64 {
        let left = self.model.cells[at(cell)]
            .max
            .saturating_sub(self.loads[at(cell)]);
        left.saturating_add(self.drawn.get(&cell).copied().unwrap_or(0))
    }
}

/// Where a link lets the trainee be, period by period.
fn duties(model: &Model, plan: &Plan, link: &Link, members: &[u32], trainee: u32) -> Vec<Duty> {
    let others = || members.iter().filter(|&&member| member != trainee);
    let place = |member: u32, period: u32| {
        let automaton = &model.trainees[at(member)];
        plan[at(member)].iter().find_map(|&stay| {
            let (from, until) = span(model, automaton, stay);
            let there = (from..until).contains(&period);
            there.then(|| model.choices[at(stay.choice)].hospital)
        })
    };
    let duty = |period: u32| {
        let places: Vec<Option<u32>> = others().map(|&other| place(other, period)).collect();
        let mut present: Vec<u32> = places.iter().copied().flatten().collect();
        present.sort_unstable();
        match link {
            Link::Together(_) => {
                let absent = places.contains(&None);
                let only = if absent { Vec::new() } else { present.clone() };
                present.dedup();
                Duty {
                    only: Some(only),
                    must: present,
                }
            }
            Link::NotAlone(_) => {
                let lonely = |place: &&[u32]| place.len() == 1;
                let alone = present.chunk_by(|a, b| a == b).filter(lonely);
                Duty {
                    must: alone.flatten().copied().collect(),
                    only: Some(present),
                }
            }
        }
    };
    (0..model.periods).map(duty).collect()
}
