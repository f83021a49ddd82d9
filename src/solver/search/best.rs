//! The best legal plan that a search has seen.
use super::edit::Slot;
use super::state::State;
use crate::problem::model::{Plan, Worth, at};

/// The best legal plan so far, brought up to date trainee by trainee.
#[derive(Debug)]
pub(super) struct Best {
    pub(super) plan: Plan,
    pub(super) worth: Option<Worth>,
    pub(super) short: i64,
    pub(super) open: i64,
    /// Trainees whose itinerary may differ from the plan's.
    pub(super) changed: Vec<u32>,
    pub(super) is_changed: Vec<bool>,
}

impl Best {
    /// The trainee's itinerary may differ from the plan's from now on.
    pub(super) fn note(&mut self, trainee: u32) {
        if !self.is_changed[at(trainee)] {
            self.is_changed[at(trainee)] = true;
            self.changed.push(trainee);
        }
    }

    /// Takes the state over if it is legal and better.
    pub(super) fn offer(&mut self, state: &State<'_>) -> bool {
        let tally = state.tally();
        if tally.excess > 0 {
            return false;
        }
        let worth = state.worth();
        if self.worth.is_some_and(|best| worth <= best) {
            return false;
        }
        self.worth = Some(worth);
        self.short = tally.short;
        self.open = state.open();
        for trainee in self.changed.drain(..) {
            self.is_changed[at(trainee)] = false;
            let itinerary = &mut self.plan[at(trainee)];
            itinerary.clear();
            itinerary.extend(state.itinerary(trainee).iter().map(Slot::stay));
        }
        true
    }
}
