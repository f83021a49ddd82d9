//! The best itinerary of one trainee at given prices: the plainest dynamic program that will do.
//!
//! What it remembers of the stays so far is which courses are done, how many stays there were in each
//! hospital whose cap is to be kept, where the last stay was, and since when the trainee is free.
use std::collections::BTreeMap;
use std::ops::Range;

use super::claim::Stays;
use super::worth::Worths;
use crate::problem::model::{Automaton, Model, Window, at};

/// More states than this are not checked: the claim is refused.
const MOST_STATES: usize = 1_000_000;
/// Paths of a smaller magnitude than this are added up in half as many bits.
const NARROW: i128 = 1 << 58;
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

/// One course, at the hospitals of one class: all steps from states to those with a stay more.
#[derive(Debug)]
struct Steps {
    course: usize,
    /// Place in the list of caps, and one more; 0 where the hospital's cap is not kept.
    class: usize,
    /// Places of two states, each in its layer.
    pairs: Vec<(usize, usize)>,
}

/// The states with one number of stays, in order, and the steps from them.
#[derive(Debug, Default)]
struct Layer {
    states: Vec<Done>,
    steps: Vec<Steps>,
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
        pulse: &mut dyn FnMut(),
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
        let rules = rules(automaton);
        let kinds = (0..rules.len()).flat_map(|course| (0..=caps.len()).map(move |c| (course, c)));
        let kinds: Vec<(usize, usize)> = kinds.collect();
        let mut states = vec![Done::default()];
        let (mut layers, mut count) = (Vec::new(), 0);
        while !states.is_empty() {
            let mut next: Vec<Done> = Vec::new();
            for &(course, class) in &kinds {
                let reached = states
                    .iter()
                    .filter_map(|done| done.after(&rules, &caps, course, class));
                next = union(&next, reached);
                pulse();
            }
            let mut layer = Layer::default();
            for &(course, class) in &kinds {
                // Both lists are in order.
                let mut target = 0;
                let mut pairs = Vec::new();
                for (place, done) in states.iter().enumerate() {
                    if let Some(after) = done.after(&rules, &caps, course, class) {
                        while next[target] < after {
                            target += 1;
                        }
                        pairs.push((place, target));
                    }
                }
                layer.steps.push(Steps {
                    course,
                    class,
                    pairs,
                });
                pulse();
            }
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
    pub(super) fn best(&self, deal: Deal<'_>, pulse: &mut dyn FnMut()) -> Result<i128, NoAnswer> {
        let walk = Walk::new(self, deal);
        let mut most = walk.over(Done::default());
        for &window in &self.automaton.windows {
            most = most.max(if walk.reach() < NARROW {
                walk.through::<i64>(window, pulse)
            } else {
                walk.through::<i128>(window, pulse)
            });
        }
        most.ok_or(NoAnswer::NoItinerary)
    }
}

/// What must be so before a course is taken: courses done, and how many of its group at most.
struct Rule {
    before: u64,
    group: u64,
    most: u32,
}

fn rules(automaton: &Automaton) -> Vec<Rule> {
    let courses = &automaton.courses;
    let of = |group: u32| {
        let members = courses.iter().enumerate();
        members
            .filter(|(_, one)| one.group == group)
            .fold(0, |set, (course, _)| set | 1_u64 << course)
    };
    (courses.iter())
        .map(|one| Rule {
            before: one.prerequisites,
            group: of(one.group),
            most: automaton.required[at(one.group)],
        })
        .collect()
}

impl Done {
    /// The state after one stay more, where the rules allow it.
    fn after(self, rules: &[Rule], caps: &[u32], course: usize, class: usize) -> Option<Self> {
        let rule = &rules[course];
        let mut stays = self.stays;
        if let Some(slot) = class.checked_sub(1) {
            if stays >> (8 * slot) & 0xff >= u64::from(caps[slot]) {
                return None;
            }
            stays += 1 << (8 * slot);
        }
        let allowed = self.courses >> course & 1 == 0
            && rule.before & !self.courses == 0
            && (self.courses & rule.group).count_ones() < rule.most;
        allowed.then_some(Self {
            courses: self.courses | 1 << course,
            stays,
        })
    }
}

/// Two lists in order, as one list in order without twins.
fn union(one: &[Done], other: impl Iterator<Item = Done>) -> Vec<Done> {
    let mut all = Vec::with_capacity(one.len());
    let mut one = one.iter().copied().peekable();
    for done in other {
        while let Some(less) = one.next_if(|known| *known < done) {
            all.push(less);
        }
        one.next_if_eq(&done);
        all.push(done);
    }
    all.extend(one);
    all
}

/// What stays so far are worth.
trait Label: Copy + Ord + std::ops::Add<Output = Self> {
    /// Less than half of this is no path's worth.
    const NEVER: Self;

    fn of(worth: i128) -> Self;

    /// The worth of a path, if there is one.
    fn path(self) -> Option<i128>;
}

impl Label for i64 {
    const NEVER: Self = Self::MIN / 4;

    fn of(worth: i128) -> Self {
        Self::try_from(worth).unwrap_or(Self::NEVER)
    }

    fn path(self) -> Option<i128> {
        (self > Self::NEVER / 2).then_some(i128::from(self))
    }
}

impl Label for i128 {
    const NEVER: Self = NEVER;

    fn of(worth: i128) -> Self {
        worth
    }

    fn path(self) -> Option<i128> {
        (self > Self::NEVER / 2).then_some(self)
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

    /// No part of a path is worth more than this, or less than its opposite.
    fn reach(&self) -> i128 {
        let most = |worths: &[i128]| {
            let worths = worths.iter().filter(|&&worth| worth != NEVER);
            worths.map(|worth| worth.abs()).max().unwrap_or(0)
        };
        let stays: u32 = self.states.automaton.required.iter().sum();
        (most(&self.stays) + self.change.abs())
            .saturating_mul(i128::from(stays) + 1)
            .saturating_add(most(&self.entry) + most(&self.finish))
    }

    /// The best itinerary inside a window that has at least one stay.
    fn through<N: Label>(&self, window: Window, pulse: &mut dyn FnMut()) -> Option<i128> {
        let hospitals = self.states.hospitals.len();
        let periods = at(self.states.model.periods);
        let stays: Vec<N> = self.stays.iter().map(|&stay| N::of(stay)).collect();
        // What the best way to be free is worth, by state of the layer, hospital and period.
        let first = self.periods(window, 0);
        let entry = |now: usize| self.entry.get(now).map_or(N::NEVER, |&entry| N::of(entry));
        let mut labels: Vec<N> = (0..hospitals)
            .flat_map(|_| first.clone().map(entry))
            .collect();
        let mut most: Option<i128> = None;
        for (count, layer) in (0_u32..).zip(&self.states.layers) {
            let (here, there) = (self.periods(window, count), self.periods(window, count + 1));
            if count > 0 {
                let rows = labels.chunks_exact_mut((hospitals * here.len()).max(1));
                for (index, (labels, &done)) in rows.zip(&layer.states).enumerate() {
                    if index % 1024 == 0 {
                        pulse();
                    }
                    most = most.max(self.arrive(here.clone(), done, labels));
                }
            }
            let next = self.states.layers.get(at(count) + 1);
            let next = next.map_or(0, |next| next.states.len());
            let mut following = vec![N::NEVER; next * hospitals * there.len()];
            for steps in &layer.steps {
                pulse();
                let length = at(self.states.automaton.courses[steps.course].length);
                let from = here.start.max(there.start.saturating_sub(length));
                let until = here.end.min(there.end.saturating_sub(length)).min(periods);
                let Some(width) = until.checked_sub(from).filter(|&width| width > 0) else {
                    continue;
                };
                for &hospital in &self.states.classes[steps.class] {
                    let row = (steps.course * hospitals + hospital) * periods + from;
                    let stays = &stays[row..row + width];
                    for &(before, after) in &steps.pairs {
                        let row = (before * hospitals + hospital) * here.len();
                        let row = row + from - here.start;
                        let before = &labels[row..row + width];
                        let row = (after * hospitals + hospital) * there.len();
                        let row = row + from + length - there.start;
                        let after = &mut following[row..row + width];
                        for ((after, &before), &stay) in after.iter_mut().zip(before).zip(stays) {
                            *after = (*after).max(before + stay);
                        }
                    }
                }
            }
            labels = following;
        }
        most
    }

    /// The most that an itinerary is worth that is over in a state. Its labels, by hospital and period,
    /// then say what being free is worth: who waits stays free, and who moves pays for the change.
    fn arrive<N: Label>(&self, here: Range<usize>, done: Done, labels: &mut [N]) -> Option<i128> {
        let mut most = None;
        let change = N::of(self.change);
        let mut anywhere = vec![N::NEVER; here.len()];
        let over = self.over(done);
        for row in labels.chunks_exact_mut(here.len().max(1)) {
            let mut free = N::NEVER;
            for ((label, anywhere), now) in row.iter_mut().zip(&mut anywhere).zip(here.clone()) {
                let ends = over.zip(label.path());
                most = most.max(ends.map(|(over, worth)| over + worth + self.finish[now - 1]));
                free = free.max(*label);
                *label = free;
                *anywhere = (*anywhere).max(free);
            }
        }
        for row in labels.chunks_exact_mut(here.len().max(1)) {
            for (label, &anywhere) in row.iter_mut().zip(&anywhere) {
                *label = (*label).max(anywhere + change);
            }
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
