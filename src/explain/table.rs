//! Which stays of one trainee may start when, once some of what is in the way counts.

use crate::problem::model::{Model, Stay, at};

/// For each choice of one trainee, the periods in which a stay may start.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// The first choice of the trainee.
    first: u32,
    periods: u32,
    /// By choice from `first` on, then start: whether it may.
    may: Vec<Vec<bool>>,
    /// By course: its choices.
    courses: Vec<Vec<u32>>,
    /// By course, then period: the earliest stay that starts then or later.
    earliest: Vec<Vec<Option<Stay>>>,
    /// Hospitals that some stay may be in, in order.
    hospitals: Vec<u32>,
}

impl Table {
    /// The starts that the model allows and the predicate does not refuse.
    pub(super) fn new(model: &Model, trainee: u32, refuses: impl Fn(u32, u32) -> bool) -> Self {
        let automaton = &model.trainees[at(trainee)];
        let first = automaton.choices.start;
        let mut table = Self {
            first,
            periods: model.periods,
            may: Vec::with_capacity(automaton.choices.len()),
            courses: vec![Vec::new(); automaton.courses.len()],
            earliest: Vec::new(),
            hospitals: Vec::new(),
        };
        for choice in automaton.choices.clone() {
            let starts = (0..model.periods)
                .map(|start| model.may_start(choice, start) && !refuses(choice, start));
            table.may.push(starts.collect());
            let found = &model.choices[at(choice)];
            table.courses[at(found.course)].push(choice);
            table.hospitals.push(found.hospital);
        }
        table.hospitals.sort_unstable();
        table.hospitals.dedup();
        let earliest = table.courses.iter().map(|choices| table.sweep(choices));
        table.earliest = earliest.collect();
        table
    }

    /// From the last period backwards: the earliest stay from each on.
    fn sweep(&self, choices: &[u32]) -> Vec<Option<Stay>> {
        let mut row = vec![None; at(self.periods)];
        let mut known = None;
        for start in (0..self.periods).rev() {
            let choice = choices
                .iter()
                .find(|&&choice| self.may_start(choice, start));
            known = choice.map(|&choice| Stay { start, choice }).or(known);
            row[at(start)] = known;
        }
        row
    }

    /// The choices of a course.
    pub(super) fn choices(&self, course: u32) -> impl Iterator<Item = u32> + use<> {
        self.courses[at(course)].clone().into_iter()
    }

    /// Whether a stay may start in a period.
    pub(super) fn may_start(&self, choice: u32, start: u32) -> bool {
        self.may[at(choice - self.first)]
            .get(at(start))
            .copied()
            .unwrap_or(false)
    }

    /// The first period from `from` on in which a stay may start.
    pub(super) fn next_start(&self, choice: u32, from: u32) -> Option<u32> {
        (from..self.periods).find(|&start| self.may_start(choice, start))
    }

    /// The earliest stay for a course that starts in `from` or later.
    pub(super) fn earliest(&self, course: u32, from: u32) -> Option<Stay> {
        self.earliest[at(course)].get(at(from)).copied().flatten()
    }

    /// Whether some stay may be in a hospital.
    pub(super) fn reaches(&self, hospital: u32) -> bool {
        self.hospitals.binary_search(&hospital).is_ok()
    }
}
