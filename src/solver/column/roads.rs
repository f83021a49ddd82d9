//! All that one trainee's pricing needs and prices do not change.
use crate::problem::model::{Automaton, Model, at, dense};

use super::layout::Layout;
use super::starts::{Starts, starts};

/// Hospitals whose caps are counted, for one trainee, at most.
const MOST_CRITICAL: usize = 8;
/// Labels that are made in one step, roughly.
const LABELS_A_STEP: u64 = 2048;
/// Steps of one pricing, at most.
const MOST_WORK: u64 = 1 << 14;

/// The ways that one trainee's itineraries may take.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roads {
    /// Hospitals whose caps are counted.
    pub(crate) critical: Vec<u32>,
    /// One layout a window.
    pub(crate) layouts: Vec<Layout>,
    /// Whether a stay is open, by (course, local hospital, start); empty: all are.
    pub(crate) open: Vec<bool>,
    /// Steps that one pricing counts as.
    pub(crate) work: u64,
}

impl Roads {
    /// All itineraries that the rules allow; `None` where there would be too many states, or `pulse`,
    /// which gets steps of work, says to stop.
    pub(crate) fn new(
        model: &Model,
        automaton: &Automaton,
        critical: Vec<u32>,
        strict: bool,
        most_nodes: usize,
        pulse: &mut dyn FnMut(u64) -> bool,
    ) -> Option<Self> {
        if critical.len() > MOST_CRITICAL {
            return None;
        }
        let starts = starts(model, automaton);
        let layouts = automaton
            .windows
            .iter()
            .map(|&window| {
                let starts = Starts::new(model, automaton, &starts, window);
                Layout::new(automaton, &starts, &critical, strict, most_nodes, pulse)
            })
            .collect::<Option<Vec<_>>>()?;
        let mut roads = Self {
            critical,
            layouts,
            open: Vec::new(),
            work: 0,
        };
        roads.count(model, automaton);
        (roads.work <= MOST_WORK).then_some(roads)
    }

    /// Counts the steps of one pricing.
    pub(crate) fn count(&mut self, model: &Model, automaton: &Automaton) {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        let mut hospitals: Vec<u32> = choices.iter().map(|choice| choice.hospital).collect();
        hospitals.sort_unstable();
        hospitals.dedup();
        let labels: u64 = (self.layouts.iter())
            .flat_map(|layout| &layout.nodes)
            .map(|node| {
                u64::from(node.until - node.earliest + 1)
                    * u64::from(1 + node.edges.end - node.edges.start)
            })
            .sum();
        let slots = u64::from(dense(choices.len())) * u64::from(model.periods);
        self.work = 1 + (labels * u64::from(dense(hospitals.len())) + slots) / LABELS_A_STEP;
    }

    /// Nodes of all layouts.
    pub(crate) fn nodes(&self) -> usize {
        self.layouts.iter().map(|layout| layout.nodes.len()).sum()
    }
}

/// Everything that the roads of a trainee depend on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    /// Group, length, prerequisites, pinned.
    courses: Vec<(u32, u32, u64, bool)>,
    required: Vec<u32>,
    windows: Vec<(u32, u32)>,
    origin: u32,
    /// When each course may start at all.
    starts: Vec<u64>,
}

impl Kind {
    /// The kind of a trainee.
    pub(crate) fn new(model: &Model, automaton: &Automaton) -> Self {
        let starts = starts(model, automaton);
        Self {
            starts,
            ..Self::at_any_time(automaton)
        }
    }

    /// The kind of a trainee, apart from when courses may start.
    pub(crate) fn at_any_time(automaton: &Automaton) -> Self {
        Self {
            courses: (automaton.courses.iter())
                .map(|one| (one.group, one.length, one.prerequisites, one.pinned))
                .collect(),
            required: automaton.required.clone(),
            windows: (automaton.windows.iter())
                .map(|window| (window.from, window.until))
                .collect(),
            origin: automaton.origin,
            starts: Vec::new(),
        }
    }
}
