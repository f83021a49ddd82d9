//! The best itinerary of one trainee at given prices: the plainest dynamic program that will do.
//!
//! It walks through the states of a [`Shape`]; what it remembers is, for each state, hospital of the
//! last stay and period in which the trainee is free, the most that the stays so far can be worth.
use std::collections::BTreeMap;
use std::ops::Add;

use crate::problem::model::{Automaton, Draw, Model, Window, at, dense};

use super::claim::Stays;
use super::shape::{Form, Shape, State, TooManyStates};

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
    /// Hospitals whose cap is kept.
    pub(super) caps: &'a [u32],
}

/// A number wide enough for every sum.
trait Sum: Copy + Ord + Add<Output = Self> {
    /// Less than every sum, whatever is added to it on a path.
    const NEVER: Self;
    /// Magnitude that no path may reach.
    const REACH: i128;

    fn of(value: i128) -> Self;
    fn wide(self) -> i128;

    fn reached(self) -> bool {
        self.wide() > -Self::REACH
    }
}

impl Sum for i64 {
    const NEVER: Self = -(1 << 61);
    const REACH: i128 = 1 << 59;

    fn of(value: i128) -> Self {
        Self::try_from(value).unwrap_or(Self::NEVER)
    }

    fn wide(self) -> i128 {
        i128::from(self)
    }
}

impl Sum for i128 {
    const NEVER: Self = -(1 << 120);
    const REACH: i128 = 1 << 118;

    fn of(value: i128) -> Self {
        value
    }

    fn wide(self) -> i128 {
        self
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// The trainee has no itinerary of the kind that was asked for.
    NoItinerary,
    /// More states than this program is made for.
    TooManyStates,
}

/// As [`best`], for a trainee whose states are not known.
pub(super) fn best_of(
    model: &Model,
    automaton: &Automaton,
    deal: Deal<'_>,
) -> Result<i128, NoAnswer> {
    let shape = Shape::new(&Form::new(automaton, deal.caps));
    let shape = shape.map_err(|TooManyStates| NoAnswer::TooManyStates)?;
    best(model, automaton, &shape, deal).ok_or(NoAnswer::NoItinerary)
}

/// The most that one legal itinerary is worth at these prices; `None` where there is none.
pub(super) fn best(
    model: &Model,
    automaton: &Automaton,
    shape: &Shape,
    deal: Deal<'_>,
) -> Option<i128> {
    let trip = Trip::new(model, automaton, shape, deal);
    let stays = trip.stays();
    if trip.reach(&stays) < i64::REACH {
        trip.best::<i64>(&stays)
    } else {
        trip.best::<i128>(&stays)
    }
}

/// One trainee at given prices.
struct Trip<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    shape: &'a Shape,
    deal: Deal<'a>,
    /// The hospitals of the trainee's choices, each with its slot in the shape.
    hospitals: Vec<(u32, usize)>,
    /// Courses that must be taken.
    wanted: u64,
}

/// Labels of a walk by state, then (period, hospital).
struct Labels<N> {
    values: Vec<N>,
    /// Where those of a state begin.
    first: Vec<usize>,
    /// Periods in which the trainee may be free in a state; 0: the state is of no use.
    widths: Vec<usize>,
}

impl<'a> Trip<'a> {
    fn new(model: &'a Model, automaton: &'a Automaton, shape: &'a Shape, deal: Deal<'a>) -> Self {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        let mut names: Vec<u32> = choices.iter().map(|choice| choice.hospital).collect();
        names.sort_unstable();
        names.dedup();
        let slot = |hospital| deal.caps.iter().position(|&capped| capped == hospital);
        let mut wanted = (automaton.courses.iter().enumerate())
            .filter(|(_, course)| course.pinned)
            .fold(0, |wanted, (course, _)| wanted | 1 << course);
        for (stays, _) in deal.limits.iter().filter(|(_, yes)| *yes) {
            wanted |= 1 << model.choices[at(stays.choices.0)].course;
        }
        Self {
            model,
            automaton,
            shape,
            deal,
            hospitals: (names.into_iter())
                .map(|hospital| (hospital, slot(hospital).map_or(0, |slot| slot + 1)))
                .collect(),
            wanted,
        }
    }

    /// What the best stay is worth, by (course, start, hospital); `None`: there is none.
    fn stays(&self) -> Vec<Option<i128>> {
        let (periods, hospitals) = (at(self.model.periods), self.hospitals.len());
        let courses = self.automaton.courses.len();
        let mut stays = vec![None; courses * periods * hospitals];
        let mut paid: Vec<i128> = Vec::with_capacity(periods + 1);
        for index in self.automaton.choices.clone() {
            let choice = &self.model.choices[at(index)];
            let length = self.automaton.courses[at(choice.course)].length;
            let value =
                i128::from(choice.value) - i128::from(self.automaton.wait) * i128::from(length);
            let profiles = &self.model.profiles;
            paid.clear();
            paid.push(0);
            for period in 0..self.model.periods {
                let cost = self.cost(profiles.presence.get(choice.profile, period));
                let company =
                    (self.deal.presence).and_then(|prices| prices.get(&(choice.hospital, period)));
                paid.push(paid[at(period)] + cost + company.copied().unwrap_or(0));
            }
            let hospital = (self.hospitals.iter()).position(|&(name, _)| name == choice.hospital);
            for start in 0..(self.model.periods + 1).saturating_sub(length) {
                if !self.model.may_start(index, start) || !self.allowed(index, start) {
                    continue;
                }
                let value = value + self.bonus(index, start);
                let presence = paid[at(start + length)] - paid[at(start)];
                let once = self.cost(profiles.start.get(choice.profile, start));
                let worth = i128::from(self.deal.weight) * value - presence - once;
                let row = at(choice.course) * periods + at(start);
                let slot = &mut stays[row * hospitals + hospital.unwrap_or(0)];
                *slot = (*slot).max(Some(worth));
            }
        }
        stays
    }

    /// Whether the limits allow a stay.
    fn allowed(&self, index: u32, start: u32) -> bool {
        let choices = &self.model.choices;
        let course = choices[at(index)].course;
        self.deal.limits.iter().all(|(stays, yes)| {
            let same = choices[at(stays.choices.0)].course == course;
            !same || stays.contain(index, start) == *yes
        })
    }

    fn bonus(&self, choice: u32, start: u32) -> i128 {
        let range = at(self.automaton.bonuses.start)..at(self.automaton.bonuses.end);
        let bonuses = self.model.bonuses[range].iter();
        let of_stay = bonuses.filter(|bonus| bonus.choice == choice && bonus.start == start);
        of_stay.map(|bonus| i128::from(bonus.value)).sum()
    }

    /// More than the magnitude of every sum on the way.
    fn reach(&self, stays: &[Option<i128>]) -> i128 {
        let most = stays.iter().flatten().map(|worth| worth.abs()).max();
        let count = i128::from(dense(self.automaton.courses.len())) + 1;
        let ends = (0..self.model.periods)
            .map(|period| self.entry(period).abs() + self.finish(period).abs())
            .max();
        (most.unwrap_or(0) + self.change().abs()) * count + ends.unwrap_or(0) + 1
    }

    fn best<N: Sum>(&self, stays: &[Option<i128>]) -> Option<i128> {
        let stays: Vec<N> = stays
            .iter()
            .map(|worth| worth.map_or(N::NEVER, N::of))
            .collect();
        // By slot: only the stays at its hospitals; then those at all hospitals.
        let mut by_slot: Vec<Vec<N>> = Vec::new();
        for slot in 0..=self.deal.caps.len() {
            let places = self.hospitals.iter().cycle();
            let only = stays.iter().zip(places);
            let only = only.map(|(&stay, place)| if place.1 == slot { stay } else { N::NEVER });
            by_slot.push(only.collect());
        }
        by_slot.push(stays);
        let nothing = &self.shape.states[0];
        let mut most = (self.wanted == 0).then(|| self.over(nothing)).flatten();
        for &window in &self.automaton.windows {
            most = most.max(self.walk(&by_slot, window));
        }
        most
    }

    /// What it costs that the itinerary is over here; `None` where it may not be.
    fn over(&self, state: &State) -> Option<i128> {
        match self.deal.missing {
            _ if self.wanted & !state.courses != 0 => None,
            None => (state.missing == 0).then_some(0),
            Some(cost) => Some(-i128::from(state.missing) * i128::from(cost)),
        }
    }

    /// The best itinerary in a window that has at least one stay.
    fn walk<N: Sum>(&self, stays: &[Vec<N>], window: Window) -> Option<i128> {
        let from = window.from.max(self.automaton.origin);
        let until = window.until.min(self.model.periods);
        let room = until.checked_sub(from)?;
        let hospitals = self.hospitals.len();
        let mut labels: Labels<N> = self.labels(room);
        let mut before: Vec<N> = Vec::new();
        let mut known: Vec<N> = Vec::new();
        let mut most: Option<i128> = None;
        for (index, state) in self.shape.states.iter().enumerate() {
            let first = from + state.busy;
            let width = labels.widths[index];
            let mine = labels.first[index]..labels.first[index] + width * hospitals;
            let mine = &labels.values[mine];
            before.clear();
            if index == 0 {
                for period in first..first + dense(width) {
                    let entry = N::of(self.entry_or_none(period));
                    before.extend(std::iter::repeat_n(entry, hospitals));
                }
            } else {
                if let Some(cost) = self.over(state) {
                    for (period, row) in (first..).zip(mine.chunks_exact(hospitals.max(1))) {
                        let best = row.iter().max().filter(|best| best.reached());
                        let worth = best.map(|best| best.wide() + cost + self.finish(period - 1));
                        most = most.max(worth);
                    }
                }
                // Whoever waits may go on later; whoever changes hospital pays for it.
                known.clear();
                known.resize(hospitals, N::NEVER);
                for row in mine.chunks_exact(hospitals.max(1)) {
                    for (known, &label) in known.iter_mut().zip(row) {
                        *known = (*known).max(label);
                    }
                    let best = known.iter().copied().max().unwrap_or(N::NEVER);
                    let moved = best + N::of(self.change());
                    before.extend(known.iter().map(|&stayed| stayed.max(moved)));
                }
            }
            self.go_on(stays, state, first, &before, &mut labels);
        }
        most
    }

    /// Room for the labels of all states. What is still missing needs room as well, where nothing may
    /// be missing.
    fn labels<N: Sum>(&self, room: u32) -> Labels<N> {
        let lengths = self.automaton.courses.iter().map(|course| course.length);
        let shortest = lengths.min().unwrap_or(0);
        let (mut count, mut first, mut widths) = (0, Vec::new(), Vec::new());
        for state in &self.shape.states {
            let reserve = match self.deal.missing {
                None => state.missing * shortest,
                Some(_) => 0,
            };
            let slack = room.checked_sub(state.busy + reserve);
            let width = slack.map_or(0, |slack| at(slack) + 1);
            first.push(count);
            widths.push(width);
            count += width * self.hospitals.len();
        }
        Labels {
            values: vec![N::NEVER; count],
            first,
            widths,
        }
    }

    /// Takes every stay that may come next. One that starts `n` periods after the first start ends `n`
    /// periods after the first end.
    fn go_on<N: Sum>(
        &self,
        stays: &[Vec<N>],
        state: &State,
        first: u32,
        before: &[N],
        labels: &mut Labels<N>,
    ) {
        let (periods, hospitals) = (at(self.model.periods), self.hospitals.len());
        for step in &self.shape.steps[state.steps.clone()] {
            let stays = &stays[step.slot.min(stays.len() - 1)];
            let left = periods.saturating_sub(at(first));
            let count = labels.widths[step.next].min(left) * hospitals;
            let count = count.min(before.len());
            if count == 0 {
                continue;
            }
            let row = (step.course * periods + at(first)) * hospitals;
            let after = labels.first[step.next];
            let after = &mut labels.values[after..after + count];
            let (before, worth) = (&before[..count], &stays[row..row + count]);
            for ((after, &before), &worth) in after.iter_mut().zip(before).zip(worth) {
                *after = (*after).max(before + worth);
            }
        }
    }

    fn change(&self) -> i128 {
        i128::from(self.deal.weight) * i128::from(self.automaton.change)
    }

    /// As [`Self::entry`]; a start behind the last period is worth nothing, and there is no stay.
    fn entry_or_none(&self, period: u32) -> i128 {
        if period < self.model.periods {
            self.entry(period)
        } else {
            0
        }
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
