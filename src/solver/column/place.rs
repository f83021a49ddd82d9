//! One trainee after the other, each with the best itinerary that still fits.
use crate::certificate::claim::SCALE;
use crate::problem::evaluate::{draws, legal};
use crate::problem::model::{Model, Plan, Stay, at, dense};
use crate::solver::budget::Budget;

use super::crowd::Crowd;
use super::decisions::Decisions;
use super::pricing::{Pricer, Terms};
use super::roads::Roads;
use super::tariff::Tariff;

/// How often an itinerary that does not fit is sought again at higher prices.
const ATTEMPTS: u32 = 12;

/// Places trainees under what others have left over.
#[derive(Debug)]
struct Placer<'m> {
    model: &'m Model,
    /// What a missing unit costs, in 1/1000.
    missing: i64,
    most_nodes: usize,
    loads: Vec<i64>,
    prices: Vec<i64>,
    tariff: Tariff,
    pricer: Pricer,
    plan: Plan,
}

impl<'m> Placer<'m> {
    /// Nobody is placed. A missing unit costs `penalty`; a unit of a cell costs its rate (in 1/1000)
    /// on top of what its being full does.
    fn new(model: &'m Model, penalty: i64, most_nodes: usize, rates: &[i64]) -> Self {
        Self {
            model,
            missing: penalty.saturating_mul(SCALE),
            most_nodes,
            loads: vec![0; model.cells.len()],
            prices: rates.to_vec(),
            tariff: Tariff::blank(model),
            pricer: Pricer::default(),
            plan: vec![Vec::new(); model.trainees.len()],
        }
    }

    /// The plan so far.
    fn into_plan(self) -> Plan {
        self.plan
    }

    /// Gives a trainee this itinerary if it fits.
    fn give(&mut self, trainee: u32, itinerary: &[Stay]) -> bool {
        let fits = self.first_full(trainee, itinerary).is_none();
        if fits {
            self.load(trainee, itinerary);
            self.plan[at(trainee)] = itinerary.to_vec();
        }
        fits
    }

    /// Finds the trainee the best itinerary that fits; `false` if there is none. Without a crowd,
    /// any legal itinerary will do, however short.
    fn place(
        &mut self,
        trainee: u32,
        mut crowd: Option<&mut Crowd<'m>>,
        budget: &mut Budget<'_>,
    ) -> bool {
        let roads = if crowd.is_none() {
            self.roads(trainee, budget)
        } else {
            None
        };
        let last_resort = crowd.is_none();
        let mut raised: Vec<(u32, i64)> = Vec::new();
        let mut found = None;
        self.discourage(trainee, &mut raised);
        for attempt in 0..ATTEMPTS {
            let automaton = &self.model.trainees[at(trainee)];
            self.tariff.update(self.model, &self.prices, automaton);
            let best = match (crowd.as_mut(), &roads) {
                (Some(crowd), _) => crowd.best(trainee, &self.tariff, SCALE, budget),
                (None, Some(roads)) => {
                    let pulse = &mut |steps| {
                        budget.spend(steps);
                    };
                    let terms = Terms {
                        tariff: &self.tariff,
                        weight: SCALE,
                        missing: self.missing,
                    };
                    let free = Decisions::default();
                    (self.pricer).best(self.model, automaton, roads, terms, &free, pulse)
                }
                (None, None) => None,
            };
            let Some(best) = best else { break };
            let Some(cell) = self.first_full(trainee, &best.itinerary) else {
                found = Some(best.itinerary);
                break;
            };
            let price = self.prices[at(cell)];
            raised.push((cell, price));
            let dear = self.missing.max(SCALE << 10);
            self.prices[at(cell)] = price.saturating_add(dear << attempt.min(3));
        }
        for (cell, price) in raised.into_iter().rev() {
            self.prices[at(cell)] = price;
        }
        let found = found.filter(|itinerary| legal(self.model, trainee, itinerary));
        let itinerary = match found {
            Some(itinerary) => itinerary,
            None if last_resort => pinned(self.model, trainee),
            None => return false,
        };
        legal(self.model, trainee, &itinerary) && self.give(trainee, &itinerary)
    }

    fn roads(&self, trainee: u32, budget: &mut Budget<'_>) -> Option<Roads> {
        let automaton = &self.model.trainees[at(trainee)];
        let mut critical: Vec<u32> = (0..self.model.hospitals)
            .filter(|&hospital| {
                let stays: u32 = automaton.required.iter().sum();
                Model::hospital_cap(automaton, hospital) < stays
            })
            .collect();
        critical.truncate(4);
        let pulse = &mut |steps| {
            budget.spend(steps);
            true
        };
        Roads::new(
            self.model,
            automaton,
            critical,
            false,
            self.most_nodes,
            pulse,
        )
    }

    /// Raises the prices of full cells, and lowers those of cells that still miss units.
    fn discourage(&mut self, trainee: u32, raised: &mut Vec<(u32, i64)>) {
        let automaton = &self.model.trainees[at(trainee)];
        let mut cells: Vec<u32> = Vec::new();
        for choice in &self.model.choices[at(automaton.choices.start)..at(automaton.choices.end)] {
            for period in 0..self.model.periods {
                let presence = self.model.profiles.presence.get(choice.profile, period);
                let start = self.model.profiles.start.get(choice.profile, period);
                cells.extend(presence.iter().chain(start).map(|draw| draw.cell));
            }
        }
        cells.sort_unstable();
        cells.dedup();
        for cell in cells {
            let load = self.loads[at(cell)];
            let limits = &self.model.cells[at(cell)];
            let price = self.prices[at(cell)];
            let new = if load >= limits.max {
                price.saturating_add(self.missing.max(SCALE << 10).saturating_mul(2))
            } else if load < limits.min {
                price.saturating_sub(self.missing / 2)
            } else if load >= limits.target {
                price.saturating_sub(limits.over * SCALE)
            } else {
                continue;
            };
            raised.push((cell, price));
            self.prices[at(cell)] = new;
        }
    }

    fn first_full(&self, trainee: u32, itinerary: &[Stay]) -> Option<u32> {
        let automaton = &self.model.trainees[at(trainee)];
        let mut drawn: Vec<(u32, i64)> = Vec::new();
        draws(self.model, automaton, itinerary, |cell, units| {
            drawn.push((cell, units));
        });
        drawn.sort_unstable();
        let mut from = 0;
        while from < drawn.len() {
            let cell = drawn[from].0;
            let until = from + drawn[from..].partition_point(|draw| draw.0 == cell);
            let units: i64 = drawn[from..until].iter().map(|draw| draw.1).sum();
            if units > 0 && self.loads[at(cell)] + units > self.model.cells[at(cell)].max {
                return Some(cell);
            }
            from = until;
        }
        None
    }

    fn load(&mut self, trainee: u32, itinerary: &[Stay]) {
        let loads = &mut self.loads;
        let automaton = &self.model.trainees[at(trainee)];
        draws(self.model, automaton, itinerary, |cell, units| {
            loads[at(cell)] += units;
        });
    }
}

/// A plan made one trainee after the other; `None` where somebody's pins do not fit. Who finds no
/// itinerary of the crowd's form gets one that leaves out what it must.
pub(crate) fn greedy(
    crowd: &mut Crowd<'_>,
    penalty: i64,
    rates: &[i64],
    budget: &mut Budget<'_>,
) -> Option<Plan> {
    let model = crowd.model;
    let mut placer = Placer::new(model, penalty, crowd.form.most_nodes, rates);
    let mut order: Vec<u32> = (0..dense(model.trainees.len())).collect();
    order.sort_by_key(|&trainee| {
        let automaton = &model.trainees[at(trainee)];
        let pinned = automaton.courses.iter().any(|course| course.pinned);
        let stays: u32 = automaton.required.iter().sum();
        (!pinned, std::cmp::Reverse(stays))
    });
    for trainee in order {
        let fits =
            placer.place(trainee, Some(crowd), budget) || placer.place(trainee, None, budget);
        if !fits || budget.stopped().is_some() {
            return None;
        }
    }
    Some(placer.into_plan())
}

/// A plan of nothing but the pinned stays.
pub(crate) fn pins(model: &Model) -> Plan {
    (0..dense(model.trainees.len()))
        .map(|trainee| pinned(model, trainee))
        .collect()
}

/// The pinned stays of a trainee.
pub(crate) fn pinned(model: &Model, trainee: u32) -> Vec<Stay> {
    let automaton = &model.trainees[at(trainee)];
    let mut stays: Vec<Stay> = Vec::new();
    for choice in automaton.choices.clone() {
        let course = model.choices[at(choice)].course;
        if automaton.courses[at(course)].pinned {
            let start = (0..model.periods).find(|&period| model.may_start(choice, period));
            stays.extend(start.map(|start| Stay { start, choice }));
        }
    }
    stays.sort_unstable();
    stays
}
