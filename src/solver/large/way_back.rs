//! From the labels of a sweep back to the stays that made the best of them: no parents are stored.
use crate::problem::model::{Stay, at};
use crate::solver::column::layout::{Layout, Node};
use crate::solver::column::number::Label;

use super::fare::{LANES, Person, Place, Room};

impl Person<'_> {
    /// The stays that led to `end`, last one first.
    pub(super) fn trace<N: Label>(
        &self,
        layout: &Layout,
        room: &Room<N>,
        stays: &[i64],
        mut end: Place,
    ) -> Vec<Stay> {
        let mut itinerary = Vec::new();
        end.worth -= room.finish[at(end.period) - 1].wide();
        while end.node != 0 {
            let Some((stay, before)) = self.back(layout, room, stays, end) else {
                break;
            };
            itinerary.push(stay);
            end = before;
        }
        itinerary
    }

    /// The stay that made a label, and the label that it was made from.
    fn back<N: Label>(
        &self,
        layout: &Layout,
        room: &Room<N>,
        stays: &[i64],
        end: Place,
    ) -> Option<(Stay, Place)> {
        let (periods, groups) = (at(self.model.periods), self.groups());
        let (courses, classes) = (self.automaton.courses.len(), at(layout.classes));
        let class = at(self.classes[end.hospital]);
        let set = layout.nodes[end.node].set;
        for (course, each) in (0_u32..).zip(&self.automaton.courses) {
            let start = end.period.checked_sub(each.length);
            let Some(start) = start.filter(|_| set >> course & 1 == 1) else {
                continue;
            };
            let row = (class * courses + at(course)) * periods + at(start);
            let lanes = &room.table[row * groups + end.hospital / LANES];
            let stay = lanes[end.hospital % LANES];
            if !stay.reached() {
                continue;
            }
            let worth = end.worth - stay.wide();
            let rest = set & !(1 << course);
            let order = |node: &Node| (node.set.count_ones(), node.set);
            let nodes = &layout.nodes;
            let first = nodes.partition_point(|node| order(node) < (rest.count_ones(), rest));
            for (index, node) in nodes.iter().enumerate().skip(first) {
                if node.set != rest {
                    break;
                }
                let leads = node.edges.clone().any(|edge| {
                    layout.edges[at(edge)] == course
                        && at(layout.targets[at(edge) * classes + class]) == end.node
                });
                if !leads || start < node.earliest || node.latest < start {
                    continue;
                }
                let before = if index == 0 {
                    let same = room.entry[at(start)].wide() == worth;
                    same.then_some(Place { node: 0, ..end })
                } else {
                    self.label(node, room, end.hospital, (start, worth))
                        .map(|place| Place {
                            node: index,
                            ..place
                        })
                };
                if let Some(before) = before {
                    return Some((self.stay(stays, course, end.hospital, start)?, before));
                }
            }
        }
        None
    }

    /// The label at `node` with which a stay at `hospital` from `start` begins with `worth`.
    fn label<N: Label>(
        &self,
        node: &Node,
        room: &Room<N>,
        hospital: usize,
        (start, worth): (u32, i64),
    ) -> Option<Place> {
        let groups = self.groups();
        (0..self.hospitals.len()).find_map(|other| {
            let change = if other == hospital { 0 } else { self.change };
            let worth = worth - change;
            let period = (node.earliest..=start).find(|period| {
                let slot = at(node.offset + period - node.earliest) * groups + other / LANES;
                room.labels[slot][other % LANES].wide() == worth
            })?;
            Some(Place {
                worth,
                node: 0,
                hospital: other,
                period,
            })
        })
    }

    /// The best choice of a course at a hospital from `start`.
    fn stay(&self, stays: &[i64], course: u32, hospital: usize, start: u32) -> Option<Stay> {
        let hospital = self.hospitals[hospital];
        let rows = stays.chunks_exact(at(self.model.periods).max(1));
        let mut best: Option<(i64, u32)> = None;
        for (row, index) in rows.zip(self.automaton.choices.clone()) {
            let choice = &self.model.choices[at(index)];
            let worth = row[at(start)];
            let fits = choice.course == course && choice.hospital == hospital;
            if fits && best.is_none_or(|(best, _)| worth > best) {
                best = Some((worth, index));
            }
        }
        best.map(|(_, choice)| Stay { start, choice })
    }
}
