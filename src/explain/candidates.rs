//! Itineraries with one more placement that something stands in the way of, and the changes that each asks
//! for.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::change::Change;
use super::explainer::Explainer;
use super::limit::Limit;
use super::mend::mend;
use super::repair::Rank;
use super::search::Answer;
use super::stage::{Room, Stage};
use super::surroundings::{Block, Surroundings};
use super::why::Cause;
use crate::check::check;
use crate::ids::{HospitalId, TraineeId};
use crate::problem::CellLabel;
use crate::problem::evaluate::legal;
use crate::problem::model::{Stay, at, dense};
use crate::program::Requirement;
use crate::rules::{Family, RuleBook, RuleCode};
use crate::schedule::{Placement, Schedule};

/// Itineraries that are looked at closely, at most.
const CLOSELY: usize = 60;
/// Rules that an itinerary may break by itself, at most.
const OWN: usize = 4;

/// Changes, the trainee's itinerary after them, and their rank.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) rank: Rank,
    pub(super) changes: Vec<Change>,
    pub(super) option: Vec<Placement>,
}

/// A candidate, and the stage on which it can be made smaller, if it can.
pub(super) type Staged<'s> = (Candidate, Option<Rc<Stage<'s>>>);

impl Explainer<'_> {
    /// Candidates that change the program, in no order.
    pub(super) fn ranked<'s>(
        &'s self,
        index: usize,
        trainee: &'s TraineeId,
        (requirement, asked): (usize, &Requirement),
        cause: &Cause,
    ) -> Vec<Staged<'s>> {
        let around = self.around(index);
        let mut options = self.inserted(index, trainee, asked, &around);
        options.extend(self.around_blocks(index, requirement, &around));
        if let Cause::ImpossibleAlone { limits } = cause {
            options.extend(limits.iter().map(|limited| (1, limited.option().to_vec())));
        }
        options.retain(|(_, option)| self.is_option(trainee, asked, option));
        options.sort();
        options.dedup();
        options.truncate(CLOSELY);
        let present = self.schedule.of_trainee(trainee);
        let placements = options.iter().flat_map(|(_, option)| option).chain(present);
        let hospitals: BTreeSet<HospitalId> = placements
            .filter_map(|one| self.program.department(one.department()))
            .map(|(hospital, _)| hospital.id().clone())
            .collect();
        let need = self.need(index, requirement);
        let Some(stage) = Stage::new(self, trainee, &hospitals, need) else {
            return Vec::new();
        };
        if let Cause::ImpossibleAlone { limits } = cause {
            for limited in limits {
                if let Room::Option(option) = self.lifted(&stage, requirement, limited.limit()) {
                    options.push((0, option));
                }
            }
        }
        let stage = Rc::new(stage);
        let options = options.into_iter();
        options
            .filter_map(|(_, option)| {
                let (changes, rank) = stage.mended(&option)?;
                let candidate = Candidate {
                    rank,
                    changes,
                    option,
                };
                Some((candidate, Some(Rc::clone(&stage))))
            })
            .collect()
    }

    /// The present itinerary with one more placement, wherever that can be mended, each with how much
    /// stands in its way.
    fn inserted(
        &self,
        index: usize,
        trainee: &TraineeId,
        asked: &Requirement,
        around: &Surroundings<'_>,
    ) -> Vec<(usize, Vec<Placement>)> {
        // The trainee's own rules, without the others.
        let Ok(alone) = self.alone_draft(index).validate() else {
            return Vec::new();
        };
        let book = personal(self.book);
        let mut found = Vec::new();
        for option in self.insertions(trainee, asked) {
            let stays = self.stays(index, &option);
            let own = match &stays {
                // What the problem knows breaks no rule by itself.
                Some(stays) if self.is_legal(index, stays) => 0,
                _ => {
                    let report = check(&alone, &book, &Schedule::new(option.iter().cloned()));
                    let mut violations = report.violations().iter();
                    if !violations.all(|one| mend(&alone, trainee, one).is_some()) {
                        continue;
                    }
                    report.violations().len()
                }
            };
            if own <= OWN {
                let others = stays.map_or(1, |stays| around.blocks(&stays).len());
                found.push((4 * own + others, option));
            }
        }
        found
    }

    fn is_legal(&self, index: usize, stays: &[Stay]) -> bool {
        let model = self.problem.model();
        legal(model, dense(index), stays)
    }

    /// Itineraries, in which the trainee's other placements may move too, that meet nothing but one place,
    /// or less than what is in the way now.
    fn around_blocks(
        &self,
        index: usize,
        requirement: usize,
        around: &Surroundings<'_>,
    ) -> Vec<(usize, Vec<Placement>)> {
        let need = self.need(index, requirement);
        let mut found = Vec::new();
        let Some(blocks) = super::crowd::blockers(&self.problem, around, &need) else {
            return found;
        };
        let place = |block: Block| match block {
            Block::Link(link) => (None, Some(link)),
            Block::Cell(cell) => (self.problem.cell(at(cell)).map(CellLabel::place), None),
        };
        let mut seen = Vec::new();
        for own in blocks.places() {
            let Some(block) = around.block(own).map(place) else {
                continue;
            };
            if seen.contains(&block) {
                continue;
            }
            // Everything counts but this one place, whenever; or only what crowds out, but this.
            let mut others = around.everything();
            for other in others.clone().places() {
                if around.block(other).map(place).as_ref() == Some(&block) {
                    others.set(other, false);
                }
            }
            seen.push(block);
            let mut fewer = blocks.clone();
            fewer.set(own, false);
            for counting in [others, fewer] {
                if let Answer::Found(stays) = around.find(&need, &counting) {
                    let met = around.blocks(&stays).len();
                    found.push((met, self.problem.placements(index, &stays)));
                    break;
                }
            }
        }
        found
    }

    /// An option with room once a limit is lifted.
    fn lifted(&self, stage: &Stage<'_>, requirement: usize, limit: &Limit) -> Room {
        match limit {
            Limit::Rule { code } => match self.book.clone().without(*code) {
                Ok(book) => stage.room(&[], Some(&book)),
                Err(_) => Room::Nothing,
            },
            Limit::Policy { .. } | Limit::Prerequisite { .. } => {
                stage.room_without(|draft| limit.lift(draft, requirement))
            }
            Limit::Beside { .. }
            | Limit::Pinned { .. }
            | Limit::Length { .. }
            | Limit::NoDepartment => Room::Nothing,
        }
    }

    /// Whether an itinerary has one more placement than now, and no fewer of any other requirement.
    fn is_option(&self, trainee: &TraineeId, asked: &Requirement, option: &[Placement]) -> bool {
        let current = self.schedule.of_trainee(trainee);
        let person = self.program.trainees().get(trainee);
        let curriculum = person.and_then(|one| self.program.curricula().get(one.curriculum()));
        let requirements = curriculum.map_or(&[][..], |curriculum| curriculum.requirements());
        let taken = |placements: &[Placement], of: &Requirement| {
            let own = placements.iter();
            own.filter(|one| of.of().contains(one.specialty())).count()
        };
        let fewer = |of: &Requirement| taken(option, of) < taken(current, of);
        taken(option, asked) > taken(current, asked) && !requirements.iter().any(fewer)
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
