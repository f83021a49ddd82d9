//! Rounds of the relaxed program over all trainees, each with better prices than the one before.
use crate::certificate::claim::{Certificate, Prices, SCALE};
use crate::certificate::relaxation::{MOST_STATES, Relaxation};
use crate::problem::evaluate::draws;
use crate::problem::model::{Model, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::crowd::Form;
use crate::solver::column::slope::most;
use crate::solver::column::tariff::Tariff;

use super::descent::{Rate, cell_price, stride, surplus, tilt};
use super::memory::Memory;
use super::person::Person;
use super::survey::{Desks, Survey};
use super::sweep::Frame;
use super::worths::Worths;

/// Labels of one trainee, at most.
const MOST_LABELS: usize = 1 << 20;
/// States of all trainees without any memory, at most: four bytes each are kept.
const MOST_PLACES: usize = 1 << 24;
/// Courses that are remembered, at most.
const MOST_BITS: usize = 9;
/// Steps of setting up one trainee, or of the first prices of one.
const SETTING: u64 = 256;
/// Rounds before a course is remembered: what repeats at poor prices says little.
const FIRST_GROWTH: u32 = 40;
/// Rounds between one more course and the next.
const GROW_EVERY: u32 = 15;
/// Rounds between two looks at whether the bound still falls.
const PATIENCE: u32 = 20;

/// One trainee's part of the relaxed problem.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) person: Person,
    pub(super) memory: Memory,
    /// Tolls by course, then by hospital.
    pub(super) tolls: Vec<Rate>,
    /// How often each course was repeated, or missed by one that needs it, since memories grew.
    wrong: Vec<u32>,
}

/// A bound and what proves it.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    /// No plan is worth more, in 1/1000.
    pub(crate) scaled: i128,
    /// Why.
    pub(crate) certificate: Certificate,
}

/// How some rounds ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The bound stalls, or meets the plan.
    Over,
    /// The budget is used up.
    Stopped,
    /// A trainee has no itinerary, even relaxed.
    NoItinerary,
}

/// The relaxed problem at its present prices, and the best bound so far.
#[derive(Debug)]
pub(crate) struct Relaxer<'m> {
    model: &'m Model,
    /// Whether something may be missing.
    pub(crate) form: Form,
    parts: Vec<Part>,
    prices: Vec<Rate>,
    shares: Vec<i64>,
    stride: f64,
    round: u32,
    /// The bound at the last look back.
    before: Option<i128>,
    /// More rounds would hardly help.
    stalled: bool,
    /// The best bound so far.
    pub(crate) proof: Option<Proof>,
    desks: Desks,
}

/// What one round saw.
struct Pass {
    scaled: i128,
    loads: Vec<i64>,
    owns: Vec<Option<i64>>,
    /// By trainee: stays by course, then by hospital.
    visits: Vec<Vec<i64>>,
}

impl<'m> Relaxer<'m> {
    /// All trainees at prices 0; `None` where there are too many states even so, or no budget.
    pub(crate) fn new(model: &'m Model, form: Form, budget: &mut Budget<'_>) -> Option<Self> {
        let mut parts = Vec::with_capacity(model.trainees.len());
        let mut places = 0;
        for automaton in &model.trainees {
            let person = Person::new(model, automaton, form.penalty.is_none());
            let memory = Memory::new(&person);
            places += (at(model.periods) + 1) * person.counts;
            if !fits(&person, 1, &memory) || places > MOST_PLACES || !budget.spend(SETTING) {
                return None;
            }
            parts.push(Part {
                tolls: vec![Rate::default(); person.courses.len() + person.hospitals.len()],
                wrong: vec![0; person.courses.len()],
                person,
                memory,
            });
        }
        let mut shares = vec![0; model.trainees.len()];
        if let Some(first) = (model.trainees.iter()).position(|one| one.counted) {
            shares[first] = model.worst_weight * SCALE;
        }
        let mut relaxer = Self {
            model,
            form,
            parts,
            prices: vec![Rate::default(); model.cells.len()],
            shares,
            stride: stride(model),
            round: 0,
            before: None,
            stalled: false,
            proof: None,
            desks: Desks::default(),
        };
        relaxer.first_tolls(budget).then_some(relaxer)
    }

    /// Without prices, a course is worth no more than the best one that is not taken.
    fn first_tolls(&mut self, budget: &mut Budget<'_>) -> bool {
        let tariff = Tariff::blank(self.model);
        let mut worths = Worths::default();
        for (trainee, automaton) in self.model.trainees.iter().enumerate() {
            let person = &self.parts[trainee].person;
            let free = vec![0; person.courses.len() + person.hospitals.len()];
            let terms = self.survey(&tariff).terms(trainee, &free);
            worths.fill(self.model, automaton, person, terms);
            let periods = at(self.model.periods);
            let mut best: Vec<(usize, i64, usize)> = Vec::new();
            for (index, course) in person.courses.iter().enumerate() {
                let hospitals = 0..person.hospitals.len();
                let stays = hospitals.flat_map(|hospital| (0..periods).map(move |t| (hospital, t)));
                let most = stays
                    .filter_map(|(hospital, start)| worths.stay(index, hospital, start))
                    .max();
                best.extend(most.map(|most| (course.class, most, index)));
            }
            best.sort_unstable_by(|one, other| (one.0, other.1).cmp(&(other.0, one.1)));
            let mut tolls = Vec::new();
            for class in 0..person.required.len() {
                let of: Vec<_> = best.iter().filter(|each| each.0 == class).collect();
                let rest = of.get(person.required[class]).or(of.last());
                let threshold = rest.map_or(0, |each| each.1);
                for &&(_, most, index) in &of {
                    tolls.push((index, (most - threshold).max(0)));
                }
            }
            for (index, toll) in tolls {
                self.parts[trainee].tolls[index] = Rate::new(toll);
            }
            if !budget.spend(SETTING) {
                return false;
            }
        }
        true
    }

    fn survey<'a>(&'a self, tariff: &'a Tariff) -> Survey<'a> {
        Survey {
            model: self.model,
            form: self.form,
            parts: &self.parts,
            shares: &self.shares,
            tariff,
            desks: &self.desks,
        }
    }

    /// Rounds until the budget is used up, the bound stalls, or no plan is worth more than `worth`
    /// (that of the best plan known). Goes on where the last call stopped.
    pub(crate) fn run(&mut self, worth: Option<i64>, budget: &mut Budget<'_>) -> End {
        while !self.stalled && !self.met(worth) {
            let pass = match self.pass(budget) {
                Ok(pass) => pass,
                Err(end) => {
                    // One group had too little: nobody else does anything with what the others left over,
                    // or a shorter run would do what a longer one does not.
                    if end == End::Stopped && budget.stopped().is_none() {
                        budget.spend(budget.rest());
                    }
                    return end;
                }
            };
            let best = self.proof.as_ref().map(|proof| proof.scaled);
            if best.is_none_or(|best| pass.scaled < best) {
                self.proof = Some(Proof {
                    scaled: pass.scaled,
                    certificate: self.certificate(),
                });
            }
            self.step(&pass);
            self.round += 1;
            if self.round >= FIRST_GROWTH && (self.round - FIRST_GROWTH) % GROW_EVERY == 0 {
                self.grow();
            }
            if self.round % PATIENCE == 0 {
                self.look_back();
            }
        }
        End::Over
    }

    /// Whether the last rounds were worth their while.
    fn look_back(&mut self) {
        let now = self.proof.as_ref().map(|proof| proof.scaled);
        let gained = self.before.zip(now).map(|(before, now)| before - now);
        let least = now.map_or(0, |now| now.abs() / 20_000);
        let grown = self.round > FIRST_GROWTH + GROW_EVERY * 10;
        self.stalled = grown && gained.is_some_and(|gained| gained <= least);
        self.before = now;
    }

    /// Whether no plan is worth more than `worth`.
    pub(crate) fn met(&self, worth: Option<i64>) -> bool {
        let goal = worth.map(|worth| (i128::from(worth) + 1) * i128::from(SCALE));
        let scaled = self.proof.as_ref().map(|proof| proof.scaled);
        scaled.zip(goal).is_some_and(|(scaled, goal)| scaled < goal)
    }

    /// Everybody's best relaxed path at the present prices.
    fn pass(&mut self, budget: &mut Budget<'_>) -> Result<Pass, End> {
        let model = self.model;
        let prices = self.cell_prices();
        let tariff = Tariff::new(model, &prices);
        let all = self.survey(&tariff).everybody(budget)?;
        let mut pass = Pass {
            scaled: 0,
            loads: vec![0; model.cells.len()],
            owns: Vec::with_capacity(model.trainees.len()),
            visits: Vec::with_capacity(model.trainees.len()),
        };
        for (cell, &price) in model.cells.iter().zip(&prices) {
            pass.scaled += most(cell, self.form.penalty, price);
        }
        for ((part, automaton), seen) in self.parts.iter_mut().zip(&model.trainees).zip(all) {
            pass.scaled += i128::from(seen.path.worth);
            let Part { person, wrong, .. } = part;
            let mut visits = vec![0; person.courses.len() + person.hospitals.len()];
            let mut done = 0_u64;
            for step in &seen.path.steps {
                let lacks = person.courses[step.course].needs & !done;
                for (course, wrong) in wrong.iter_mut().enumerate() {
                    let again = course == step.course && done >> course & 1 == 1;
                    *wrong += u32::from(again) + u32::from(lacks >> course & 1 == 1);
                }
                done |= 1 << step.course;
                visits[step.course] += 1;
                visits[person.courses.len() + step.hospital] += 1;
            }
            pass.visits.push(visits);
            draws(model, automaton, &seen.stays, |cell, units| {
                pass.loads[at(cell)] += units;
            });
            pass.owns.push(automaton.counted.then_some(seen.own));
        }
        Ok(pass)
    }

    fn cell_prices(&self) -> Vec<i64> {
        let cells = self.model.cells.iter().zip(&self.prices);
        cells.map(|(cell, rate)| cell_price(cell, rate)).collect()
    }

    /// Moves all prices, tolls and shares.
    fn step(&mut self, pass: &Pass) {
        let (penalty, stride) = (self.form.penalty, self.stride);
        for ((cell, rate), &load) in (self.model.cells.iter())
            .zip(&mut self.prices)
            .zip(&pass.loads)
        {
            let price = cell_price(cell, rate);
            rate.step(surplus(cell, penalty, price, load), stride, false);
        }
        for (part, visits) in self.parts.iter_mut().zip(&pass.visits) {
            let (person, memory) = (&part.person, &part.memory);
            for (index, (rate, &visits)) in part.tolls.iter_mut().zip(visits).enumerate() {
                match person.courses.get(index) {
                    // It is never repeated: a toll could only be lost.
                    Some(course) if memory.bit(index).is_some() && !course.certain => {
                        rate.reset(0);
                    }
                    Some(course) => {
                        rate.step(visits - 1, stride, !course.certain);
                    }
                    None => {
                        let cap = person.caps[index - person.courses.len()];
                        if let Some(cap) = cap {
                            rate.step(visits - i64::from(cap), stride, true);
                        }
                    }
                }
            }
        }
        let part = self.model.worst_weight * SCALE / i64::from(10 + self.round / 2);
        if part > 0 {
            tilt(&mut self.shares, &pass.owns, part);
        }
    }

    /// Each trainee remembers the course that went wrong most often.
    fn grow(&mut self) {
        for part in &mut self.parts {
            let often = (part.wrong.iter().copied().zip(0..))
                .filter(|&(count, course)| count > 1 && part.memory.bit(course).is_none())
                .max_by_key(|&(count, course)| (count, std::cmp::Reverse(course)));
            let room = part.memory.courses.len() < MOST_BITS && fits(&part.person, 2, &part.memory);
            if let (Some((_, course)), true) = (often, room) {
                part.memory.add(course);
                if !part.person.courses[course].certain {
                    part.tolls[course].reset(0);
                }
            }
            part.wrong.fill(0);
        }
    }

    /// What proves the bound at the present prices.
    pub(crate) fn certificate(&self) -> Certificate {
        let relaxed = (0..).zip(&self.parts).map(|(trainee, part)| {
            let (person, memory) = (&part.person, &part.memory);
            let tolls: Vec<i64> = part.tolls.iter().map(Rate::whole).collect();
            let (courses, hospitals) = tolls.split_at(person.courses.len());
            let mut remembered: Vec<u32> = memory.courses.iter().map(|&one| dense(one)).collect();
            remembered.sort_unstable();
            let hospitals = person.hospitals.iter().zip(hospitals);
            Relaxation {
                trainee,
                counts: person.classes.iter().map(|&class| dense(class)).collect(),
                remembered,
                tolls: courses.to_vec(),
                hospital_tolls: hospitals
                    .filter(|(_, toll)| **toll != 0)
                    .map(|(&hospital, &toll)| (hospital, toll))
                    .collect(),
            }
        });
        let prices = Prices {
            cells: self.cell_prices(),
            multipliers: self.shares.clone(),
            caps: Vec::new(),
            company: Vec::new(),
            relaxed: relaxed.collect(),
        };
        Certificate::new(self.form.mode(), prices)
    }
}

/// Whether a memory `times` as large is not too large.
fn fits(person: &Person, times: usize, memory: &Memory) -> bool {
    let states = (person.counts)
        .saturating_mul(person.hospitals.len())
        .saturating_mul(memory.size());
    let labels = Frame::labels(person, memory);
    labels.saturating_mul(times) <= MOST_LABELS && states.saturating_mul(times) <= MOST_STATES
}
