//! What it costs to have a placement all the same: planned again with it, and compared.

use super::explainer::Explainer;
use super::why::{Cause, Forced, Unsettled};
use crate::check::check;
use crate::planner::plan;
use crate::program::draft::PinDraft;
use crate::program::{Program, ProgramDraft};
use crate::schedule::{Placement, Schedule};
use crate::score::Score;
use crate::solver::Status;

/// The program with the placements pinned, those that are pinned already left alone. `None` if that
/// makes no program, which placements of a valid plan never do.
pub(super) fn pinned(program: &Program, placements: &[Placement]) -> Option<Program> {
    let mut draft = ProgramDraft::from(program);
    pin(&mut draft, placements);
    draft.validate().ok()
}

/// Pins placements in a draft; a specialty that is pinned already is left alone.
pub(crate) fn pin(draft: &mut ProgramDraft, placements: &[Placement]) {
    let mut places: Vec<(String, usize)> = draft
        .trainees
        .iter()
        .enumerate()
        .map(|(place, trainee)| (trainee.id.clone(), place))
        .collect();
    places.sort_unstable();
    for placement in placements {
        let id = placement.trainee().as_str();
        let Ok(found) = places.binary_search_by(|(known, _)| known.as_str().cmp(id)) else {
            continue;
        };
        let trainee = &mut draft.trainees[places[found].1];
        let specialty = placement.specialty().as_str();
        if trainee.pins.iter().all(|pin| pin.specialty != specialty) {
            let department = placement.department().as_str();
            let (start, periods) = (placement.start(), placement.periods());
            let pin = PinDraft::new(department, specialty, start, periods);
            trainee.pins.push(pin.mode(placement.mode()));
        }
    }
}

/// A plan in which the trainee has an itinerary instead of the present one.
pub(super) fn instead(schedule: &Schedule, option: &[Placement], old: &[Placement]) -> Schedule {
    let others = schedule.placements().iter();
    let others = others.filter(|one| old.binary_search(one).is_err());
    others.chain(option).cloned().collect()
}

/// Whether a placement that has room is worth having: [`Cause::LostOnValue`] if not.
pub(super) fn worth(
    explainer: &Explainer<'_>,
    trainee: usize,
    requirement: usize,
    option: Vec<Placement>,
) -> Cause {
    let unknown = |why| Cause::Unknown { why };
    let (program, book) = (explainer.program, explainer.book);
    let Some(id) = explainer.problem.trainee(trainee) else {
        return unknown(Unsettled::Budget);
    };
    let old = explainer.schedule.of_trainee(id);
    let now = explainer.report.score();
    let with = instead(explainer.schedule, &option, old);
    let simple = check(program, book, &with).score();
    if better(simple, now) {
        return unknown(Unsettled::Unused { option });
    }
    // Everybody else stays; the trainee is planned again, first freely, then with the placement.
    let placements = explainer.schedule.placements().iter();
    let others: Vec<Placement> = placements
        .filter(|one| one.trainee() != id)
        .cloned()
        .collect();
    let free =
        pinned(program, &others).and_then(|fixed| plan(&fixed, book, &explainer.config).ok());
    let Some(free) = free else {
        return unknown(Unsettled::Budget);
    };
    let own = free.schedule().of_trainee(id).to_vec();
    if better(check(program, book, free.schedule()).score(), now) {
        return unknown(Unsettled::Unused { option: own });
    }
    if free.outcome().status() != Status::Optimal && !free.outcome().is_exhausted() {
        return unknown(Unsettled::Budget);
    }
    let asked = program.trainees().get(id).and_then(|trainee| {
        let curriculum = program.curricula().get(trainee.curriculum())?;
        curriculum.requirements().get(requirement)
    });
    let wanted = option
        .iter()
        .filter(|placement| asked.is_some_and(|asked| asked.of().contains(placement.specialty())));
    let fixed: Vec<Placement> = others.iter().chain(wanted).cloned().collect();
    let forced =
        pinned(program, &fixed).and_then(|fixed| plan(&fixed, book, &explainer.config).ok());
    let forced = forced.map(|forced| {
        let score = check(program, book, forced.schedule()).score();
        let itinerary = forced.schedule().of_trainee(id).to_vec();
        (score, itinerary, forced.outcome().status())
    });
    // What is known to be possible, if the solver found nothing better.
    let (score, option, status) = forced
        .filter(|(score, ..)| score.violations <= now.violations && !better(simple, *score))
        .unwrap_or((simple, option, Status::Unknown));
    let difference = i128::from(score.shortfall) - i128::from(now.shortfall);
    Cause::LostOnValue {
        cost: Forced {
            option,
            shortfall: i64::try_from(difference).unwrap_or(i64::MAX),
            value: now.value.saturating_sub(score.value),
            status,
        },
    }
}

/// Whether a plan is better than another, violations that pins force aside.
fn better(score: Score, than: Score) -> bool {
    let known = Score {
        violations: score.violations,
        ..than
    };
    score.violations <= than.violations && score > known
}
