//! Stays that a dive or a tree has settled.
use crate::certificate::claim::Stays;
use crate::problem::model::{Automaton, Model, Stay, at};

/// What was decided about one trainee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decisions {
    /// Sets of stays, each of one course, of which the itinerary must have one.
    pub(crate) wanted: Vec<Stays>,
    /// Stays that it must not have.
    pub(crate) banned: Vec<Stays>,
}

impl Decisions {
    /// Whether an itinerary agrees with all of them.
    pub(crate) fn allow(&self, itinerary: &[Stay]) -> bool {
        let some = |stays: &Stays| has(itinerary, *stays);
        self.wanted.iter().all(some) && !self.banned.iter().any(some)
    }

    /// Leaves only stays, by (choice, start), that agree with the decisions, and makes wanted ones worth
    /// `lure` more.
    pub(super) fn apply(&self, model: &Model, automaton: &Automaton, stays: &mut [i64], lure: i64) {
        let periods = at(model.periods).max(1);
        let each = |stays: &mut [i64], change: &mut dyn FnMut(u32, u32, &mut i64)| {
            let rows = stays.chunks_exact_mut(periods);
            for (row, index) in rows.zip(automaton.choices.clone()) {
                for (start, slot) in (0..).zip(row) {
                    if *slot != i64::MIN {
                        change(index, start, slot);
                    }
                }
            }
        };
        for banned in &self.banned {
            each(stays, &mut |index, start, slot| {
                if banned.contain(index, start) {
                    *slot = i64::MIN;
                }
            });
        }
        for wanted in &self.wanted {
            let course = model.choices[at(wanted.choices.0)].course;
            // Periods that the stay occupies, wherever in its range it starts.
            let length = automaton.courses[at(course)].length;
            let busy = wanted.starts.1.saturating_sub(1)..wanted.starts.0 + length;
            each(stays, &mut |index, start, slot| {
                let other = model.choices[at(index)].course;
                let length = automaton.courses[at(other)].length;
                let meets = start < busy.end && busy.start < start + length;
                if other == course && wanted.contain(index, start) {
                    *slot += lure;
                } else if other == course || meets && !busy.is_empty() {
                    *slot = i64::MIN;
                }
            });
        }
    }
}

/// Whether an itinerary has one of these stays.
pub(crate) fn has(itinerary: &[Stay], stays: Stays) -> bool {
    (itinerary.iter()).any(|stay| stays.contain(stay.choice, stay.start))
}

/// One stay alone.
pub(crate) fn single(trainee: u32, stay: Stay) -> Stays {
    Stays {
        trainee,
        choices: (stay.choice, stay.choice + 1),
        starts: (stay.start, stay.start + 1),
    }
}
