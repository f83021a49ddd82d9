//! Why not everybody can be placed: a smallest set of trainees and rules that can not be had together.

use super::alone::alone;
use super::search::{Answer, MOST};
use super::shortage::{Shortage, shortage};
use crate::ids::TraineeId;
use crate::planner::{PlanError, plan};
use crate::problem::Problem;
use crate::program::{Program, ProgramDraft};
use crate::rules::{RuleBook, RuleCode, Severity};
use crate::solver::{SolveConfig, Status};

/// Trainees and rules that can not be had together: with only these there is no plan that places all of
/// the trainees completely, without any one of them there is.
///
/// ```
/// use practicum::explain::{Everybody, conflict};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let found = conflict(&program, &RuleBook::default(), &SolveConfig::default())?;
/// let Everybody::Conflict(conflict) = found else {
///     return Err("one seat is too few".into());
/// };
/// let who: Vec<&str> = conflict.trainees().iter().map(|one| one.as_str()).collect();
/// assert_eq!((who, conflict.is_smallest()), (vec!["T02", "T10"], true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    trainees: Vec<TraineeId>,
    rules: Vec<RuleCode>,
    smallest: bool,
    shortage: Option<Shortage>,
}

impl Conflict {
    /// The trainees.
    pub fn trainees(&self) -> &[TraineeId] {
        &self.trainees
    }

    /// The rules. Those that can not be switched off are always in force and not listed.
    pub fn rules(&self) -> &[RuleCode] {
        &self.rules
    }

    /// Whether it was settled for each of them that there is a plan without it. If not, the solver's
    /// allowance ended before, and the set may be larger than it must be.
    pub fn is_smallest(&self) -> bool {
        self.smallest
    }

    /// What is short, counted, if counting shows it.
    pub fn shortage(&self) -> Option<&Shortage> {
        self.shortage.as_ref()
    }
}

/// Whether everybody can be placed.
///
/// ```
/// use practicum::explain::{Everybody, conflict};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let found = conflict(&program, &RuleBook::default(), &SolveConfig::default())?;
/// assert_eq!(found, Everybody::Fits);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
pub enum Everybody {
    /// Yes: there is a plan.
    Fits,
    /// No, and this is why.
    Conflict(Conflict),
    /// The solver's allowance ended before that was settled.
    Unknown,
}

/// What the solver says of some trainees under some rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Possible,
    Impossible,
    Open,
}

/// Trainees of all questions to the solver together, at most: few questions about many.
const ASKED: usize = 6_000;

/// Whether all requirements of all trainees can be met together, and if not, a smallest conflict.
///
/// What counting shows, or one trainee's own rules, needs no search; the rest are questions to the solver,
/// each with these settings. There are several for each trainee, so they should be modest; in large
/// programs they are cut short, and the conflict then says that it may be larger than it must be.
///
/// Minimum seats are left out of the question: they ask for trainees, not for places.
///
/// ```
/// use practicum::explain::{Everybody, conflict};
/// use practicum::{RuleBook, RuleCode, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let (book, config) = (RuleBook::default(), SolveConfig::default());
/// let Everybody::Conflict(found) = conflict(&program, &book, &config)? else {
///     return Err("one seat is too few".into());
/// };
/// assert!(found.rules().contains(&RuleCode::Seats));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`PlanError`] if the program is too large to be planned.
pub fn conflict(
    program: &Program,
    book: &RuleBook,
    config: &SolveConfig,
) -> Result<Everybody, PlanError> {
    let book = off(book.clone(), RuleCode::MinimumSeats);
    let ids = program.trainees().iter();
    let mut filter = Filter {
        program,
        config,
        trainees: ids.map(|trainee| trainee.id().clone()).collect(),
        rules: switchable(&book),
        book,
        open: false,
        asked: 0,
    };
    // Counting is quick: if it shows who can not be placed together, nobody else is needed.
    let short = shortage(program, &filter.book)?;
    if let Some(short) = &short {
        if filter.settled(short.trainees(), &filter.rules)? {
            filter.trainees = short.trainees().to_vec();
        }
    }
    let (trainees, rules) = (filter.trainees.clone(), filter.rules.clone());
    match filter.ask(&trainees, &rules)? {
        Verdict::Possible => return Ok(Everybody::Fits),
        Verdict::Open => return Ok(Everybody::Unknown),
        Verdict::Impossible => {}
    }
    while filter.pass()? {}
    let fewer = without(program, &filter.trainees);
    let shortage = match fewer {
        Some(fewer) => shortage(&fewer, &filter.only(&filter.rules))?,
        None => None,
    };
    Ok(Everybody::Conflict(Conflict {
        shortage: shortage.or(short),
        trainees: filter.trainees,
        rules: filter.rules,
        smallest: !filter.open,
    }))
}

struct Filter<'a> {
    program: &'a Program,
    book: RuleBook,
    config: &'a SolveConfig,
    trainees: Vec<TraineeId>,
    rules: Vec<RuleCode>,
    /// Whether some question stayed open in the last pass.
    open: bool,
    /// Trainees of all questions to the solver so far.
    asked: usize,
}

impl Filter<'_> {
    /// Leaves out whatever can be left out, large parts first; whether anything could.
    fn pass(&mut self) -> Result<bool, PlanError> {
        self.open = false;
        let before = self.trainees.len() + self.rules.len();
        let mut size = self.trainees.len().div_ceil(2);
        while size > 0 {
            let mut from = 0;
            while from < self.trainees.len() {
                let until = self.trainees.len().min(from + size);
                let mut fewer = self.trainees.clone();
                fewer.drain(from..until);
                let rules = self.rules.clone();
                match self.ask(&fewer, &rules)? {
                    Verdict::Impossible => self.trainees = fewer,
                    Verdict::Possible => from = until,
                    Verdict::Open => {
                        self.open |= size == 1;
                        from = until;
                    }
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
        let mut index = 0;
        while index < self.rules.len() {
            let mut fewer = self.rules.clone();
            fewer.remove(index);
            let trainees = self.trainees.clone();
            match self.ask(&trainees, &fewer)? {
                Verdict::Impossible => self.rules = fewer,
                Verdict::Possible => index += 1,
                Verdict::Open => {
                    self.open = true;
                    index += 1;
                }
            }
        }
        Ok(self.trainees.len() + self.rules.len() < before)
    }

    /// The book with no rules but these and the essential ones.
    fn only(&self, rules: &[RuleCode]) -> RuleBook {
        let others = switchable(&self.book);
        let others = others.into_iter().filter(|code| !rules.contains(code));
        others.fold(self.book.clone(), off)
    }

    /// Whether counting, or the rules of one trainee alone, show that some trainees can not be placed under
    /// some rules.
    fn settled(&self, trainees: &[TraineeId], rules: &[RuleCode]) -> Result<bool, PlanError> {
        let Some(program) = without(self.program, trainees) else {
            return Ok(false);
        };
        let book = self.only(rules);
        let problem = Problem::compile(&program, &book)?;
        let people = problem.model().trainees.iter().enumerate();
        let mut alone =
            people.map(|(index, automaton)| alone(&problem, index, &automaton.required, MOST));
        let impossible = alone.any(|answer| answer == Answer::Nothing);
        Ok(impossible || shortage(&program, &book)?.is_some())
    }

    fn ask(&mut self, trainees: &[TraineeId], rules: &[RuleCode]) -> Result<Verdict, PlanError> {
        if trainees.is_empty() {
            return Ok(Verdict::Possible);
        }
        if self.settled(trainees, rules)? {
            return Ok(Verdict::Impossible);
        }
        // The first question is asked in any case.
        if self.asked > 0 && self.asked.saturating_add(trainees.len()) > ASKED {
            return Ok(Verdict::Open);
        }
        self.asked = self.asked.saturating_add(trainees.len());
        let Some(program) = without(self.program, trainees) else {
            return Ok(Verdict::Open);
        };
        let planned = plan(&program, &self.only(rules), self.config)?;
        // Only what is settled beforehand can break a rule, and then it does so whatever is planned.
        if !planned.report().is_valid() {
            return Ok(Verdict::Impossible);
        }
        let outcome = planned.outcome();
        let short = planned.report().score().shortfall > 0;
        let proven = outcome.status() == Status::Infeasible
            || outcome.is_exhausted()
            || outcome.bound().is_some_and(|bound| bound.shortfall > 0);
        let placed = outcome.status() != Status::Infeasible && !short;
        Ok(match (placed, proven) {
            (true, _) => Verdict::Possible,
            (false, true) => Verdict::Impossible,
            (false, false) => Verdict::Open,
        })
    }
}

/// Hard rules that are on and can be switched off.
fn switchable(book: &RuleBook) -> Vec<RuleCode> {
    let hard = RuleCode::ALL.iter().copied();
    hard.filter(|code| {
        code.severity() == Severity::Hard
            && book.is_on(*code)
            && !RuleBook::ESSENTIAL.contains(code)
    })
    .collect()
}

fn off(book: RuleBook, code: RuleCode) -> RuleBook {
    book.clone().without(code).unwrap_or(book)
}

/// The program with only some of its trainees.
fn without(program: &Program, trainees: &[TraineeId]) -> Option<Program> {
    let kept = |id: &String| trainees.iter().any(|one| one.as_str() == id);
    let mut draft = ProgramDraft::from(program);
    draft.trainees.retain(|trainee| kept(&trainee.id));
    for link in &mut draft.links {
        link.trainees.retain(kept);
    }
    // A link needs somebody to bind.
    draft.links.retain(|link| {
        let named = link.trainees.len() > 1;
        named || link.language.is_some() || link.region.is_some()
    });
    draft.validate().ok()
}
