//! The prices of one part's cells: better and better bounds on what its trainees can get.
use std::sync::Arc;

use crate::certificate::claim::SCALE;
use crate::problem::evaluate::loads;
use crate::problem::model::{Model, Plan, Stay, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::pricing::{Priced, Terms};
use crate::solver::column::tariff::Tariff;

use super::chart::{Chart, Charts};
use super::fare::Fares;
use super::model_of_prices::{Pool, Rows, cells_worth, surplus};

/// Hospitals whose caps are counted, for one trainee, at most.
const MOST_CRITICAL: usize = 8;

/// What is asked of a part.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub(super) model: &'a Model,
    pub(super) charts: &'a Charts,
    /// Value lost with each missing unit; `None`: nothing may be missing.
    pub(super) penalty: Option<i64>,
    /// Cells that others share: their prices stay, and they are counted elsewhere.
    pub(super) fixed: &'a [bool],
    /// Share of the worst-off term, by trainee, in 1/1000.
    pub(super) shares: &'a [i64],
}

/// Prices, and what they prove.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    /// One a cell.
    pub(super) prices: Vec<i64>,
    /// What the trainees and the cells that are not fixed are worth at most, in 1/1000.
    pub(super) scaled: i128,
    /// What everybody would choose.
    pub(super) plan: Plan,
    /// How far prices may move next, in 1/1000: those of rows, those of cells, and those of mixes;
    /// 0: not known.
    pub(super) reach: [i64; 3],
}

/// The trainees of a part while they are priced.
#[derive(Debug)]
pub(super) struct Herd<'a> {
    pub(super) question: Question<'a>,
    fares: Fares,
    charts: Vec<Arc<Chart>>,
    /// By trainee: hospitals whose caps are counted, since an itinerary broke them.
    pub(super) critical: Vec<Vec<u32>>,
    pool: Pool,
    /// What else was met, if somebody wants to know.
    pub(super) met: Option<Vec<(u32, Vec<Stay>)>>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoAnswer {
    /// A trainee has no itinerary of the form.
    NoItinerary,
    /// A trainee has too many states.
    TooLarge,
    /// The budget is used up.
    Stopped,
}

impl<'a> Herd<'a> {
    /// Lays out all trainees.
    pub(super) fn new(
        question: Question<'a>,
        critical: Vec<Vec<u32>>,
        budget: &mut Budget<'_>,
    ) -> Result<Self, NoAnswer> {
        let Question { model, charts, .. } = question;
        let trainees = (0..).zip(model.trainees.iter().zip(&critical));
        let charts = trainees
            .map(|(trainee, (automaton, critical))| {
                if trainee % 4 == 0 && budget.hear().is_break() {
                    return Err(NoAnswer::Stopped);
                }
                (charts.get(model, automaton, critical)).ok_or(NoAnswer::TooLarge)
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            pool: Pool::new(charts.len()),
            met: None,
            question,
            fares: Fares::default(),
            charts,
            critical,
        })
    }

    /// What a missing stay costs, in 1/1000.
    pub(super) fn missing(&self) -> i64 {
        self.question.penalty.unwrap_or(0).saturating_mul(SCALE)
    }

    /// Makes an itinerary known.
    pub(super) fn learn(&mut self, trainee: u32, itinerary: Vec<Stay>) {
        let weight = SCALE + self.question.shares[at(trainee)];
        let missing = self.missing();
        if let Some(met) = &mut self.met {
            met.push((trainee, itinerary.clone()));
        }
        self.pool
            .add(self.question.model, trainee, itinerary, (weight, missing));
    }

    /// The trainee's best itinerary. Caps are counted only once an itinerary broke them.
    pub(super) fn best(&mut self, trainee: u32, tariff: &Tariff) -> Result<Priced, NoAnswer> {
        let model = self.question.model;
        let automaton = &model.trainees[at(trainee)];
        let terms = Terms {
            tariff,
            weight: SCALE + self.question.shares[at(trainee)],
            missing: self.missing(),
        };
        loop {
            let critical = &mut self.critical[at(trainee)];
            let chart = &mut self.charts[at(trainee)];
            let found = self
                .fares
                .best(model, automaton, (chart, critical), terms)
                .ok_or(NoAnswer::NoItinerary)?;
            let Some(hospital) = broken_cap(model, trainee, &found.itinerary) else {
                return Ok(found);
            };
            if critical.len() == MOST_CRITICAL || critical.contains(&hospital) {
                return Err(NoAnswer::TooLarge);
            }
            critical.push(hospital);
            *chart = (self.question.charts)
                .get(model, automaton, critical)
                .ok_or(NoAnswer::TooLarge)?;
        }
    }

    /// Steps that pricing a trainee counts as.
    pub(super) fn work(&self, trainee: u32) -> u64 {
        let sheets = self.charts[at(trainee)].iter();
        let labels: u64 = sheets.map(|sheet| u64::from(sheet.layout.labels)).sum();
        1 + labels / 16
    }

    /// Prices everybody.
    pub(super) fn pass(
        &mut self,
        prices: Vec<i64>,
        budget: &mut Budget<'_>,
    ) -> Result<Answer, NoAnswer> {
        let Question {
            model,
            penalty,
            fixed,
            ..
        } = self.question;
        let tariff = Tariff::new(model, &prices);
        let mut scaled = cells_worth(model, penalty, fixed, &prices);
        let mut plan = Vec::with_capacity(model.trainees.len());
        for trainee in 0..dense(model.trainees.len()) {
            let best = self.best(trainee, &tariff)?;
            scaled += i128::from(best.reduced);
            self.learn(trainee, best.itinerary.clone());
            for other in std::mem::take(&mut self.fares.others) {
                if broken_cap(model, trainee, &other).is_none() {
                    self.learn(trainee, other);
                }
            }
            plan.push(best.itinerary);
            if !budget.spend(self.work(trainee)) {
                return Err(NoAnswer::Stopped);
            }
        }
        Ok(Answer {
            prices,
            scaled,
            plan,
            reach: [0; 3],
        })
    }

    /// Improves prices by so many passes, or until no plan could be worth more than `worth`. The first
    /// pass is at `prices`, unless it is `known` what they prove.
    pub(super) fn improve(
        &mut self,
        prices: Vec<i64>,
        known: Option<(i128, Plan, [i64; 3])>,
        worth: Option<i64>,
        mut passes: u32,
        budget: &mut Budget<'_>,
    ) -> Result<Answer, NoAnswer> {
        let mut best = if let Some((scaled, plan, reach)) = known {
            for (trainee, itinerary) in (0..).zip(&plan) {
                self.learn(trainee, itinerary.clone());
            }
            Answer {
                prices,
                scaled,
                plan,
                reach,
            }
        } else {
            passes = passes.saturating_sub(1);
            self.pass(prices, budget)?
        };
        let rows = Rows::new(self.question.model);
        let mut reach = match best.reach {
            [0, 0, _] if passes > 0 => self.usual(&best, worth, &rows),
            known => known,
        };
        for pass in 0..passes {
            let closed = |scaled: i128| {
                worth.is_some_and(|worth| scaled < i128::from(worth + 1) * i128::from(SCALE))
            };
            if closed(best.scaled) {
                break;
            }
            // Now and then, each cell by itself.
            let fine = usize::from(pass % 4 == 3);
            let (prices, hoped) = self.pool.least(
                (self.question.model, self.question.penalty),
                self.question.fixed,
                if fine == 1 { None } else { Some(&rows) },
                &best.prices,
                reach[fine],
                budget,
            );
            let hope = best.scaled - hoped;
            if hope <= 0 {
                reach[fine] = (reach[fine] / 4).max(1);
                continue;
            }
            let answer = match self.pass(prices, budget) {
                Ok(answer) => answer,
                Err(NoAnswer::Stopped) => break,
                Err(other) => return Err(other),
            };
            let won = best.scaled - answer.scaled;
            if won > 0 {
                best = answer;
            }
            if won * 4 < hope {
                reach[fine] = (reach[fine] / 3).max(1);
            }
        }
        best.reach = reach;
        Ok(best)
    }

    /// How far prices may move at first, in 1/1000, of rows and of cells: so far that the units that
    /// are too many pay for the gap, but not farther than half of what a stay is worth.
    fn usual(&self, best: &Answer, worth: Option<i64>, rows: &Rows) -> [i64; 3] {
        let model = self.question.model;
        let (mut sum, mut count) = (0_i64, 1_i64);
        for stay in best.plan.iter().flatten() {
            let value = model.choices[at(stay.choice)].value;
            sum = sum.saturating_add(value.saturating_abs());
            count += 1;
        }
        let most = (sum / count + 1).saturating_mul(SCALE / 2).min(1 << 40);
        let Some(worth) = worth else {
            return [most, most, best.reach[2]];
        };
        let loads = loads(model, &best.plan);
        let cells = model.cells.iter().zip(&loads).zip(&best.prices);
        let units: i64 = cells
            .map(|((cell, &load), &price)| surplus(cell, load, price).abs().min(4))
            .sum();
        let gap = best.scaled - i128::from(worth) * i128::from(SCALE);
        let reach = |units: i64| {
            let reach = i64::try_from(gap / i128::from(units.max(1))).unwrap_or(most);
            reach.clamp(16.min(most), most)
        };
        [
            reach(2 * rows.excess(&loads)),
            reach(8 * units),
            best.reach[2],
        ]
    }
}

fn broken_cap(model: &Model, trainee: u32, itinerary: &[Stay]) -> Option<u32> {
    let automaton = &model.trainees[at(trainee)];
    let hospital = |stay: &Stay| model.choices[at(stay.choice)].hospital;
    itinerary.iter().map(hospital).find(|&one| {
        let stays = itinerary.iter().filter(|stay| hospital(stay) == one);
        dense(stays.count()) > Model::hospital_cap(automaton, one)
    })
}
