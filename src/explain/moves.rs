//! Repairs in which another trainee moves.

use std::collections::BTreeMap;

use super::candidates::Candidate;
use super::change::Change;
use super::explainer::Explainer;
use super::repair::rank;
use super::search::Answer;
use super::surroundings::Surroundings;
use crate::problem::evaluate::{draws, legal, own, worth_of};
use crate::problem::model::{Stay, at, dense};
use crate::score::Score;

/// Moves that are looked at, at most.
const TRIED: usize = 120;
/// Moves that the checker is asked about, at most.
const CHECKED: usize = 12;

/// A move of another trainee: whether a placement is given up, own value lost, whose, and both itineraries.
type Way = (bool, i64, usize, Vec<Stay>, Vec<Stay>);

impl Explainer<'_> {
    /// Repairs in which one other trainee makes room: by going elsewhere, or by giving up a placement.
    pub(super) fn moves(&self, index: usize, requirement: usize) -> Vec<Candidate> {
        let model = self.problem.model();
        let around = self.around(index);
        let automaton = &model.trainees[index];
        let mut found: Vec<Way> = Vec::new();
        let (mut asked, mut near) = (0, BTreeMap::new());
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
                for holder in self.who_blocks(&around, &stays, index) {
                    asked += 1;
                    if asked > TRIED {
                        break 'all;
                    }
                    let near = near.entry(holder).or_insert_with(|| self.neighbors(holder));
                    found.extend(self.makes_way(index, &stays, (holder, near)));
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(CHECKED);
        let found = found.iter();
        found
            .filter_map(|(_, _, holder, stays, elsewhere)| {
                self.moved((index, stays), (*holder, elsewhere))
            })
            .collect()
    }

    /// Where the holder could go if the trainee had these stays: with one placement elsewhere, if that is
    /// enough.
    fn makes_way(
        &self,
        index: usize,
        stays: &[Stay],
        (holder, near): (usize, &[Vec<Stay>]),
    ) -> Option<Way> {
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
        let around = Surroundings::new(model, &plan, &loads, dense(holder)).within(self.budget);
        let (person, now) = (&model.trainees[holder], &self.plan[holder]);
        let value = |stays: &[Stay]| own(model, person, stays);
        let close = near.iter().filter(|stays| {
            stays.len() >= now.len() && self.groups(holder, stays) == self.placed(holder)
        });
        let close = close.filter(|stays| around.blocks(stays).is_empty());
        let close = close.max_by_key(|stays| value(stays)).cloned();
        let moved = close.map_or_else(
            || around.find(&self.placed(holder), &around.everything()),
            Answer::Found,
        );
        let moved = match moved {
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
        let lost = value(now) - value(&moved);
        let fits = legal(model, dense(holder), &moved);
        fits.then(|| (moved.len() < now.len(), lost, holder, stays.to_vec(), moved))
    }

    /// What the move is, and what it does to the plan.
    fn moved(
        &self,
        (index, stays): (usize, &[Stay]),
        (holder, elsewhere): (usize, &[Stay]),
    ) -> Option<Candidate> {
        let model = self.problem.model();
        let mut plan = self.plan.clone();
        plan[index] = stays.to_vec();
        plan[holder] = elsewhere.to_vec();
        let (before, after) = (self.report.score(), worth_of(model, &plan)?);
        let after = Score {
            violations: before.violations,
            shortfall: u64::try_from(after.shortfall).unwrap_or(0),
            value: after.value,
        };
        let from = self.problem.placements(holder, &self.plan[holder]);
        let to = self.problem.placements(holder, elsewhere);
        let gone = from.iter().filter(|one| !to.contains(one)).cloned();
        let new = to.iter().filter(|one| !from.contains(one)).cloned();
        let changes = vec![Change::Move {
            from: gone.collect(),
            to: new.collect(),
        }];
        Some(Candidate {
            rank: rank(&changes, before, after),
            changes,
            option: self.problem.placements(index, stays),
        })
    }
}
