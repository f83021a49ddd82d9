//! Itineraries that the master knows.
use crate::problem::evaluate::{draws, missing, own};
use crate::problem::model::{Automaton, Model, Stay, at};

/// One trainee's itinerary, with everything that others notice of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    /// The trainee.
    pub(crate) trainee: u32,
    /// The stays.
    pub(crate) itinerary: Vec<Stay>,
    /// `own(i)`.
    pub(crate) own: i64,
    /// Stays missing.
    pub(crate) missing: i64,
    /// Units drawn, by cell, sorted; none is 0.
    pub(crate) load: Vec<(u32, i64)>,
}

impl Column {
    /// The column of an itinerary.
    pub(crate) fn new(model: &Model, trainee: u32, itinerary: Vec<Stay>) -> Self {
        let automaton = &model.trainees[at(trainee)];
        Self {
            trainee,
            own: own(model, automaton, &itinerary),
            missing: missing(automaton, &itinerary),
            load: load(model, automaton, &itinerary),
            itinerary,
        }
    }

    /// What the column is worth at prices in 1/1000.
    pub(crate) fn worth(&self, prices: &[i64], weight: i64, missing: i64) -> i64 {
        let cost: i64 = self
            .load
            .iter()
            .map(|&(cell, units)| prices[at(cell)] * units)
            .sum();
        weight * self.own - missing * self.missing - cost
    }
}

/// Units that an itinerary draws, by cell, sorted; none is 0.
pub(crate) fn load(model: &Model, automaton: &Automaton, itinerary: &[Stay]) -> Vec<(u32, i64)> {
    let mut load: Vec<(u32, i64)> = Vec::new();
    draws(model, automaton, itinerary, |cell, units| {
        load.push((cell, units));
    });
    load.sort_unstable();
    load.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
    load.retain(|&(_, units)| units != 0);
    load
}
