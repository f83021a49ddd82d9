//! Planning again.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use thiserror::Error;

use super::cause::{Moved, causes};
use super::falls::{placements_of, surplus};
use super::goals::{Goal, Goals};
use super::ground::Ground;
use super::local::{Found, affected, planned_again};
use crate::check::{CheckReport, Evidence, Violation, check};
use crate::planner::PlanError;
use crate::problem::CompileError;
use crate::problem::evaluate::worth_of;
use crate::problem::model::dense;
use crate::program::{InvalidProgram, Program};
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule, ScheduleDiff, diff};
use crate::score::Score;
use crate::solver::{Progress, SolveConfig, Status, Stop};

/// More trainees than this are not all planned again, unless the caller wants it.
const MANY: usize = 400;
/// How often running placements that turn out to be in the way are let go.
const ROUNDS: usize = 4;

/// Who is planned again.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::replan::{Reach, Replan};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let book = RuleBook::default();
/// let replan = Replan::new(&program, &book, planned.schedule(), "2014-05-20".parse()?);
/// let nothing = replan.reach(Reach::Affected).run()?; // nothing has changed
/// assert_eq!((nothing.free(), nothing.moved().len()), (0, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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

/// A plan in force, and what has changed. Whatever has begun before `today` is kept, if it can be; what is
/// over is kept whatever it breaks, unless the changed program says that it did not take place.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Change;
/// use practicum::replan::Replan;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let program = leaves.apply_to(&program)?;
/// let book = RuleBook::default();
/// let replanned = Replan::new(&program, &book, planned.schedule(), "2014-06-02".parse()?).run()?;
/// assert_eq!(replanned.schedule().len(), 19); // what T02 had not begun is gone
/// assert!(replanned.report().is_valid());
/// # Ok::<(), Box<dyn std::error::Error>>(())
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
///
/// ```
/// use practicum::quantity::Money;
/// use practicum::replan::{Replan, ReplanError};
/// use practicum::{RuleBook, RuleCode, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.rates[0].amount = "1000000000000000 KRW".into();
/// let program = draft.validate()?;
/// let book = RuleBook::default()
///     .weigh(RuleCode::Cost, 100.try_into()?)?
///     .money_per_point("1 KRW".parse::<Money>()?)?;
/// let nothing = Schedule::default();
/// let replanned = Replan::new(&program, &book, &nothing, "2014-05-20".parse()?).run();
/// assert!(matches!(replanned, Err(ReplanError::Plan(_)))); // the values do not fit 64 bits
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
    /// The rule book's weights are too large to put one goal before another.
    #[error("the weights are too large for this order of goals: use smaller ones")]
    TooLarge,
}

impl From<CompileError> for ReplanError {
    fn from(error: CompileError) -> Self {
        Self::Plan(PlanError::Compile(error))
    }
}

/// Whether it is proven that no plan changes fewer placements, with as few places missing and what has
/// begun kept.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Change;
/// use practicum::replan::{MinimalChange, Replan};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let program = leaves.apply_to(&program)?;
/// let book = RuleBook::default();
/// let replanned = Replan::new(&program, &book, planned.schedule(), "2014-06-02".parse()?).run()?;
/// assert_eq!(replanned.minimal(), MinimalChange::Forced); // fewer changes are impossible
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Change;
/// use practicum::replan::Replan;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let program = leaves.apply_to(&program)?;
/// let book = RuleBook::default();
/// let replanned = Replan::new(&program, &book, planned.schedule(), "2014-06-02".parse()?).run()?;
/// assert_eq!((replanned.diff().kept(), replanned.diff().removed().len()), (19, 1));
/// assert_eq!(replanned.begun().len(), 10); // everybody's first placement began in May
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
        let broken: BTreeSet<&Placement> = before
            .violations()
            .iter()
            .filter_map(Violation::culprit)
            .collect();
        // Nobody was there.
        let absent = before.violations().iter().filter(|one| is_absence(one));
        let absent: BTreeSet<&Placement> = absent.filter_map(Violation::culprit).collect();
        let placements = self.in_force.placements().iter();
        let mut held: BTreeSet<Placement> = placements
            .filter(|one| !absent.contains(one))
            .filter(|one| self.is_held(one, broken.contains(one)))
            .cloned()
            .collect();
        let mut everybody = match self.reach {
            Reach::Everybody => true,
            Reach::Affected => false,
            Reach::Fitting => self.program.trainees().len() <= MANY,
        };
        let enough = before.score().shortfall;
        let mut round = 0;
        let (ground, found, schedule, report) = loop {
            let ground = Ground::new(self, &held)?;
            let free = if everybody {
                (0..dense(ground.plan.len())).collect()
            } else {
                affected(self, &ground, &before)
            };
            let found = planned_again(self, &ground, &self.config, free, enough, callback)?;
            let (schedule, report) = self.checked(&ground, &found)?;
            round += 1;
            let freed = self.in_the_way(&schedule, &report, &held);
            let settled = report.is_valid() || everybody || self.reach == Reach::Affected;
            if round >= ROUNDS || freed.is_empty() && settled {
                break (ground, found, schedule, report);
            }
            // Those affected can not always mend it alone.
            everybody |= freed.is_empty();
            held.retain(|one| !freed.contains(one));
        };
        let diff = diff(self.in_force, &schedule);
        let (old, new) = ((self.in_force, &before), (&schedule, &report));
        let moved = causes(self.program, self.book, old, new, &diff);
        let everybody = found.free == ground.plan.len();
        let most = found.most_kept.filter(|_| everybody && !self.is_calm());
        let minimal = self.minimal(&before, &report, most, &moved);
        Ok(Replanned {
            minimal,
            moved,
            diff,
            report,
            begun: held.into_iter().filter(|one| self.has_begun(one)).collect(),
            status: found.status,
            schedule,
            free: found.free,
        })
    }

    /// The schedule of a plan, and what the checker says of it; its score must be the solver's.
    fn checked(
        &self,
        ground: &Ground,
        found: &Found,
    ) -> Result<(Schedule, CheckReport), ReplanError> {
        let schedule = ground.problem.decode(&found.plan);
        let report = check(self.program, self.book, &schedule);
        let worth = worth_of(ground.problem.model(), &found.plan);
        if let Some(worth) = worth {
            let claimed = Score {
                violations: report.score().violations,
                shortfall: u64::try_from(worth.shortfall).unwrap_or(0),
                value: worth.value,
            };
            let found = ground.settled().map_or(report.score(), |settled| {
                check(settled, self.book, &schedule).score()
            });
            if (claimed.shortfall, claimed.value) != (found.shortfall, found.value) {
                return Err(PlanError::Disagreement { claimed, found }.into());
            }
        }
        Ok((schedule, report))
    }

    pub(super) fn program(&self) -> &Program {
        self.program
    }

    pub(super) fn book(&self) -> &RuleBook {
        self.book
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

    /// Whether a placement is held from the start, if somebody was there: what is over, and what has begun
    /// or is to be kept and can stand.
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

    /// Whether as much as possible is kept before value counts.
    pub(super) fn keeps_before_value(&self) -> bool {
        self.goals.precedes(Goal::Kept, Goal::Value)
    }

    /// Held placements that break rules together with others, and are not over.
    fn in_the_way(
        &self,
        schedule: &Schedule,
        report: &CheckReport,
        held: &BTreeSet<Placement>,
    ) -> BTreeSet<Placement> {
        let violations = report.violations().iter();
        violations
            .flat_map(|one| placements_of(self.program, schedule, one))
            .filter(|one| held.contains(*one) && !self.is_over(one))
            .cloned()
            .collect()
    }

    /// What is known of smaller changes; `most` placements are kept by any plan at the most.
    fn minimal(
        &self,
        before: &CheckReport,
        report: &CheckReport,
        most: Option<usize>,
        moved: &[Moved],
    ) -> MinimalChange {
        // What went and breaks a rule by itself has to go in any plan; of a crowd, as many as are too
        // many. Crowds may share members, so only the largest counts.
        let culprits: BTreeSet<&Placement> = before
            .violations()
            .iter()
            .filter_map(Violation::culprit)
            .collect();
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
        if u64::try_from(moved.len()).is_ok_and(|moved| moved <= forced) {
            return MinimalChange::Forced;
        }
        let kept = self.in_force.len().saturating_sub(moved.len());
        if most.is_some_and(|most| most <= kept) {
            return MinimalChange::Certified;
        }
        MinimalChange::Open
    }
}

/// Whether a placement can not have taken place: the trainee was away or had left, or the department was
/// closed.
fn is_absence(violation: &Violation) -> bool {
    matches!(
        violation.evidence(),
        Evidence::Unavailable { .. } | Evidence::Left { .. } | Evidence::Closed { .. }
    )
}
