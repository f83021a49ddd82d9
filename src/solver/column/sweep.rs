//! The sweep over all labels of a layout, and the way back.
use crate::problem::model::{at, dense};

use super::layout::{Layout, NOWHERE, Node};
use super::number::Label;

/// The worth of stays and ends, and room for labels.
#[derive(Debug, Default)]
pub(crate) struct Room<N> {
    /// Best stay by (course, hospital, start).
    pub(crate) table: Vec<N>,
    /// Worth of starting the first stay in a period.
    pub(crate) entry: Vec<N>,
    /// Worth of a period being the last one of the last stay.
    pub(crate) finish: Vec<N>,
    pub(super) labels: Vec<N>,
    pub(super) ahead: Vec<N>,
    /// Worth of what may still come, by the same slots as `labels`.
    pub(super) back: Vec<N>,
}

/// One trainee in one window.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    /// The states.
    pub(crate) layout: &'a Layout,
    /// Length of each course.
    pub(crate) lengths: Vec<u32>,
    /// Class of each local hospital.
    pub(crate) classes: Vec<usize>,
    /// Columns of the table.
    pub(crate) periods: usize,
    /// Worth of a change of hospital, at most 0.
    pub(crate) change: i64,
}

/// Where the best itinerary ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    /// What the itinerary is worth.
    pub(crate) worth: i64,
    node: usize,
    hospital: usize,
    /// The period after the last stay.
    period: u32,
}

/// A stay, before the best of several departments is chosen.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// Local index.
    pub(crate) course: u32,
    /// Local index.
    pub(crate) hospital: usize,
    /// First period.
    pub(crate) start: u32,
}

impl Frame<'_> {
    /// Fills the labels of all nodes in order; returns the best end of an itinerary that has stays.
    /// `pulse` gets steps of work.
    pub(crate) fn sweep<N: Label>(
        &self,
        room: &mut Room<N>,
        pulse: &mut dyn FnMut(u64),
    ) -> Option<End> {
        let hospitals = self.classes.len();
        let change = N::of(self.change);
        room.labels.clear();
        room.labels
            .resize(at(self.layout.labels) * hospitals, N::NEVER);
        let mut best: Option<End> = None;
        let mut work = Work::new(LABELS_A_STEP);
        for (index, node) in self.layout.nodes.iter().enumerate() {
            let width = width(node);
            work.add(node, hospitals, pulse);
            let offset = at(node.offset) * hospitals;
            if index == 0 {
                if node.edges.is_empty() {
                    continue;
                }
                let entry = at(node.earliest)..at(node.latest) + 1;
                room.ahead.clear();
                for _ in 0..hospitals {
                    let row = room.ahead.len();
                    room.ahead.extend_from_slice(&room.entry[entry.clone()]);
                    room.ahead.resize(row + width, N::NEVER);
                }
            } else {
                let labels = &mut room.labels[offset..offset + width * hospitals];
                if node.last {
                    best = finish(node, index, labels, &room.finish, best);
                }
                if node.edges.is_empty() {
                    continue;
                }
                wait_or_move(labels, width, change, &mut room.ahead);
            }
            self.extend(node, room);
        }
        work.end(pulse);
        best
    }

    /// Takes every course that may come next, at every hospital, in every period.
    fn extend<N: Label>(&self, node: &Node, room: &mut Room<N>) {
        let hospitals = self.classes.len();
        let width = width(node);
        for edge in node.edges.clone() {
            let course = at(self.layout.edges[at(edge)]);
            let length = self.lengths[course];
            let targets = at(edge) * at(self.layout.classes);
            for (hospital, class) in self.classes.iter().enumerate() {
                let target = self.layout.targets[targets + class];
                if target == NOWHERE {
                    continue;
                }
                let next = &self.layout.nodes[at(target)];
                let from = node.earliest.max(next.earliest.saturating_sub(length));
                let until = node.latest.min(next.until.saturating_sub(length));
                if from > until {
                    continue;
                }
                let count = at(until - from) + 1;
                let before = hospital * width + at(from - node.earliest);
                let stay = (course * hospitals + hospital) * self.periods + at(from);
                let after = at(next.offset) * hospitals
                    + hospital * self::width(next)
                    + at(from + length - next.earliest);
                let labels = &mut room.labels[after..after + count];
                let ahead = &room.ahead[before..before + count];
                let stays = &room.table[stay..stay + count];
                for ((label, &before), &stay) in labels.iter_mut().zip(ahead).zip(stays) {
                    *label = (*label).max(before + stay);
                }
            }
        }
    }

    /// The stays that led to `end`, last one first.
    pub(crate) fn trace<N: Label>(&self, room: &Room<N>, mut end: End) -> Vec<Step> {
        let mut steps = Vec::new();
        end.worth -= room.finish[at(end.period) - 1].wide();
        while end.node != 0 {
            let Some((step, before)) = self.back(room, end) else {
                break;
            };
            steps.push(step);
            end = before;
        }
        steps
    }

    /// The stay that made a label, and the label that it was made from.
    fn back<N: Label>(&self, room: &Room<N>, end: End) -> Option<(Step, End)> {
        let nodes = &self.layout.nodes;
        let set = nodes[end.node].set;
        let courses = (0..).zip(&self.lengths).filter(|(c, _)| set >> c & 1 == 1);
        for (course, &length) in courses {
            let Some(start) = end.period.checked_sub(length) else {
                continue;
            };
            let slot = (at(course) * self.classes.len() + end.hospital) * self.periods + at(start);
            let worth = end.worth - room.table[slot].wide();
            let step = Step {
                course,
                hospital: end.hospital,
                start,
            };
            let rest = set & !(1 << course);
            let order = |node: &Node| (node.set.count_ones(), node.set);
            let first = nodes.partition_point(|node| order(node) < (rest.count_ones(), rest));
            let candidates = (first..nodes.len()).take_while(|&index| nodes[index].set == rest);
            for before in candidates {
                if !self.leads(before, course, end) || !within(&nodes[before], start) {
                    continue;
                }
                if before == 0 {
                    if room.entry[at(start)].wide() == worth {
                        return Some((step, End { node: 0, ..end }));
                    }
                } else if let Some(found) = self.label(room, before, end.hospital, start, worth) {
                    return Some((step, found));
                }
            }
        }
        None
    }

    /// Whether an edge with `course` at the hospital of `end` leads from `before` to `end`.
    fn leads(&self, before: usize, course: u32, end: End) -> bool {
        self.layout.nodes[before].edges.clone().any(|edge| {
            let slot = at(edge) * at(self.layout.classes) + self.classes[end.hospital];
            self.layout.edges[at(edge)] == course && at(self.layout.targets[slot]) == end.node
        })
    }

    /// The label at `node` from which a stay at `hospital` from `start` begins with `worth`.
    fn label<N: Label>(
        &self,
        room: &Room<N>,
        node: usize,
        hospital: usize,
        start: u32,
        worth: i64,
    ) -> Option<End> {
        let before = &self.layout.nodes[node];
        let hospitals = self.classes.len();
        let width = width(before);
        (0..hospitals).find_map(|other| {
            let change = if other == hospital { 0 } else { self.change };
            let row = at(before.offset) * hospitals + other * width;
            let labels = &room.labels[row..row + width];
            let worth = worth - change;
            // Labels carry over idle periods: the first period with this label has the stay's end.
            let since = labels.iter().position(|label| label.wide() == worth)?;
            let period = before.earliest + dense(since);
            (period <= start).then_some(End {
                worth,
                node,
                hospital: other,
                period,
            })
        })
    }
}

/// Labels that are swept in one step, roughly.
const LABELS_A_STEP: u64 = 2048;
/// Steps between two pulses, roughly.
const STEPS: u64 = 64;

/// Labels looked at since the last pulse.
pub(super) struct Work {
    labels: u64,
    a_step: u64,
}

impl Work {
    /// Nothing yet; so many labels make a step.
    pub(super) const fn new(a_step: u64) -> Self {
        Self { labels: 0, a_step }
    }

    /// Counts a node.
    pub(super) fn add(&mut self, node: &Node, hospitals: usize, pulse: &mut dyn FnMut(u64)) {
        let ways = width(node) * hospitals;
        let edges = node.edges.end - node.edges.start;
        self.labels += u64::from(dense(ways)) * u64::from(1 + edges);
        if self.labels >= STEPS * self.a_step {
            pulse(self.labels / self.a_step);
            self.labels %= self.a_step;
        }
    }

    /// Counts what is left.
    pub(super) fn end(self, pulse: &mut dyn FnMut(u64)) {
        pulse(1 + self.labels / self.a_step);
    }
}

pub(super) fn width(node: &Node) -> usize {
    at(node.until - node.earliest) + 1
}

fn within(node: &Node, start: u32) -> bool {
    node.earliest <= start && start <= node.latest
}

/// The best itinerary that is over at `node`.
fn finish<N: Label>(
    node: &Node,
    index: usize,
    labels: &[N],
    values: &[N],
    mut best: Option<End>,
) -> Option<End> {
    for (hospital, row) in labels.chunks_exact(width(node)).enumerate() {
        for (period, &label) in (node.earliest..).zip(row) {
            if period == 0 || !label.reached() {
                continue;
            }
            let worth = label.wide() + values[at(period) - 1].wide();
            if best.is_none_or(|best| worth > best.worth) {
                best = Some(End {
                    worth,
                    node: index,
                    hospital,
                    period,
                });
            }
        }
    }
    best
}

/// Lets labels wait, then offers each hospital the best of the others, less the change.
pub(super) fn wait_or_move<N: Label>(
    labels: &mut [N],
    width: usize,
    change: N,
    ahead: &mut Vec<N>,
) {
    ahead.clear();
    ahead.resize(labels.len(), N::NEVER);
    let (most, rest) = ahead.split_at_mut(width);
    for row in labels.chunks_exact_mut(width) {
        let mut best = N::NEVER;
        for (label, most) in row.iter_mut().zip(most.iter_mut()) {
            best = best.max(*label);
            *label = best;
            *most = (*most).max(best);
        }
    }
    // The first row holds the best of all until the others have used it.
    let (first, others) = labels.split_at(width);
    for (into, row) in rest.chunks_exact_mut(width).zip(others.chunks_exact(width)) {
        for ((into, &label), &most) in into.iter_mut().zip(row).zip(most.iter()) {
            *into = label.max(most + change);
        }
    }
    for (most, &label) in most.iter_mut().zip(first) {
        *most = label.max(*most + change);
    }
}
