//! A plan, prepared for questions.

use std::cell::OnceCell;

use thiserror::Error;

use super::alone::{Alone, alone};
use super::search::{Answer, MOST};
use super::surroundings::{Block, Surroundings};
use super::why::{Blocker, Cause, Full, Unsettled, Why};
use super::worth::Scale;
use crate::check::{CheckReport, Shortfall, Violation, check};
use crate::ids::TraineeId;
use crate::problem::evaluate::{draws, loads, own};
use crate::problem::model::{Plan, Stay, at, dense};
use crate::problem::{CompileError, Problem};
use crate::program::draft::TraineeDraft;
use crate::program::{Program, ProgramDraft};
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule};

/// A program, a rule book and a plan, prepared once for any number of questions.
///
/// Everything is derived from the plan and the program, nothing from the way in which the plan came
/// about: plans of other programs and plans made by hand are explained as well as the planner's own.
///
/// ```
/// use practicum::explain::{English, Explainer, Wording};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let english = English::new(&program);
/// let reasons: Vec<String> = explainer.open().iter().map(|why| english.line(why)).collect();
/// assert_eq!(reasons.len(), 1);
/// assert!(reasons[0].starts_with("T02 has no place for Neurosurgery: every place is taken"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Explainer<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    pub(super) schedule: &'a Schedule,
    pub(super) report: CheckReport,
    pub(super) problem: Problem,
    pub(super) plan: Plan,
    pub(super) loads: Vec<i64>,
    /// States that each question may look at, at most.
    pub(super) budget: usize,
    /// By cell: the trainees who draw from it.
    holders: OnceCell<Vec<Vec<u32>>>,
    /// The program without trainees.
    bare: OnceCell<ProgramDraft>,
    /// The same without what only concerns several of them.
    empty: OnceCell<ProgramDraft>,
    /// Who is worst off of those who count, and the next.
    worst: OnceCell<Vec<(i64, usize)>>,
}

/// Why a plan can not be explained.
///
/// ```
/// use practicum::explain::{ExplainError, Explainer};
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let book = RuleBook::default();
/// let short = Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 2);
/// let broken = Schedule::new([short]);
/// let Err(ExplainError::Broken { count, first }) = Explainer::new(&program, &book, &broken) else {
///     return Err("a plan that breaks rules is not explained, but checked".into());
/// };
/// assert_eq!((count, first.code().as_str()), (1, "P105"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ExplainError {
    /// The program is too large to be compiled.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// The plan breaks hard rules that no pin forces: mend it first, [`check()`] says
    /// what is wrong.
    #[error("the plan breaks {count} hard rules, the first: {first}")]
    Broken {
        /// How many violations there are.
        count: usize,
        /// The first.
        first: Box<Violation>,
    },
    /// A placement stands in the plan that could not be planned, though no rule forbids it: one of a
    /// trainee who has completed, for example.
    #[error(
        "the placement of {} at {} from period {} on could not be planned",
        .placement.trainee(), .placement.department(), .placement.start()
    )]
    Unplannable {
        /// The first such placement.
        placement: Box<Placement>,
    },
    /// The program has no such trainee.
    #[error("there is no trainee {trainee}")]
    NoTrainee {
        /// The id asked for.
        trainee: TraineeId,
    },
}

impl<'a> Explainer<'a> {
    /// Prepares a plan: checks it, compiles the program, counts what every cell holds.
    ///
    /// # Errors
    /// [`ExplainError`] if the plan breaks hard rules that no pin forces, or the program is too large.
    pub fn new(
        program: &'a Program,
        book: &'a RuleBook,
        schedule: &'a Schedule,
    ) -> Result<Self, ExplainError> {
        let problem = Problem::compile(program, book)?;
        let report = check(program, book, schedule);
        let pinned = program
            .trainees()
            .iter()
            .any(|trainee| !trainee.pins().is_empty());
        if let Some(first) = report.violations().first().filter(|_| !pinned) {
            return Err(ExplainError::Broken {
                count: report.violations().len(),
                first: Box::new(first.clone()),
            });
        }
        let plan = problem.encode(schedule);
        let known = problem.decode(&plan);
        if known != *schedule {
            let mut placements = schedule.placements().iter();
            let lost = placements.find(|one| known.placements().binary_search(one).is_err());
            let lost = lost.or(schedule.placements().first());
            if let Some(placement) = lost {
                return Err(ExplainError::Unplannable {
                    placement: Box::new(placement.clone()),
                });
            }
        }
        let loads = loads(problem.model(), &plan);
        Ok(Self {
            program,
            book,
            schedule,
            report,
            problem,
            plan,
            loads,
            budget: MOST,
            holders: OnceCell::new(),
            bare: OnceCell::new(),
            empty: OnceCell::new(),
            worst: OnceCell::new(),
        })
    }

    /// With so many unfinished itineraries that each question may look at, at most; 200,000 otherwise. What
    /// takes more is not settled, and is said to be so.
    #[must_use]
    pub fn budget(mut self, states: usize) -> Self {
        self.budget = states;
        self
    }

    /// The program.
    pub fn program(&self) -> &'a Program {
        self.program
    }

    /// The plan.
    pub fn schedule(&self) -> &'a Schedule {
        self.schedule
    }

    /// What the checker says of the plan.
    pub fn report(&self) -> &CheckReport {
        &self.report
    }

    /// Why each open requirement is open, in order of trainee and requirement.
    pub fn open(&self) -> Vec<Why> {
        let shortfalls = self.report.shortfalls().iter();
        shortfalls.filter_map(|one| self.why(one)).collect()
    }

    /// Why the open requirements of one trainee are open; none if there are none.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn open_of(&self, trainee: &TraineeId) -> Result<Vec<Why>, ExplainError> {
        self.index(trainee)?;
        let shortfalls = self.report.shortfalls().iter();
        let own = shortfalls.filter(|one| one.trainees().contains(&trainee));
        Ok(own.filter_map(|one| self.why(one)).collect())
    }

    pub(super) fn index(&self, trainee: &TraineeId) -> Result<usize, ExplainError> {
        let unknown = || ExplainError::NoTrainee {
            trainee: trainee.clone(),
        };
        self.problem.index_of(trainee).ok_or_else(unknown)
    }

    fn why(&self, shortfall: &Shortfall) -> Option<Why> {
        let Shortfall::OpenRequirement {
            trainee,
            requirement,
            open,
            ..
        } = shortfall
        else {
            return None;
        };
        let index = self.problem.index_of(trainee)?;
        Some(Why {
            trainee: trainee.clone(),
            requirement: *requirement,
            open: open.clone(),
            missing: shortfall.missing(),
            cause: self.cause(index, *requirement),
        })
    }

    pub(super) fn cause(&self, trainee: usize, requirement: usize) -> Cause {
        let need = self.need(trainee, requirement);
        let unknown = |why| Cause::Unknown { why };
        match alone(&self.problem, trainee, &need, self.budget) {
            Answer::Nothing => {
                let draft = self.alone_draft(trainee);
                let placed = (self.placed(trainee), self.budget);
                let limits = Alone::new(draft, self.book, requirement, placed).smallest();
                if limits.is_empty() {
                    return unknown(Unsettled::TooMany);
                }
                return Cause::ImpossibleAlone { limits };
            }
            Answer::Open => return unknown(Unsettled::TooMany),
            Answer::Found(_) => {}
        }
        let around = self.around(trainee);
        match around.find(&need, &around.everything()) {
            Answer::Nothing => match super::crowd::blockers(&self.problem, &around, &need) {
                Some(blocks) => Cause::CrowdedOut {
                    blockers: around
                        .named(&blocks)
                        .filter_map(|block| self.blocker(trainee, block))
                        .collect(),
                },
                None => unknown(Unsettled::TooMany),
            },
            Answer::Open => unknown(Unsettled::TooMany),
            Answer::Found(stays) => super::force::worth(self, &around, trainee, &need, stays),
        }
    }

    /// One trainee among the others.
    pub(super) fn around(&self, trainee: usize) -> Surroundings<'_> {
        Surroundings::new(
            self.problem.model(),
            &self.plan,
            &self.loads,
            dense(trainee),
        )
        .within(self.budget)
    }

    /// What another itinerary of a trainee changes in the plan's score.
    pub(super) fn scale(&self, trainee: usize) -> Scale<'_> {
        let model = self.problem.model();
        let worst = self.worst.get_or_init(|| {
            let people = model.trainees.iter().zip(&self.plan).enumerate();
            let counted = people.filter(|(_, (automaton, _))| automaton.counted);
            let mut values: Vec<(i64, usize)> = counted
                .map(|(index, (automaton, stays))| (own(model, automaton, stays), index))
                .collect();
            values.sort_unstable();
            values.truncate(2);
            values
        });
        let mut others = worst.iter().filter(|(_, index)| *index != trainee);
        let least = others.next().map(|(value, _)| *value);
        Scale::new(model, &self.plan, &self.loads, dense(trainee), least)
    }

    /// Placements that the trainee has of each group.
    pub(super) fn placed(&self, trainee: usize) -> Vec<u32> {
        self.groups(trainee, &self.plan[trainee])
    }

    /// Placements of each group in an itinerary of a trainee.
    pub(super) fn groups(&self, trainee: usize, stays: &[Stay]) -> Vec<u32> {
        let model = self.problem.model();
        let automaton = &model.trainees[trainee];
        let mut placed = vec![0; automaton.required.len()];
        for stay in stays {
            let course = model.choices[at(stay.choice)].course;
            placed[at(automaton.courses[at(course)].group)] += 1;
        }
        placed
    }

    /// Placements of each group that an option for a requirement has at least.
    pub(super) fn need(&self, trainee: usize, requirement: usize) -> Vec<u32> {
        let mut need = self.placed(trainee);
        if let Some(own) = need.get_mut(requirement) {
            *own += 1;
        }
        need
    }

    /// The program without trainees; links still name them.
    pub(super) fn bare(&self) -> &ProgramDraft {
        self.bare.get_or_init(|| {
            let mut draft = ProgramDraft::from(self.program);
            draft.trainees.clear();
            draft.notes.clear();
            draft
        })
    }

    /// The program with one trainee and nobody else.
    pub(super) fn alone_draft(&self, trainee: usize) -> ProgramDraft {
        let empty = self.empty.get_or_init(|| {
            let mut draft = self.bare().clone();
            draft.links.clear();
            draft.rates.clear();
            draft.budgets.clear();
            draft.shares.clear();
            draft
        });
        let mut draft = empty.clone();
        if let Some(trainee) = self.program.trainees().as_slice().get(trainee) {
            let (cohort, curriculum) = (trainee.cohort(), trainee.curriculum());
            draft.cohorts.retain(|one| one.id == cohort.as_str());
            draft.curricula.retain(|one| one.id == curriculum.as_str());
            draft.trainees.push(TraineeDraft::from(trainee));
        }
        draft
    }

    pub(super) fn blocker(&self, trainee: usize, block: Block) -> Option<Blocker> {
        match block {
            Block::Link(index) => {
                let link = self.problem.link(index)?;
                let kind = self.program.links().get(link)?.kind();
                Some(Blocker::Linked {
                    link: link.clone(),
                    kind,
                })
            }
            Block::Cell(cell) => self.full(trainee, cell).map(Blocker::Full),
        }
    }

    fn full(&self, trainee: usize, cell: u32) -> Option<Full> {
        let label = self.problem.cell(at(cell))?.clone();
        let model = self.problem.model();
        let mut own = 0;
        draws(
            model,
            &model.trainees[trainee],
            &self.plan[trainee],
            |drawn, units| own += if drawn == cell { units } else { 0 },
        );
        let holders = self.holders()[at(cell)].iter();
        let others = holders.filter(|&&holder| at(holder) != trainee);
        let days = label.period();
        Some(Full {
            days: days.and_then(|period| self.program.horizon().period(period)),
            cell: label,
            limit: model.cells[at(cell)].max,
            load: self.loads[at(cell)] - own,
            holders: others
                .filter_map(|&holder| self.problem.trainee(at(holder)).cloned())
                .collect(),
        })
    }

    /// By cell: the trainees who draw from it.
    pub(super) fn holders(&self) -> &[Vec<u32>] {
        self.holders.get_or_init(|| {
            let model = self.problem.model();
            let mut holders = vec![Vec::new(); model.cells.len()];
            for (index, (automaton, itinerary)) in model.trainees.iter().zip(&self.plan).enumerate()
            {
                draws(model, automaton, itinerary, |cell, _| {
                    let list: &mut Vec<u32> = &mut holders[at(cell)];
                    if list.last() != Some(&dense(index)) {
                        list.push(dense(index));
                    }
                });
            }
            holders
        })
    }
}
