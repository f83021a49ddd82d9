//! The states that a trainee's itineraries pass through, apart from what they are worth.
//!
//! A state is a *node* and a period and a hospital; a node is the set of courses done and, for the
//! few hospitals whose cap turned out to matter, how many stays there were (or were not) there.
//! Only nodes that can be reached and from which the itinerary can still be completed are kept, each
//! with the periods in which that is so.
use std::ops::Range;

use crate::problem::model::{Automaton, Model, Window, at, dense};

use super::starts::Starts;

/// Nodes that are laid out between two pulses.
const NODES: usize = 256;
/// No node.
pub(crate) const NOWHERE: u32 = u32::MAX;

/// A set of courses done, and counts at critical hospitals.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    /// Courses done.
    pub(crate) set: u64,
    /// Earliest period in which the trainee can be free here.
    pub(crate) earliest: u32,
    /// Last period in which the next stay may start.
    pub(crate) latest: u32,
    /// Last period of which labels are kept.
    pub(crate) until: u32,
    /// Labels of one hospital before this node's.
    pub(crate) offset: u32,
    /// Range of [`Layout::edges`].
    pub(crate) edges: Range<u32>,
    /// Whether an itinerary may be over here.
    pub(crate) last: bool,
}

/// All nodes of one trainee in one window, every node after those that lead to it.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    /// The window.
    pub(crate) window: Window,
    /// The nodes; the first one is the start.
    pub(crate) nodes: Vec<Node>,
    /// Courses that may come next.
    pub(crate) edges: Vec<u32>,
    /// Node reached by (edge, class of the hospital), or [`NOWHERE`].
    pub(crate) targets: Vec<u32>,
    /// Classes of hospitals: 0 for the ordinary, then one a critical hospital.
    pub(crate) classes: u32,
    /// Labels of one hospital in all nodes together.
    pub(crate) labels: u32,
}

/// A hospital whose cap is counted: how, and up to where.
#[derive(Debug, Clone, Copy)]
struct Counter {
    /// Count the stays elsewhere.
    elsewhere: bool,
    /// Highest count: more is forbidden here, or of no interest elsewhere.
    limit: u32,
    /// The cap itself.
    cap: u32,
}

/// A node while the layout is being built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    set: u64,
    /// One count a critical hospital, in bytes.
    counts: u64,
}

/// What one more stay leads to.
#[derive(Debug, Clone, Copy)]
struct Reached {
    key: Key,
    /// When the trainee is free again at the earliest.
    free: u32,
    /// The place in [`Layout::targets`].
    slot: usize,
}

/// What stays of one course at one class of hospitals lead to, in order of the keys.
#[derive(Debug, Default)]
struct Run {
    stays: Vec<Reached>,
    /// The first that is not merged yet, and its key.
    next: usize,
    head: Option<Key>,
}

impl Counter {
    fn next(self, count: u32, here: bool) -> Option<u32> {
        match (self.elsewhere, here) {
            (false, true) => (count < self.limit).then_some(count + 1),
            (true, false) => Some((count + 1).min(self.limit)),
            (false, false) | (true, true) => Some(count),
        }
    }

    fn respected(self, count: u32, stays: u32) -> bool {
        !self.elsewhere || count >= stays.saturating_sub(self.cap).min(self.limit)
    }
}

impl Layout {
    /// The layout of a trainee's itineraries inside a window; `strict` wants every requirement met.
    /// `None` when more than `most` nodes would be needed, or `pulse` says to stop.
    pub(crate) fn new(
        automaton: &Automaton,
        starts: &Starts,
        critical: &[u32],
        strict: bool,
        most: usize,
        pulse: &mut dyn FnMut(u64) -> bool,
    ) -> Option<Self> {
        let stays: u32 = automaton.required.iter().sum();
        let counters: Vec<Counter> = critical
            .iter()
            .map(|&hospital| {
                let cap = Model::hospital_cap(automaton, hospital);
                let elsewhere = stays.saturating_sub(cap) < cap;
                Counter {
                    elsewhere,
                    limit: if elsewhere {
                        stays.saturating_sub(cap)
                    } else {
                        cap
                    },
                    cap,
                }
            })
            .collect();
        let mut layout = Self {
            window: starts.window,
            nodes: Vec::new(),
            edges: Vec::new(),
            targets: Vec::new(),
            classes: dense(critical.len()) + 1,
            labels: 0,
        };
        layout.reach(automaton, starts, &counters, strict, most, pulse)?;
        layout.complete(automaton, starts, pulse)?;
        Some(layout)
    }

    /// Forward: all nodes that can be reached, with their edges and earliest periods.
    fn reach(
        &mut self,
        automaton: &Automaton,
        starts: &Starts,
        counters: &[Counter],
        strict: bool,
        most: usize,
        pulse: &mut dyn FnMut(u64) -> bool,
    ) -> Option<()> {
        let pinned = pinned(automaton);
        let groups = groups(automaton);
        let lists = automaton.courses.len() * at(self.classes);
        let mut runs: Vec<Run> = (0..lists).map(|_| Run::default()).collect();
        let mut layer = vec![(Key { set: 0, counts: 0 }, starts.first)];
        let mut stays = 0;
        while !layer.is_empty() {
            let base = dense(self.nodes.len() + layer.len());
            for (key, earliest) in &layer {
                if self.nodes.len() % NODES == 0 && !pulse(u64::from(dense(NODES))) {
                    return None;
                }
                let from = dense(self.edges.len());
                let taken = |group: u32| (key.set & groups[at(group)]).count_ones();
                for (course, each) in (0..).zip(&automaton.courses) {
                    let open = key.set >> course & 1 == 0
                        && each.prerequisites & !key.set == 0
                        && taken(each.group) < automaton.required[at(each.group)];
                    let Some(start) = open.then(|| starts.next(course, *earliest)).flatten() else {
                        continue;
                    };
                    self.edges.push(course);
                    for class in 0..self.classes {
                        if let Some(key) = step(counters, key, course, class) {
                            runs[at(course * self.classes + class)].stays.push(Reached {
                                key,
                                free: start + each.length,
                                slot: self.targets.len(),
                            });
                        }
                        self.targets.push(NOWHERE);
                    }
                }
                let complete = !strict
                    || (0..)
                        .zip(&automaton.required)
                        .all(|(group, &required)| taken(group) == required);
                let respected = counters
                    .iter()
                    .enumerate()
                    .all(|(n, counter)| counter.respected(count(key.counts, n), stays));
                self.nodes.push(Node {
                    set: key.set,
                    earliest: *earliest,
                    latest: 0,
                    until: 0,
                    offset: 0,
                    edges: from..dense(self.edges.len()),
                    last: complete && respected && pinned & !key.set == 0,
                });
            }
            layer = self.merge(&mut runs, base, most, pulse)?;
            stays += 1;
        }
        Some(())
    }

    /// The nodes to which the runs lead, in order; the first of them is number `base`.
    fn merge(
        &mut self,
        runs: &mut [Run],
        base: u32,
        most: usize,
        pulse: &mut dyn FnMut(u64) -> bool,
    ) -> Option<Vec<(Key, u32)>> {
        for run in runs.iter_mut() {
            // Adding one course to sets in order leaves them in order; counts that are full need not.
            if !run.stays.is_sorted_by_key(|reached| reached.key) {
                run.stays.sort_by_key(|reached| reached.key);
            }
            run.next = 0;
            run.head = run.stays.first().map(|reached| reached.key);
        }
        let mut following: Vec<(Key, u32)> = Vec::new();
        while let Some(key) = runs.iter().filter_map(|run| run.head).min() {
            let place = base + dense(following.len());
            let mut earliest = u32::MAX;
            for run in runs.iter_mut() {
                while run.head == Some(key) {
                    let reached = &run.stays[run.next];
                    earliest = earliest.min(reached.free);
                    self.targets[reached.slot] = place;
                    run.next += 1;
                    run.head = run.stays.get(run.next).map(|reached| reached.key);
                }
            }
            following.push((key, earliest));
            if following.len() % NODES == 0 && !pulse(u64::from(dense(NODES))) {
                return None;
            }
            if self.nodes.len() + following.len() > most {
                return None;
            }
        }
        for run in runs {
            run.stays.clear();
        }
        Some(following)
    }

    /// Backward: drops nodes and edges from which no itinerary can be completed.
    fn complete(
        &mut self,
        automaton: &Automaton,
        starts: &Starts,
        pulse: &mut dyn FnMut(u64) -> bool,
    ) -> Option<()> {
        let classes = at(self.classes);
        let mut latest: Vec<Option<u32>> = vec![None; self.nodes.len()];
        let mut alive = vec![false; self.nodes.len()];
        let mut sound = vec![false; self.edges.len()];
        for index in (0..self.nodes.len()).rev() {
            if index % NODES == NODES - 1 && !pulse(u64::from(dense(NODES))) {
                return None;
            }
            let node = &self.nodes[index];
            for edge in node.edges.clone() {
                let course = self.edges[at(edge)];
                let length = automaton.courses[at(course)].length;
                for slot in &mut self.targets[at(edge) * classes..(at(edge) + 1) * classes] {
                    let target = *slot;
                    let last_free = if target == NOWHERE || !alive[at(target)] {
                        None
                    } else if self.nodes[at(target)].last {
                        Some(self.window.until)
                    } else {
                        latest[at(target)]
                    };
                    let start = last_free
                        .and_then(|free| free.checked_sub(length))
                        .and_then(|free| starts.previous(course, free))
                        .filter(|&start| start >= node.earliest);
                    if start.is_some() {
                        latest[index] = latest[index].max(start);
                        sound[at(edge)] = true;
                    } else {
                        *slot = NOWHERE;
                    }
                }
            }
            alive[index] = node.last || latest[index].is_some();
        }
        for (node, latest) in self.nodes.iter_mut().zip(&latest) {
            node.latest = latest.unwrap_or(node.earliest);
            let until = if node.last {
                self.window.until
            } else {
                node.latest
            };
            node.until = until.max(node.earliest);
        }
        self.compact(&alive, |slot| sound[slot / classes]);
        Some(())
    }

    /// Keeps only nodes that are `alive` and targets that are `sound`, by their slot in `targets`.
    pub(crate) fn compact(&mut self, alive: &[bool], sound: impl Fn(usize) -> bool) {
        let mut renamed = vec![NOWHERE; alive.len()];
        let kept = renamed.iter_mut().zip(alive).filter(|(_, alive)| **alive);
        for (count, (name, _)) in (0..).zip(kept) {
            *name = count;
        }
        let classes = at(self.classes);
        self.labels = 0;
        // Whatever is kept moves to the front.
        let (mut nodes, mut edges) = (0, 0);
        for index in (0..self.nodes.len()).filter(|&index| alive[index]) {
            let mut node = self.nodes[index].clone();
            let from = dense(edges);
            for edge in node.edges.clone() {
                let slots = at(edge) * classes..(at(edge) + 1) * classes;
                if !slots.clone().any(&sound) {
                    continue;
                }
                self.edges[edges] = self.edges[at(edge)];
                for (into, slot) in (edges * classes..).zip(slots) {
                    let target = if sound(slot) {
                        self.targets[slot]
                    } else {
                        NOWHERE
                    };
                    self.targets[into] = renamed.get(at(target)).copied().unwrap_or(NOWHERE);
                }
                edges += 1;
            }
            node.edges = from..dense(edges);
            node.offset = self.labels;
            self.labels += node.until - node.earliest + 1;
            self.nodes[nodes] = node;
            nodes += 1;
        }
        self.nodes.truncate(nodes);
        self.edges.truncate(edges);
        self.targets.truncate(edges * classes);
        self.nodes.shrink_to_fit();
        self.edges.shrink_to_fit();
        self.targets.shrink_to_fit();
    }
}

fn pinned(automaton: &Automaton) -> u64 {
    (0..)
        .zip(&automaton.courses)
        .filter(|(_, course)| course.pinned)
        .fold(0, |set, (course, _): (u32, _)| set | 1 << course)
}

/// The courses of each group.
fn groups(automaton: &Automaton) -> Vec<u64> {
    let mut groups = vec![0; automaton.required.len()];
    for (course, each) in (0_u32..).zip(&automaton.courses) {
        groups[at(each.group)] |= 1_u64 << course;
    }
    groups
}

fn count(counts: u64, counter: usize) -> u32 {
    u32::try_from(counts >> (8 * counter) & 0xff).unwrap_or(0)
}

fn step(counters: &[Counter], key: &Key, course: u32, class: u32) -> Option<Key> {
    let mut counts = 0;
    for (index, counter) in counters.iter().enumerate() {
        let here = dense(index) + 1 == class;
        let next = counter.next(count(key.counts, index), here)?;
        counts |= u64::from(next) << (8 * index);
    }
    Some(Key {
        set: key.set | 1 << course,
        counts,
    })
}
