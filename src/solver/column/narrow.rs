//! Which states and stays lie on an itinerary that is good enough at given prices.
//!
//! Labels swept forward say what can be had up to a state, labels swept backward what can still be had
//! from it. Whatever is on no itinerary worth `least` can be closed: as long as the prices prove a
//! bound, a plan that reaches the target does not use it.
use crate::problem::model::at;

use super::layout::{Layout, NOWHERE, Node};
use super::number::Label;
use super::sweep::{Frame, Room, Work, wait_or_move, width};

/// Labels that are looked at in one step, roughly.
const LABELS_A_STEP: u64 = 256;

/// What is kept of one layout.
struct Kept {
    alive: Vec<bool>,
    /// By slot of `targets`.
    sound: Vec<bool>,
    /// By node: first and last arrival, last start.
    earliest: Vec<u32>,
    arrival: Vec<u32>,
    latest: Vec<u32>,
}

impl Frame<'_> {
    /// The layout of itineraries worth at least `least`; their stays are marked in `open`. The room
    /// holds the labels of a sweep over all of them. `pulse` gets steps of work.
    pub(crate) fn narrow<N: Label>(
        &self,
        room: &mut Room<N>,
        least: i64,
        open: &mut [bool],
        pulse: &mut dyn FnMut(u64),
    ) -> Layout {
        let nodes = &self.layout.nodes;
        let mut kept = Kept {
            alive: vec![false; nodes.len()],
            sound: vec![false; self.layout.targets.len()],
            earliest: vec![u32::MAX; nodes.len()],
            arrival: vec![0; nodes.len()],
            latest: vec![0; nodes.len()],
        };
        room.back.clear();
        room.back.resize(room.labels.len(), N::NEVER);
        let mut work = Work::new(LABELS_A_STEP);
        for (index, node) in nodes.iter().enumerate().rev() {
            work.add(node, self.classes.len(), pulse);
            self.look_back(index, node, room, least, open, &mut kept);
        }
        work.end(pulse);
        let mut layout = self.layout.clone();
        if let Some(start) = nodes.first() {
            kept.alive[0] = true;
            kept.earliest[0] = start.earliest;
        }
        for (index, node) in layout.nodes.iter_mut().enumerate() {
            if kept.alive[index] {
                node.earliest = kept.earliest[index];
                node.latest = kept.latest[index].max(node.earliest);
                node.until = node.latest.max(kept.arrival[index]);
            }
        }
        layout.compact(&kept.alive, |slot| kept.sound[slot]);
        layout
    }

    /// One node: what may come next, and whether it is good enough.
    fn look_back<N: Label>(
        &self,
        index: usize,
        node: &Node,
        room: &mut Room<N>,
        least: i64,
        open: &mut [bool],
        kept: &mut Kept,
    ) {
        let hospitals = self.classes.len();
        let width = width(node);
        let here = at(node.offset) * hospitals..at(node.offset) * hospitals + width * hospitals;
        self.depart(index, node, room);
        let mut next = vec![N::NEVER; width * hospitals];
        for edge in node.edges.clone() {
            let course = at(self.layout.edges[at(edge)]);
            let length = self.lengths[course];
            for (hospital, class) in self.classes.iter().enumerate() {
                let slot = at(edge) * at(self.layout.classes) + class;
                let target = self.layout.targets[slot];
                if target == NOWHERE {
                    continue;
                }
                let after = &self.layout.nodes[at(target)];
                let from = node.earliest.max(after.earliest.saturating_sub(length));
                let until = node.latest.min(after.until.saturating_sub(length));
                let row = at(after.offset) * hospitals + hospital * self::width(after);
                for start in from..=until {
                    let stay = (course * hospitals + hospital) * self.periods + at(start);
                    let rest = room.back[row + at(start + length - after.earliest)];
                    let worth = room.table[stay] + rest;
                    let slot_here = hospital * width + at(start - node.earliest);
                    next[slot_here] = next[slot_here].max(worth);
                    if room.ahead[slot_here].wide() + worth.wide() >= least {
                        open[stay] = true;
                        kept.sound[slot] = true;
                        kept.alive[at(target)] = true;
                        let arrival = start + length;
                        let target = at(target);
                        kept.earliest[target] = kept.earliest[target].min(arrival);
                        kept.arrival[target] = kept.arrival[target].max(arrival);
                        kept.latest[index] = kept.latest[index].max(start);
                    }
                }
            }
        }
        let change = N::of(self.change);
        let back = &mut room.back[here];
        let mut any = vec![N::NEVER; hospitals];
        for period in (0..width).rev() {
            for (hospital, any) in any.iter_mut().enumerate() {
                *any = (*any).max(next[hospital * width + period]);
            }
            let moved = any.iter().copied().fold(N::NEVER, N::max) + change;
            let over = (node.last && index > 0)
                .then(|| {
                    room.finish
                        .get((at(node.earliest) + period).wrapping_sub(1))
                })
                .flatten();
            for (hospital, &any) in any.iter().enumerate() {
                let best = any.max(moved).max(over.copied().unwrap_or(N::NEVER));
                back[hospital * width + period] = best.max(N::NEVER);
            }
        }
    }

    /// Labels with which a stay can begin at the node, in `room.ahead`.
    fn depart<N: Label>(&self, index: usize, node: &Node, room: &mut Room<N>) {
        let hospitals = self.classes.len();
        let width = width(node);
        if index > 0 {
            let offset = at(node.offset) * hospitals;
            let labels = &mut room.labels[offset..offset + width * hospitals];
            wait_or_move(labels, width, N::of(self.change), &mut room.ahead);
            return;
        }
        room.ahead.clear();
        for _ in 0..hospitals {
            for period in at(node.earliest)..at(node.earliest) + width {
                let entry = room.entry.get(period).copied().unwrap_or(N::NEVER);
                room.ahead.push(entry);
            }
        }
    }
}
