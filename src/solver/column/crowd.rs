//! All trainees with their layouts: prices in, best itineraries out.
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::certificate::claim::{Mode, Prices, SCALE, Stays};
use crate::problem::model::{Automaton, Model, Stay, at, dense};
use crate::solver::budget::Budget;

use super::decisions::Decisions;
use super::linked::Linked;
use super::pricing::{Priced, Pricer, Terms};
use super::rates::Rates;
use super::roads::{Kind, Roads};
use super::sets::sets;
use super::stays::closed_stays;
use super::tariff::Tariff;

/// Nodes of all layouts together, at most: about 100 bytes each.
const MOST_NODES_IN_ALL: usize = 8_000_000;

/// Shortfall allowed or not, and what it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// Value lost with each missing unit; `None`: nothing may be missing.
    pub(crate) penalty: Option<i64>,
    /// Most nodes of one layout.
    pub(crate) most_nodes: usize,
}

impl Form {
    /// As certificates say it.
    pub(crate) fn mode(self) -> Mode {
        (self.penalty).map_or(Mode::Strict, |penalty| Mode::Relaxed { penalty })
    }

    /// Cost of a missing stay in a priced itinerary, in 1/1000.
    pub(crate) fn missing(self) -> i64 {
        self.penalty.unwrap_or(0).saturating_mul(SCALE)
    }
}

/// The trainees of a model, priced exactly.
#[derive(Debug)]
pub(crate) struct Crowd<'m> {
    /// The model.
    pub(crate) model: &'m Model,
    /// What the last cells stand for, where they are links.
    linked: Option<&'m Linked>,
    /// Which itineraries count.
    pub(crate) form: Form,
    roads: Vec<Rc<Roads>>,
    /// The roads before they were narrowed.
    wide: Vec<Rc<Roads>>,
    /// At which rates, and how far below the best, roads were closed.
    closed: Option<(Rates, i64)>,
    /// Close nothing but stays.
    only_stays: bool,
    /// What a dive decided, by trainee.
    pub(crate) decisions: Vec<Decisions>,
    pricer: Pricer,
}

impl<'m> Crowd<'m> {
    /// Lays out all trainees; `None` where one of them has too many states, or the budget is used up.
    /// Whoever seems to have most states comes first, so that too many are noticed at once.
    pub(crate) fn new(
        model: &'m Model,
        linked: Option<&'m Linked>,
        form: Form,
        budget: &mut Budget<'_>,
    ) -> Option<Self> {
        let model = linked.map_or(model, |linked| &linked.model);
        let strict = form.penalty.is_none();
        let mut known: BTreeMap<Kind, Rc<Roads>> = BTreeMap::new();
        let mut nodes = 0;
        // Not every set can be reached in time, but most of them.
        let enough = u128::from(dense(form.most_nodes)) * 4;
        let mut order: Vec<(Reverse<u128>, u32)> = Vec::with_capacity(model.trainees.len());
        for (trainee, automaton) in (0..).zip(&model.trainees) {
            order.push((Reverse(sets(automaton)), trainee));
            if trainee % 16 == 15 && budget.hear().is_break() {
                return None;
            }
        }
        order.sort_unstable();
        let mut laid: Vec<(u32, Rc<Roads>)> = Vec::with_capacity(order.len());
        for (Reverse(sets), trainee) in order {
            let automaton = &model.trainees[at(trainee)];
            let kind = Kind::new(model, automaton);
            let roads = match known.get(&kind) {
                Some(same) => Rc::clone(same),
                None if nodes > MOST_NODES_IN_ALL || sets > enough => return None,
                None => {
                    let most = form.most_nodes;
                    let pulse = &mut |steps| budget.spend(steps);
                    let roads = Roads::new(model, automaton, Vec::new(), strict, most, pulse)?;
                    nodes += roads.nodes();
                    let roads = Rc::new(roads);
                    known.insert(kind, Rc::clone(&roads));
                    roads
                }
            };
            if !budget.spend(1) {
                return None;
            }
            laid.push((trainee, roads));
        }
        laid.sort_unstable_by_key(|laid| laid.0);
        let roads = laid.into_iter().map(|laid| laid.1).collect();
        Some(Self {
            model,
            linked,
            form,
            roads,
            wide: Vec::new(),
            closed: None,
            only_stays: false,
            decisions: vec![Decisions::default(); model.trainees.len()],
            pricer: Pricer::default(),
        })
    }

    /// The same layouts for some of the trainees; `part` has them in this order.
    pub(crate) fn part<'p>(&self, part: &'p Model, trainees: &[u32]) -> Crowd<'p> {
        Crowd {
            model: part,
            linked: None,
            form: self.form,
            roads: trainees
                .iter()
                .map(|&trainee| Rc::clone(&self.roads[at(trainee)]))
                .collect(),
            wide: Vec::new(),
            closed: None,
            only_stays: false,
            decisions: vec![Decisions::default(); trainees.len()],
            pricer: Pricer::default(),
        }
    }

    /// As certificates say it.
    pub(crate) fn prices(&self, rates: &Rates) -> Prices {
        let company = self.linked.map(|linked| linked.company(&rates.prices));
        let first = self
            .linked
            .map_or(rates.prices.len(), |linked| linked.first);
        Prices {
            cells: rates.prices[..first].to_vec(),
            multipliers: rates.shares.clone(),
            caps: self.caps(),
            company: company.unwrap_or_default(),
            relaxed: Vec::new(),
        }
    }

    /// Pairs (trainee, hospital) whose caps are counted.
    fn caps(&self) -> Vec<(u32, u32)> {
        let mut caps = Vec::new();
        for (trainee, roads) in (0..).zip(&self.roads) {
            let mut critical = roads.critical.clone();
            critical.sort_unstable();
            caps.extend(critical.into_iter().map(|hospital| (trainee, hospital)));
        }
        caps
    }

    /// The trainee's best itinerary; `None` where there is none.
    ///
    /// Hospital caps are counted only once an itinerary broke them.
    pub(crate) fn best(
        &mut self,
        trainee: u32,
        tariff: &Tariff,
        weight: i64,
        budget: &mut Budget<'_>,
    ) -> Option<Priced> {
        let terms = Terms {
            tariff,
            weight,
            missing: self.form.missing(),
        };
        let automaton = &self.model.trainees[at(trainee)];
        loop {
            let decisions = &self.decisions[at(trainee)];
            let roads = &self.roads[at(trainee)];
            let pulse = &mut |steps| {
                budget.spend(steps);
            };
            let found = self
                .pricer
                .best(self.model, automaton, roads, terms, decisions, pulse)?;
            let Some(hospital) = broken_cap(self.model, automaton, &found.itinerary) else {
                return Some(found);
            };
            let mut critical = roads.critical.clone();
            critical.push(hospital);
            let strict = self.form.penalty.is_none();
            let most = self.form.most_nodes;
            let pulse = &mut |steps| {
                budget.spend(steps);
                true
            };
            let roads = Roads::new(self.model, automaton, critical, strict, most, pulse)?;
            let roads = Rc::new(roads);
            let closed = self.closed.take();
            self.roads[at(trainee)] = match &closed {
                // Stays that were closed are known to others: no more are closed now.
                Some(_) if self.only_stays => {
                    self.wide[at(trainee)] = Rc::clone(&roads);
                    let open = self.roads[at(trainee)].open.clone();
                    Rc::new(Roads {
                        open,
                        ..Roads::clone(&roads)
                    })
                }
                Some((rates, slack)) => {
                    self.wide[at(trainee)] = Rc::clone(&roads);
                    let tariff = Tariff::new(self.model, &rates.prices);
                    self.close(trainee, roads, &tariff, (rates, *slack), budget)
                        .0
                }
                None => roads,
            };
            self.closed = closed;
        }
    }

    /// Closes all roads that lead to an itinerary more than `slack` (in 1/1000) below the
    /// trainee's best at these prices. Undone by [`Self::widen`].
    /// Returns what an itinerary of each trainee must be worth.
    pub(crate) fn narrow(
        &mut self,
        rates: &Rates,
        slack: i64,
        budget: &mut Budget<'_>,
    ) -> Vec<i64> {
        let tariff = Tariff::new(self.model, &rates.prices);
        let only_stays = self.only_stays;
        self.widen();
        self.only_stays = only_stays;
        let mut narrowed = Vec::with_capacity(self.roads.len());
        let mut floors = Vec::with_capacity(self.roads.len());
        for trainee in 0..dense(self.roads.len()) {
            let roads = Rc::clone(&self.roads[at(trainee)]);
            let (less, floor) = match budget.stopped() {
                None => self.close(trainee, roads, &tariff, (rates, slack), budget),
                Some(_) => (roads, i64::MIN),
            };
            narrowed.push(less);
            floors.push(floor);
        }
        self.wide = std::mem::replace(&mut self.roads, narrowed);
        self.closed = Some((rates.clone(), slack));
        floors
    }

    /// As [`Self::narrow`], but closes only stays that no good enough itinerary has; returns them, with
    /// what an itinerary of each trainee must be worth.
    pub(crate) fn narrow_stays(
        &mut self,
        rates: &Rates,
        slack: i64,
        budget: &mut Budget<'_>,
    ) -> (Vec<i64>, Vec<Stays>) {
        self.only_stays = true;
        let floors = self.narrow(rates, slack, budget);
        let mut closed = Vec::new();
        for (trainee, roads) in (0..).zip(&self.roads) {
            closed_stays(self.model, trainee, roads, &mut closed);
        }
        (floors, closed)
    }

    /// The roads of one trainee that lead to good enough itineraries, and what these are worth.
    fn close(
        &mut self,
        trainee: u32,
        roads: Rc<Roads>,
        tariff: &Tariff,
        (rates, slack): (&Rates, i64),
        budget: &mut Budget<'_>,
    ) -> (Rc<Roads>, i64) {
        let terms = Terms {
            tariff,
            weight: SCALE + rates.shares[at(trainee)],
            missing: self.form.missing(),
        };
        let pulse = &mut |steps| {
            budget.spend(steps);
        };
        let automaton = &self.model.trainees[at(trainee)];
        match (self.pricer).narrow(self.model, automaton, &roads, terms, slack, pulse) {
            Some((less, floor)) if self.only_stays => {
                let same = Roads {
                    open: less.open,
                    ..Roads::clone(&roads)
                };
                (Rc::new(same), floor)
            }
            Some((less, floor)) => (Rc::new(less), floor),
            None => (roads, i64::MIN),
        }
    }

    /// Opens all roads again.
    pub(crate) fn widen(&mut self) {
        self.only_stays = false;
        if !self.wide.is_empty() {
            self.roads = std::mem::take(&mut self.wide);
            self.closed = None;
        }
    }
}

fn broken_cap(model: &Model, automaton: &Automaton, itinerary: &[Stay]) -> Option<u32> {
    let hospital = |stay: &Stay| model.choices[at(stay.choice)].hospital;
    itinerary.iter().map(hospital).find(|&one| {
        let stays = itinerary
            .iter()
            .filter(|stay| hospital(stay) == one)
            .count();
        dense(stays) > Model::hospital_cap(automaton, one)
    })
}
