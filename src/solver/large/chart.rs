//! The states of trainees who are alike, laid out once for all of them.
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::problem::model::{Automaton, Model, at, dense};
use crate::solver::column::layout::{Layout, NOWHERE};
use crate::solver::column::roads::Kind;

/// Nodes of all charts that are remembered, at most.
const MOST: usize = 1 << 22;

/// One sheet a window.
pub(super) type Chart = Vec<Sheet>;

/// A layout with everything worked out that does not depend on prices.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) layout: Layout,
    pub(super) moves: Vec<Move>,
    /// By node: where its moves begin; one more entry at the end.
    pub(super) first: Vec<u32>,
}

/// A course taken from a node, at all hospitals of a class, in a run of periods.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// First period, counted from the node's earliest.
    pub(super) before: u32,
    /// First row of the table of stays: by (class, course, start).
    pub(super) stay: u32,
    /// First label of the node that it leads to, of one hospital.
    pub(super) after: u32,
    /// Periods.
    pub(super) count: u32,
}

impl Sheet {
    fn new(model: &Model, automaton: &Automaton, layout: Layout) -> Self {
        let (mut moves, mut first) = (Vec::new(), vec![0]);
        let classes = at(layout.classes);
        let courses = dense(automaton.courses.len());
        for node in &layout.nodes {
            for edge in node.edges.clone() {
                let course = layout.edges[at(edge)];
                let length = automaton.courses[at(course)].length;
                let targets = &layout.targets[at(edge) * classes..(at(edge) + 1) * classes];
                let same = targets.iter().all(|&target| target == targets[0]);
                // Where the class makes no difference, all hospitals are taken at once.
                let all = (if classes > 1 { classes } else { 0 }, targets[0]);
                let each = targets.iter().copied().enumerate();
                let list: Vec<(usize, u32)> = if same { vec![all] } else { each.collect() };
                for (class, target) in list {
                    if target == NOWHERE {
                        continue;
                    }
                    let next = &layout.nodes[at(target)];
                    let from = node.earliest.max(next.earliest.saturating_sub(length));
                    let until = node.latest.min(next.until.saturating_sub(length));
                    if from <= until {
                        moves.push(Move {
                            before: from - node.earliest,
                            stay: (dense(class) * courses + course) * model.periods + from,
                            after: next.offset + from + length - next.earliest,
                            count: until - from + 1,
                        });
                    }
                }
            }
            first.push(dense(moves.len()));
        }
        moves.shrink_to_fit();
        Self {
            layout,
            moves,
            first,
        }
    }
}

/// What a chart depends on: the kind of trainee, and the caps that are counted.
pub(super) type Key = (Kind, Vec<u32>);

/// The charts, and the nodes of all of them; `None`: one would be too large.
type Known = (BTreeMap<Key, Option<Arc<Chart>>>, usize);

/// Charts by what they depend on. Whoever needs one first makes it; they are the same whoever does.
#[derive(Debug)]
pub(super) struct Charts {
    known: Mutex<Known>,
    strict: bool,
    most_nodes: usize,
}

impl Charts {
    /// No charts yet. `strict` wants every requirement met.
    pub(super) fn new(strict: bool, most_nodes: usize) -> Self {
        Self {
            known: Mutex::default(),
            strict,
            most_nodes,
        }
    }

    /// The chart of a trainee whose caps at the `critical` hospitals are counted, and what it depends
    /// on: the same wherever that is the same. `None` where it would be too large.
    pub(super) fn get(
        &self,
        model: &Model,
        automaton: &Automaton,
        critical: &[u32],
    ) -> (Key, Option<Arc<Chart>>) {
        let caps = critical.iter();
        let caps = caps.map(|&hospital| Model::hospital_cap(automaton, hospital));
        let key = (Kind::new(model, automaton), caps.collect());
        let chart = self.find(&key, model, automaton, critical);
        (key, chart)
    }

    fn find(
        &self,
        key: &Key,
        model: &Model,
        automaton: &Automaton,
        critical: &[u32],
    ) -> Option<Arc<Chart>> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(chart) = known().0.get(key) {
            return chart.clone();
        }
        let layout = |&window: &_| {
            Layout::new(
                model,
                automaton,
                window,
                critical,
                self.strict,
                self.most_nodes,
                &mut |_| true,
            )
            .map(|layout| Sheet::new(model, automaton, layout))
        };
        let chart: Option<Chart> = automaton.windows.iter().map(layout).collect();
        let chart = chart.map(Arc::new);
        let mut known = known();
        let sheets = chart.iter().flat_map(|chart| chart.iter());
        known.1 += sheets.map(|sheet| sheet.layout.nodes.len()).sum::<usize>();
        if known.1 > MOST {
            *known = (BTreeMap::new(), 0);
        }
        known.0.insert(key.clone(), chart.clone());
        chart
    }
}
