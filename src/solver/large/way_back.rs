//! From the labels of a sweep back to the stays that made the best of them: no parents are stored.
use crate::problem::model::{Stay, at, dense};
use crate::solver::column::layout::Node;
use crate::solver::column::number::Label;

use super::chart::Sheet;
use super::fare::{Batch, Lane, Place, Room};

impl Batch<'_> {
    /// The stays that led to `end`.
    pub(super) fn trace<N: Label>(
        &self,
        sheet: &Sheet,
        room: &mut Room<N>,
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
        room: &mut Room<N>,
        lane: usize,
        end: Place,
    ) -> Option<(Stay, Place)> {
        let hospitals = self.hospitals();
        let slot = |row: u32| at(row) * hospitals + end.hospital;
        let arrived = end.period - sheet.nodes[end.node].earliest;
        let (worth, step, nth) = sheet.moves(end.node).iter().find_map(|step| {
            let nth = arrived.checked_sub(step.after);
            let nth = nth.filter(|&nth| nth < step.count)?;
            let before = room.ahead[slot(step.before + nth)][lane];
            let stay = room.table[slot(step.stay + nth)][lane];
            let made = stay.reached() && before.wide() + stay.wide() == end.worth;
            made.then_some((before.wide(), *step, nth))
        })?;
        let row = step.stay + nth;
        let (start, courses) = (row % self.model.periods, row / self.model.periods);
        let lanes = &self.lanes[lane];
        let course = courses % dense(lanes.automaton.courses.len());
        let stay = self.chosen(lanes, course, end.hospital, start)?;
        let before = if step.source == 0 {
            Place { node: 0, ..end }
        } else {
            self.arrive(sheet, room, at(step.source));
            let node = &sheet.nodes[at(step.source)];
            let found = self.label(node, room, (lane, end.hospital), (start, worth))?;
            Place {
                node: at(step.source),
                ..found
            }
        };
        Some((stay, before))
    }

    /// The label at `node`, whose labels are there, with which a stay at `hospital` from `start` begins
    /// with `worth`.
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
                let slot = at(period - node.earliest) * hospitals + other;
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
