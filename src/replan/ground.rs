//! The changed program, compiled to be planned again: what has begun is settled, and nothing new begins
//! in the past.

use std::collections::BTreeSet;

use super::run::{Replan, ReplanError};
use crate::explain::pin;
use crate::problem::Problem;
use crate::problem::evaluate::{draws, legal, loads};
use crate::problem::model::{Plan, at, dense};
use crate::program::draft::TermDraft;
use crate::program::{Attendance, Program, ProgramDraft};
use crate::schedule::{Placement, Schedule};

/// What a new plan is made on.
#[derive(Debug)]
pub(super) struct Ground {
    /// The program with its settled placements; `None`: the caller's own.
    settled: Option<Program>,
    pub(super) problem: Problem,
    /// The plan in force, as far as it can still be.
    pub(super) plan: Plan,
    pub(super) loads: Vec<i64>,
    /// Trainees whose placements can not all stand.
    pub(super) lost: BTreeSet<u32>,
}

impl Ground {
    pub(super) fn new(
        replan: &Replan<'_>,
        held: &BTreeSet<Placement>,
    ) -> Result<Self, ReplanError> {
        let settled = settled(replan, held)?;
        let program = settled.as_ref().unwrap_or(replan.program());
        let problem = Problem::compile(program, replan.book())?;
        let model = problem.model();
        let in_force = replan.in_force();
        let plan = problem.encode(in_force);
        let mut ground = Self {
            loads: loads(model, &plan),
            lost: BTreeSet::new(),
            settled: None,
            plan,
            problem,
        };
        ground.lost = ground.lost(in_force);
        // What makes no itinerary any more can not be the start either.
        ground.loads = loads(ground.problem.model(), &ground.plan);
        ground.settled = settled;
        Ok(ground)
    }

    /// The program with its settled placements, if that is not the caller's own.
    pub(super) fn settled(&self) -> Option<&Program> {
        self.settled.as_ref()
    }

    /// Trainees with a placement that the problem does not know, or with an itinerary that is none.
    fn lost(&self, in_force: &Schedule) -> BTreeSet<u32> {
        let model = self.problem.model();
        let mut lost = BTreeSet::new();
        for (id, placements) in in_force.itineraries() {
            let Some(index) = self.problem.index_of(id) else {
                continue;
            };
            let stays = &self.plan[index];
            if stays.len() < placements.len() || !legal(model, dense(index), stays) {
                lost.insert(dense(index));
            }
        }
        // Who has something settled that the plan in force does not have.
        for index in 0..dense(self.plan.len()) {
            if !legal(model, index, &self.plan[at(index)]) {
                lost.insert(index);
            }
        }
        lost
    }

    /// Trainees who draw from some cells.
    pub(super) fn drawers(&self, plan: &Plan, wanted: &BTreeSet<u32>) -> Vec<(u32, BTreeSet<u32>)> {
        let model = self.problem.model();
        let mut found = Vec::new();
        for ((index, automaton), stays) in (0..).zip(&model.trainees).zip(plan) {
            let mut drawn = BTreeSet::new();
            draws(model, automaton, stays, |cell, units| {
                if units > 0 && wanted.contains(&cell) {
                    drawn.insert(cell);
                }
            });
            if !drawn.is_empty() {
                found.push((index, drawn));
            }
        }
        found
    }
}

/// The program with what is held as pins, in which nothing new begins before today; `None` if that is
/// the program as it is.
fn settled(
    replan: &Replan<'_>,
    held: &BTreeSet<Placement>,
) -> Result<Option<Program>, ReplanError> {
    let range = replan.program().horizon().range();
    let yesterday = replan.today().pred_opt();
    let yesterday = yesterday.filter(|day| *day >= range.first());
    if held.is_empty() && yesterday.is_none() {
        return Ok(None);
    }
    let mut draft = ProgramDraft::from(replan.program());
    if let Some(yesterday) = yesterday {
        let past = TermDraft::between(range.first(), yesterday.min(range.last()));
        for trainee in &mut draft.trainees {
            trainee.unavailable.push(past);
        }
        // Common days that are over have been attended or not: they bind nobody any more.
        for cohort in &mut draft.cohorts {
            for day in &mut cohort.common_days {
                if day.dates.first <= yesterday {
                    day.attendance = Attendance::Optional;
                }
            }
        }
    }
    let placements: Vec<Placement> = held.iter().cloned().collect();
    pin(&mut draft, &placements);
    Ok(Some(draft.validate()?))
}
