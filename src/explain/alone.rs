//! Why one trainee has no option, whoever else there is: a smallest set of limits.

use std::collections::BTreeSet;

use super::candidates::personal;
use super::limit::{Limit, limits};
use super::search::{Answer, Question};
use super::table::Table;
use crate::check::{Violation, check};
use crate::problem::Problem;
use crate::problem::model::{Stay, dense};
use crate::program::{Program, ProgramDraft};
use crate::rules::{RuleBook, RuleCode};
use crate::schedule::{Placement, Schedule};

/// A limit of a smallest set, and what would be possible without it.
///
/// ```
/// use practicum::explain::{Cause, Explainer, Limit};
/// use practicum::{RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees[0].credentials.clear(); // T01 is not insured
/// let program = draft.validate()?;
/// let (book, nothing) = (RuleBook::default(), Schedule::default());
/// let explainer = Explainer::new(&program, &book, &nothing)?;
/// let reasons = explainer.open_of(&"T01".parse()?)?;
/// let Cause::ImpossibleAlone { limits } = reasons[0].cause() else {
///     return Err("nobody is placed without insurance".into());
/// };
/// assert!(matches!(limits[0].limit(), Limit::Policy { policy, .. } if policy.as_str() == "insurance"));
/// assert_eq!(limits[0].option()[0].specialty().as_str(), "surgery"); // what insurance would allow
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limited {
    limit: Limit,
    option: Vec<Placement>,
    violations: Vec<Violation>,
}

impl Limited {
    /// The limit.
    pub fn limit(&self) -> &Limit {
        &self.limit
    }

    /// An itinerary that keeps all limits of the set but this one, and of those outside the set as many
    /// as it can.
    pub fn option(&self) -> &[Placement] {
        &self.option
    }

    /// What the checker finds in that itinerary, with the limit in force and those that it keeps: all of
    /// it is the limit's doing. Empty where the limit is no rule.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

/// One trainee without the others.
#[derive(Debug)]
pub(super) struct Alone {
    draft: ProgramDraft,
    book: RuleBook,
    requirement: usize,
    placed: Vec<u32>,
    /// States that each question may look at, at most.
    most: usize,
    all: Vec<Limit>,
    /// The limit on length, if it is always in force.
    length: Option<usize>,
    /// The program with the limits of a draft that were lifted last.
    last: Option<(BTreeSet<usize>, Program)>,
}

impl Alone {
    /// `draft` holds one trainee with their curriculum; `placed` is what the trainee has of each
    /// requirement, `most` the states that each question may look at.
    pub(super) fn new(
        draft: ProgramDraft,
        book: &RuleBook,
        requirement: usize,
        (placed, most): (Vec<u32>, usize),
    ) -> Self {
        let book = personal(book);
        let all = limits(&draft, &book, requirement, &placed);
        Self {
            draft,
            book,
            requirement,
            placed,
            most,
            all,
            length: None,
            last: None,
        }
    }

    /// A smallest set of limits that leave no option: without any one of them there is one. Empty if
    /// there is an option with all of them, or if this could not be settled.
    pub(super) fn smallest(mut self) -> Vec<Limited> {
        let mut kept: BTreeSet<usize> = (0..self.all.len()).collect();
        if self.option(&kept) != Answer::Nothing {
            return Vec::new();
        }
        // How long it lasts is what is asked for, and no reason, unless nothing else is one.
        let is_length = |limit: &Limit| matches!(limit, Limit::Length { .. });
        let length = self.all.iter().position(is_length);
        let only: BTreeSet<usize> = length.into_iter().collect();
        self.length = length.filter(|_| self.option(&only) != Answer::Nothing);
        kept.retain(|index| Some(*index) != self.length);
        for index in kept.clone() {
            let mut fewer = kept.clone();
            fewer.remove(&index);
            if self.option(&fewer) == Answer::Nothing {
                kept = fewer;
            }
        }
        if kept.is_empty() {
            return vec![Limited {
                limit: Limit::NoDepartment,
                option: Vec::new(),
                violations: Vec::new(),
            }];
        }
        let set = kept.clone();
        set.iter()
            .map(|&index| self.limited(&kept, index))
            .collect()
    }

    /// A limit of the smallest set, with an option that keeps the rest of the set, and of all other
    /// limits as many as it can.
    fn limited(&mut self, kept: &BTreeSet<usize>, index: usize) -> Limited {
        let mut others = kept.clone();
        others.remove(&index);
        let mut found = self.option(&others);
        // What comes last in the list is what an option should keep first.
        for other in (0..self.all.len()).rev() {
            if other == index || !others.insert(other) {
                continue;
            }
            match self.option(&others) {
                Answer::Found(stays) => found = Answer::Found(stays),
                Answer::Nothing | Answer::Open => {
                    others.remove(&other);
                }
            }
        }
        let option = match found {
            Answer::Found(stays) => self.placements(&others, &stays),
            Answer::Nothing | Answer::Open => Vec::new(),
        };
        others.insert(index);
        let mut violations = Vec::new();
        if let Some((program, book, _)) = self.under(&others) {
            let report = check(&program, &book, &Schedule::new(option.iter().cloned()));
            violations.extend(report.violations().iter().cloned());
        }
        Limited {
            limit: self.all[index].clone(),
            option,
            violations,
        }
    }

    /// Whether there is an option under some of the limits.
    fn option(&mut self, kept: &BTreeSet<usize>) -> Answer {
        let Some((program, book, need)) = self.under(kept) else {
            return Answer::Open;
        };
        let Ok(problem) = Problem::compile(&program, &book) else {
            return Answer::Open;
        };
        alone(&problem, 0, &need, self.most)
    }

    fn placements(&mut self, kept: &BTreeSet<usize>, stays: &[Stay]) -> Vec<Placement> {
        let problem = self
            .under(kept)
            .and_then(|(program, book, _)| Problem::compile(&program, &book).ok());
        problem.map_or_else(Vec::new, |problem| problem.placements(0, stays))
    }

    /// The program, the rule book, and what is needed of each requirement, under some of the limits.
    fn under(&mut self, kept: &BTreeSet<usize>) -> Option<(Program, RuleBook, Vec<u32>)> {
        let mut book = self.book.clone();
        let mut written = BTreeSet::new();
        let mut need = vec![0; self.placed.len()];
        if let Some(own) = need.get_mut(self.requirement) {
            *own = 1;
        }
        for (index, limit) in self.all.iter().enumerate() {
            if let Limit::Beside {
                requirement,
                placed,
            } = *limit
            {
                if kept.contains(&index) {
                    need[requirement] += placed;
                }
            } else if kept.contains(&index) || Some(index) == self.length {
                // In force.
            } else if let Some(code) = limit.rule() {
                book = off(book, code);
            } else {
                written.insert(index);
            }
        }
        let program = match &self.last {
            Some((lifted, program)) if *lifted == written => program.clone(),
            _ => {
                let mut draft = self.draft.clone();
                for &index in &written {
                    self.all[index].lift(&mut draft, self.requirement);
                }
                let program = draft.validate().ok()?;
                self.last = Some((written, program.clone()));
                program
            }
        };
        Some((program, book, need))
    }
}

/// An itinerary of a trainee with at least so many stays of each group, whoever else there is.
pub(super) fn alone(problem: &Problem, trainee: usize, need: &[u32], most: usize) -> Answer {
    let (model, trainee) = (problem.model(), dense(trainee));
    let table = Table::new(model, trainee, |_, _| false);
    let question = Question {
        model,
        trainee,
        need,
        table: &table,
        sums: Vec::new(),
        presence: Vec::new(),
        most,
    };
    question.answer()
}

/// The book without a rule; essential rules stay.
fn off(book: RuleBook, code: RuleCode) -> RuleBook {
    book.clone().without(code).unwrap_or(book)
}
