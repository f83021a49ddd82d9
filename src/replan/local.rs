//! Planning some again, while all others stay.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::run::{Replan, ReplanError};
use crate::explain::{Blocker, Cause, Explainer, pin};
use crate::ids::TraineeId;
use crate::planner::{Planned, plan_with};
use crate::program::draft::TermDraft;
use crate::program::{Attendance, Program, ProgramDraft};
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule};
use crate::solver::{Progress, SolveConfig, Stop};

/// How often those who hold what somebody needs are set free as well.
const WIDER: usize = 2;
/// Trainees who are set free at once, at most.
pub(super) const NEIGHBORS: usize = 60;

/// A plan and who is free in it: who else should be.
pub(super) type Wider<'a> = dyn FnMut(&Planned, &BTreeSet<TraineeId>) -> BTreeSet<TraineeId> + 'a;

/// Plans the free again; without a set, everybody. Those who hold what the free need follow. Returns
/// how many were free.
pub(super) fn planned_again(
    replan: &Replan<'_>,
    (book, config): (&RuleBook, &SolveConfig),
    held: &BTreeSet<Placement>,
    free: Option<BTreeSet<TraineeId>>,
    callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
    wider: &mut Wider<'_>,
) -> Result<(Planned, usize), ReplanError> {
    let base = prepared(replan);
    let Some(mut free) = free else {
        let program = fixed(base, held.iter())?;
        let planned = plan_with(&program, book, config, callback)?;
        return Ok((planned, program.trainees().len()));
    };
    let mut best: Option<Planned> = None;
    for round in 0..=WIDER {
        let in_force = replan.in_force().placements().iter();
        let others = in_force.filter(|one| !free.contains(one.trainee()));
        let program = fixed(base.clone(), held.iter().chain(others))?;
        let planned = plan_with(&program, book, config, callback)?;
        let known = best.as_ref().map(|best| best.report().score());
        if known.is_none_or(|known| planned.report().score() > known) {
            best = Some(planned);
        }
        let (Some(current), true) = (&best, round < WIDER) else {
            break;
        };
        let more = wider(current, &free);
        if more.is_subset(&free) {
            break;
        }
        free.extend(more);
    }
    let count = free.len();
    if let Some(planned) = best {
        return Ok((planned, count));
    }
    let program = fixed(base, held.iter())?;
    Ok((plan_with(&program, book, config, callback)?, count))
}

/// The changed program in which nothing new begins before today.
fn prepared(replan: &Replan<'_>) -> ProgramDraft {
    let mut draft = ProgramDraft::from(replan.program());
    let range = replan.program().horizon().range();
    let Some(yesterday) = replan
        .today()
        .pred_opt()
        .filter(|day| *day >= range.first())
    else {
        return draft;
    };
    let past = TermDraft::between(range.first(), yesterday.min(range.last()));
    for trainee in &mut draft.trainees {
        trainee.unavailable.push(past);
    }
    // Common days that are over have been attended or not: they bind nobody any more.
    for cohort in &mut draft.cohorts {
        for day in &mut cohort.common_days {
            if day.dates.first <= yesterday {
                day.attendance = Attendance::Optional;
            }
        }
    }
    draft
}

fn fixed<'a>(
    mut draft: ProgramDraft,
    placements: impl Iterator<Item = &'a Placement>,
) -> Result<Program, ReplanError> {
    let placements: Vec<Placement> = placements.cloned().collect();
    pin(&mut draft, &placements);
    Ok(draft.validate()?)
}

/// Who holds what those who are free need: read from the reasons why something is open.
pub(super) fn free_for(
    program: &Program,
    book: &RuleBook,
    plan: &Schedule,
    free: &BTreeSet<TraineeId>,
) -> BTreeSet<TraineeId> {
    let Ok(explainer) = Explainer::new(program, book, plan) else {
        return BTreeSet::new();
    };
    let mut holders = BTreeSet::new();
    for trainee in free {
        let Ok(reasons) = explainer.open_of(trainee) else {
            continue;
        };
        for why in reasons {
            let Cause::CrowdedOut { blockers } = why.cause() else {
                continue;
            };
            for blocker in blockers {
                if let Blocker::Full(full) = blocker {
                    let room = NEIGHBORS.saturating_sub(holders.len());
                    let fresh = full.holders().iter().filter(|one| !free.contains(*one));
                    holders.extend(fresh.take(room).cloned());
                }
            }
        }
    }
    holders
}
