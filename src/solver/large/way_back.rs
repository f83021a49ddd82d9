//! From the labels of a sweep back to the stays that made the best of them: no parents are stored.
use crate::problem::model::{Stay, at};
use crate::solver::column::layout::Node;
use crate::solver::column::number::Label;

use super::chart::Sheet;
use super::fare::{Batch, Lane, Place, Room};

impl Batch<'_> {
    /// The stays that led to `end`.
    pub(super) fn trace<N: Label>(
        &self,
        sheet: &Sheet,
        room: &Room<N>,
        lane: usize,
        mut end: Place,
    ) -> Vec<Stay> {
        let mut itinerary = Vec::new();
        end.worth -= room.finish[at(end.period) - 1][lane].wide();
        while end.node != 0 {
            let Some((stay, before)) = self.back(sheet, room, lane, end) else {
                break;
            };
            itinerary.push(stay);
            end = before;
        }
        itinerary.reverse();
        itinerary
    }

    /// The stay that made a label, and the label that it was made from.
    fn back<N: Label>(
        &self,
        sheet: &Sheet,
        room: &Room<N>,
        index: usize,
        end: Place,
    ) -> Option<(Stay, Place)> {
        let (layout, lane) = (&sheet.layout, &self.lanes[index]);
        let (periods, hospitals) = (at(self.model.periods), self.hospitals());
        let (courses, classes) = (lane.automaton.courses.len(), at(layout.classes));
        let class = lane.class(end.hospital);
        let set = layout.nodes[end.node].set;
        for (course, each) in (0_u32..).zip(&lane.automaton.courses) {
            let start = end.period.checked_sub(each.length);
            let Some(start) = start.filter(|_| set >> course & 1 == 1) else {
                continue;
            };
            let row = (class * courses + at(course)) * periods + at(start);
            let stay = room.table[row * hospitals + end.hospital][index];
            if !stay.reached() {
                continue;
            }
            let worth = end.worth - stay.wide();
            let rest = set & !(1 << course);
            let order = |node: &Node| (node.set.count_ones(), node.set);
            let nodes = &layout.nodes;
            let first = nodes.partition_point(|node| order(node) < (rest.count_ones(), rest));
            for (place, node) in nodes.iter().enumerate().skip(first) {
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
                let before = if place == 0 {
                    let same = room.entry[at(start)][index].wide() == worth;
                    same.then_some(Place { node: 0, ..end })
                } else {
                    self.label(node, room, (index, end.hospital), (start, worth))
                        .map(|found| Place {
                            node: place,
                            ..found
                        })
                };
                if let Some(before) = before {
                    return Some((self.chosen(lane, course, end.hospital, start)?, before));
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
        (lane, hospital): (usize, usize),
        (start, worth): (u32, i64),
    ) -> Option<Place> {
        let hospitals = self.hospitals();
        (0..hospitals).find_map(|other| {
            let change = if other == hospital {
                0
            } else {
                room.change[lane].wide()
            };
            let worth = worth - change;
            let period = (node.earliest..=start).find(|period| {
                let slot = at(node.offset + period - node.earliest) * hospitals + other;
                room.labels[slot][lane].wide() == worth
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
    fn chosen(&self, lane: &Lane<'_>, course: u32, hospital: usize, start: u32) -> Option<Stay> {
        let mut best: Option<(i64, u32)> = None;
        for index in lane.automaton.choices.clone() {
            let choice = &self.model.choices[at(index)];
            let fits =
                choice.course == course && lane.hospitals.get(hospital) == Some(&choice.hospital);
            let worth = fits.then(|| self.stay(lane, index, start)).flatten();
            if worth.is_some_and(|worth| best.is_none_or(|best| worth > best.0)) {
                best = worth.map(|worth| (worth, index));
            }
        }
        best.map(|(_, choice)| Stay { start, choice })
    }
}
