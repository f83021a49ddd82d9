//! What it costs to have a placement all the same: the trainee's best itinerary with it, everybody else
//! staying.

use super::best::{Wanted, best};
use super::explainer::Explainer;
use super::surroundings::Surroundings;
use super::why::{Cause, Forced, Unsettled};
use crate::problem::model::{Stay, dense};
use crate::program::ProgramDraft;
use crate::program::draft::PinDraft;
use crate::schedule::{Placement, Schedule};
use crate::solver::Status;

/// Ways that are looked at for the trainee's best itinerary, at most.
pub(super) const WAYS: usize = 300_000;

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
    around: &Surroundings<'_>,
    trainee: usize,
    need: &[u32],
    option: Vec<Stay>,
) -> Cause {
    let unknown = |why| Cause::Unknown { why };
    let problem = &explainer.problem;
    let placements = |stays: &[Stay]| problem.placements(trainee, stays);
    let scale = explainer.scale(trainee);
    if scale.change(&option).is_gain() {
        let option = placements(&option);
        return unknown(Unsettled::Unused { option });
    }
    // The trainee's best itinerary, first whatever it is, then with the placement.
    let ask = |need: &[u32]| {
        let wanted = Wanted {
            need,
            with: None,
            without: None,
            most: 1,
            ways: WAYS.min(explainer.budget),
        };
        best(problem.model(), dense(trainee), around, &scale, &wanted)
    };
    let nothing = vec![0; need.len()];
    let Some(free) = ask(&nothing) else {
        return unknown(Unsettled::Budget);
    };
    if let Some(stays) = free.iter().find(|stays| scale.change(stays).is_gain()) {
        let option = placements(stays);
        return unknown(Unsettled::Unused { option });
    }
    if !scale.adds_up() {
        return unknown(Unsettled::Budget);
    }
    let forced = ask(need).and_then(|found| found.into_iter().next());
    let (option, status) = match forced {
        Some(stays) => (stays, Status::Optimal),
        None => (option, Status::Unknown),
    };
    let cost = scale.change(&option);
    Cause::LostOnValue {
        cost: Forced {
            option: placements(&option),
            shortfall: cost.shortfall,
            value: cost.value.saturating_neg(),
            status,
        },
    }
}
