//! Everything that the search keeps, counted again from nothing: for tests, and for the feature `paranoid`.
use super::edit::Slot;
use super::loads::Tally;
use super::state::State;
use crate::problem::evaluate::{draws, missing, own};
use crate::problem::model::{Stay, Worth, at};

/// Room for counting: the search allocates nothing while it runs, audited or not.
#[derive(Debug)]
pub(super) struct Audit {
    stays: Vec<Stay>,
    loads: Vec<i64>,
}

impl Audit {
    /// Room enough for any state of the same layout.
    pub(super) fn new(state: &State<'_>) -> Self {
        let persons = state.layout.persons.iter();
        let longest = persons.map(|person| at(person.room)).max();
        Self {
            stays: Vec::with_capacity(longest.unwrap_or(0)),
            loads: vec![0; state.layout.model.cells.len()],
        }
    }

    /// Panics where a running total is not what follows from the itineraries.
    pub(super) fn run(&mut self, state: &State<'_>) {
        let model = state.layout.model;
        let (mut sum, mut open, mut least) = (0, 0, None);
        self.loads.fill(0);
        for (trainee, automaton) in (0..).zip(&model.trainees) {
            self.stays.clear();
            self.stays
                .extend(state.itinerary(trainee).iter().map(Slot::stay));
            draws(model, automaton, &self.stays, |cell, units| {
                self.loads[at(cell)] += units;
            });
            let own = own(model, automaton, &self.stays);
            assert_eq!(state.own(trainee), own, "{trainee} {:?}", self.stays);
            sum += own;
            open += missing(automaton, &self.stays);
            if automaton.counted {
                least = Some(least.map_or(own, |least: i64| least.min(own)));
            }
        }
        let tally = self.tally(state);
        assert_eq!(state.tally(), tally);
        assert_eq!(state.open(), open);
        let worth = Worth {
            shortfall: open + tally.short,
            value: sum + tally.value + model.worst_weight * least.unwrap_or(0),
        };
        assert_eq!(state.worth(), worth);
    }

    fn tally(&self, state: &State<'_>) -> Tally {
        let mut tally = Tally::default();
        let cells = state.layout.model.cells.iter();
        for ((cell, &load), index) in cells.zip(&self.loads).zip(0..) {
            assert_eq!(state.loads.load(index), load, "{index}");
            let short = (cell.min - load).max(0);
            let excess = (load - cell.max.min(i64::MAX / 2)).max(0);
            tally.short += short;
            tally.excess += excess;
            tally.value += cell.over * load.saturating_sub(cell.target).max(0);
            tally.price += state.loads.price(index) * (short + excess);
            tally.price += state.loads.rate(index) * load;
        }
        tally
    }
}
