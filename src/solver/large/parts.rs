//! Who competes with whom: trainees divided into parts that hardly meet.
use crate::problem::model::{Automaton, Cell, DrawTable, Link, Model, at, dense};

use super::super::budget::Budget;

/// Trainees of a part that is cut off a larger crowd.
const USUAL: usize = 120;
/// Where crowds are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Neighbors stay together.
    Near,
    /// In the middle of the parts of the other cut, and strangers may come together.
    Across,
}

/// Trainees that a part which needs no cutting has at most.
const MOST: usize = 240;
/// Smaller ones are put together up to this size.
const LEAST: usize = 60;
/// A cell that more trainees than this can draw from keeps nobody together.
const WIDE: u64 = 480;
/// A shared cell with fewer units for each of its parts than this is drawn from by one part at a time,
/// if it has at most [`FEW`] parts.
const SCARCE: i64 = 16;
const FEW: usize = 16;
/// Trainees between two looks at the budget, and steps that they count as.
const BREATH: usize = 256;
const STEPS: u64 = 64;

/// No part, or more than one.
pub(super) const SHARED: u32 = u32::MAX;
const NOBODY: u32 = u32::MAX - 1;

/// The parts.
#[derive(Debug)]
pub(super) struct Parts {
    /// Trainees of each part, sorted.
    pub(super) members: Vec<Vec<u32>>,
    /// Whether a crowd had to be cut.
    pub(super) cut: bool,
    /// By cell: the one part whose trainees can draw from it, or [`SHARED`].
    pub(super) owners: Vec<u32>,
    /// By cell: whether parts that share it must not change at the same time.
    pub(super) scarce: Vec<bool>,
    /// By part: the others with which it shares a scarce cell, sorted.
    pub(super) rivals: Vec<Vec<u32>>,
}

/// Sets of things that belong together.
struct Sets {
    parents: Vec<u32>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..dense(count)).collect(),
        }
    }

    fn root(&mut self, mut one: u32) -> u32 {
        while self.parents[at(one)] != one {
            let parent = self.parents[at(one)];
            self.parents[at(one)] = self.parents[at(parent)];
            one = self.parents[at(one)];
        }
        one
    }

    /// The smaller root stays one.
    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[at(one.max(other))] = one.min(other);
    }
}

/// The rows of both tables of draws of each kind, numbered together: profiles, then boundaries.
struct Rows<'m> {
    model: &'m Model,
    profiles: u32,
}

impl<'m> Rows<'m> {
    fn count(&self) -> usize {
        at(self.profiles) + at(self.model.boundaries.entry.rows())
    }

    /// Calls `see` with every cell of a row, perhaps more than once.
    fn cells(&self, row: u32, mut see: impl FnMut(u32)) {
        let model = self.model;
        let (tables, row): ([&DrawTable; 2], u32) = if row < self.profiles {
            ([&model.profiles.presence, &model.profiles.start], row)
        } else {
            let ends = &model.boundaries;
            ([&ends.entry, &ends.finish], row - self.profiles)
        };
        for table in tables {
            for period in 0..model.periods {
                table
                    .get(row, period)
                    .iter()
                    .for_each(|draw| see(draw.cell));
            }
        }
    }

    /// Calls `see` with every row that a trainee may draw by, perhaps more than once.
    fn of(&self, automaton: &Automaton, mut see: impl FnMut(u32)) {
        let mut last = None;
        for choice in &self.model.choices[at(automaton.choices.start)..at(automaton.choices.end)] {
            if last != Some(choice.profile) {
                last = Some(choice.profile);
                see(choice.profile);
            }
        }
        see(self.profiles + automaton.boundary);
    }

    fn new(model: &'m Model) -> Self {
        Self {
            model,
            profiles: model.profiles.presence.rows(),
        }
    }
}

/// Whether a cell can be in anybody's way.
pub(super) fn limits(cell: &Cell) -> bool {
    cell.max < i64::MAX || cell.min > 0 || cell.over < 0
}

impl Parts {
    /// Divides the trainees of a model; `None` when the budget is used up.
    pub(super) fn new(model: &Model, way: Cut, budget: &mut Budget<'_>) -> Option<Self> {
        let rows = Rows::new(model);
        let mut sets = together(model, &rows, budget)?;
        let mut groups = grouped(&mut sets, model.trainees.len());
        let mut members: Vec<Vec<u32>> = Vec::new();
        let mut small: Vec<u32> = Vec::new();
        let crowded = groups.iter().any(|group| group.len() > MOST);
        for group in &mut groups {
            if group.len() > MOST {
                members.extend(cut(model, std::mem::take(group), way));
            } else if group.len() >= LEAST {
                members.push(std::mem::take(group));
            } else {
                small.append(group);
                if small.len() >= LEAST {
                    members.push(std::mem::take(&mut small));
                }
            }
        }
        if !small.is_empty() {
            members.push(small);
        }
        for part in &mut members {
            part.sort_unstable();
        }
        let mut owners = vec![NOBODY; model.cells.len()];
        let mut drawers: Vec<(u32, u32)> = Vec::new();
        let mut seen = vec![NOBODY; rows.count()];
        for (part, trainees) in (0..).zip(&members) {
            let known = drawers.len();
            for chunk in trainees.chunks(BREATH) {
                for &trainee in chunk {
                    rows.of(&model.trainees[at(trainee)], |row| {
                        if std::mem::replace(&mut seen[at(row)], part) == part {
                            return;
                        }
                        rows.cells(row, |cell| {
                            let owner = &mut owners[at(cell)];
                            if *owner == NOBODY || *owner == part {
                                *owner = part;
                                return;
                            }
                            if limits(&model.cells[at(cell)]) {
                                drawers.extend((*owner != SHARED).then_some((cell, *owner)));
                                drawers.push((cell, part));
                            }
                            *owner = SHARED;
                        });
                    });
                }
                if !budget.spend(STEPS) {
                    return None;
                }
            }
            let mut new = drawers.split_off(known);
            new.sort_unstable();
            new.dedup();
            drawers.append(&mut new);
        }
        for owner in owners.iter_mut().filter(|owner| **owner == NOBODY) {
            *owner = SHARED;
        }
        let mut parts = Self {
            rivals: vec![Vec::new(); members.len()],
            members,
            cut: crowded,
            owners,
            scarce: vec![false; model.cells.len()],
        };
        parts.find_rivals(model, drawers, budget)?;
        Some(parts)
    }

    /// Who must wait for whom, from the pairs (shared cell, part).
    fn find_rivals(
        &mut self,
        model: &Model,
        mut drawers: Vec<(u32, u32)>,
        budget: &mut Budget<'_>,
    ) -> Option<()> {
        drawers.sort_unstable();
        for pairs in drawers.chunk_by(|one, other| one.0 == other.0) {
            let (cell, count) = (at(pairs[0].0), pairs.len());
            let room = SCARCE.saturating_mul(i64::from(dense(count)));
            if count > FEW || !limits(&model.cells[cell]) || model.cells[cell].max >= room {
                continue;
            }
            self.scarce[cell] = true;
            for &(_, part) in pairs {
                let others = pairs.iter().map(|pair| pair.1);
                let known = &mut self.rivals[at(part)];
                known.extend(others.filter(|&other| other != part));
                if known.len() > 64 * FEW {
                    known.sort_unstable();
                    known.dedup();
                }
            }
            if cell % BREATH == 0 && !budget.spend(STEPS) {
                return None;
            }
        }
        for known in &mut self.rivals {
            known.sort_unstable();
            known.dedup();
        }
        Some(())
    }

    /// The first parts of `waiting`, at most `count`, that may change at the same time; they wait no longer.
    pub(super) fn batch(&self, waiting: &mut Vec<usize>, count: usize) -> Vec<usize> {
        let mut batch: Vec<usize> = Vec::with_capacity(count);
        waiting.retain(|&part| {
            let rival = |&other: &usize| self.rivals[part].binary_search(&dense(other)).is_ok();
            let waits = batch.len() == count || batch.iter().any(rival);
            if !waits {
                batch.push(part);
            }
            waits
        });
        batch
    }
}

/// Trainees who are linked, or can draw from a cell that few others can draw from, in one set.
fn together(model: &Model, rows: &Rows<'_>, budget: &mut Budget<'_>) -> Option<Sets> {
    let people = model.trainees.len();
    let mut drawers = vec![0_u64; rows.count()];
    for chunk in model.trainees.chunks(BREATH) {
        for automaton in chunk {
            rows.of(automaton, |row| drawers[at(row)] += 1);
        }
        if !budget.spend(STEPS) {
            return None;
        }
    }
    let mut crowd = vec![0_u64; model.cells.len()];
    for (row, &drawers) in (0..).zip(&drawers) {
        let mut last = None;
        rows.cells(row, |cell| {
            if last.replace(cell) != Some(cell) {
                crowd[at(cell)] += drawers;
            }
        });
        if row % 1024 == 0 && !budget.spend(STEPS) {
            return None;
        }
    }
    let narrow = |cell: u32| limits(&model.cells[at(cell)]) && crowd[at(cell)] <= WIDE;
    let mut sets = Sets::new(people + rows.count());
    let mut first = vec![NOBODY; model.cells.len()];
    let mut binds = vec![false; rows.count()];
    for row in 0..dense(rows.count()) {
        rows.cells(row, |cell| {
            if narrow(cell) {
                binds[at(row)] = true;
                let known = std::mem::replace(&mut first[at(cell)], row);
                if known != NOBODY && known != row {
                    sets.join(dense(people) + known, dense(people) + row);
                }
            }
        });
        if row % 1024 == 0 && !budget.spend(STEPS) {
            return None;
        }
    }
    for (trainee, automaton) in (0..).zip(&model.trainees) {
        rows.of(automaton, |row| {
            if binds[at(row)] {
                sets.join(trainee, dense(people) + row);
            }
        });
        if at(trainee) % BREATH == 0 && !budget.spend(STEPS) {
            return None;
        }
    }
    join_linked(model, &mut sets);
    Some(sets)
}

fn join_linked(model: &Model, sets: &mut Sets) {
    for link in &model.links {
        let (Link::Together(members) | Link::NotAlone(members)) = link;
        for pair in members.windows(2) {
            sets.join(pair[0], pair[1]);
        }
    }
}

/// The first `count` things by set, in the order of each set's first one.
fn grouped(sets: &mut Sets, count: usize) -> Vec<Vec<u32>> {
    let mut names = vec![NOBODY; sets.parents.len()];
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for one in 0..dense(count) {
        let root = at(sets.root(one));
        if names[root] == NOBODY {
            names[root] = dense(groups.len());
            groups.push(Vec::new());
        }
        groups[at(names[root])].push(one);
    }
    groups
}

/// Cuts a crowd where neighbors are: by the first hospital that each may go to. Linked trainees stay
/// together.
fn cut(model: &Model, crowd: Vec<u32>, way: Cut) -> Vec<Vec<u32>> {
    let mut sets = Sets::new(model.trainees.len());
    join_linked(model, &mut sets);
    let home = |trainee: u32| {
        let automaton = &model.trainees[at(trainee)];
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        choices.iter().map(|choice| choice.hospital).min()
    };
    let mut order: Vec<(Option<u32>, u64, u32, u32)> = (crowd.into_iter())
        .map(|trainee| {
            let leader = sets.root(trainee);
            let among = match way {
                Cut::Near => 0,
                Cut::Across => scramble(0, leader),
            };
            (home(leader), among, leader, trainee)
        })
        .collect();
    order.sort_unstable();
    let mut parts: Vec<Vec<u32>> = vec![Vec::new()];
    let mut before = None;
    for (_, _, leader, trainee) in order {
        let usual = match way {
            Cut::Across if parts.len() == 1 => USUAL / 2,
            Cut::Near | Cut::Across => USUAL,
        };
        let full = parts.last().is_some_and(|part| part.len() >= usual);
        if full && before != Some(leader) {
            parts.push(Vec::new());
        }
        before = Some(leader);
        if let Some(part) = parts.last_mut() {
            part.push(trainee);
        }
    }
    parts
}

/// A number that looks random.
fn scramble(seed: u64, trainee: u32) -> u64 {
    let mut z = seed.wrapping_add(u64::from(trainee).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
