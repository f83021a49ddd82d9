//! The states of trainees who are alike, laid out once for all of them.
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::problem::model::{Automaton, Model, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::layout::{Layout, NOWHERE, Node};
use crate::solver::column::roads::Kind;
use crate::solver::column::starts::{Starts, starts};

/// Nodes of all charts that are remembered, at most.
const MOST: usize = 1 << 22;

/// Trainees between two looks at the budget, and steps that they count as.
const BREATH: usize = 256;
const STEPS: u64 = 64;

/// One sheet a window.
pub(super) type Chart = Vec<Sheet>;

/// The nodes of a layout, with everything worked out that does not depend on prices.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Every node after those that lead to it; the first one is the start.
    pub(super) nodes: Vec<Node>,
    /// Classes of hospitals: 0 for the ordinary, then one a counted hospital.
    pub(super) classes: usize,
    /// Labels of one hospital in all nodes together.
    pub(super) labels: u32,
    /// All ways into a node, node after node.
    moves: Vec<Move>,
    /// By node: where its moves begin; one more entry at the end.
    first: Vec<u32>,
}

/// A course taken at a node, at all hospitals of a class, in a run of periods. A row is one period at all
/// hospitals.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// The node at which it is taken.
    pub(super) source: u32,
    /// First row of what can be taken up from there, of all nodes.
    pub(super) before: u32,
    /// First row of the table of stays: by (class, course, start).
    pub(super) stay: u32,
    /// First row of the labels of the node that it leads to.
    pub(super) after: u32,
    /// Rows.
    pub(super) count: u32,
}

impl Sheet {
    fn new(model: &Model, automaton: &Automaton, layout: Layout) -> Self {
        let mut moves: Vec<Vec<Move>> = vec![Vec::new(); layout.nodes.len()];
        let classes = at(layout.classes);
        let courses = dense(automaton.courses.len());
        let mut rows = 0;
        for (source, node) in (0..).zip(&layout.nodes) {
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
                        moves[at(target)].push(Move {
                            source,
                            before: rows + from - node.earliest,
                            stay: (dense(class) * courses + course) * model.periods + from,
                            after: from + length - next.earliest,
                            count: until - from + 1,
                        });
                    }
                }
            }
            rows += ahead(node);
        }
        let counts = moves.iter().scan(0, |sum, moves| {
            *sum += dense(moves.len());
            Some(*sum)
        });
        Self {
            first: std::iter::once(0).chain(counts).collect(),
            moves: moves.concat(),
            labels: layout.labels,
            nodes: layout.nodes,
            classes,
        }
    }

    /// The ways into a node.
    pub(super) fn moves(&self, node: usize) -> &[Move] {
        &self.moves[at(self.first[node])..at(self.first[node + 1])]
    }
}

/// Periods in which a stay may be taken up from a node.
pub(super) fn ahead(node: &Node) -> u32 {
    if node.edges.is_empty() {
        0
    } else {
        node.latest + 1 - node.earliest
    }
}

/// What a chart depends on: the kind of trainee, and the caps that are counted.
pub(super) type Key = (Kind, Vec<u32>);

/// The charts, and the nodes of all of them; `None`: one would be too large.
type Known = (BTreeMap<Key, Option<Arc<Chart>>>, usize);

/// Charts by what they depend on. Whoever needs one first makes it; they are the same whoever does.
#[derive(Debug)]
pub(super) struct Charts {
    /// When somebody of a kind may start each course. Charts take no notice of who is away when, so that
    /// many have the same one; what nobody may do is worth nothing anyway.
    starts: BTreeMap<Kind, Vec<u64>>,
    known: Mutex<Known>,
    strict: bool,
    most_nodes: usize,
}

impl Charts {
    /// No charts yet, of anybody of the model. `strict` wants every requirement met.
    pub(super) fn new(
        model: &Model,
        strict: bool,
        most_nodes: usize,
        budget: &mut Budget<'_>,
    ) -> Self {
        let mut known: BTreeMap<Kind, Vec<u64>> = BTreeMap::new();
        for (index, automaton) in model.trainees.iter().enumerate() {
            if index % BREATH == 0 {
                budget.spend(STEPS);
            }
            let starts = starts(model, automaton);
            let all = known.entry(Kind::at_any_time(automaton));
            let all = all.or_insert_with(|| vec![0; starts.len()]);
            for (all, starts) in all.iter_mut().zip(starts) {
                *all |= starts;
            }
        }
        Self {
            starts: known,
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
        let key = (Kind::at_any_time(automaton), caps.collect());
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
        let own = || starts(model, automaton);
        let starts = self.starts.get(&key.0).cloned().unwrap_or_else(own);
        let layout = |&window: &_| {
            let starts = Starts::new(model, automaton, &starts, window);
            Layout::new(
                automaton,
                &starts,
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
        known.1 += sheets.map(|sheet| sheet.nodes.len()).sum::<usize>();
        if known.1 > MOST {
            *known = (BTreeMap::new(), 0);
        }
        known.0.insert(key.clone(), chart.clone());
        chart
    }
}
