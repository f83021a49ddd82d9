//! Repairs in which another trainee moves.

use std::collections::BTreeSet;

use super::change::Change;
use super::explainer::Explainer;
use super::repair::Repair;
use super::search::Answer;
use super::surroundings::{Block, Surroundings};
use crate::check::check;
use crate::ids::TraineeId;
use crate::problem::evaluate::{draws, legal, own};
use crate::problem::model::{Stay, at, dense};
use crate::schedule::Placement;

/// Moves that are looked at, at most.
const TRIED: usize = 120;
/// Moves that the checker is asked about, at most.
const CHECKED: usize = 12;

/// A move of another trainee: whether a placement is given up, own value lost, whose, and both itineraries.
type Candidate = (bool, i64, usize, Vec<Stay>, Vec<Stay>);

impl Explainer<'_> {
    /// Repairs in which one other trainee makes room: by going elsewhere, or by giving up a placement.
    pub(super) fn moves(
        &self,
        index: usize,
        trainee: &TraineeId,
        requirement: usize,
    ) -> Vec<Repair> {
        let model = self.problem.model();
        let around = self.around(index);
        let automaton = &model.trainees[index];
        let mut found: Vec<Candidate> = Vec::new();
        let mut asked = 0;
        'all: for choice in automaton.choices.clone() {
            let course = &automaton.courses[at(model.choices[at(choice)].course)];
            if at(course.group) != requirement {
                continue;
            }
            for start in (0..model.periods).filter(|&start| model.may_start(choice, start)) {
                let mut stays = self.plan[index].clone();
                stays.push(Stay { start, choice });
                stays.sort_unstable();
                if !legal(model, dense(index), &stays) {
                    continue;
                }
                let met = around.blocks(&stays);
                for holder in self.makes_room(&around, &met, index) {
                    asked += 1;
                    if asked > TRIED {
                        break 'all;
                    }
                    found.extend(self.makes_way(index, &stays, holder));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(CHECKED);
        let found = found.into_iter();
        found
            .filter_map(|(_, _, holder, stays, elsewhere)| {
                self.moved((index, stays), trainee, (holder, elsewhere))
            })
            .collect()
    }

    /// Trainees each of whom alone holds enough of every cell that is met.
    pub(super) fn makes_room(
        &self,
        around: &Surroundings<'_>,
        met: &BTreeSet<Block>,
        index: usize,
    ) -> Vec<usize> {
        let mut common: Option<BTreeSet<usize>> = None;
        for block in met {
            let Block::Cell(cell) = *block else {
                return Vec::new();
            };
            // One unit is missing at most where the cell is just full.
            if around.room(cell) < 0 {
                return Vec::new();
            }
            let holders = self.holders()[at(cell)].iter().map(|&holder| at(holder));
            let holders: BTreeSet<usize> = holders.filter(|&holder| holder != index).collect();
            common = Some(match common {
                Some(known) => known.intersection(&holders).copied().collect(),
                None => holders,
            });
        }
        common.into_iter().flatten().collect()
    }

    /// Where the holder could go if the trainee had these stays.
    fn makes_way(&self, index: usize, stays: &[Stay], holder: usize) -> Option<Candidate> {
        let model = self.problem.model();
        let mut loads = self.loads.clone();
        let person = &model.trainees[index];
        draws(model, person, &self.plan[index], |cell, units| {
            loads[at(cell)] -= units;
        });
        draws(model, person, stays, |cell, units| {
            loads[at(cell)] += units;
        });
        let mut plan = self.plan.clone();
        plan[index] = stays.to_vec();
        let around = Surroundings::new(model, &plan, &loads, dense(holder));
        let (person, now) = (&model.trainees[holder], &self.plan[holder]);
        let moved = match around.find(&self.placed(holder), None) {
            Answer::Found(elsewhere) => elsewhere,
            // Without the placements that are in the way.
            Answer::Nothing | Answer::Open => {
                let tight = |stay: &Stay| {
                    let mut full = false;
                    draws(model, person, &[*stay], |cell, _| {
                        full |= loads[at(cell)] > model.cells[at(cell)].max;
                    });
                    full
                };
                now.iter().filter(|stay| !tight(stay)).copied().collect()
            }
        };
        let lost = own(model, person, now) - own(model, person, &moved);
        let fits = legal(model, dense(holder), &moved);
        fits.then(|| (moved.len() < now.len(), lost, holder, stays.to_vec(), moved))
    }

    /// The repair, if the checker agrees.
    fn moved(
        &self,
        (index, stays): (usize, Vec<Stay>),
        trainee: &TraineeId,
        (holder, moved): (usize, Vec<Stay>),
    ) -> Option<Repair> {
        let from = self.problem.placements(holder, &self.plan[holder]);
        let mut plan = self.plan.clone();
        plan[index] = stays;
        plan[holder].clone_from(&moved);
        let schedule = self.problem.decode(&plan);
        let report = check(self.program, self.book, &schedule);
        let known = self.report.violations();
        if !report.violations().iter().all(|one| known.contains(one)) {
            return None;
        }
        let to = self.problem.placements(holder, &moved);
        let unchanged = |one: &Placement, list: &[Placement]| list.contains(one);
        let change = Change::Move {
            from: from
                .iter()
                .filter(|one| !unchanged(one, &to))
                .cloned()
                .collect(),
            to: to
                .iter()
                .filter(|one| !unchanged(one, &from))
                .cloned()
                .collect(),
        };
        let option = schedule.of_trainee(trainee).to_vec();
        self.repair(vec![change], option, schedule, report.score())
    }
}
