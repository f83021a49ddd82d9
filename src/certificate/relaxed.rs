//! The best relaxed path of one trainee at given prices, forward through the periods.
//!
//! What it keeps of the stays so far is how many there were of each count, which of the remembered
//! courses are done, and where the last one was.
use crate::problem::model::{Automaton, Choice, Model, Window, at, dense};

use super::itinerary::{Deal, NoAnswer};
use super::relaxation::{MOST_STATES, Relaxation};
use super::worth::Worths;

/// Worth of the best path to a state; far below any worth where there is none.
const NEVER: i128 = i128::MIN.div_euclid(4);

/// A stay that may begin now, or the best of several that make no difference.
#[derive(Debug, Clone, Copy)]
struct Move {
    count: usize,
    hospital: usize,
    length: u32,
    /// What the stay adds to the set of remembered courses.
    adds: usize,
    /// What the set must have.
    needs: usize,
    worth: i128,
}

/// States that are looked at between two pulses.
const STATES: usize = 2048;

/// One trainee under a relaxation.
struct Walk<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    deal: Deal<'a>,
    relaxation: &'a Relaxation,
    /// Hospitals of the trainee's choices, sorted.
    hospitals: Vec<u32>,
    /// Stays wanted of each count.
    wanted: Vec<usize>,
    /// Factor of each count in the number of a state.
    strides: Vec<usize>,
    /// States: combinations of counts, times sets of remembered courses.
    states: usize,
}

/// Whether the relaxation is one of this trainee's.
pub(super) fn fits(model: &Model, automaton: &Automaton, strict: bool, one: &Relaxation) -> bool {
    let courses = dense(automaton.courses.len());
    let groups = dense(automaton.required.len());
    let tolls = (0..).zip(&one.tolls);
    one.counts.len() == automaton.required.len()
        && one.counts.iter().all(|&count| count < groups)
        && one.remembered.iter().all(|&course| course < courses)
        && one.remembered.is_sorted_by(|one, other| one < other)
        && one.tolls.len() == automaton.courses.len()
        && tolls
            .into_iter()
            .all(|(course, &toll)| toll >= 0 || certain(model, automaton, strict, course))
        && one.hospital_tolls.iter().all(|&(hospital, toll)| {
            hospital < model.hospitals
                && toll > 0
                && Model::hospital_cap(automaton, hospital) < u32::MAX
        })
        && (one.hospital_tolls).is_sorted_by(|one, other| one.0 < other.0)
}

/// Whether every itinerary has the course: it is pinned, or nothing may be missing and its group has no
/// more courses than are wanted.
fn certain(model: &Model, automaton: &Automaton, strict: bool, course: u32) -> bool {
    let one = &automaton.courses[at(course)];
    let offered = |course: u32| {
        let mut choices = automaton.choices.clone();
        choices.any(|choice| model.choices[at(choice)].course == course)
    };
    let rivals = (0..)
        .zip(&automaton.courses)
        .filter(|&(other, rival)| rival.group == one.group && offered(other))
        .count();
    one.pinned || strict && offered(course) && rivals <= at(automaton.required[at(one.group)])
}

fn hospitals(model: &Model, automaton: &Automaton) -> Vec<u32> {
    let choices = automaton.choices.clone();
    let mut hospitals: Vec<u32> = choices
        .map(|choice| model.choices[at(choice)].hospital)
        .collect();
    hospitals.sort_unstable();
    hospitals.dedup();
    hospitals
}

/// The most that a relaxed path is worth, tolls given back.
pub(super) fn best(
    model: &Model,
    automaton: &Automaton,
    deal: Deal<'_>,
    relaxation: &Relaxation,
    pulse: &mut dyn FnMut(),
) -> Result<i128, NoAnswer> {
    let mut walk = Walk {
        model,
        automaton,
        deal,
        relaxation,
        hospitals: hospitals(model, automaton),
        wanted: vec![0; automaton.required.len()],
        strides: Vec::new(),
        states: 1_usize
            .checked_shl(dense(relaxation.remembered.len()))
            .unwrap_or(usize::MAX),
    };
    for (&count, &required) in relaxation.counts.iter().zip(&automaton.required) {
        walk.wanted[at(count)] += at(required);
    }
    for &wanted in &walk.wanted {
        walk.strides.push(walk.states);
        walk.states = walk.states.saturating_mul(wanted + 1);
    }
    if walk.states.saturating_mul(walk.hospitals.len().max(1)) > MOST_STATES {
        return Err(NoAnswer::TooManyStates);
    }
    let pinned = automaton.courses.iter().any(|course| course.pinned);
    let nothing = if pinned { None } else { walk.over(0) };
    let most = walk.walk(pulse).max(nothing).ok_or(NoAnswer::NoItinerary)?;
    Ok(most + walk.refund())
}

impl Walk<'_> {
    /// The most that a legal itinerary can have paid: the tolls of courses that are certain, the
    /// highest tolls of each group as far as it wants more, and the highest tolls of hospitals as far
    /// as caps and the number of stays allow.
    fn refund(&self) -> i128 {
        let (automaton, strict) = (self.automaton, self.deal.missing.is_none());
        let mut sum = 0;
        for (group, &required) in (0..).zip(&automaton.required) {
            let mut tolls: Vec<i64> = Vec::new();
            let mut wanted = at(required);
            for (course, &toll) in (0..).zip(&self.relaxation.tolls) {
                if automaton.courses[at(course)].group != group {
                    continue;
                }
                if certain(self.model, automaton, strict, course) {
                    wanted = wanted.saturating_sub(1);
                    sum += i128::from(toll);
                } else {
                    tolls.push(toll);
                }
            }
            tolls.sort_unstable();
            sum += tolls
                .iter()
                .rev()
                .take(wanted)
                .map(|&toll| i128::from(toll))
                .sum::<i128>();
        }
        let mut stays: u32 = automaton.required.iter().sum();
        let mut hospitals = self.relaxation.hospital_tolls.clone();
        hospitals.sort_unstable_by_key(|&(_, toll)| std::cmp::Reverse(toll));
        for (hospital, toll) in hospitals {
            let count = stays.min(Model::hospital_cap(automaton, hospital));
            sum += i128::from(count) * i128::from(toll);
            stays -= count;
        }
        sum
    }

    /// Stays of `count` in a state.
    fn taken(&self, state: usize, count: usize) -> usize {
        state / self.strides[count] % (self.wanted[count] + 1)
    }

    /// What it costs that a path is over in a state; `None` where it may not be.
    fn over(&self, state: usize) -> Option<i128> {
        let missing: usize = (0..self.wanted.len())
            .map(|count| self.wanted[count] - self.taken(state, count))
            .sum();
        match self.deal.missing {
            None => (missing == 0).then_some(0),
            Some(cost) => Some(-i128::from(dense(missing)) * i128::from(cost)),
        }
    }

    /// The best path that has at least one stay. Windows are not kept apart: stays lie between the
    /// start of the first and the end of the last.
    fn walk(&self, pulse: &mut dyn FnMut()) -> Option<i128> {
        let from = self.automaton.windows.iter().map(|window| window.from);
        let until = self.automaton.windows.iter().map(|window| window.until);
        let window = Window {
            from: from.min()?.max(self.automaton.origin),
            until: until.max()?.min(self.model.periods),
        };
        let worths = Worths::new(self.model, self.automaton, self.deal);
        let paid: Vec<Vec<i128>> = (self.automaton.choices.clone())
            .map(|index| {
                let mut paid = Vec::new();
                worths.presence(index, &mut paid);
                paid
            })
            .collect();
        let longest = self.automaton.courses.iter().map(|course| course.length);
        let ring = at(longest.max()?);
        let hospitals = self.hospitals.len();
        let labels = self.states * hospitals;
        let mut arriving = vec![vec![NEVER; labels]; ring];
        let mut waiting = vec![NEVER; labels];
        let mut best: Option<i128> = None;
        // Where nothing may be missing, the stays still to come need their time.
        let total: u32 = self.automaton.required.iter().sum();
        let shortest = self.automaton.courses.iter().map(|course| course.length);
        let shortest = self.deal.missing.map_or(shortest.min()?, |_| 0);
        let left: Vec<u32> = (0..self.states)
            .map(|state| {
                let taken = (0..self.wanted.len()).map(|count| self.taken(state, count));
                total.saturating_sub(dense(taken.sum())) * shortest
            })
            .collect();
        for now in window.from..=window.until {
            pulse();
            let arrived = std::mem::replace(&mut arriving[at(now) % ring], vec![NEVER; labels]);
            for (label, worth) in arrived.into_iter().enumerate() {
                if worth > NEVER {
                    waiting[label] = waiting[label].max(worth);
                    let over = self.over(label / hospitals);
                    best = best.max(over.map(|over| over + worth + worths.finish(now - 1)));
                }
            }
            let moves = self.moves(&worths, &paid, now, window.until);
            for state in 0..self.states {
                if state % STATES == STATES - 1 {
                    pulse();
                }
                let here = &waiting[state * hospitals..(state + 1) * hospitals];
                let most = here.iter().max().copied().unwrap_or(NEVER);
                let entry = (state == 0 && now < window.until).then(|| worths.entry(now));
                let late = now + left[state] > window.until;
                if late || most == NEVER && entry.is_none() {
                    continue;
                }
                for one in &moves {
                    let blocked = self.taken(state, one.count) == self.wanted[one.count]
                        || state & one.adds != 0
                        || state & one.needs != one.needs;
                    if blocked {
                        continue;
                    }
                    let changed = most.saturating_add(worths.change());
                    let before = entry.unwrap_or_else(|| here[one.hospital].max(changed));
                    let next = state + one.adds + self.strides[one.count];
                    let slot = next * hospitals + one.hospital;
                    let label = &mut arriving[at(now + one.length) % ring][slot];
                    *label = (*label).max(before.saturating_add(one.worth));
                }
            }
        }
        best
    }

    /// The stays that may begin now; of those that lead to the same state only the best.
    fn moves(&self, worths: &Worths<'_>, paid: &[Vec<i128>], now: u32, until: u32) -> Vec<Move> {
        let mut moves: Vec<Move> = Vec::new();
        for (index, paid) in self.automaton.choices.clone().zip(paid) {
            let choice = &self.model.choices[at(index)];
            let course = &self.automaton.courses[at(choice.course)];
            if now + course.length > until || !self.model.may_start(index, now) {
                continue;
            }
            let found = Move {
                count: at(self.relaxation.counts[at(course.group)]),
                hospital: self.hospitals.binary_search(&choice.hospital).unwrap_or(0),
                length: course.length,
                adds: self.bits(1 << choice.course),
                needs: self.bits(course.prerequisites),
                worth: worths.stay(index, now, course.length, paid) - self.toll(choice),
            };
            let leads = |one: &Move| (one.count, one.hospital, one.length, one.adds, one.needs);
            match moves.iter_mut().find(|one| leads(one) == leads(&found)) {
                Some(twin) => twin.worth = twin.worth.max(found.worth),
                None => moves.push(found),
            }
        }
        moves
    }

    /// The remembered ones of a set of courses.
    fn bits(&self, set: u64) -> usize {
        let remembered = self.relaxation.remembered.iter().enumerate();
        remembered
            .filter(|(_, course)| set >> **course & 1 == 1)
            .map(|(place, _)| 1 << place)
            .sum()
    }

    fn toll(&self, choice: &Choice) -> i128 {
        let hospitals = &self.relaxation.hospital_tolls;
        let hospital = hospitals
            .binary_search_by_key(&choice.hospital, |toll| toll.0)
            .map_or(0, |found| hospitals[found].1);
        i128::from(self.relaxation.tolls[at(choice.course)]) + i128::from(hospital)
    }
}
