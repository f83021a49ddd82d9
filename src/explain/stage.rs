//! The part of a program that matters for one trainee: whoever is where the trainee could be, or draws from
//! the same quotas, shares and budgets. What the checker finds there, it finds in the whole.

use std::collections::BTreeSet;

use super::change::{Change, changed};
use super::explainer::Explainer;
use super::force::instead;
use super::mend::{join, mend};
use super::repair::{Rank, rank};
use super::search::Answer;
use super::surroundings::Surroundings;
use crate::check::{Violation, check};
use crate::ids::{HospitalId, TraineeId};
use crate::problem::Problem;
use crate::problem::evaluate::loads;
use crate::problem::model::{Plan, dense};
use crate::program::draft::{ProgramDraft, TraineeDraft};
use crate::program::{Program, Route, Trainee};
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule};
use crate::score::Score;

/// Rounds of mending, at most: one change may bring up the next.
const ROUNDS: usize = 3;

/// One trainee, and everybody who can be in the way.
#[derive(Debug)]
pub(super) struct Stage<'a> {
    book: &'a RuleBook,
    trainee: &'a TraineeId,
    program: Program,
    plan: Schedule,
    known: Vec<Violation>,
    before: Score,
    /// Placements of each requirement that an option has at least.
    need: Vec<u32>,
    /// States that each question may look at, at most.
    budget: usize,
}

/// Whether there is an option in a changed program.
#[derive(Debug)]
pub(super) enum Room {
    /// There is.
    Option(Vec<Placement>),
    /// There is none.
    Nothing,
    /// That was not settled.
    Open,
}

impl<'a> Stage<'a> {
    /// With whoever is in one of these hospitals; `need` is what an option has of each requirement.
    pub(super) fn new(
        explainer: &'a Explainer<'_>,
        trainee: &'a TraineeId,
        hospitals: &BTreeSet<HospitalId>,
        need: Vec<u32>,
    ) -> Option<Self> {
        let program = explainer.program;
        let asking = program.trainees().get(trainee)?;
        let at_hospital = |one: &Placement| {
            let found = program.department(one.department());
            found.is_some_and(|(hospital, _)| hospitals.contains(hospital.id()))
        };
        let linked = linked(program, asking);
        let everybody = !program.budgets().is_empty() || linked.is_none();
        let linked = linked.unwrap_or_default();
        let matters = |one: &Trainee| {
            one.id() == trainee
                || everybody
                || linked.contains(one.id())
                || share(program, asking, one)
                || explainer
                    .schedule
                    .of_trainee(one.id())
                    .iter()
                    .any(at_hospital)
        };
        let mut draft: ProgramDraft = explainer.bare().clone();
        let people = program.trainees().iter().filter(|one| matters(one));
        draft.trainees = people.map(TraineeDraft::from).collect();
        let ids: BTreeSet<&str> = draft.trainees.iter().map(|one| one.id.as_str()).collect();
        for link in &mut draft.links {
            link.trainees.retain(|id| ids.contains(id.as_str()));
        }
        // A link needs somebody to bind.
        draft.links.retain(|link| {
            link.trainees.len() > 1 || link.language.is_some() || link.region.is_some()
        });
        let known = |one: &&Placement| ids.contains(one.trainee().as_str());
        let plan: Schedule = explainer
            .schedule
            .placements()
            .iter()
            .filter(known)
            .cloned()
            .collect();
        let program = draft.validate().ok()?;
        let report = check(&program, explainer.book, &plan);
        Some(Self {
            book: explainer.book,
            trainee,
            program,
            plan,
            known: report.violations().to_vec(),
            before: report.score(),
            need,
            budget: explainer.budget,
        })
    }

    /// What an itinerary breaks in a program of the stage, and the score with it.
    fn broken(&self, program: &Program, option: &[Placement]) -> (Vec<Violation>, Score) {
        let plan = instead(&self.plan, option, self.plan.of_trainee(self.trainee));
        let report = check(program, self.book, &plan);
        let fresh = report.violations().iter();
        let fresh = fresh.filter(|one| !self.known.contains(one)).cloned();
        (fresh.collect(), report.score())
    }

    /// Changes after which an itinerary breaks nothing, and their rank.
    pub(super) fn mended(&self, option: &[Placement]) -> Option<(Vec<Change>, Rank)> {
        let mut changes: Vec<Change> = Vec::new();
        let mut changed_program: Option<Program> = None;
        for _ in 0..=ROUNDS {
            let program = changed_program.as_ref().unwrap_or(&self.program);
            let (fresh, after) = self.broken(program, option);
            if fresh.is_empty() {
                let rank = rank(&changes, self.before, after);
                return Some((changes, rank));
            }
            for violation in &fresh {
                changes.push(mend(program, self.trainee, violation)?);
            }
            changes = join(program, changes);
            changed_program = Some(changed(&self.program, &changes).ok()?);
        }
        None
    }

    /// Changes of which none can be left out, nor any period of one, if an option shall remain; an option
    /// with them, if it is another one; and whether that is settled for each.
    pub(super) fn smallest(
        &self,
        changes: &[Change],
    ) -> (Vec<Change>, Option<Vec<Placement>>, bool) {
        let mut kept: Vec<Change> = changes
            .iter()
            .flat_map(|change| change.by_period(self.program.horizon()))
            .collect();
        let (mut found, mut settled, mut next) = (None, true, 0);
        while next < kept.len() {
            let mut fewer = kept.clone();
            fewer.remove(next);
            match self.room(&fewer, None) {
                Room::Option(option) => {
                    kept = fewer;
                    found = Some(option);
                }
                Room::Nothing => next += 1,
                Room::Open => {
                    settled = false;
                    next += 1;
                }
            }
        }
        (join(&self.program, kept), found, settled)
    }

    /// Whether there is an option after some changes, with another rule book if that is given.
    pub(super) fn room(&self, changes: &[Change], book: Option<&RuleBook>) -> Room {
        let changes = join(&self.program, changes.to_vec());
        match changed(&self.program, &changes) {
            Ok(program) => self.room_in(&program, book.unwrap_or(self.book)),
            Err(_) => Room::Open,
        }
    }

    /// Whether there is an option in a program of the stage from which something has been lifted.
    pub(super) fn room_without(&self, lift: impl FnOnce(&mut ProgramDraft)) -> Room {
        let mut draft = ProgramDraft::from(&self.program);
        lift(&mut draft);
        match draft.validate() {
            Ok(program) => self.room_in(&program, self.book),
            Err(_) => Room::Open,
        }
    }

    fn room_in(&self, program: &Program, book: &RuleBook) -> Room {
        let Ok(problem) = Problem::compile(program, book) else {
            return Room::Open;
        };
        let Some(index) = problem.index_of(self.trainee) else {
            return Room::Open;
        };
        let plan: Plan = problem.encode(&self.plan);
        let loads = loads(problem.model(), &plan);
        let around = Surroundings::new(problem.model(), &plan, &loads, dense(index));
        let around = around.within(self.budget);
        match around.find(&self.need, &around.everything()) {
            Answer::Found(stays) => Room::Option(problem.placements(index, &stays)),
            Answer::Nothing => Room::Nothing,
            Answer::Open => Room::Open,
        }
    }
}

/// Whom the links of a trainee name besides; `None` if one of them binds more than those it names.
fn linked(program: &Program, asking: &Trainee) -> Option<BTreeSet<TraineeId>> {
    let mut found = BTreeSet::new();
    for link in program.links() {
        let first = asking.languages().first();
        let region = link
            .region()
            .is_some_and(|region| region == asking.region());
        let language = link.language().is_some_and(|one| Some(one) == first);
        if region || language {
            return None;
        }
        if link.trainees().contains(asking.id()) {
            if link.region().is_some() || link.language().is_some() {
                return None;
            }
            found.extend(link.trainees().iter().cloned());
        }
    }
    Some(found)
}

/// Whether two trainees draw from one quota or one share.
fn share(program: &Program, one: &Trainee, other: &Trainee) -> bool {
    let authority = |trainee: &Trainee| match trainee.route() {
        Route::Nominated { authority } => Some(authority.clone()),
        Route::Exchange { .. } | Route::Invitation { .. } => None,
    };
    let (a, b) = (authority(one), authority(other));
    if a.is_some() && a == b && !program.shares().is_empty() {
        return true;
    }
    let chain = |trainee: &Trainee| {
        let mut next = trainee.partnership().cloned();
        let mut found = Vec::new();
        while let Some(id) = next {
            let partnership = program.partnerships().get(&id);
            next = partnership.and_then(|one| one.parent().cloned());
            found.push(id);
        }
        found
    };
    let own = chain(one);
    let common = chain(other).into_iter().filter(|id| own.contains(id));
    let mut common = common.filter_map(|id| program.partnerships().get(&id));
    common.any(|partnership| !partnership.quotas().is_empty())
}
