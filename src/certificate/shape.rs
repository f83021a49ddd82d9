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
            let courses = done.courses + (1 << course);
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
    /// All states of a form, if there are no more than `most`. `pulse` is called between small pieces of work.
    fn new(form: &Form, most: usize, pulse: &mut dyn FnMut()) -> Result<Self, NoAnswer> {
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
            if count + layer.states.len() > most {
                return Err(NoAnswer::TooManyStates);
            }
        }
        Ok(Self { layers, count })
    }
}

/// Shapes by form, for trainees who are alike.
#[derive(Debug)]
pub(super) struct Shapes {
    known: BTreeMap<Form, Arc<Shape>>,
    /// States of all that are known.
    count: usize,
    /// States of one shape, and of all that are kept, at most.
    limits: (usize, usize),
}

impl Default for Shapes {
    fn default() -> Self {
        Self::within((MOST_STATES, MOST_KEPT))
    }
}

impl Shapes {
    /// None yet, with other limits.
    fn within(limits: (usize, usize)) -> Self {
        Self {
            known: BTreeMap::new(),
            count: 0,
            limits,
        }
    }

    /// The shape of a form.
    pub(super) fn get(
        &mut self,
        form: Form,
        pulse: &mut dyn FnMut(),
    ) -> Result<Arc<Shape>, NoAnswer> {
        if let Some(shape) = self.known.get(&form) {
            return Ok(Arc::clone(shape));
        }
        let shape = Arc::new(Shape::new(&form, self.limits.0, pulse)?);
        self.count += shape.count;
        if self.count > self.limits.1 {
            self.known.clear();
            self.count = shape.count;
        }
        self.known.insert(form, Arc::clone(&shape));
        Ok(shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Courses of one group, all of them wanted, and hospitals that allow one stay each.
    fn form(courses: usize, caps: usize) -> Form {
        Form {
            courses: vec![(0, 0); courses],
            required: vec![u32::try_from(courses).unwrap()],
            caps: vec![1; caps],
        }
    }

    /// States and steps of each layer.
    fn sizes(form: &Form) -> Vec<(usize, usize)> {
        let shape = Shape::new(form, 100, &mut || ()).unwrap();
        let layers = shape.layers.iter();
        let sizes: Vec<_> = layers
            .map(|one| (one.states.len(), one.steps.len()))
            .collect();
        assert_eq!(shape.count, sizes.iter().map(|size| size.0).sum::<usize>());
        sizes
    }

    #[test]
    fn without_caps_the_states_are_sets_of_courses() {
        assert_eq!(sizes(&form(3, 0)), [(1, 0), (3, 3), (3, 6), (1, 3)]);
    }

    /// Either course, there or elsewhere. Whoever was elsewhere may be anywhere next, in one step; whoever was there may
    /// only be elsewhere.
    #[test]
    fn a_cap_that_can_not_be_broken_any_more_is_forgotten() {
        assert_eq!(sizes(&form(2, 1)), [(1, 0), (4, 4), (1, 4)]);
    }

    /// Either course, at one hospital, at the other, or elsewhere: then anywhere in one step, or at two of three places.
    #[test]
    fn each_cap_is_forgotten_by_itself() {
        assert_eq!(sizes(&form(2, 2)), [(1, 0), (6, 6), (1, 10)]);
    }

    #[test]
    fn forms_with_too_many_states_are_refused() {
        let shape = |most| Shapes::within((most, 100)).get(form(2, 1), &mut || ());
        assert_eq!(shape(6).unwrap().count, 6);
        assert_eq!(shape(5).unwrap_err(), NoAnswer::TooManyStates);
    }

    #[test]
    fn so_many_states_are_kept_and_no_more() {
        for (most, kept) in [(14, true), (13, false)] {
            let mut shapes = Shapes::within((100, most));
            let mut get = |caps| shapes.get(form(2, caps), &mut || ()).unwrap();
            let (one, other) = (get(1), get(2));
            assert_eq!((one.count, other.count), (6, 8));
            assert!(Arc::ptr_eq(&other, &get(2)), "the last one is kept");
            assert_eq!(Arc::ptr_eq(&one, &get(1)), kept);
        }
    }

    /// What was forgotten counts no more.
    #[test]
    fn after_all_were_forgotten_as_many_are_kept_again() {
        let mut shapes = Shapes::within((100, 14));
        let mut get = |courses, caps| shapes.get(form(courses, caps), &mut || ()).unwrap();
        get(3, 0);
        get(2, 2); // 8 and 8: only the second is kept.
        let one = get(2, 1);
        get(2, 2);
        assert!(Arc::ptr_eq(&one, &get(2, 1)));
    }
}
