//! What an itinerary may have done so far, whatever the prices: many trainees have it in common.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::itinerary::NoAnswer;
use crate::problem::model::{Automaton, Model, at};

/// More states than this are not checked: the claim is refused.
const MOST_STATES: usize = 1_000_000;
/// Stays in a hospital of which no more can break the cap.
const SAFE: u64 = 0xff;
/// States between two pulses.
const STATES: usize = 1024;
/// States that are kept for the trainees to come.
const MOST_KEPT: usize = 4_000_000;

/// Everything that the states of a trainee depend on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// Group and prerequisites of each course.
    courses: Vec<(u32, u64)>,
    required: Vec<u32>,
    /// The caps that are kept.
    caps: Vec<u32>,
}

/// Courses done, and stays in each hospital whose cap is kept (eight bits each).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Done {
    pub(super) courses: u64,
    stays: u64,
}

/// To a state from one with a stay less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Step {
    /// Place of that one in its layer.
    pub(super) source: usize,
    pub(super) course: usize,
    /// Place in the list of caps, and one more; 0 where the hospital's cap is not kept. After the last of
    /// them: all hospitals, where it makes no difference.
    pub(super) class: usize,
}

/// The states with one number of stays.
#[derive(Debug, Default)]
pub(super) struct Layer {
    pub(super) states: Vec<Done>,
    /// Steps to all of them, in their order, and where those of each one end.
    pub(super) steps: Vec<Step>,
    pub(super) ends: Vec<usize>,
}

/// All states that rules 2 to 4 allow, by number of stays.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) layers: Vec<Layer>,
    /// States of all layers.
    pub(super) count: usize,
}

impl Form {
    /// The form of a trainee's states where the caps of the hospitals in `caps` are kept.
    pub(super) fn new(automaton: &Automaton, caps: &[u32]) -> Self {
        let caps = caps.iter();
        Self {
            courses: (automaton.courses.iter())
                .map(|course| (course.group, course.prerequisites))
                .collect(),
            required: automaton.required.clone(),
            caps: caps
                .map(|&hospital| Model::hospital_cap(automaton, hospital))
                .collect(),
        }
    }

    /// Adds the states after one stay more, where the rules allow it, to `reached`.
    /// `groups` has the courses of each group.
    fn after(
        &self,
        groups: &[u64],
        (source, done): (usize, Done),
        reached: &mut Vec<(Done, Step)>,
    ) {
        let taken = |course: usize| done.courses >> course & 1 == 1;
        for (course, &(group, prerequisites)) in self.courses.iter().enumerate() {
            if taken(course) || prerequisites & !done.courses != 0 {
                continue;
            }
            let of_group = (done.courses & groups[at(group)]).count_ones();
            if of_group >= self.required[at(group)] {
                continue;
            }
            let courses = done.courses | 1 << course;
            let step = |class: usize| Step {
                source,
                course,
                class,
            };
            let before = reached.len();
            for class in 0..=self.caps.len() {
                let stays = match class.checked_sub(1) {
                    None => Some(done.stays),
                    Some(slot) => self.one_more(done.stays, slot),
                };
                let next = stays.map(|stays| self.calm(Done { courses, stays }));
                reached.extend(next.map(|next| (next, step(class))));
            }
            let made = &reached[before..];
            let next = made[0].0;
            if made.len() > self.caps.len() && made.iter().all(|one| one.0 == next) {
                reached.truncate(before);
                reached.push((next, step(self.caps.len() + 1)));
            }
        }
    }

    /// The stays with one more at the hospital of a cap; `None` where that is one too many.
    fn one_more(&self, stays: u64, slot: usize) -> Option<u64> {
        match stays >> (8 * slot) & SAFE {
            SAFE => Some(stays),
            count if count < u64::from(self.caps[slot]) => Some(stays + (1 << (8 * slot))),
            _ => None,
        }
    }

    /// Counts no longer where so many stays were elsewhere that all others may be at the hospital.
    fn calm(&self, mut done: Done) -> Done {
        let required: u32 = self.required.iter().sum();
        for (slot, &cap) in self.caps.iter().enumerate() {
            let stays = done.stays >> (8 * slot) & SAFE;
            let elsewhere = u64::from(done.courses.count_ones()).saturating_sub(stays);
            if elsewhere >= u64::from(required.saturating_sub(cap)) {
                done.stays |= SAFE << (8 * slot);
            }
        }
        done
    }
}

impl Shape {
    /// All states of a form. `pulse` is called between small pieces of work.
    fn new(form: &Form, pulse: &mut dyn FnMut()) -> Result<Self, NoAnswer> {
        if form.caps.len() > 8 || form.courses.len() > 64 {
            return Err(NoAnswer::TooManyStates);
        }
        let mut groups = vec![0; form.required.len()];
        for (course, &(group, _)) in form.courses.iter().enumerate() {
            groups[at(group)] |= 1_u64 << course;
        }
        let mut reached = Vec::new();
        let start = form.calm(Done::default());
        let mut layer = Layer {
            states: vec![start],
            steps: Vec::new(),
            ends: vec![0],
        };
        let (mut layers, mut count) = (Vec::new(), 0);
        while !layer.states.is_empty() {
            for (place, &done) in layer.states.iter().enumerate() {
                if place % STATES == 0 {
                    pulse();
                }
                form.after(&groups, (place, done), &mut reached);
            }
            count += layer.states.len();
            layers.push(std::mem::take(&mut layer));
            reached.sort_unstable();
            pulse();
            for (done, step) in reached.drain(..) {
                if layer.states.last() != Some(&done) {
                    layer
                        .ends
                        .extend(layer.states.last().map(|_| layer.steps.len()));
                    layer.states.push(done);
                }
                layer.steps.push(step);
            }
            layer.ends.push(layer.steps.len());
            if count + layer.states.len() > MOST_STATES {
                return Err(NoAnswer::TooManyStates);
            }
        }
        Ok(Self { layers, count })
    }
}

/// Shapes by form, for trainees who are alike.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    known: BTreeMap<Form, Arc<Shape>>,
    count: usize,
}

impl Shapes {
    /// The shape of a form.
    pub(super) fn get(
        &mut self,
        form: Form,
        pulse: &mut dyn FnMut(),
    ) -> Result<Arc<Shape>, NoAnswer> {
        if let Some(shape) = self.known.get(&form) {
            return Ok(Arc::clone(shape));
        }
        let shape = Arc::new(Shape::new(&form, pulse)?);
        self.count += shape.count;
        if self.count > MOST_KEPT {
            self.known.clear();
            self.count = shape.count;
        }
        self.known.insert(form, Arc::clone(&shape));
        Ok(shape)
    }
}
