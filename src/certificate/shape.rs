//! What an itinerary may have done so far, whatever the prices: many trainees have it in common.
use std::collections::BTreeMap;

use crate::problem::model::{Automaton, Model, at, dense};

/// More states than this are not checked: the claim is refused.
const MOST_STATES: usize = 4_000_000;

/// Everything that the states of a trainee depend on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Form {
    /// Group, length and prerequisites of each course.
    courses: Vec<(u32, u32, u64)>,
    required: Vec<u32>,
    /// The caps that are kept, one a slot.
    caps: Vec<u32>,
}

/// Courses done, and stays in each hospital whose cap is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Done {
    courses: u64,
    stays: Vec<u32>,
}

/// One state.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Courses done.
    pub(super) courses: u64,
    /// Periods that they took.
    pub(super) busy: u32,
    /// Stays that the curriculum still asks for.
    pub(super) missing: u32,
    /// Range of [`Shape::steps`].
    pub(super) steps: std::ops::Range<usize>,
}

/// A stay that may come next.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    /// Its course.
    pub(super) course: usize,
    /// 0 at a hospital whose cap is not looked at, else the place of the cap, counted from 1;
    /// [`ANYWHERE`]: it makes no difference.
    pub(super) slot: usize,
    /// The state after it.
    pub(super) next: usize,
}

/// All states that the rules allow, each after those that lead to it.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) states: Vec<State>,
    pub(super) steps: Vec<Step>,
}

/// Every slot.
pub(super) const ANYWHERE: usize = usize::MAX;

/// Stays at a hospital whose cap can not be broken any more, however many follow.
const SAFE: u32 = u32::MAX;

/// More states than [`MOST_STATES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooManyStates;

impl Form {
    /// The form of a trainee's states where the caps of these hospitals are kept.
    pub(super) fn new(automaton: &Automaton, caps: &[u32]) -> Self {
        Self {
            courses: (automaton.courses.iter())
                .map(|course| (course.group, course.length, course.prerequisites))
                .collect(),
            required: automaton.required.clone(),
            caps: (caps.iter())
                .map(|&hospital| Model::hospital_cap(automaton, hospital))
                .collect(),
        }
    }

    /// The state after a stay, where the rules allow it.
    fn after(&self, done: &Done, course: usize, slot: usize) -> Option<Done> {
        let (group, _, prerequisites) = self.courses[course];
        let of_group = (0..self.courses.len())
            .filter(|&other| done.courses >> other & 1 == 1 && self.courses[other].0 == group)
            .count();
        let allowed = done.courses >> course & 1 == 0
            && prerequisites & !done.courses == 0
            && dense(of_group) < self.required[at(group)];
        let mut next = done.clone();
        next.courses |= 1 << course;
        if let Some(place) = slot
            .checked_sub(1)
            .filter(|&place| done.stays[place] != SAFE)
        {
            next.stays[place] += 1;
            if next.stays[place] > self.caps[place] {
                return None;
            }
        }
        self.calm(&mut next);
        allowed.then_some(next)
    }

    /// Stops counting where so many stays were elsewhere that the rest fits under the cap.
    fn calm(&self, done: &mut Done) {
        let required: u32 = self.required.iter().sum();
        for (stays, &cap) in done.stays.iter_mut().zip(&self.caps) {
            let elsewhere = done.courses.count_ones().saturating_sub(*stays);
            if elsewhere >= required.saturating_sub(cap) {
                *stays = SAFE;
            }
        }
    }

    fn state(&self, done: &Done) -> State {
        let courses = (0..self.courses.len()).filter(|&course| done.courses >> course & 1 == 1);
        let required: u32 = self.required.iter().sum();
        State {
            courses: done.courses,
            busy: courses.map(|course| self.courses[course].1).sum(),
            missing: required - done.courses.count_ones(),
            steps: 0..0,
        }
    }
}

impl Shape {
    /// All states of a form, one number of stays after the other.
    pub(super) fn new(form: &Form) -> Result<Self, TooManyStates> {
        let mut shape = Self {
            states: Vec::new(),
            steps: Vec::new(),
        };
        let mut start = Done {
            courses: 0,
            stays: vec![0; form.caps.len()],
        };
        form.calm(&mut start);
        let mut layer = vec![start];
        while !layer.is_empty() {
            let base = shape.states.len() + layer.len();
            if base > MOST_STATES {
                return Err(TooManyStates);
            }
            let mut following: BTreeMap<Done, usize> = BTreeMap::new();
            for done in &layer {
                let first = shape.steps.len();
                for course in 0..form.courses.len() {
                    let begin = shape.steps.len();
                    for slot in 0..=form.caps.len() {
                        let Some(next) = form.after(done, course, slot) else {
                            continue;
                        };
                        let name = base + following.len();
                        let next = *following.entry(next).or_insert(name);
                        shape.steps.push(Step { course, slot, next });
                    }
                    let made = &shape.steps[begin..];
                    let next = made.first().map(|step| step.next);
                    let same = made.iter().all(|step| Some(step.next) == next);
                    if let (Some(next), true) = (next, same && made.len() > form.caps.len()) {
                        let slot = ANYWHERE;
                        shape.steps.truncate(begin);
                        shape.steps.push(Step { course, slot, next });
                    }
                }
                let mut state = form.state(done);
                state.steps = first..shape.steps.len();
                shape.states.push(state);
            }
            // In the order of their names.
            let mut named: Vec<(usize, Done)> = following
                .into_iter()
                .map(|(done, name)| (name, done))
                .collect();
            named.sort_unstable_by_key(|(name, _)| *name);
            layer = named.into_iter().map(|(_, done)| done).collect();
        }
        Ok(shape)
    }
}
