//! Pass 7, part: pins. What a pin itself breaks, it may break; everything else keeps the rules.

use std::collections::BTreeMap;

use super::people::Ground;
use crate::ids::SpecialtyId;
use crate::problem::model::{Automaton, Model, Window, at};
use crate::program::{PracticeMode, Trainee};

/// Where and when a course is pinned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) department: usize,
    pub(super) hospital: usize,
    pub(super) start: u32,
    pub(super) periods: u32,
    pub(super) mode: PracticeMode,
}

/// The pins of one trainee by specialty; validation has seen to it that no specialty has two.
#[derive(Debug, Default)]
pub(super) struct Pinned {
    pins: BTreeMap<SpecialtyId, Place>,
}

impl Pinned {
    pub(super) fn new(ground: &Ground<'_>, trainee: &Trainee) -> Self {
        let pins = trainee.pins().iter().filter_map(|pin| {
            let department = ground.places.position(pin.department())?;
            let place = Place {
                department,
                hospital: ground.places.list.get(department)?.0,
                start: pin.start(),
                periods: pin.periods(),
                mode: pin.mode(),
            };
            Some((pin.specialty().clone(), place))
        });
        Self {
            pins: pins.collect(),
        }
    }

    pub(super) fn of(&self, specialty: &SpecialtyId) -> Option<&Place> {
        self.pins.get(specialty)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&SpecialtyId, &Place)> {
        self.pins.iter()
    }

    /// Windows that have room for all pins; if no window has, just enough room for the pins.
    pub(super) fn widen(&self, windows: Vec<Window>) -> Vec<Window> {
        let ends = || {
            self.pins
                .values()
                .map(|pin| (pin.start, pin.start + pin.periods))
        };
        let (Some(from), Some(until)) = (ends().map(|e| e.0).min(), ends().map(|e| e.1).max())
        else {
            return windows;
        };
        let fits = |window: &Window| window.from <= from && until <= window.until;
        let roomy: Vec<Window> = windows.into_iter().filter(fits).collect();
        if roomy.is_empty() {
            vec![Window { from, until }]
        } else {
            roomy
        }
    }

    /// Caps of hospitals in which more is pinned than the general cap allows.
    pub(super) fn caps(&self, general: u32) -> Vec<(u32, u32)> {
        let mut counts: BTreeMap<usize, u32> = BTreeMap::new();
        for pin in self.pins.values() {
            *counts.entry(pin.hospital).or_default() += 1;
        }
        let over = counts.into_iter().filter(|&(_, count)| count > general);
        over.map(|(hospital, count)| (crate::problem::model::dense(hospital), count))
            .collect()
    }
}

/// Drops the prerequisites of pinned courses that can not be met: those without any start that ends
/// in time.
pub(super) fn waive(model: &mut Model) {
    for index in 0..model.trainees.len() {
        let automaton = &model.trainees[index];
        let mut waived = Vec::new();
        for (later, course) in automaton.courses.iter().enumerate() {
            if !course.pinned || course.prerequisites == 0 {
                continue;
            }
            let Some(deadline) = pinned_start(model, automaton, later) else {
                continue;
            };
            for first in 0..automaton.courses.len() {
                let needed = course.prerequisites >> first & 1 == 1;
                if needed && !can_end_by(model, automaton, first, deadline) {
                    waived.push((later, first));
                }
            }
        }
        for (later, first) in waived {
            model.trainees[index].courses[later].prerequisites &= !(1 << first);
        }
    }
}

fn pinned_start(model: &Model, automaton: &Automaton, course: usize) -> Option<u32> {
    let choice = automaton
        .choices
        .clone()
        .find(|&c| at(model.choices[at(c)].course) == course)?;
    (0..model.periods).find(|&start| model.may_start(choice, start))
}

fn can_end_by(model: &Model, automaton: &Automaton, course: usize, deadline: u32) -> bool {
    let length = automaton.courses[course].length;
    automaton
        .choices
        .clone()
        .filter(|&choice| at(model.choices[at(choice)].course) == course)
        .any(|choice| {
            (0..model.periods).any(|t| t + length <= deadline && model.may_start(choice, t))
        })
}

/// Raises the limit of every cell to what pins alone draw.
pub(super) fn make_room(model: &mut Model) {
    let mut drawn = vec![0_i64; model.cells.len()];
    for automaton in &model.trainees {
        let mut first: Option<u32> = None;
        let mut last: Option<u32> = None;
        for (index, course) in automaton.courses.iter().enumerate() {
            if !course.pinned {
                continue;
            }
            let choice = automaton
                .choices
                .clone()
                .find(|&c| at(model.choices[at(c)].course) == index);
            let Some((choice, start)) = choice.zip(pinned_start(model, automaton, index)) else {
                continue;
            };
            let profile = model.choices[at(choice)].profile;
            let presence = (start..start + course.length)
                .flat_map(|period| model.profiles.presence.get(profile, period));
            for draw in presence.chain(model.profiles.start.get(profile, start)) {
                drawn[at(draw.cell)] += draw.units;
            }
            let end = start + course.length - 1;
            first = Some(first.map_or(start, |known| known.min(start)));
            last = Some(last.map_or(end, |known| known.max(end)));
        }
        if let Some((first, last)) = first.zip(last) {
            let entry = model.boundaries.entry.get(automaton.boundary, first);
            let finish = model.boundaries.finish.get(automaton.boundary, last);
            for draw in entry.iter().chain(finish) {
                drawn[at(draw.cell)] = drawn[at(draw.cell)].saturating_add(draw.units);
            }
        }
    }
    for (cell, drawn) in model.cells.iter_mut().zip(drawn) {
        cell.max = cell.max.max(drawn);
    }
}
