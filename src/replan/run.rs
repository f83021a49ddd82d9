//! Planning again.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use thiserror::Error;

use super::cause::{Moved, causes};
use super::falls::{culprit, placements_of, surplus};
use super::goals::{Goal, Goals};
use super::local::{NEIGHBORS, free_for, planned_again};
use crate::certificate::range::value_range;
use crate::check::{CheckReport, Shortfall, check};
use crate::ids::TraineeId;
use crate::planner::{PlanError, Planned};
use crate::problem::{CompileError, Problem};
use crate::program::{InvalidProgram, Program};
use crate::quantity::{QuantityError, Weight};
use crate::rules::{RuleBook, RuleBookError, RuleCode};
use crate::schedule::{Placement, Schedule, ScheduleDiff, diff};
use crate::solver::{Progress, SolveConfig, Status, Stop};

/// More trainees than this are not all planned again, unless the caller wants it.
const MANY: usize = 400;
/// How often running placements that turn out to be in the way are let go.
const ROUNDS: usize = 4;

/// Who is planned again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// Everybody in small programs, those affected in large ones.
    #[default]
    Fitting,
    /// Everybody.
    Everybody,
    /// Those whose placements fall, those who have none yet, those who lack something if they are few,
    /// and, where fewer are placed than before, those who hold what they need. All others stay.
    Affected,
}

/// A plan in force, and what has changed. Whatever has begun before `today` is kept, if it can be.
///
/// ```
/// # fn show(program: &practicum::Program, plan: &practicum::Schedule) -> Result<(), Box<dyn std::error::Error>> {
/// use practicum::RuleBook;
/// use practicum::explain::Change;
/// use practicum::replan::Replan;
///
/// let closed = Change::Close {
///     department: "danwon/surgery".parse()?,
///     days: practicum::calendar::Term::new("2014-06-02".parse()?, None)?,
/// };
/// let program = closed.apply_to(program)?;
/// let book = RuleBook::default();
/// let replanned = Replan::new(&program, &book, plan, "2014-05-30".parse()?).run()?;
/// println!("{} placements moved", replanned.moved().len());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Replan<'a> {
    program: &'a Program,
    book: &'a RuleBook,
    in_force: &'a Schedule,
    today: NaiveDate,
    goals: Goals,
    config: SolveConfig,
    reach: Reach,
}

/// Why there is no new plan.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReplanError {
    /// The changed program can not be planned.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// What has begun can not be held; this happens where two placements of a trainee that have begun
    /// overlap, for example.
    #[error("what has begun can not be held: {0}")]
    Held(#[from] InvalidProgram),
    /// The weights are too large for the order of goals.
    #[error("the weights are too large for this order of goals: {0}")]
    Weight(#[from] QuantityError),
    /// As [`Weight`](Self::Weight).
    #[error("the weights do not allow this order of goals: {0}")]
    Book(#[from] RuleBookError),
}

impl From<CompileError> for ReplanError {
    fn from(error: CompileError) -> Self {
        Self::Plan(PlanError::Compile(error))
    }
}

/// Whether it is proven that no plan changes fewer placements, with as few places missing and what has
/// begun kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum MinimalChange {
    /// Proven: so many placements have to go in any plan that keeps the hard rules, and no more went.
    Forced,
    /// Proven by the solver's certificate.
    Certified,
    /// Not proven. The plan may change more than it must.
    Open,
}

/// The new plan, and how it differs from the one that was in force.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replanned {
    schedule: Schedule,
    report: CheckReport,
    diff: ScheduleDiff,
    moved: Vec<Moved>,
    begun: Schedule,
    minimal: MinimalChange,
    status: Status,
    free: usize,
}

impl Replanned {
    /// The new plan.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// What the checker says of it, under the changed program and the caller's rule book.
    pub fn report(&self) -> &CheckReport {
        &self.report
    }

    /// What changed.
    pub fn diff(&self) -> &ScheduleDiff {
        &self.diff
    }

    /// Every placement that does not stand any more, and why.
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }

    /// Placements that had begun and were kept.
    pub fn begun(&self) -> &Schedule {
        &self.begun
    }

    /// Whether a smaller change is impossible.
    pub fn minimal(&self) -> MinimalChange {
        self.minimal
    }

    /// What the solver says of the new plan, those who were not planned again staying.
    pub fn status(&self) -> Status {
        self.status
    }

    /// How many trainees were planned again.
    pub fn free(&self) -> usize {
        self.free
    }
}

impl<'a> Replan<'a> {
    /// The changed program, its rule book, the plan in force, and the first day that can still be
    /// planned: what begins before it has begun.
    pub fn new(
        program: &'a Program,
        book: &'a RuleBook,
        in_force: &'a Schedule,
        today: NaiveDate,
    ) -> Self {
        Self {
            program,
            book,
            in_force,
            today,
            goals: Goals::default(),
            config: SolveConfig::default().steps(2_000_000),
            reach: Reach::default(),
        }
    }

    /// With another order of goals.
    #[must_use]
    pub fn goals(mut self, goals: Goals) -> Self {
        self.goals = goals;
        self
    }

    /// With other settings of the solver. A start is replaced by the plan in force.
    #[must_use]
    pub fn config(mut self, config: SolveConfig) -> Self {
        self.config = config;
        self
    }

    /// With another reach.
    #[must_use]
    pub fn reach(mut self, reach: Reach) -> Self {
        self.reach = reach;
        self
    }

    /// Plans again.
    ///
    /// # Errors
    /// [`ReplanError`] if the changed program can not be planned. A program in which something breaks
    /// hard rules whatever is done is no error: the report of the new plan says so.
    pub fn run(&self) -> Result<Replanned, ReplanError> {
        self.run_with(&mut |_| ControlFlow::Continue(()))
    }

    /// As [`run`](Self::run), with a callback that sees the progress and may stop the search; the best plan so
    /// far is the new one then. Some are planned again more than once, and each time counts its own steps.
    ///
    /// # Errors
    /// As [`run`](Self::run).
    pub fn run_with(
        &self,
        callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
    ) -> Result<Replanned, ReplanError> {
        let before = check(self.program, self.book, self.in_force);
        let broken: BTreeSet<&Placement> = before.violations().iter().filter_map(culprit).collect();
        let mut held: BTreeSet<Placement> = self
            .in_force
            .placements()
            .iter()
            .filter(|one| self.is_held(one, broken.contains(one)))
            .cloned()
            .collect();
        let everybody = match self.reach {
            Reach::Everybody => true,
            Reach::Affected => false,
            Reach::Fitting => self.program.trainees().len() <= MANY,
        };
        let weighted = self.weighted()?;
        let config = self.config.clone().warm_start(self.in_force.clone());
        let mut round = 0;
        let (planned, report, free) = loop {
            let free = (!everybody).then(|| self.affected(&before));
            let (planned, free) = planned_again(
                self,
                (&weighted.0, &config),
                &held,
                free,
                callback,
                &mut |plan, free| {
                    let short = plan.report().score().shortfall;
                    // As many as before are enough.
                    if short <= before.score().shortfall {
                        return BTreeSet::new();
                    }
                    free_for(self.program, self.book, plan.schedule(), free)
                },
            )?;
            let report = check(self.program, self.book, planned.schedule());
            round += 1;
            let freed = self.in_the_way(&planned, &report, &held);
            if freed.is_empty() || round >= ROUNDS {
                break (planned, report, free);
            }
            held.retain(|one| !freed.contains(one));
        };
        let schedule = planned.schedule().clone();
        let diff = diff(self.in_force, &schedule);
        let (old, new) = ((self.in_force, &before), (&schedule, &report));
        let moved = causes(self.program, self.book, old, new, &diff);
        let minimal = self.minimal(&before, (&planned, &report), &weighted, &moved, everybody)?;
        Ok(Replanned {
            minimal,
            moved,
            diff,
            report,
            begun: held.into_iter().filter(|one| self.has_begun(one)).collect(),
            status: planned.outcome().status(),
            schedule,
            free,
        })
    }

    pub(super) fn program(&self) -> &Program {
        self.program
    }

    pub(super) fn in_force(&self) -> &Schedule {
        self.in_force
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.today
    }

    /// Whether the goals want everything kept that can be, before anybody is placed.
    fn is_calm(&self) -> bool {
        self.goals.precedes(Goal::Kept, Goal::Placed)
    }

    fn has_begun(&self, placement: &Placement) -> bool {
        let days = self.program.horizon().period(placement.start());
        days.is_some_and(|days| days.first() < self.today)
    }

    fn is_over(&self, placement: &Placement) -> bool {
        let horizon = self.program.horizon();
        let last = placement
            .end()
            .checked_sub(1)
            .and_then(|last| horizon.period(last));
        last.is_some_and(|days| days.last() < self.today)
    }

    /// Whether a placement is held from the start: what is over, and what has begun or is to be kept
    /// and can stand.
    fn is_held(&self, placement: &Placement, broken: bool) -> bool {
        let known = self.program.trainees().get(placement.trainee()).is_some()
            && self.program.department(placement.department()).is_some()
            && self
                .program
                .specialties()
                .get(placement.specialty())
                .is_some()
            && self
                .program
                .horizon()
                .span(placement.start(), placement.periods())
                .is_some();
        let wanted = self.has_begun(placement) || self.is_calm();
        known && (self.is_over(placement) || wanted && !broken)
    }

    /// Held placements that break rules together with others, and are not over.
    fn in_the_way(
        &self,
        planned: &Planned,
        report: &CheckReport,
        held: &BTreeSet<Placement>,
    ) -> BTreeSet<Placement> {
        let violations = report.violations().iter();
        violations
            .flat_map(|one| placements_of(self.program, planned.schedule(), one))
            .filter(|one| held.contains(*one) && !self.is_over(one))
            .cloned()
            .collect()
    }

    /// The rule book whose value has the goals in their order, and what one kept placement is worth.
    fn weighted(&self) -> Result<(RuleBook, i64), ReplanError> {
        let book = self.book.clone().baseline(self.in_force.clone());
        let book = book.with(RuleCode::Baseline);
        let plain = book.clone().weigh(RuleCode::Baseline, Weight::ZERO)?;
        if self.goals.precedes(Goal::Kept, Goal::Value) {
            let problem = Problem::compile(self.program, &plain)?;
            let (low, high) = value_range(problem.model());
            let each = high.saturating_sub(low).saturating_add(1);
            let book = book.weigh(RuleCode::Baseline, Weight::new(each)?)?;
            return Ok((book, each));
        }
        // Whatever is kept weighs less than one unit of value.
        let all = i64::try_from(self.in_force.len())
            .unwrap_or(i64::MAX)
            .saturating_add(1);
        let mut scaled = plain;
        for &code in RuleCode::ALL {
            let weight = scaled.weight(code).get();
            if weight > 0 {
                scaled = scaled.weigh(code, Weight::new(weight.saturating_mul(all))?)?;
            }
        }
        Ok((scaled.weigh(RuleCode::Baseline, Weight::ONE)?, 1))
    }

    /// Those whose placements fall or break something with others; those who have nothing yet; and those
    /// who lack something, if they are few.
    fn affected(&self, before: &CheckReport) -> BTreeSet<TraineeId> {
        let violations = before.violations().iter();
        let broken = violations.flat_map(|one| placements_of(self.program, self.in_force, one));
        let mut affected: BTreeSet<TraineeId> = broken.map(|one| one.trainee().clone()).collect();
        let shortfalls = before.shortfalls().iter();
        let lacking: BTreeSet<&TraineeId> = shortfalls.flat_map(Shortfall::trainees).collect();
        let few = lacking.len() <= NEIGHBORS;
        let asks = |id: &&TraineeId| few || self.in_force.of_trainee(id).is_empty();
        affected.extend(lacking.into_iter().filter(asks).cloned());
        affected
    }

    /// What is known of smaller changes.
    fn minimal(
        &self,
        before: &CheckReport,
        (planned, report): (&Planned, &CheckReport),
        (book, each): &(RuleBook, i64),
        moved: &[Moved],
        everybody: bool,
    ) -> Result<MinimalChange, ReplanError> {
        // What went and breaks a rule by itself has to go in any plan; of a crowd, as many as are too
        // many. Crowds may share members, so only the largest counts.
        let culprits: BTreeSet<&Placement> =
            before.violations().iter().filter_map(culprit).collect();
        let gone = moved.iter().map(Moved::from);
        let alone: BTreeSet<&Placement> = gone.filter(|one| culprits.contains(one)).collect();
        let mended = before.violations().iter();
        let mended = mended.filter(|one| !report.violations().contains(one));
        let crowds = mended.map(|one| {
            let members = placements_of(self.program, self.in_force, one);
            let gone = members.iter().filter(|one| alone.contains(*one)).count();
            surplus(one).saturating_sub(u64::try_from(gone).unwrap_or(u64::MAX))
        });
        let forced = u64::try_from(alone.len()).unwrap_or(0) + crowds.max().unwrap_or(0);
        let moved = moved.len();
        if u64::try_from(moved).is_ok_and(|moved| moved <= forced) {
            return Ok(MinimalChange::Forced);
        }
        let outcome = planned.outcome();
        if !everybody || !self.goals.precedes(Goal::Kept, Goal::Value) || self.is_calm() {
            return Ok(MinimalChange::Open);
        }
        if outcome.status() == Status::Optimal {
            return Ok(MinimalChange::Certified);
        }
        // Value within one kept placement does not matter here.
        let bound = outcome
            .bound()
            .filter(|bound| bound.shortfall == outcome.score().shortfall);
        let Some(bound) = bound else {
            return Ok(MinimalChange::Open);
        };
        let plain = book.clone().weigh(RuleCode::Baseline, Weight::ZERO)?;
        let low = value_range(Problem::compile(self.program, &plain)?.model()).0;
        let most = bound.value.saturating_sub(low).div_euclid((*each).max(1));
        let kept = i64::try_from(self.in_force.len() - moved.min(self.in_force.len()));
        let proven = kept.is_ok_and(|kept| most <= kept);
        Ok(if proven {
            MinimalChange::Certified
        } else {
            MinimalChange::Open
        })
    }
}
