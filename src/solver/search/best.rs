//! The best legal plan that a search has seen.
use super::edit::Slot;
use super::state::State;
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Plan, Worth, at, dense};
use crate::solver::warm::mend;

/// The best legal plan so far, brought up to date trainee by trainee.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) plan: Plan,
    pub(super) worth: Option<Worth>,
    /// Trainees whose itinerary may differ from the plan's.
    pub(super) changed: Vec<u32>,
    pub(super) is_changed: Vec<bool>,
}

impl Best {
    /// The plan of a state, if it is legal.
    pub(super) fn new(plan: Plan, state: &State<'_>) -> Self {
        let trainees = plan.len();
        let mut best = Self {
            plan,
            worth: None,
            changed: Vec::with_capacity(trainees),
            is_changed: vec![false; trainees],
        };
        (0..dense(trainees)).for_each(|trainee| best.note(trainee));
        best.offer(state);
        best
    }

    /// The itinerary of a trainee may differ now.
    pub(super) fn note(&mut self, trainee: u32) {
        if !self.is_changed[at(trainee)] {
            self.is_changed[at(trainee)] = true;
            self.changed.push(trainee);
        }
    }

    /// Takes the state over if it is legal and better.
    pub(super) fn offer(&mut self, state: &State<'_>) -> bool {
        if state.tally().excess > 0 {
            return false;
        }
        let worth = state.worth();
        if self.worth.is_some_and(|best| worth <= best) {
            return false;
        }
        self.worth = Some(worth);
        for trainee in self.changed.drain(..) {
            self.is_changed[at(trainee)] = false;
            let itinerary = &mut self.plan[at(trainee)];
            itinerary.clear();
            itinerary.extend(state.itinerary(trainee).iter().map(Slot::stay));
        }
        true
    }

    /// Takes over what of the state is legal, if that is better. Of many cells, one or another may hold a unit
    /// too many all the time. Called only at times that do not depend on the budget, so that more of it
    /// never gives less.
    pub(super) fn mend(&mut self, state: &State<'_>) {
        let model = state.layout.model;
        let Some(plan) = mend(model, state.plan()) else {
            return;
        };
        let worth = evaluate(model, &plan).filter(|worth| Some(*worth) > self.worth);
        let Some(worth) = worth else {
            return;
        };
        self.worth = Some(worth);
        for (trainee, itinerary) in (0..).zip(plan) {
            let now = state.itinerary(trainee).iter().map(Slot::stay);
            if !now.eq(itinerary.iter().copied()) {
                self.note(trainee);
            }
            let known = &mut self.plan[at(trainee)];
            known.clear();
            known.extend(itinerary);
        }
    }
}
