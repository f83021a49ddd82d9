//! Who can not be placed together: few trainees of many, found before any is left out one by one.
//!
//! Counting comes first, then one trainee alone. Then a plan is made, as good as a greedy one is: where it
//! leaves somebody out, whoever holds what is in the way is asked about, and whoever is in *their* way.
//! Where seats are plentiful but for one place, these are few.

use std::collections::{BTreeSet, VecDeque};

use super::priced::fewest;
use super::room::{Room, Verdict, someone_alone};
use super::shortage::counted;
use crate::check::check;
use crate::ids::TraineeId;
use crate::planner::PlanError;
use crate::problem::Problem;
use crate::problem::evaluate::{draws, loads, missing, span};
use crate::problem::model::{Model, Plan, Stay, at, dense};
use crate::program::Program;
use crate::rules::RuleCode;
use crate::solver::search::construct::construct;

/// Trainees who are few: no smaller set is looked for.
pub(super) const FEW: usize = 24;
/// Trainees around somebody who is left out: so many first, then twice as many, up to the last.
const AROUND: [usize; 4] = [8, 16, 32, 64];
/// Of those who are left out, so many are looked at.
const LEFT_OUT: usize = 12;

/// Whether everybody fits, and if not, some who do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Crux {
    Fits,
    Short(Vec<TraineeId>),
    Unknown,
}

/// Some of the trainees who can not be placed together, as few as is quickly found.
pub(super) fn crux(
    room: &mut Room<'_>,
    trainees: &[TraineeId],
    rules: &[RuleCode],
) -> Result<Crux, PlanError> {
    let Some(program) = room.program(trainees) else {
        return Ok(Crux::Unknown);
    };
    let book = room.only(rules);
    let problem = Problem::compile(&program, &book)?;
    let named = |index: usize| problem.trainee(index).cloned();
    let is_few =
        |found: &Option<Vec<TraineeId>>| found.as_ref().is_some_and(|all| all.len() <= FEW);
    // What several can not have together says more of the program than what one can not have alone.
    let mut found = counted(&program, &problem).map(|short| short.trainees().to_vec());
    if !is_few(&found) {
        if let Some(alone) = someone_alone(&problem) {
            return Ok(Crux::Short(named(alone).into_iter().collect()));
        }
        if let Some((fewer, cells)) = fewest(&problem) {
            if found.as_ref().is_none_or(|known| fewer.len() < known.len()) {
                let cells = cells.iter().filter_map(|&cell| problem.cell(at(cell)));
                room.remember(cells.cloned().collect());
                found = Some(fewer.into_iter().filter_map(|one| named(at(one))).collect());
            }
        }
    }
    if is_few(&found) {
        return Ok(found.map_or(Crux::Unknown, Crux::Short));
    }
    let model = problem.model();
    let plan = construct(model);
    let schedule = problem.decode(&plan);
    let report = check(&program, &book, &schedule);
    if report.is_valid() && report.score().shortfall == 0 {
        room.fitting(trainees, rules);
        return Ok(Crux::Fits);
    }
    if let Some(around) = around(room, &program, &problem, &plan, rules)? {
        return Ok(Crux::Short(around));
    }
    if let Some(found) = found {
        return Ok(Crux::Short(found));
    }
    match room.ask_at_length(trainees, rules)? {
        Verdict::Possible => return Ok(Crux::Fits),
        Verdict::Impossible => return Ok(Crux::Short(trainees.to_vec())),
        Verdict::Open => {}
    }
    // A better plan leaves fewer out.
    let better = room.last.take().map(|schedule| problem.encode(&schedule));
    let around = match better {
        Some(plan) => around(room, &program, &problem, &plan, rules)?,
        None => None,
    };
    Ok(around.map_or(Crux::Unknown, Crux::Short))
}

/// Trainees around somebody whom a plan leaves out who can not be placed together.
fn around(
    room: &mut Room<'_>,
    program: &Program,
    problem: &Problem,
    plan: &Plan,
    rules: &[RuleCode],
) -> Result<Option<Vec<TraineeId>>, PlanError> {
    let near = Near::new(problem.model(), plan);
    let people = (0..).zip(problem.model().trainees.iter().zip(plan));
    let open = people.filter(|(_, (automaton, stays))| missing(automaton, stays) > 0);
    let open: Vec<u32> = open.map(|(index, _)| index).take(LEFT_OUT).collect();
    let all = program.trainees().as_slice().len();
    let mut asked: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
    for most in AROUND {
        for whole in [false, true] {
            for &first in &open {
                let members = near.members(first, most, whole);
                if members.len() >= all.max(FEW) || !asked.insert(members.clone()) {
                    continue;
                }
                let members = members.iter().filter_map(|&one| problem.trainee(at(one)));
                let members: Vec<TraineeId> = members.cloned().collect();
                if room.ask(&members, rules)? == Verdict::Impossible {
                    return Ok(Some(members));
                }
            }
        }
    }
    Ok(None)
}

/// A trainee, and a requirement of theirs.
type Holder = (u32, u32);

/// A plan, and who holds what in it.
struct Near<'a> {
    model: &'a Model,
    plan: &'a Plan,
    loads: Vec<i64>,
    /// By cell: who is left out and would draw from it, then who does so; each with the requirement.
    holders: Vec<Vec<Holder>>,
}

impl<'a> Near<'a> {
    fn new(model: &'a Model, plan: &'a Plan) -> Self {
        let mut near = Self {
            model,
            plan,
            loads: loads(model, plan),
            holders: vec![Vec::new(); model.cells.len()],
        };
        for trainee in 0..dense(plan.len()) {
            for group in near.open(trainee) {
                for cell in near.full(trainee, group, false) {
                    near.holders[at(cell)].push((trainee, group));
                }
            }
        }
        for (trainee, (automaton, stays)) in (0..).zip(model.trainees.iter().zip(plan)) {
            for &stay in stays {
                let course = model.choices[at(stay.choice)].course;
                let holder = (trainee, automaton.courses[at(course)].group);
                draws(model, automaton, &[stay], |cell, _| {
                    let known = &mut near.holders[at(cell)];
                    if known.last() != Some(&holder) {
                        known.push(holder);
                    }
                });
            }
        }
        near
    }

    /// Who holds what somebody who is left out needs, who holds what *they* could have instead, and so on;
    /// so many at most. Of each, only the stays in the way are looked at, or all.
    fn members(&self, first: u32, most: usize, whole: bool) -> BTreeSet<u32> {
        let mut members = BTreeSet::from([first]);
        let open = self.open(first).into_iter().map(|group| (first, group));
        let mut queue: VecDeque<Holder> = open.collect();
        let mut seen: BTreeSet<Holder> = queue.iter().copied().collect();
        while let Some((trainee, group)) = queue.pop_front() {
            for cell in self.full(trainee, group, whole) {
                for &holder in &self.holders[at(cell)] {
                    if !members.contains(&holder.0) && members.len() >= most {
                        return members;
                    }
                    members.insert(holder.0);
                    if seen.insert(holder) {
                        queue.push_back(holder);
                    }
                }
            }
        }
        members
    }

    /// The requirements of which somebody lacks placements.
    fn open(&self, trainee: u32) -> Vec<u32> {
        let automaton = &self.model.trainees[at(trainee)];
        let mut left = automaton.required.clone();
        for stay in &self.plan[at(trainee)] {
            let course = self.model.choices[at(stay.choice)].course;
            let left = &mut left[at(automaton.courses[at(course)].group)];
            *left = left.saturating_sub(1);
        }
        let open = (0..).zip(left).filter(|&(_, left)| left > 0);
        open.map(|(group, _)| group).collect()
    }

    /// Full cells that stays for a requirement of a trainee draw from; all requirements, if `whole`.
    fn full(&self, trainee: u32, group: u32, whole: bool) -> BTreeSet<u32> {
        let (model, automaton) = (self.model, &self.model.trainees[at(trainee)]);
        let mut full = BTreeSet::new();
        for choice in automaton.choices.clone() {
            let known = &model.choices[at(choice)];
            if !whole && automaton.courses[at(known.course)].group != group {
                continue;
            }
            for start in (0..model.periods).filter(|&start| model.may_start(choice, start)) {
                let (from, until) = span(model, automaton, Stay { start, choice });
                let presence = (from..until.min(model.periods))
                    .flat_map(|period| model.profiles.presence.get(known.profile, period));
                let once = model.profiles.start.get(known.profile, start);
                for draw in presence.chain(once) {
                    let limit = model.cells[at(draw.cell)].max;
                    if self.loads[at(draw.cell)].saturating_add(draw.units) > limit {
                        full.insert(draw.cell);
                    }
                }
            }
        }
        full
    }
}
