//! The smallest changes that would place somebody, each tried.

use std::collections::BTreeSet;

use super::change::{Change, changed};
use super::explainer::{ExplainError, Explainer};
use super::force::instead;
use super::why::{Cause, Unsettled};
use crate::check::check;
use crate::ids::TraineeId;
use crate::program::Requirement;
use crate::schedule::{Placement, Schedule};
use crate::score::Score;

/// Changes that are made smaller and tried in the whole program, at most, for each that is wanted.
const TRIED: usize = 4;

/// Changes after which a trainee has one more placement, everybody who is not named staying where
/// they are. Each repair has been tried: the plan below breaks nothing more in the changed program.
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
    fresh: Vec<Placement>,
    plan: Schedule,
    before: Score,
    after: Score,
    smallest: bool,
    fewest: Fewest,
}

/// Whether fewer changes would do, of whatever kind.
///
/// ```
/// use practicum::explain::{Explainer, Fewest};
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
/// for repair in explainer.repairs(open.trainee(), open.requirement(), 3)? {
///     let proven = repair.fewest() == Fewest::Proven;
///     assert_eq!(proven, repair.changes().len() == 1);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Fewest {
    /// No: it is one change, and every itinerary of the trainee was tried without any.
    Proven,
    /// That was not settled.
    Open,
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

    /// Those of its placements that the trainee does not have now.
    pub fn fresh(&self) -> &[Placement] {
        &self.fresh
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

    /// Whether it is settled that nothing of it can be left out: without any one of the changes, or with one
    /// of them for a period less, the trainee has no itinerary with room for another placement, everybody
    /// else staying. If not, the trainee has too many itineraries to try them all.
    pub fn is_smallest(&self) -> bool {
        self.smallest
    }

    /// Whether it is settled that no repair of fewer changes exists, whatever these would be, everybody who is
    /// not named staying.
    pub fn fewest(&self) -> Fewest {
        self.fewest
    }

    /// Whether somebody else gives up a placement for it.
    pub fn at_others_expense(&self) -> bool {
        self.changes.iter().any(takes)
    }

    /// The smaller, the better.
    fn rank(&self) -> Rank {
        rank(&self.changes, self.before, self.after)
    }
}

/// What helps without hurting anybody first, then few changes, then what leaves fewer places missing, then
/// what is done most easily, then few days, then value.
pub(super) type Rank = (bool, usize, i64, u32, i64, i64);

/// The rank of changes that take a plan from one score to another.
pub(super) fn rank(changes: &[Change], before: Score, after: Score) -> Rank {
    let places = |score: Score| i64::try_from(score.shortfall).unwrap_or(i64::MAX);
    let missing = places(after).saturating_sub(places(before));
    let value = after.value.saturating_sub(before.value);
    let hurts = changes.iter().any(takes);
    let effort = changes.iter().map(effort).sum();
    let days = changes.iter().map(days).sum();
    (
        hurts,
        changes.len(),
        missing,
        effort,
        days,
        value.saturating_neg(),
    )
}

/// Whether somebody has fewer placements after a change.
#[expect(clippy::wildcard_enum_match_arm, reason = "only moves touch others")]
fn takes(change: &Change) -> bool {
    match change {
        Change::Move { from, to } => to.len() < from.len(),
        _ => false,
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
    reason = "other changes have one size"
)]
fn days(change: &Change) -> i64 {
    let size = match change {
        Change::Seats { more, .. }
        | Change::Cap { more, .. }
        | Change::Interpreters { more, .. }
        | Change::Supervisor { trainees: more, .. } => *more,
        _ => 1,
    };
    let days = change.days().map_or(0, |days| i64::from(days.days()));
    days.saturating_mul(i64::from(size))
}

/// Whether there is an option with room as it is.
fn has_room(cause: &Cause) -> bool {
    match cause {
        Cause::LostOnValue { .. } => true,
        Cause::Unknown { why } => match why {
            Unsettled::Unused { .. } | Unsettled::Budget => true,
            Unsettled::TooMany => false,
        },
        Cause::ImpossibleAlone { .. } | Cause::CrowdedOut { .. } => false,
    }
}

/// Whether at most one placement of another trainee moves: less would be nothing.
#[expect(clippy::wildcard_enum_match_arm, reason = "only moves touch others")]
fn moves_one(changes: &[Change]) -> bool {
    changes.iter().all(|change| match change {
        Change::Move { from, .. } => from.len() <= 1,
        _ => true,
    })
}

/// A candidate, made as small as it can be.
struct Sketch {
    changes: Vec<Change>,
    option: Vec<Placement>,
    smallest: bool,
}

impl Explainer<'_> {
    /// The smallest changes after which an open requirement of the trainee has one placement more, the
    /// best first, each on the days that suit best, at most so many. Empty if nothing that can be changed
    /// would help, if the trainee has no such requirement, or if there is room as it is: then no change is
    /// needed, and the reason says what the placement costs.
    ///
    /// What is looked at: the present itinerary with one more placement, anywhere and at any time; whatever
    /// itinerary meets nothing full but one place, or breaks but one of the limits that are the reason; and one
    /// other trainee who makes room. Nothing of a repair can be left out where [`Repair::is_smallest`] says
    /// so.
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
        let cause = self.cause(index, requirement);
        if !self.is_open(index, requirement) || has_room(&cause) {
            return Ok(Vec::new());
        }
        let settled = !matches!(cause, Cause::Unknown { .. });
        let mut ranked = self.ranked(index, trainee, (requirement, asked), &cause);
        let moves = self.moves(index, requirement);
        ranked.extend(moves.into_iter().map(|found| (found, None)));
        ranked.sort_by_cached_key(|(found, _)| found.rank);
        let mut repairs: Vec<Repair> = Vec::new();
        // Of the same changes on other days, the best will do.
        let (mut seen, mut tried) = (BTreeSet::new(), 0);
        for (candidate, stage) in ranked {
            if repairs.len() >= most || tried >= most.saturating_mul(TRIED) {
                break;
            }
            if !seen.insert(self.undated(&candidate.changes)) {
                continue;
            }
            tried += 1;
            let sketch = match stage {
                Some(stage) => {
                    let (changes, other, smallest) = stage.smallest(&candidate.changes);
                    seen.insert(self.undated(&changes));
                    Sketch {
                        option: other.unwrap_or(candidate.option),
                        changes,
                        smallest,
                    }
                }
                None => Sketch {
                    smallest: settled && moves_one(&candidate.changes),
                    changes: candidate.changes,
                    option: candidate.option,
                },
            };
            let known = |one: &Repair| self.undated(&one.changes) == self.undated(&sketch.changes);
            if !repairs.iter().any(known) {
                repairs.extend(self.tried(trainee, sketch, settled));
            }
        }
        repairs.sort_by_cached_key(Repair::rank);
        Ok(repairs)
    }

    pub(super) fn asked(&self, trainee: &TraineeId, requirement: usize) -> Option<&Requirement> {
        let person = self.program.trainees().get(trainee)?;
        let curriculum = self.program.curricula().get(person.curriculum())?;
        curriculum.requirements().get(requirement)
    }

    /// Whether the trainee lacks a placement of a requirement.
    fn is_open(&self, index: usize, requirement: usize) -> bool {
        let required = &self.problem.model().trainees[index].required;
        let placed = self.placed(index);
        let both = required.get(requirement).zip(placed.get(requirement));
        both.is_some_and(|(required, placed)| placed < required)
    }

    /// Changes as if each were of the whole horizon, in words that tell them apart.
    fn undated(&self, changes: &[Change]) -> BTreeSet<String> {
        let whole = self.program.horizon().range();
        let changes = changes.iter();
        changes
            .map(|change| format!("{:?}", change.on(whole)))
            .collect()
    }

    /// The repair, if the checker finds that nothing more is broken in the whole program.
    ///
    /// `settled`: that without any change there is no option.
    fn tried(&self, trainee: &TraineeId, sketch: Sketch, settled: bool) -> Option<Repair> {
        if sketch.changes.is_empty() {
            return None;
        }
        let mut plan = instead(
            self.schedule,
            &sketch.option,
            self.schedule.of_trainee(trainee),
        );
        for change in &sketch.changes {
            if let Change::Move { from, to } = change {
                plan = instead(&plan, to, from);
            }
        }
        let program = changed(self.program, &sketch.changes).ok()?;
        let report = check(&program, self.book, &plan);
        let known = self.report.violations();
        let mut broken = report.violations().iter();
        let current = self.schedule.of_trainee(trainee);
        let fresh = sketch.option.iter();
        let fresh: Vec<Placement> = fresh
            .filter(|one| !current.contains(one))
            .cloned()
            .collect();
        let fewest = match sketch.changes.len() {
            1 if settled => Fewest::Proven,
            _ => Fewest::Open,
        };
        broken.all(|one| known.contains(one)).then(|| Repair {
            fewest,
            changes: sketch.changes,
            fresh,
            option: sketch.option,
            plan,
            before: self.report.score(),
            after: report.score(),
            smallest: sketch.smallest,
        })
    }
}
