//! Whether some trainees can all be placed under some rules: shown by counting, by prices, or by a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::alone::alone;
use super::search::{Answer, MOST};
use super::shortage::counted;
use crate::certificate;
use crate::ids::TraineeId;
use crate::planner::{PlanError, plan_with};
use crate::problem::model::dense;
use crate::problem::{CellLabel, Problem};
use crate::program::draft::TraineeDraft;
use crate::program::{LinkKind, Program, ProgramDraft};
use crate::rules::{RuleBook, RuleCode, Severity};
use crate::schedule::Schedule;
use crate::solver::{SolveConfig, Status, Stop};

/// Steps of one question to the solver, at most.
const EACH: u64 = 200_000;
/// Steps of all questions to the solver together, at most, but for one about everybody.
const ALL: u64 = 2_000_000;

/// What is known of some trainees under some rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Possible,
    Impossible,
    Open,
}

/// A program, to be asked for any of its trainees under any of its rules. What was found out once is not
/// asked again.
#[derive(Debug)]
pub(super) struct Room<'a> {
    /// The program without trainees; links still name them.
    bare: ProgramDraft,
    people: BTreeMap<String, TraineeDraft>,
    /// Nothing but hard rules: values are not what is asked for.
    book: RuleBook,
    config: &'a SolveConfig,
    /// Steps that are left for questions.
    left: u64,
    /// Who could be placed together, and under which rules.
    fits: Vec<(BTreeSet<TraineeId>, BTreeSet<RuleCode>)>,
    /// Whether fewer trainees always fit where more do.
    monotone: bool,
    /// Cells that were short before.
    short: Vec<CellLabel>,
    /// The plan of the last question that stayed open.
    pub(super) last: Option<Schedule>,
}

impl<'a> Room<'a> {
    pub(super) fn new(program: &Program, book: &RuleBook, config: &'a SolveConfig) -> Self {
        let mut bare = ProgramDraft::from(program);
        let people = std::mem::take(&mut bare.trainees);
        let people = people.into_iter().map(|one| (one.id.clone(), one));
        let soft = RuleCode::ALL.iter().copied();
        let soft = soft.filter(|code| code.severity() == Severity::Soft);
        let book = soft.fold(off(book.clone(), RuleCode::MinimumSeats), off);
        let mut links = program.links().iter();
        Self {
            bare,
            people: people.collect(),
            book,
            config,
            left: ALL,
            fits: Vec::new(),
            monotone: links.all(|link| link.kind() != LinkKind::NotAlone),
            short: Vec::new(),
            last: None,
        }
    }

    /// Hard rules that are on and can be switched off.
    pub(super) fn switchable(&self) -> Vec<RuleCode> {
        let hard = RuleCode::ALL.iter().copied();
        hard.filter(|code| {
            code.severity() == Severity::Hard
                && self.book.is_on(*code)
                && !RuleBook::ESSENTIAL.contains(code)
        })
        .collect()
    }

    /// The book with no rules but these and the essential ones.
    pub(super) fn only(&self, rules: &[RuleCode]) -> RuleBook {
        let others = self.switchable().into_iter();
        let others = others.filter(|code| !rules.contains(code));
        others.fold(self.book.clone(), off)
    }

    /// The program with only some of its trainees.
    pub(super) fn program(&self, trainees: &[TraineeId]) -> Option<Program> {
        let kept: BTreeSet<&str> = trainees.iter().map(TraineeId::as_str).collect();
        let mut draft = self.bare.clone();
        let people = kept.iter().filter_map(|id| self.people.get(*id));
        draft.trainees.extend(people.cloned());
        for link in &mut draft.links {
            link.trainees.retain(|id| kept.contains(id.as_str()));
        }
        // A link needs somebody to bind.
        draft.links.retain(|link| {
            let named = link.trainees.len() > 1;
            named || link.language.is_some() || link.region.is_some()
        });
        draft.validate().ok()
    }

    /// Remembers cells that are short together.
    pub(super) fn remember(&mut self, cells: Vec<CellLabel>) {
        self.short = cells;
    }

    /// Remembers a plan that places trainees completely under all rules.
    pub(super) fn fitting(&mut self, trainees: &[TraineeId], rules: &[RuleCode]) {
        let rules = rules.iter().copied().collect();
        self.fits.push((trainees.iter().cloned().collect(), rules));
    }

    /// Whether some trainees can all be placed under some rules.
    pub(super) fn ask(
        &mut self,
        trainees: &[TraineeId],
        rules: &[RuleCode],
    ) -> Result<Verdict, PlanError> {
        self.asked(trainees, rules, EACH)
    }

    /// The same with as many steps as the caller allows.
    pub(super) fn ask_at_length(
        &mut self,
        trainees: &[TraineeId],
        rules: &[RuleCode],
    ) -> Result<Verdict, PlanError> {
        let left = std::mem::replace(&mut self.left, u64::MAX);
        let verdict = self.asked(trainees, rules, u64::MAX);
        self.left = left;
        verdict
    }

    fn asked(
        &mut self,
        trainees: &[TraineeId],
        rules: &[RuleCode],
        steps: u64,
    ) -> Result<Verdict, PlanError> {
        if trainees.is_empty() || self.is_known(trainees, rules) {
            return Ok(Verdict::Possible);
        }
        let Some(program) = self.program(trainees) else {
            return Ok(Verdict::Open);
        };
        let book = self.only(rules);
        let problem = Problem::compile(&program, &book)?;
        if self.settled(&program, &problem) {
            return Ok(Verdict::Impossible);
        }
        if self.left == 0 {
            return Ok(Verdict::Open);
        }
        let steps = steps.min(self.left).min(self.config.allowance());
        let config = self.config.clone().steps(steps);
        // No more than that is asked.
        let planned = plan_with(&program, &book, &config, &mut |progress| {
            let complete = progress.best().is_some_and(|best| best.shortfall == 0);
            let short = progress.bound().is_some_and(|bound| bound.shortfall > 0);
            if complete || short {
                return ControlFlow::Break(Stop::Cancelled);
            }
            ControlFlow::Continue(())
        })?;
        let (outcome, report) = (planned.outcome(), planned.report());
        self.left = self.left.saturating_sub(outcome.statistics().steps());
        // Only what is settled beforehand can break a rule, and then it does so whatever is planned.
        if !report.is_valid() || outcome.status() == Status::Infeasible {
            return Ok(Verdict::Impossible);
        }
        if report.score().shortfall == 0 {
            self.fitting(trainees, rules);
            return Ok(Verdict::Possible);
        }
        let proven = outcome.is_exhausted() || outcome.bound().is_some_and(|one| one.shortfall > 0);
        if proven {
            return Ok(Verdict::Impossible);
        }
        self.last = Some(planned.schedule().clone());
        Ok(Verdict::Open)
    }

    /// Whether all of them were placed together before, under all of these rules.
    fn is_known(&self, trainees: &[TraineeId], rules: &[RuleCode]) -> bool {
        self.fits.iter().any(|(people, under)| {
            let same = people.len() == trainees.len();
            (self.monotone || same)
                && trainees.iter().all(|one| people.contains(one))
                && rules.iter().all(|code| under.contains(code))
        })
    }

    /// The cells that were short before, in the numbers of a problem.
    pub(super) fn known(&self, problem: &Problem) -> Vec<u32> {
        let short = |cell: &usize| {
            problem
                .cell(*cell)
                .is_some_and(|one| self.short.contains(one))
        };
        let cells = (0..problem.cells()).filter(short);
        cells.map(dense).collect()
    }

    /// Whether counting, the rules of one trainee alone, or what was short before show that these trainees
    /// can not be placed.
    fn settled(&self, program: &Program, problem: &Problem) -> bool {
        let again = || {
            let cells = self.known(problem);
            !cells.is_empty() && certificate::Shortage::of(problem, &cells).is_some()
        };
        someone_alone(problem).is_some() || counted(program, problem).is_some() || again()
    }
}

/// The first trainee who can not be placed completely even alone.
pub(super) fn someone_alone(problem: &Problem) -> Option<usize> {
    let people = problem.model().trainees.iter().enumerate();
    let mut alone =
        people.map(|(index, automaton)| (index, alone(problem, index, &automaton.required, MOST)));
    let found = alone.find(|(_, answer)| *answer == Answer::Nothing);
    found.map(|(index, _)| index)
}

/// The book without a rule; essential rules stay.
fn off(book: RuleBook, code: RuleCode) -> RuleBook {
    book.clone().without(code).unwrap_or(book)
}
