//! What stands in one trainee's way while everybody else stays where they are.

use std::collections::BTreeSet;

use super::search::{Answer, Question, units};
use super::table::Table;
use crate::problem::evaluate::{draws, span};
use crate::problem::model::{Link, Model, Plan, Stay, at, dense};

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
    /// Units of each cell that are left for the trainee.
    room: Vec<i64>,
    /// Links of the trainee: index, and a duty a period.
    links: Vec<(u32, Vec<Duty>)>,
    /// By choice of the trainee, then start: what refuses such a stay by itself.
    blocks: Vec<Vec<Vec<Block>>>,
}

impl<'a> Surroundings<'a> {
    /// `loads` are those of the whole plan.
    pub(super) fn new(model: &'a Model, plan: &Plan, loads: &[i64], trainee: u32) -> Self {
        let automaton = &model.trainees[at(trainee)];
        let cells = model.cells.iter().zip(loads);
        let mut room: Vec<i64> = cells
            .map(|(cell, &load)| cell.max.saturating_sub(load))
            .collect();
        draws(model, automaton, &plan[at(trainee)], |cell, units| {
            room[at(cell)] = room[at(cell)].saturating_add(units);
        });
        let links = (0..).zip(&model.links).filter_map(|(index, link)| {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            let bound = members.contains(&trainee);
            bound.then(|| (index, duties(model, plan, link, members, trainee)))
        });
        let mut around = Self {
            model,
            trainee,
            room,
            links: links.collect(),
            blocks: Vec::new(),
        };
        let choices = automaton.choices.clone();
        around.blocks = choices
            .map(|choice| {
                let starts = 0..model.periods;
                let stays = starts.map(|start| Stay { start, choice });
                stays.map(|stay| around.blocks_of(stay)).collect()
            })
            .collect();
        around
    }

    /// What refuses a stay, whatever else the trainee does.
    fn blocks_of(&self, stay: Stay) -> Vec<Block> {
        let automaton = &self.model.trainees[at(self.trainee)];
        if !self.model.may_start(stay.choice, stay.start) {
            return Vec::new();
        }
        let choice = &self.model.choices[at(stay.choice)];
        let (from, until) = span(self.model, automaton, stay);
        let profiles = &self.model.profiles;
        let mut found = Vec::new();
        for period in from..until.min(self.model.periods) {
            for draw in profiles.presence.get(choice.profile, period) {
                if draw.units > self.room[at(draw.cell)] {
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
            if draw.units > self.room[at(draw.cell)] {
                found.push(Block::Cell(draw.cell));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether something refuses a stay by itself.
    pub(super) fn refuses(&self, stay: Stay) -> bool {
        let first = self.model.trainees[at(self.trainee)].choices.start;
        !self.blocks[at(stay.choice - first)][at(stay.start)].is_empty()
    }

    /// An itinerary with at least so many stays of each group that nothing in `counting` refuses.
    /// Without a set, everything counts.
    pub(super) fn find(&self, need: &[u32], counting: Option<&BTreeSet<Block>>) -> Answer {
        let counts = |block: &Block| counting.is_none_or(|set| set.contains(block));
        let first = self.model.trainees[at(self.trainee)].choices.start;
        let table = Table::new(self.model, self.trainee, |choice, start| {
            let blocks = &self.blocks[at(choice - first)][at(start)];
            blocks.iter().any(counts)
        });
        let question = Question {
            model: self.model,
            trainee: self.trainee,
            need,
            sums: self.sums(counts),
            presence: match self.presence(counts) {
                Some(presence) => presence,
                None => return Answer::Nothing,
            },
            table: &table,
        };
        question.answer()
    }

    /// Cells that the itinerary as a whole may draw too much of.
    pub(super) fn sums(&self, counts: impl Fn(&Block) -> bool) -> Vec<(u32, i64)> {
        let automaton = &self.model.trainees[at(self.trainee)];
        let profiles = automaton.choices.clone();
        let profiles: BTreeSet<u32> = profiles
            .map(|choice| self.model.choices[at(choice)].profile)
            .collect();
        let mut drawn = BTreeSet::new();
        for period in 0..self.model.periods {
            for &profile in &profiles {
                let start = self.model.profiles.start.get(profile, period);
                drawn.extend(start.iter().map(|draw| draw.cell));
            }
            let entry = self.model.boundaries.entry.get(automaton.boundary, period);
            let finish = self.model.boundaries.finish.get(automaton.boundary, period);
            drawn.extend(entry.iter().chain(finish).map(|draw| draw.cell));
        }
        let limited =
            |cell: &u32| counts(&Block::Cell(*cell)) && self.model.cells[at(*cell)].max < i64::MAX;
        let tight =
            |cell: &u32| self.most(automaton.boundary, &profiles, *cell) > self.room[at(*cell)];
        let cells = drawn.into_iter().filter(limited).filter(tight);
        cells.map(|cell| (cell, self.room[at(cell)])).collect()
    }

    /// Units that any itinerary of the trainee draws from a cell at most, roughly.
    fn most(&self, boundary: u32, profiles: &BTreeSet<u32>, cell: u32) -> i64 {
        let periods = || 0..self.model.periods;
        let ends = &self.model.boundaries;
        let entry = periods().map(|t| units(ends.entry.get(boundary, t), cell));
        let finish = periods().map(|t| units(ends.finish.get(boundary, t), cell));
        let start = profiles.iter().flat_map(|&profile| {
            periods().map(move |t| units(self.model.profiles.start.get(profile, t), cell))
        });
        let courses = self.model.trainees[at(self.trainee)].courses.len();
        let stays = i64::from(dense(courses)).saturating_mul(start.max().unwrap_or(0));
        stays
            .saturating_add(entry.max().unwrap_or(0))
            .saturating_add(finish.max().unwrap_or(0))
    }

    /// By period, where the trainee must be; `None` if in two places at once.
    pub(super) fn presence(&self, counts: impl Fn(&Block) -> bool) -> Option<Vec<Option<u32>>> {
        let mut presence = vec![None; at(self.model.periods)];
        for (_, duties) in self
            .links
            .iter()
            .filter(|(link, _)| counts(&Block::Link(*link)))
        {
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
    pub(super) fn blocks(&self, itinerary: &[Stay]) -> BTreeSet<Block> {
        let automaton = &self.model.trainees[at(self.trainee)];
        let first = automaton.choices.start;
        let mut found = BTreeSet::new();
        let mut busy = vec![None; at(self.model.periods)];
        for &stay in itinerary {
            found.extend(&self.blocks[at(stay.choice - first)][at(stay.start)]);
            let (from, until) = span(self.model, automaton, stay);
            for period in from..until {
                busy[at(period)] = Some(self.model.choices[at(stay.choice)].hospital);
            }
        }
        for (link, duties) in &self.links {
            let mut pairs = duties.iter().zip(&busy);
            if pairs.any(|(duty, place)| duty.must.iter().any(|&must| Some(must) != *place)) {
                found.insert(Block::Link(*link));
            }
        }
        let mut drawn = std::collections::BTreeMap::new();
        draws(self.model, automaton, itinerary, |cell, units| {
            *drawn.entry(cell).or_insert(0_i64) += units;
        });
        let full = drawn
            .into_iter()
            .filter(|&(cell, units)| units > 0 && units > self.room[at(cell)]);
        found.extend(full.map(|(cell, _)| Block::Cell(cell)));
        found
    }

    /// Units that a cell has left for the trainee.
    pub(super) fn room(&self, cell: u32) -> i64 {
        self.room[at(cell)]
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
