//! The trainees of a part while they are priced.
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::certificate::claim::SCALE;
use crate::problem::model::{Model, Plan, Stay, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::pricing::Priced;
use crate::solver::column::roads::Kind;
use crate::solver::column::slope::most;
use crate::solver::column::tariff::Tariff;

use super::chart::{Chart, Charts, Key};
use super::fare::{Batch, Fares, LANES, Lane};

/// Hospitals whose caps are counted, for one trainee, at most.
const MOST_CRITICAL: usize = 8;
/// Labels that are made in one step, roughly.
const LABELS_A_STEP: u64 = 16;

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
    /// Prices are multiples of it.
    pub(super) grain: i64,
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

/// The trainees, with their charts.
#[derive(Debug)]
pub(super) struct Herd<'a> {
    pub(super) question: Question<'a>,
    fares: Fares,
    /// All that somebody has.
    pages: Vec<Page>,
    numbers: BTreeMap<Key, u32>,
    kinds: BTreeMap<Kind, u32>,
    /// By trainee: which of them.
    page: Vec<u32>,
    /// By trainee: hospitals of their choices, sorted.
    hospitals: Vec<Vec<u32>>,
    /// By trainee: hospitals whose caps are counted, since an itinerary broke them.
    pub(super) critical: Vec<Vec<u32>>,
}

/// A chart, and for whom it is.
#[derive(Debug)]
struct Page {
    chart: Arc<Chart>,
    /// Number of the kind of trainee.
    kind: u32,
    /// The caps that are counted.
    caps: Vec<u32>,
}

impl Page {
    /// Whether those whose page is another one may use this one: it counts what theirs counts, and
    /// perhaps more, which does not hinder them.
    fn serves(&self, other: &Self) -> bool {
        self.kind == other.kind && self.caps.starts_with(&other.caps)
    }
}

impl<'a> Herd<'a> {
    /// Lays out all trainees.
    pub(super) fn new(
        question: Question<'a>,
        critical: Vec<Vec<u32>>,
        budget: &mut Budget<'_>,
    ) -> Result<Self, NoAnswer> {
        let model = question.model;
        let mut herd = Self {
            question,
            fares: Fares::default(),
            pages: Vec::new(),
            numbers: BTreeMap::new(),
            kinds: BTreeMap::new(),
            page: vec![0; model.trainees.len()],
            hospitals: Vec::with_capacity(model.trainees.len()),
            critical,
        };
        for (trainee, automaton) in (0..).zip(&model.trainees) {
            if trainee % 4 == 0 && budget.hear().is_break() {
                return Err(NoAnswer::Stopped);
            }
            let choices = at(automaton.choices.start)..at(automaton.choices.end);
            let choices = model.choices[choices].iter();
            let mut hospitals: Vec<u32> = choices.map(|choice| choice.hospital).collect();
            hospitals.sort_unstable();
            hospitals.dedup();
            herd.hospitals.push(hospitals);
            herd.lay_out(trainee)?;
        }
        Ok(herd)
    }

    /// Finds the chart of a trainee.
    fn lay_out(&mut self, trainee: u32) -> Result<(), NoAnswer> {
        let Question { model, charts, .. } = self.question;
        let automaton = &model.trainees[at(trainee)];
        let (key, chart) = charts.get(model, automaton, &self.critical[at(trainee)]);
        let chart = chart.ok_or(NoAnswer::TooLarge)?;
        let next = dense(self.pages.len());
        let kinds = dense(self.kinds.len());
        let number = *self.numbers.entry(key.clone()).or_insert(next);
        self.page[at(trainee)] = number;
        if number == next {
            let (kind, caps) = key;
            let kind = *self.kinds.entry(kind).or_insert(kinds);
            self.pages.push(Page { chart, kind, caps });
        }
        Ok(())
    }

    fn page(&self, trainee: u32) -> &Page {
        &self.pages[at(self.page[at(trainee)])]
    }

    /// Everybody, those with the same chart together, and next to whom it also serves.
    pub(super) fn everybody(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..dense(self.page.len())).collect();
        self.arrange(&mut order, |trainee| trainee);
        order
    }

    /// Sorts so that pages come right before those that they serve too.
    fn arrange(&self, order: &mut [u32], trainee: impl Fn(u32) -> u32) {
        order.sort_by_key(|&one| {
            let page = self.page(trainee(one));
            (page.kind, Reverse(page.caps.as_slice()), one)
        });
    }

    /// What a missing stay costs, in 1/1000.
    pub(super) fn missing(&self) -> i64 {
        self.question.penalty.unwrap_or(0).saturating_mul(SCALE)
    }

    /// The best itineraries of some trainees, in their order. Caps are counted only once an itinerary
    /// broke them.
    pub(super) fn best(
        &mut self,
        who: &[u32],
        tariff: &Tariff,
        budget: &mut Budget<'_>,
    ) -> Result<Vec<Priced>, NoAnswer> {
        let model = self.question.model;
        let mut found: Vec<Option<Priced>> = vec![None; who.len()];
        let mut waiting: Vec<u32> = (0..dense(who.len())).collect();
        while !waiting.is_empty() {
            self.arrange(&mut waiting, |place| who[at(place)]);
            let mut again: Vec<u32> = Vec::new();
            let mut rest = waiting.as_slice();
            while let Some(&head) = rest.first() {
                let page = self.page(who[at(head)]);
                let served = |&&place: &&u32| page.serves(self.page(who[at(place)]));
                let count = rest.iter().take(LANES).take_while(served).count();
                let (places, others) = rest.split_at(count);
                rest = others;
                let trainees: Vec<u32> = places.iter().map(|&place| who[at(place)]).collect();
                let best = self.batch(&trainees, tariff);
                for (&place, best) in places.iter().zip(best) {
                    let best = best.ok_or(NoAnswer::NoItinerary)?;
                    let trainee = who[at(place)];
                    if let Some(hospital) = broken_cap(model, trainee, &best.itinerary) {
                        let critical = &mut self.critical[at(trainee)];
                        if critical.len() == MOST_CRITICAL || critical.contains(&hospital) {
                            return Err(NoAnswer::TooLarge);
                        }
                        critical.push(hospital);
                        again.push(place);
                    } else {
                        found[at(place)] = Some(best);
                    }
                }
                if !budget.spend(self.work(trainees[0])) {
                    return Err(NoAnswer::Stopped);
                }
            }
            for &place in &again {
                self.lay_out(who[at(place)])?;
            }
            waiting = again;
        }
        let found: Option<Vec<Priced>> = found.into_iter().collect();
        found.ok_or(NoAnswer::NoItinerary)
    }

    /// The best itineraries of a few trainees whom the first one's chart serves.
    fn batch(&mut self, trainees: &[u32], tariff: &Tariff) -> Vec<Option<Priced>> {
        let missing = self.missing();
        let Question {
            model,
            shares,
            grain,
            ..
        } = self.question;
        let lanes: Vec<Lane<'_>> = (trainees.iter())
            .map(|&trainee| Lane {
                automaton: &model.trainees[at(trainee)],
                hospitals: &self.hospitals[at(trainee)],
                critical: &self.critical[at(trainee)],
                weight: SCALE + shares[at(trainee)],
            })
            .collect();
        let page = at(self.page[at(trainees[0])]);
        self.fares.best(Batch {
            model,
            chart: &self.pages[page].chart,
            lanes: &lanes,
            tariff,
            missing,
            grain,
        })
    }

    /// Steps that pricing a batch counts as.
    fn work(&self, trainee: u32) -> u64 {
        let sheets = self.page(trainee).chart.iter();
        let labels: u64 = sheets.map(|sheet| u64::from(sheet.labels)).sum();
        1 + labels / LABELS_A_STEP
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
        let everybody: Vec<u32> = (0..dense(model.trainees.len())).collect();
        let tariff = Tariff::new(model, &prices);
        let best = self.best(&everybody, &tariff, budget)?;
        let cells = model.cells.iter().zip(&prices).zip(fixed);
        let cells = cells.filter(|(_, fixed)| !**fixed);
        let mut scaled: i128 = (cells.map(|((cell, &price), _)| most(cell, penalty, price))).sum();
        let mut plan = Vec::with_capacity(best.len());
        for best in best {
            scaled += i128::from(best.reduced);
            plan.push(best.itinerary);
        }
        Ok(Answer {
            prices,
            scaled,
            plan,
        })
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
