//! The best itinerary of one trainee at given prices: the plainest dynamic program that will do.
//!
//! What it remembers of the stays so far is which courses are done, how many stays there were in each
//! hospital whose cap is to be kept, where the last stay was, and since when the trainee is free.
use std::collections::BTreeMap;
use std::ops::Range;

use super::claim::Stays;
use super::worth::Worths;
use crate::problem::model::{Automaton, Model, Window, at, dense};

/// More states than this are not checked: the claim is refused.
const MOST_STATES: usize = 1_000_000;
/// Worth of what cannot be.
const NEVER: i128 = i128::MIN / 4;

/// Price of being in a hospital in a period, in 1/1000.
pub(super) type Presence = BTreeMap<(u32, u32), i128>;

/// What the trainee gets and pays, in 1/1000.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deal<'a> {
    /// Price of a unit of each cell.
    pub(super) prices: &'a [i64],
    /// Price of being in a hospital in a period.
    pub(super) presence: Option<&'a Presence>,
    /// What a unit of the trainee's own value counts.
    pub(super) weight: i64,
    /// What a missing stay costs; `None` where nothing may be missing.
    pub(super) missing: Option<i64>,
    /// Stays of which the trainee has one (`true`), or none.
    pub(super) limits: &'a [(Stays, bool)],
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The trainee has no itinerary of the kind that was asked for.
    NoItinerary,
    /// More states than this program is made for.
    TooManyStates,
}

/// Courses done, and stays in each hospital whose cap is kept (eight bits each).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Done {
    courses: u64,
    stays: u64,
}

/// From a state to one with a stay more.
#[derive(Debug, Clone, Copy)]
struct Step {
    course: usize,
    /// Place in the list of caps, and one more; 0 where the hospital's cap is not kept.
    class: usize,
    /// Place of the state in its layer.
    target: usize,
}

/// The states with one number of stays.
#[derive(Debug, Default)]
struct Layer {
    states: Vec<Done>,
    /// Steps from all of them, in their order, and where those of each one end.
    steps: Vec<Step>,
    ends: Vec<usize>,
}

/// All states that rules 2 to 4 allow, by number of stays.
#[derive(Debug)]
pub(super) struct States<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    layers: Vec<Layer>,
    /// Hospitals of the trainee's choices.
    hospitals: Vec<u32>,
    /// Places in that list, by class.
    classes: Vec<Vec<usize>>,
}

impl<'a> States<'a> {
    /// The states of a trainee where the caps of the hospitals in `caps` are kept.
    pub(super) fn new(
        model: &'a Model,
        automaton: &'a Automaton,
        caps: &[u32],
    ) -> Result<Self, NoAnswer> {
        if caps.len() > 8 || automaton.courses.len() > 64 {
            return Err(NoAnswer::TooManyStates);
        }
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        let mut hospitals: Vec<u32> = choices.iter().map(|choice| choice.hospital).collect();
        hospitals.sort_unstable();
        hospitals.dedup();
        let mut classes = vec![Vec::new(); caps.len() + 1];
        for (local, hospital) in hospitals.iter().enumerate() {
            let class = caps.iter().position(|other| other == hospital);
            classes[class.map_or(0, |class| class + 1)].push(local);
        }
        let caps: Vec<u32> = (caps.iter())
            .map(|&hospital| Model::hospital_cap(automaton, hospital))
            .collect();
        let mut states = vec![Done::default()];
        let (mut layers, mut count) = (Vec::new(), 0);
        while !states.is_empty() {
            let mut layer = Layer::default();
            let mut reached = Vec::new();
            for &done in &states {
                after(automaton, &caps, done, &mut reached);
                layer.ends.push(reached.len());
            }
            let mut next: Vec<Done> = reached.iter().map(|reached| reached.2).collect();
            next.sort_unstable();
            next.dedup();
            let steps = reached.into_iter().filter_map(|(course, class, done)| {
                let target = next.binary_search(&done).ok()?;
                Some(Step {
                    course,
                    class,
                    target,
                })
            });
            layer.steps.extend(steps);
            count += states.len();
            layer.states = std::mem::replace(&mut states, next);
            layers.push(layer);
            if count + states.len() > MOST_STATES {
                return Err(NoAnswer::TooManyStates);
            }
        }
        Ok(Self {
            model,
            automaton,
            layers,
            hospitals,
            classes,
        })
    }

    /// The most that one legal itinerary is worth.
    pub(super) fn best(&self, deal: Deal<'_>) -> Result<i128, NoAnswer> {
        let walk = Walk::new(self, deal);
        let nothing = walk.over(Done::default());
        let windows = self.automaton.windows.iter();
        windows
            .filter_map(|&window| walk.through(window))
            .chain(nothing)
            .max()
            .ok_or(NoAnswer::NoItinerary)
    }
}

/// Adds the states after one stay more, where the rules allow it, to `reached`.
fn after(automaton: &Automaton, caps: &[u32], done: Done, reached: &mut Vec<(usize, usize, Done)>) {
    let taken = |course: usize| done.courses >> course & 1 == 1;
    for (course, each) in automaton.courses.iter().enumerate() {
        if taken(course) || each.prerequisites & !done.courses != 0 {
            continue;
        }
        let of_group = (automaton.courses.iter().enumerate())
            .filter(|(other, one)| one.group == each.group && taken(*other))
            .count();
        if dense(of_group) >= automaton.required[at(each.group)] {
            continue;
        }
        let courses = done.courses | 1 << course;
        let stays = done.stays;
        reached.push((course, 0, Done { courses, stays }));
        for (slot, &cap) in caps.iter().enumerate() {
            if stays >> (8 * slot) & 0xff < u64::from(cap) {
                let stays = stays + (1 << (8 * slot));
                reached.push((course, slot + 1, Done { courses, stays }));
            }
        }
    }
}

/// Walks through all states at one deal.
struct Walk<'a> {
    states: &'a States<'a>,
    deal: Deal<'a>,
    /// Courses that must be taken.
    wanted: u64,
    /// Worth of the best stay by course, hospital and start, end to end.
    stays: Vec<i128>,
    change: i128,
    /// Worth of the first stay's start, and of the last stay's last period.
    entry: Vec<i128>,
    finish: Vec<i128>,
}

impl<'a> Walk<'a> {
    fn new(states: &'a States<'a>, deal: Deal<'a>) -> Self {
        let (model, automaton) = (states.model, states.automaton);
        let mut wanted = 0;
        for (course, each) in automaton.courses.iter().enumerate() {
            wanted |= u64::from(each.pinned) << course;
        }
        for (stays, _) in deal.limits.iter().filter(|(_, yes)| *yes) {
            wanted |= 1 << model.choices[at(stays.choices.0)].course;
        }
        let mut walk = Self {
            states,
            deal,
            wanted,
            stays: Vec::new(),
            change: Worths::new(model, automaton, deal).change(),
            entry: Vec::new(),
            finish: Vec::new(),
        };
        let worths = Worths::new(model, automaton, deal);
        walk.entry = (0..model.periods)
            .map(|period| worths.entry(period))
            .collect();
        walk.finish = (0..model.periods)
            .map(|period| worths.finish(period))
            .collect();
        let pairs = automaton.courses.len() * states.hospitals.len();
        let mut stays = vec![NEVER; pairs * at(model.periods)];
        for index in automaton.choices.clone() {
            let choice = &model.choices[at(index)];
            let length = automaton.courses[at(choice.course)].length;
            let Ok(local) = states.hospitals.binary_search(&choice.hospital) else {
                continue;
            };
            for start in 0..(model.periods + 1).saturating_sub(length) {
                if model.may_start(index, start) && walk.allowed(index, start) {
                    let row = at(choice.course) * states.hospitals.len() + local;
                    let slot = &mut stays[row * at(model.periods) + at(start)];
                    *slot = (*slot).max(worths.stay(index, start, length));
                }
            }
        }
        walk.stays = stays;
        walk
    }

    /// Whether the limits allow a stay.
    fn allowed(&self, index: u32, start: u32) -> bool {
        let choices = &self.states.model.choices;
        let course = choices[at(index)].course;
        self.deal.limits.iter().all(|(stays, yes)| {
            let same = choices[at(stays.choices.0)].course == course;
            !same || stays.contain(index, start) == *yes
        })
    }

    /// What it costs that the itinerary is over here; `None` where it may not be.
    fn over(&self, done: Done) -> Option<i128> {
        let required: u32 = self.states.automaton.required.iter().sum();
        let missing = i128::from(required) - i128::from(done.courses.count_ones());
        let cost = match self.deal.missing {
            None => (missing == 0).then_some(0),
            Some(cost) => Some(-missing * i128::from(cost)),
        };
        cost.filter(|_| self.wanted & !done.courses == 0)
    }

    /// The best itinerary inside a window that has at least one stay.
    fn through(&self, window: Window) -> Option<i128> {
        let hospitals = self.states.hospitals.len();
        let periods = at(self.states.model.periods);
        // What the best way to be free is worth, by state of the layer, hospital and period.
        let mut labels = vec![NEVER; hospitals];
        let mut most: Option<i128> = None;
        for (count, layer) in (0_u32..).zip(&self.states.layers) {
            let (here, there) = (self.periods(window, count), self.periods(window, count + 1));
            let next = self.states.layers.get(at(count) + 1);
            let next = next.map_or(0, |next| next.states.len());
            let mut following = vec![NEVER; next * hospitals * there.len()];
            let mut from = 0;
            for (index, (&done, &until)) in layer.states.iter().zip(&layer.ends).enumerate() {
                let steps = &layer.steps[from..until];
                from = until;
                let over = self.over(done).filter(|_| count > 0);
                let mut free = vec![NEVER; hospitals];
                for now in here.clone() {
                    if count > 0 {
                        for (hospital, free) in free.iter_mut().enumerate() {
                            let row = (index * hospitals + hospital) * here.len();
                            let label = labels[row + now - here.start];
                            if let (Some(over), true) = (over, label > NEVER) {
                                most = most.max(Some(label + over + self.finish[now - 1]));
                            }
                            *free = (*free).max(label);
                        }
                    }
                    let anywhere = free.iter().copied().max().unwrap_or(NEVER);
                    if count > 0 && anywhere == NEVER {
                        continue;
                    }
                    for step in steps {
                        let end = now + at(self.states.automaton.courses[step.course].length);
                        if !there.contains(&end) || now >= periods {
                            continue;
                        }
                        let row = step.course * hospitals * periods + now;
                        for &hospital in &self.states.classes[step.class] {
                            let stay = self.stays[row + hospital * periods];
                            if stay == NEVER {
                                continue;
                            }
                            let before = if count == 0 {
                                self.entry[now]
                            } else {
                                free[hospital].max(anywhere + self.change)
                            };
                            let row = (step.target * hospitals + hospital) * there.len();
                            let label = &mut following[row + end - there.start];
                            *label = (*label).max(before + stay);
                        }
                    }
                }
            }
            labels = following;
        }
        most
    }

    /// Periods in which the trainee may be free after so many stays. Where nothing may be missing,
    /// those still to come need their time.
    fn periods(&self, window: Window, count: u32) -> Range<usize> {
        let automaton = self.states.automaton;
        let shortest = automaton.courses.iter().map(|course| course.length).min();
        let required: u32 = automaton.required.iter().sum();
        let ahead = match self.deal.missing {
            None => required.saturating_sub(count) * shortest.unwrap_or(0),
            Some(_) => 0,
        };
        let from = window.from.max(automaton.origin) + count * shortest.unwrap_or(0);
        let until = (window.until.min(self.states.model.periods) + 1).saturating_sub(ahead);
        at(from)..at(until.max(from))
    }
}
