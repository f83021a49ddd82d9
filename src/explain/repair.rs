//! The smallest changes that would place somebody, each tried.

use super::change::{Change, changed};
use super::explainer::{ExplainError, Explainer};
use super::force::instead;
use super::mend::{join, mend};
use super::search::Answer;
use super::surroundings::Surroundings;
use super::why::Cause;
use crate::check::{Violation, check};
use crate::ids::TraineeId;
use crate::problem::Problem;
use crate::problem::evaluate::loads;
use crate::problem::model::{Stay, dense};
use crate::program::{Program, Requirement};
use crate::rules::{Family, RuleBook, RuleCode};
use crate::schedule::{Placement, Schedule};
use crate::score::Score;

/// Itineraries that are looked at closely, at most.
const CLOSELY: usize = 60;
/// Rounds of mending, at most: one change may bring up the next.
const ROUNDS: usize = 3;

/// Changes after which a trainee has one more placement, everybody who is not named staying where
/// they are. Each repair has been tried: the plan below keeps every hard rule of the changed program.
///
/// ```
/// use practicum::explain::Explainer;
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
/// let open = &explainer.open()[0];
/// let repairs = explainer.repairs(open.trainee(), open.requirement(), 1)?;
/// assert_eq!(repairs[0].after().shortfall, repairs[0].before().shortfall - 1);
/// assert!(!repairs[0].changes().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repair {
    changes: Vec<Change>,
    option: Vec<Placement>,
    plan: Schedule,
    before: Score,
    after: Score,
}

impl Repair {
    /// What to change; at least one.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The trainee's itinerary afterwards.
    pub fn option(&self) -> &[Placement] {
        &self.option
    }

    /// The plan afterwards.
    pub fn plan(&self) -> &Schedule {
        &self.plan
    }

    /// The plan's score now.
    pub fn before(&self) -> Score {
        self.before
    }

    /// The plan's score afterwards, under the changed program.
    pub fn after(&self) -> Score {
        self.after
    }

    /// Whether somebody else gives up a placement for it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "only moves touch others")]
    pub fn at_others_expense(&self) -> bool {
        self.changes.iter().any(|change| match change {
            Change::Move { from, to } => to.len() < from.len(),
            _ => false,
        })
    }

    /// The smaller, the better: what helps without hurting anybody first, then few changes, then those
    /// that are done most easily, then value.
    fn rank(&self) -> (bool, u64, usize, u32, i64, i64) {
        let effort = self.changes.iter().map(effort).sum();
        let days = self.changes.iter().map(days).sum();
        let (shortfall, value) = (self.after.shortfall, self.after.value);
        let hurts = self.at_others_expense();
        (hurts, shortfall, self.changes.len(), effort, days, -value)
    }
}

/// How hard a change is, roughly: first what planners decide themselves, last what the law says.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what happens to people is nothing to ask for"
)]
fn effort(change: &Change) -> u32 {
    match change {
        Change::Move { .. } => 0,
        Change::Seats { .. } | Change::Able { .. } => 1,
        Change::Supervisor { .. } | Change::Cap { .. } | Change::Open { .. } => 2,
        Change::Interpreters { .. } | Change::Available { .. } | Change::Excuse { .. } => 3,
        Change::Renew { .. }
        | Change::HospitalMax { .. }
        | Change::Window { .. }
        | Change::Unlink { .. } => 4,
        Change::AdmitProfession { .. } | Change::AdmitLevel { .. } => 5,
        Change::Quota { .. }
        | Change::Share { .. }
        | Change::Ceiling { .. }
        | Change::WaivePrerequisite { .. } => 6,
        Change::Prolong { .. }
        | Change::CoverSpecialty { .. }
        | Change::CoverProfession { .. }
        | Change::CoverHospital { .. } => 7,
        _ => 8,
    }
}

/// Days that a change touches, times how much of it.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other changes are not of days"
)]
fn days(change: &Change) -> i64 {
    match change {
        Change::Seats { days, more, .. }
        | Change::Cap { days, more, .. }
        | Change::Interpreters { days, more, .. }
        | Change::Supervisor {
            days,
            trainees: more,
            ..
        } => i64::from(days.days()) * i64::from(*more),
        Change::Open { days, .. }
        | Change::Available { days, .. }
        | Change::Renew { days, .. }
        | Change::Window { days, .. }
        | Change::Prolong { days, .. } => i64::from(days.days()),
        _ => 0,
    }
}

impl Explainer<'_> {
    /// The smallest changes after which an open requirement of the trainee has one placement more, the
    /// best first, each on the days that suit best, at most so many. Empty if nothing that can be changed
    /// would help, or if the trainee has no such requirement.
    ///
    /// No repair is offered where no small change is sensible: for a trainee who has left, for a practice
    /// mode that is not approved, for a link that binds a whole region or everybody of a language, and
    /// where a share would be all seats and still not enough.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn repairs(
        &self,
        trainee: &TraineeId,
        requirement: usize,
        most: usize,
    ) -> Result<Vec<Repair>, ExplainError> {
        let index = self.index(trainee)?;
        let Some(asked) = self.asked(trainee, requirement) else {
            return Ok(Vec::new());
        };
        let candidates = self.candidates(index, trainee, requirement, asked);
        let mut repairs: Vec<Repair> = candidates
            .into_iter()
            .take(CLOSELY)
            .filter_map(|option| self.mended(trainee, option))
            .collect();
        repairs.extend(self.moves(index, trainee, requirement));
        repairs.sort_by_cached_key(Repair::rank);
        // Of the same changes on other days, the best will do.
        let mut seen: Vec<Vec<Change>> = Vec::new();
        repairs.retain(|repair| {
            let undated: Vec<Change> = repair.changes.iter().map(|one| self.undated(one)).collect();
            let fresh = !seen.contains(&undated);
            seen.push(undated);
            fresh
        });
        repairs.truncate(most);
        Ok(repairs)
    }

    pub(super) fn asked(&self, trainee: &TraineeId, requirement: usize) -> Option<&Requirement> {
        let person = self.program.trainees().get(trainee)?;
        let curriculum = self.program.curricula().get(person.curriculum())?;
        curriculum.requirements().get(requirement)
    }

    /// The change as if it were of the whole horizon.
    fn undated(&self, change: &Change) -> Change {
        let mut change = change.clone();
        if let Change::Seats { days, .. }
        | Change::Cap { days, .. }
        | Change::Interpreters { days, .. }
        | Change::Supervisor { days, .. }
        | Change::Open { days, .. }
        | Change::Available { days, .. }
        | Change::Renew { days, .. }
        | Change::Window { days, .. }
        | Change::Prolong { days, .. } = &mut change
        {
            *days = self.program.horizon().range();
        }
        change
    }

    /// Itineraries with one more placement, the least obstructed first.
    fn candidates(
        &self,
        index: usize,
        trainee: &TraineeId,
        requirement: usize,
        asked: &Requirement,
    ) -> Vec<Vec<Placement>> {
        let around = self.around(index);
        let mut ranked: Vec<(usize, Vec<Placement>)> = Vec::new();
        // The trainee's own rules, without the others.
        let alone = self.alone_draft(index).validate().ok();
        let book = personal(self.book);
        let current = self.schedule.of_trainee(trainee);
        for option in self.insertions(trainee, asked) {
            let Some(alone) = &alone else { break };
            let report = check(alone, &book, &Schedule::new(option.iter().cloned()));
            let own = report.violations().len();
            let mendable = report
                .violations()
                .iter()
                .all(|violation| mend(alone, trainee, violation).is_some());
            if mendable && own <= 4 {
                let stays = self.stays(index, &option);
                let others = stays.map_or(1, |stays| around.blocks(&stays).len());
                ranked.push((4 * own + others, option));
            }
        }
        // Itineraries in which the trainee's other placements move too.
        let need = self.need(index, requirement);
        if let Some(blocks) = super::crowd::blockers(&around, &need) {
            for block in &blocks {
                let mut fewer = blocks.clone();
                fewer.remove(block);
                if let Answer::Found(stays) = around.find(&need, Some(&fewer)) {
                    let option = self.problem.placements(index, &stays);
                    if current.iter().any(|kept| !option.contains(kept)) {
                        ranked.push((1 + around.blocks(&stays).len(), option));
                    }
                }
            }
        }
        // What would be possible without one of the limits, and, once that is changed, with the room that
        // there is.
        if let Cause::ImpossibleAlone { limits } = self.cause(index, requirement) {
            for limited in limits {
                let option = limited.option().to_vec();
                if let Some(free) = self.freed(index, trainee, requirement, &option) {
                    ranked.push((0, free));
                }
                ranked.push((1, option));
            }
        }
        ranked.sort();
        ranked.dedup();
        // An itinerary that is possible without a limit need not be an option.
        let person = self.program.trainees().get(trainee);
        let curriculum = person.and_then(|one| self.program.curricula().get(one.curriculum()));
        let requirements = curriculum.map_or(&[][..], |curriculum| curriculum.requirements());
        let taken = |placements: &[Placement], of: &Requirement| {
            let own = placements.iter();
            own.filter(|one| of.of().contains(one.specialty())).count()
        };
        let is_option = |option: &Vec<Placement>| {
            let fewer = |of: &Requirement| taken(option, of) < taken(current, of);
            taken(option, asked) > taken(current, asked) && !requirements.iter().any(fewer)
        };
        let options = ranked.into_iter().map(|(_, option)| option);
        options.filter(is_option).collect()
    }

    /// An option with room once the trainee's own rules are changed as an itinerary asks.
    fn freed(
        &self,
        index: usize,
        trainee: &TraineeId,
        requirement: usize,
        option: &[Placement],
    ) -> Option<Vec<Placement>> {
        let alone = self.alone_draft(index).validate().ok()?;
        let (book, plan) = (personal(self.book), Schedule::new(option.iter().cloned()));
        let mut changes: Vec<Change> = Vec::new();
        for _ in 0..ROUNDS {
            let current = changed(&alone, &changes).ok()?;
            let report = check(&current, &book, &plan);
            for violation in report.violations() {
                changes.push(mend(&current, trainee, violation)?);
            }
            changes = join(self.program, changes);
        }
        let program = changed(self.program, &changes)
            .ok()
            .filter(|_| !changes.is_empty())?;
        let problem = Problem::compile(&program, self.book).ok()?;
        let plan = problem.encode(self.schedule);
        let loads = loads(problem.model(), &plan);
        let around = Surroundings::new(problem.model(), &plan, &loads, dense(index));
        match around.find(&self.need(index, requirement), None) {
            Answer::Found(stays) => Some(problem.placements(index, &stays)),
            Answer::Nothing | Answer::Open => None,
        }
    }

    /// The present itinerary with one more placement, wherever the specialty is taught.
    fn insertions(&self, trainee: &TraineeId, asked: &Requirement) -> Vec<Vec<Placement>> {
        let current = self.schedule.of_trainee(trainee);
        let placed = |specialty| current.iter().any(|one| one.specialty() == specialty);
        let mut found = Vec::new();
        for specialty in asked.of().iter().filter(|specialty| !placed(*specialty)) {
            for (_, department) in self.program.departments() {
                if !self
                    .program
                    .specialty_is_within(department.specialty(), specialty)
                {
                    continue;
                }
                let last = self.program.horizon().len().saturating_sub(asked.periods());
                for start in 0..=last {
                    let placement = Placement::new(
                        trainee.clone(),
                        department.id().clone(),
                        specialty.clone(),
                        start,
                        asked.periods(),
                    )
                    .in_mode(asked.mode());
                    let free = |one: &Placement| {
                        placement.end() <= one.start() || one.end() <= placement.start()
                    };
                    if current.iter().all(free) {
                        let mut option = current.to_vec();
                        option.push(placement);
                        option.sort();
                        found.push(option);
                    }
                }
            }
        }
        found
    }

    /// The stays of an itinerary, if the problem knows them all.
    pub(super) fn stays(&self, index: usize, option: &[Placement]) -> Option<Vec<Stay>> {
        let plan = self.problem.encode(&Schedule::new(option.iter().cloned()));
        let stays = plan.into_iter().nth(index)?;
        (stays.len() == option.len()).then_some(stays)
    }

    /// Changes until the itinerary breaks nothing.
    fn mended(&self, trainee: &TraineeId, option: Vec<Placement>) -> Option<Repair> {
        let old = self.schedule.of_trainee(trainee);
        let plan = instead(self.schedule, &option, old);
        let mut changes: Vec<Change> = Vec::new();
        let mut program: Option<Program> = None;
        for _ in 0..=ROUNDS {
            let current = program.as_ref().unwrap_or(self.program);
            let report = check(current, self.book, &plan);
            let fresh: Vec<&Violation> = report
                .violations()
                .iter()
                .filter(|violation| !self.report.violations().contains(violation))
                .collect();
            if fresh.is_empty() {
                return self.repair(changes, option, plan, report.score());
            }
            for violation in fresh {
                changes.push(mend(current, trainee, violation)?);
            }
            changes = join(self.program, changes);
            program = Some(changed(self.program, &changes).ok()?);
        }
        None
    }

    pub(super) fn repair(
        &self,
        changes: Vec<Change>,
        option: Vec<Placement>,
        plan: Schedule,
        after: Score,
    ) -> Option<Repair> {
        (!changes.is_empty()).then(|| Repair {
            changes,
            option,
            plan,
            before: self.report.score(),
            after,
        })
    }
}

/// The rule book with nothing but personal rules and closures.
pub(super) fn personal(book: &RuleBook) -> RuleBook {
    let others = RuleCode::ALL.iter().copied().filter(|&code| {
        code.family() != Family::Personal
            && code != RuleCode::Closure
            && !RuleBook::ESSENTIAL.contains(&code)
    });
    others.fold(book.clone(), |book, code| {
        book.clone().without(code).unwrap_or(book)
    })
}
