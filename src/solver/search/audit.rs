//! Everything that the search keeps, counted again from nothing: for tests, and for the feature `paranoid`.
use super::state::State;
use crate::problem::evaluate::{legal, loads, missing, own, worth_of};
use crate::problem::model::{Worth, at};

/// Panics where a running total is not what follows from the itineraries.
pub(super) fn audit(state: &State<'_>) {
    let model = state.layout.model;
    let plan = state.plan();
    let loads = loads(model, &plan);
    let (mut short, mut excess, mut over, mut price) = (0, 0, 0, 0);
    for ((cell, &load), index) in model.cells.iter().zip(&loads).zip(0..) {
        assert_eq!(state.loads.load(index), load);
        let faults = (
            (cell.min - load).max(0),
            (load - cell.max.min(i64::MAX / 2)).max(0),
        );
        short += faults.0;
        excess += faults.1;
        over += cell.over * load.saturating_sub(cell.target).max(0);
        price += state.loads.price(index) * (faults.0 + faults.1) + state.loads.rate(index) * load;
    }
    let tally = state.tally();
    assert_eq!(
        (tally.short, tally.excess, tally.value, tally.price),
        (short, excess, over, price)
    );
    let mut open = 0;
    let mut least: Option<i64> = None;
    let mut sum = 0;
    for (trainee, automaton) in (0..).zip(&model.trainees) {
        let itinerary = &plan[at(trainee)];
        let bare = itinerary.is_empty() && automaton.courses.iter().any(|course| course.pinned);
        assert!(
            bare || legal(model, trainee, itinerary),
            "{trainee} {itinerary:?}"
        );
        let own = own(model, automaton, itinerary);
        assert_eq!(state.own(trainee), own);
        open += missing(automaton, itinerary);
        sum += own;
        if automaton.counted {
            least = Some(least.map_or(own, |least| least.min(own)));
        }
    }
    let worth = Worth {
        shortfall: open + short,
        value: sum + over + model.worst_weight * least.unwrap_or(0),
    };
    assert_eq!(state.open(), open);
    assert_eq!(state.worth(), worth);
    if excess == 0 {
        assert_eq!(worth_of(model, &plan), Some(worth));
    }
}
