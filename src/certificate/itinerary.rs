//! The best itinerary of one trainee at given prices: the plainest dynamic program that will do.
//!
//! It walks through the periods; what it remembers is which courses are done, how many stays there
//! were in each hospital whose cap is to be kept, and where the last stay was.
use std::collections::BTreeMap;

use crate::problem::model::{Automaton, Choice, Draw, Model, Window, at, dense};

/// More states than this are not checked: the claim is refused.
const MOST_STATES: usize = 4_000_000;

/// What the trainee gets and pays, in 1/1000.
#[derive(Debug, Clone, Copy)]
pub(super) struct Deal<'a> {
    /// Price of a unit of each cell.
    pub(super) prices: &'a [i64],
    /// What a unit of the trainee's own value counts.
    pub(super) weight: i64,
    /// What a missing stay costs; `None` where nothing may be missing.
    pub(super) missing: Option<i64>,
    /// Hospitals whose cap is kept.
    pub(super) caps: &'a [u32],
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The trainee has no itinerary of the kind that was asked for.
    NoItinerary,
    /// More states than this program is made for.
    TooManyStates,
}

/// Courses done, and stays in each hospital whose cap is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Done {
    courses: u64,
    stays: Vec<u32>,
}

/// Worth so far by state and hospital of the last stay; `None` = cannot be.
type Labels = Vec<Option<i128>>;

/// The most that one legal itinerary is worth at these prices.
pub(super) fn best(model: &Model, automaton: &Automaton, deal: Deal<'_>) -> Result<i128, NoAnswer> {
    let pins = pins(automaton);
    let empty = Done {
        courses: 0,
        stays: vec![0; deal.caps.len()],
    };
    let mut most = (pins == 0).then(|| over(automaton, &empty, deal)).flatten();
    if automaton.choices.is_empty() {
        return most.ok_or(NoAnswer::NoItinerary);
    }
    let states = states(model, automaton, deal.caps)?;
    for &window in &automaton.windows {
        let walked = Walk::new(model, automaton, deal, &states, window).walk(pins);
        most = most.max(walked);
    }
    most.ok_or(NoAnswer::NoItinerary)
}

fn pins(automaton: &Automaton) -> u64 {
    (0..automaton.courses.len())
        .filter(|&course| automaton.courses[course].pinned)
        .fold(0, |pins, course| pins | 1 << course)
}

/// What it costs that the itinerary is over here; `None` where it may not be.
fn over(automaton: &Automaton, done: &Done, deal: Deal<'_>) -> Option<i128> {
    let required: u32 = automaton.required.iter().sum();
    let missing = i128::from(required) - i128::from(done.courses.count_ones());
    match deal.missing {
        None => (missing == 0).then_some(0),
        Some(cost) => Some(-missing * i128::from(cost)),
    }
}

/// All states that rules 2 to 4 allow, whenever they may be reached.
fn states(
    model: &Model,
    automaton: &Automaton,
    caps: &[u32],
) -> Result<BTreeMap<Done, usize>, NoAnswer> {
    let empty = Done {
        courses: 0,
        stays: vec![0; caps.len()],
    };
    let mut states = BTreeMap::from([(empty.clone(), 0)]);
    let mut open = vec![empty];
    while let Some(done) = open.pop() {
        for choice in automaton.choices.clone() {
            let choice = &model.choices[at(choice)];
            if let Some(next) = after(automaton, caps, &done, choice) {
                let name = states.len();
                if let std::collections::btree_map::Entry::Vacant(entry) =
                    states.entry(next.clone())
                {
                    entry.insert(name);
                    open.push(next);
                }
            }
        }
        if states.len() > MOST_STATES {
            return Err(NoAnswer::TooManyStates);
        }
    }
    Ok(states)
}

/// The state after a stay of `choice`, where the rules allow it.
fn after(automaton: &Automaton, caps: &[u32], done: &Done, choice: &Choice) -> Option<Done> {
    let course = &automaton.courses[at(choice.course)];
    let of_group = (0..automaton.courses.len())
        .filter(|&other| done.courses >> other & 1 == 1)
        .filter(|&other| automaton.courses[other].group == course.group)
        .count();
    let allowed = done.courses >> choice.course & 1 == 0
        && course.prerequisites & !done.courses == 0
        && dense(of_group) < automaton.required[at(course.group)];
    let mut next = done.clone();
    next.courses |= 1 << choice.course;
    if let Some(slot) = caps
        .iter()
        .position(|&hospital| hospital == choice.hospital)
    {
        next.stays[slot] += 1;
        if next.stays[slot] > Model::hospital_cap(automaton, choice.hospital) {
            return None;
        }
    }
    allowed.then_some(next)
}

/// One walk through the periods of a window.
struct Walk<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    deal: Deal<'a>,
    window: Window,
    /// For each state: the state after each choice, if any.
    follow: Vec<Vec<Option<usize>>>,
    /// For each state: what it costs to be over there, if that may be.
    over: Vec<Option<i128>>,
    courses: Vec<u64>,
}

impl<'a> Walk<'a> {
    fn new(
        model: &'a Model,
        automaton: &'a Automaton,
        deal: Deal<'a>,
        states: &BTreeMap<Done, usize>,
        window: Window,
    ) -> Self {
        let mut follow = vec![Vec::new(); states.len()];
        let mut ends = vec![None; states.len()];
        let mut courses = vec![0; states.len()];
        for (done, &name) in states {
            follow[name] = (automaton.choices.clone())
                .map(|choice| {
                    let choice = &model.choices[at(choice)];
                    after(automaton, deal.caps, done, choice)
                        .and_then(|next| states.get(&next).copied())
                })
                .collect();
            ends[name] = over(automaton, done, deal);
            courses[name] = done.courses;
        }
        Self {
            model,
            automaton,
            deal,
            window,
            follow,
            over: ends,
            courses,
        }
    }

    /// The best itinerary that has at least one stay, and all of `pins`.
    fn walk(&self, pins: u64) -> Option<i128> {
        let hospitals = at(self.model.hospitals);
        let longest = self.automaton.courses.iter().map(|course| course.length);
        let ring = at(longest.max().unwrap_or(0)) + 1;
        let blank: Labels = vec![None; self.follow.len() * hospitals];
        // Labels of the states in which the trainee becomes free in a period, one list a period.
        let mut arriving: Vec<Labels> = vec![blank.clone(); ring];
        let mut waiting = blank;
        let mut most: Option<i128> = None;
        let until = self.window.until.min(self.model.periods);
        for now in 0..=until {
            let arrived = &mut arriving[at(now) % ring];
            for (slot, label) in arrived.iter_mut().enumerate() {
                let Some(worth) = label.take() else { continue };
                waiting[slot] = waiting[slot].max(Some(worth));
                let state = slot / hospitals;
                if let (Some(cost), true) = (self.over[state], pins & !self.courses[state] == 0) {
                    most = most.max(Some(worth + cost + self.finish(now - 1)));
                }
            }
            if now >= self.window.from.max(self.automaton.origin) && now < until {
                self.start_stays(now, until, &waiting, &mut arriving);
            }
        }
        most
    }

    /// Starts every stay that may start now, from every state.
    fn start_stays(&self, now: u32, until: u32, waiting: &Labels, arriving: &mut [Labels]) {
        let hospitals = at(self.model.hospitals);
        let ring = arriving.len();
        for (slot, index) in self.automaton.choices.clone().enumerate() {
            let choice = &self.model.choices[at(index)];
            let length = self.automaton.courses[at(choice.course)].length;
            if now + length > until || !self.model.may_start(index, now) {
                continue;
            }
            let worth = self.stay(index, now, length);
            let arrivals = &mut arriving[at(now + length) % ring];
            for (state, follow) in self.follow.iter().enumerate() {
                let Some(next) = follow[slot] else { continue };
                let labels = &waiting[state * hospitals..(state + 1) * hospitals];
                let before = if self.courses[state] == 0 {
                    Some(self.entry(now))
                } else {
                    let change = i128::from(self.deal.weight) * i128::from(self.automaton.change);
                    let moved = labels.iter().flatten().max().map(|best| best + change);
                    labels[at(choice.hospital)].max(moved)
                };
                if let Some(before) = before {
                    let label = &mut arrivals[next * hospitals + at(choice.hospital)];
                    *label = (*label).max(Some(before + worth));
                }
            }
        }
    }

    fn stay(&self, index: u32, start: u32, length: u32) -> i128 {
        let choice = &self.model.choices[at(index)];
        let range = at(self.automaton.bonuses.start)..at(self.automaton.bonuses.end);
        let bonus: i64 = self.model.bonuses[range]
            .iter()
            .filter(|bonus| bonus.choice == index && bonus.start == start)
            .map(|bonus| bonus.value)
            .sum();
        let idle_less = i128::from(self.automaton.wait) * i128::from(length);
        let value = i128::from(choice.value) + i128::from(bonus) - idle_less;
        let presence = (start..start + length)
            .map(|period| self.cost(self.model.profiles.presence.get(choice.profile, period)))
            .sum::<i128>();
        let start = self.cost(self.model.profiles.start.get(choice.profile, start));
        i128::from(self.deal.weight) * value - presence - start
    }

    fn entry(&self, period: u32) -> i128 {
        let boundaries = &self.model.boundaries;
        let draws = boundaries.entry.get(self.automaton.boundary, period);
        self.end_value(&boundaries.entry_value, period) - self.cost(draws)
    }

    fn finish(&self, period: u32) -> i128 {
        let boundaries = &self.model.boundaries;
        let draws = boundaries.finish.get(self.automaton.boundary, period);
        let periods = i128::from(period) + 1 - i128::from(self.automaton.origin);
        let waited = i128::from(self.automaton.wait) * periods * i128::from(self.deal.weight);
        self.end_value(&boundaries.finish_value, period) + waited - self.cost(draws)
    }

    fn end_value(&self, values: &[i64], period: u32) -> i128 {
        let index = at(self.automaton.boundary) * at(self.model.periods) + at(period);
        i128::from(self.deal.weight) * i128::from(values.get(index).copied().unwrap_or(0))
    }

    fn cost(&self, draws: &[Draw]) -> i128 {
        draws
            .iter()
            .map(|draw| i128::from(self.deal.prices[at(draw.cell)]) * i128::from(draw.units))
            .sum()
    }
}
