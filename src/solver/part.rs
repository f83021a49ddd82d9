//! Some trainees planned again while all others stay: a problem of its own, with what the others leave.
//!
//! The part is as exact as the whole: seats, minimum seats and comfortable loads are those that the
//! others leave, and the worst-off of the others takes part in the worst-off term. Only links to trainees
//! outside are not part of it; whoever asks frees all members, or has the result checked.
use std::ops::ControlFlow;

use super::large::local::Local;
use super::{Outcome, Progress, SolveConfig, Stop, solve};
use crate::certificate::range::value_range;
use crate::problem::Problem;
use crate::problem::evaluate::{draws, own};
use crate::problem::model::{
    Automaton, Bonus, Cell, Choice, Course, Draw, Model, Plan, Stay, Window, at, dense,
};

/// Scores beyond this leave the solver no room for its prices.
const MOST: i64 = 1 << 42;

/// Trainees who are planned again, and what the others leave them.
#[derive(Debug)]
pub(crate) struct Part<'a> {
    whole: &'a Problem,
    /// Who is free, sorted.
    free: Vec<u32>,
    local: Local,
    /// Everybody's itinerary as it stands, in the numbers of the whole.
    plan: &'a Plan,
}

impl<'a> Part<'a> {
    /// `loads` are those of the plan; `free` is sorted, without repetition.
    pub(crate) fn new(whole: &'a Problem, plan: &'a Plan, loads: &[i64], free: Vec<u32>) -> Self {
        let model = whole.model();
        let mut others = loads.to_vec();
        for &trainee in &free {
            let automaton = &model.trainees[at(trainee)];
            draws(model, automaton, &plan[at(trainee)], |cell, units| {
                others[at(cell)] = others[at(cell)].saturating_sub(units);
            });
        }
        let limits = |index: u32| {
            let (cell, drawn) = (model.cells[at(index)], others[at(index)]);
            let left = |limit: i64| match limit {
                i64::MAX => i64::MAX,
                limit => limit.saturating_sub(drawn).max(0),
            };
            Cell {
                min: left(cell.min),
                max: left(cell.max),
                target: left(cell.target),
                over: cell.over,
            }
        };
        let local = Local::new(model, &free, limits);
        Self {
            whole,
            free,
            local,
            plan,
        }
    }

    /// The least and the greatest value of a plan of the part, roughly, the worst-off term aside.
    pub(crate) fn range(&self) -> (i64, i64) {
        value_range(&self.local.model)
    }

    /// The problem in which each stay of a plan that is kept is worth so much more, and nothing else
    /// counts but each trainee's own value: the worst-off term would count what is kept as well.
    /// `None` if scores would be too large.
    pub(crate) fn keeping(&self, wanted: &Plan, each: i64) -> Option<Problem> {
        let model = rewarded(&self.local.model, &self.inward(wanted), each);
        self.bounded(model)
    }

    /// The problem itself, in which at least so many stays of a plan are kept.
    pub(crate) fn with_kept(&self, wanted: &Plan, least: i64) -> Option<Problem> {
        let mut model = self.local.model.clone();
        self.add_others(&mut model);
        count_kept(&mut model, &self.inward(wanted), least);
        self.bounded(model)
    }

    /// The problem in which each stay of a plan that is kept counts, but less than one unit of value.
    /// `None` if scores would be too large.
    pub(crate) fn valued(&self, wanted: &Plan) -> Option<Problem> {
        let mut model = self.local.model.clone();
        self.add_others(&mut model);
        let wanted = self.inward(wanted);
        let all = wanted.iter().map(Vec::len).sum::<usize>();
        // What is kept counts in the worst-off term too.
        let times = model.worst_weight.saturating_abs().checked_add(1)?;
        let times = times
            .checked_mul(i64::try_from(all).ok()?)?
            .checked_add(1)?;
        let (low, high) = value_range(&model);
        let most = low.saturating_abs().max(high.saturating_abs());
        most.checked_mul(times).filter(|most| *most < MOST)?;
        scale(&mut model, times);
        self.bounded(rewarded(&model, &wanted, 1))
    }

    /// Solves a problem of the part; the whole plan that comes out, with what the solver says.
    pub(crate) fn solve(
        &self,
        problem: &Problem,
        config: &SolveConfig,
        callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
    ) -> (Plan, Outcome) {
        let outcome = solve(problem, config, callback);
        let found = self.whole.encode(outcome.schedule());
        let mut plan = self.plan.clone();
        for &trainee in &self.free {
            plan[at(trainee)].clone_from(&found[at(trainee)]);
        }
        (plan, outcome)
    }

    fn bounded(&self, model: Model) -> Option<Problem> {
        let (low, high) = value_range(&model);
        let fits = low > -MOST && high < MOST;
        fits.then(|| self.whole.part(model, &self.free, &self.local.cells))
    }

    /// Stays of the free in the numbers of the part, as far as they may be at all.
    fn inward(&self, plan: &Plan) -> Plan {
        let free = self.free.iter().enumerate();
        free.map(|(index, &trainee)| self.local.inward(index, &plan[at(trainee)]))
            .collect()
    }

    /// The worst-off of those who stay, as somebody with one placement that is worth as much.
    fn add_others(&self, model: &mut Model) {
        let whole = self.whole.model();
        model.worst_weight = whole.worst_weight;
        if model.worst_weight == 0 {
            return;
        }
        let people = (0..).zip(&whole.trainees).zip(self.plan);
        let others = people.filter(|((index, automaton), _)| {
            automaton.counted && self.free.binary_search(index).is_err()
        });
        let worst = others.map(|((_, automaton), stays)| own(whole, automaton, stays));
        let Some(value) = worst.min() else {
            return;
        };
        while model.profiles.presence.rows() < model.profiles.start.rows() {
            model.profiles.presence.push_row(&[]);
        }
        while model.profiles.start.rows() < model.profiles.presence.rows() {
            model.profiles.start.push_row(&[]);
        }
        let profile = model.profiles.presence.push_row(&[]);
        model.profiles.start.push_row(&[]);
        let starts = dense(model.starts.len()) / model.words.max(1);
        let first_day = (0..model.words).map(|word| u64::from(word == 0));
        model.starts.extend(first_day);
        let choice = dense(model.choices.len());
        model.choices.push(Choice {
            course: 0,
            department: 0,
            hospital: model.hospitals,
            profile,
            starts,
            value,
        });
        model.hospitals += 1;
        model.departments = model.departments.max(1);
        let bonuses = dense(model.bonuses.len());
        model.trainees.push(Automaton {
            courses: vec![Course {
                group: 0,
                length: 1,
                prerequisites: 0,
                pinned: true,
            }],
            required: vec![1],
            choices: choice..choice + 1,
            bonuses: bonuses..bonuses,
            windows: vec![Window {
                from: 0,
                until: model.periods,
            }],
            hospital_max: u32::MAX,
            counted: true,
            ..Automaton::default()
        });
    }
}

/// The model in which each of the stays is worth so much more.
fn rewarded(model: &Model, wanted: &Plan, each: i64) -> Model {
    let mut rewarded = model.clone();
    rewarded.bonuses.clear();
    for (index, automaton) in rewarded.trainees.iter_mut().enumerate() {
        let known = &model.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)];
        let mut own = known.to_vec();
        for stay in wanted.get(index).into_iter().flatten() {
            let same =
                |bonus: &&mut Bonus| (bonus.choice, bonus.start) == (stay.choice, stay.start);
            match own.iter_mut().find(same) {
                Some(bonus) => bonus.value = bonus.value.saturating_add(each),
                None => own.push(Bonus {
                    choice: stay.choice,
                    start: stay.start,
                    value: each,
                }),
            }
        }
        own.sort_unstable();
        let from = dense(rewarded.bonuses.len());
        rewarded.bonuses.append(&mut own);
        automaton.bonuses = from..dense(rewarded.bonuses.len());
    }
    rewarded
}

/// A cell from which each of the stays draws one unit, and that wants so many.
fn count_kept(model: &mut Model, wanted: &Plan, least: i64) {
    if least <= 0 {
        return;
    }
    let cell = dense(model.cells.len());
    model.cells.push(Cell {
        min: least,
        max: i64::MAX,
        target: i64::MAX,
        over: 0,
    });
    let wanted: Vec<Stay> = wanted.iter().flatten().copied().collect();
    for stay in wanted {
        let old = model.choices[at(stay.choice)].profile;
        let row = |table: &crate::problem::model::DrawTable| -> Vec<Vec<Draw>> {
            (0..model.periods)
                .map(|period| match table.rows() {
                    rows if old < rows => table.get(old, period).to_vec(),
                    _ => Vec::new(),
                })
                .collect()
        };
        let presence = row(&model.profiles.presence);
        let mut start = row(&model.profiles.start);
        if let Some(draws) = start.get_mut(at(stay.start)) {
            draws.push(Draw { cell, units: 1 });
        }
        while model.profiles.start.rows() < model.profiles.presence.rows() {
            model.profiles.start.push_row(&[]);
        }
        while model.profiles.presence.rows() < model.profiles.start.rows() {
            model.profiles.presence.push_row(&[]);
        }
        let fresh = model.profiles.presence.push_row(&presence);
        model.profiles.start.push_row(&start);
        model.choices[at(stay.choice)].profile = fresh;
    }
}

/// Everything of value so many times; the worst-off term follows by itself.
fn scale(model: &mut Model, times: i64) {
    let scaled = |value: &mut i64| *value = value.saturating_mul(times);
    model
        .choices
        .iter_mut()
        .for_each(|one| scaled(&mut one.value));
    model
        .bonuses
        .iter_mut()
        .for_each(|one| scaled(&mut one.value));
    model.cells.iter_mut().for_each(|one| scaled(&mut one.over));
    model.boundaries.entry_value.iter_mut().for_each(scaled);
    model.boundaries.finish_value.iter_mut().for_each(scaled);
    for automaton in &mut model.trainees {
        scaled(&mut automaton.change);
        scaled(&mut automaton.wait);
    }
}
