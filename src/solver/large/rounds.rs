//! One kind of work for one part.
use std::collections::BTreeMap;

use crate::certificate::claim::SCALE;
use crate::problem::evaluate::{evaluate, loads};
use crate::problem::model::{Cell, Model, Plan, at};
use crate::solver::budget::Budget;
use crate::solver::search::anneal::anneal;
use crate::solver::search::construct::construct;

use super::board::Board;
use super::chart::Charts;
use super::dual::{Answer, Herd, NoAnswer, Question};
use super::ledger::Ledger;
use super::local::Local;
use super::market::{Market, improve};
use super::parts::{Parts, SHARED};
use super::settle::{Care, settle};

/// So many times longer is the search where something is still missing.
const PATIENCE: u64 = 8;

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Work {
    /// A plan from nothing.
    Construct,
    /// Local search from the plan.
    Search {
        /// Proposals for each stay.
        proposals: u64,
    },
    /// Better prices, a plan that follows them, and local search from there.
    Follow {
        /// Samples before the first pass.
        samples: u32,
        /// Pricing passes.
        passes: u32,
        /// How thoroughly a plan follows.
        care: Care,
        /// Proposals for each stay.
        proposals: u64,
    },
}

impl Work {
    /// Proposals for each stay.
    pub(super) fn proposals(self) -> u64 {
        match self {
            Self::Construct => 0,
            Self::Search { proposals } | Self::Follow { proposals, .. } => proposals,
        }
    }
}

/// Everything that a task reads.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub(super) model: &'a Model,
    pub(super) parts: &'a Parts,
    pub(super) ledger: &'a Ledger<'a>,
    pub(super) charts: &'a Charts,
    pub(super) penalty: Option<i64>,
    pub(super) board: &'a Board,
    /// Prices are multiples of it.
    pub(super) grain: i64,
    pub(super) seed: u64,
}

/// What a task found.
#[derive(Debug)]
pub(super) struct Found {
    /// Another plan of the part.
    pub(super) plan: Option<Plan>,
    /// Prices, or why there are none.
    pub(super) priced: Result<Priced, NoAnswer>,
}

/// Prices of a part, in the numbers of the whole.
#[derive(Debug)]
pub(super) struct Priced {
    /// Of the cells that belong to the part.
    pub(super) prices: Vec<(u32, i64)>,
    /// What the trainees and these cells are worth at most, in 1/1000.
    pub(super) scaled: i128,
    /// By trainee: hospitals whose caps are counted.
    pub(super) critical: Vec<Vec<u32>>,
    /// Units that everybody's choice draws from cells that others share.
    pub(super) drawn: Vec<(u32, i64)>,
    /// By trainee: what they would choose.
    pub(super) choice: Plan,
    /// Pricing passes so far.
    pub(super) passes: u32,
}

impl Scene<'_> {
    /// The part's model where it may draw what it can have without harming others; `sharers` parts
    /// change at the same time.
    fn residual(&self, part: usize, sharers: usize) -> Local {
        let allotted = self.ledger.allotted(part, sharers);
        let limits = |cell: u32| self.limits(&allotted, cell, sharers);
        let mut local = Local::new(self.model, &self.parts.members[part], limits);
        if self.ledger.has_least(part) {
            local.model.worst_weight = self.model.worst_weight;
        }
        local
    }

    fn limits(&self, allotted: &BTreeMap<u32, Cell>, cell: u32, sharers: usize) -> Cell {
        if self.parts.owners[at(cell)] != SHARED {
            return self.model.cells[at(cell)];
        }
        let known = allotted.get(&cell).copied();
        known.unwrap_or_else(|| self.ledger.allotment(cell, 0, sharers))
    }

    /// Does the work for a part. `sharers` parts change at the same time.
    pub(super) fn work(
        &self,
        work: Work,
        part: usize,
        sharers: usize,
        budget: &mut Budget<'_>,
    ) -> Found {
        let local = self.residual(part, sharers);
        let now: Plan = (self.parts.members[part].iter().enumerate())
            .map(|(index, &trainee)| local.inward(index, &self.ledger.plan[at(trainee)]))
            .collect();
        let stays: u64 = (local.model.trainees.iter())
            .flat_map(|trainee| &trainee.required)
            .map(|&stays| u64::from(stays))
            .sum();
        let proposals = work.proposals().saturating_mul(stays);
        let seed = self.seed_of(part);
        let search_for = |proposals: u64, start: &Plan, budget: &mut Budget<'_>| {
            budget.slice(proposals, |budget| {
                anneal(&local.model, start, &[], seed, budget)
            })
        };
        let search = |start: &Plan, budget: &mut Budget<'_>| {
            let found = search_for(proposals, start, budget);
            let lacks = evaluate(&local.model, &found).is_some_and(|worth| worth.shortfall > 0);
            if lacks {
                search_for(proposals.saturating_mul(PATIENCE), &found, budget)
            } else {
                found
            }
        };
        let mut priced = Err(NoAnswer::Stopped);
        let plan = match work {
            Work::Construct => construct(&local.model),
            Work::Search { .. } => search(&now, budget),
            Work::Follow {
                samples,
                passes,
                care,
                ..
            } => {
                let passes = (samples, passes);
                let (found, start) = self.price((passes, care), part, &local, budget);
                priced = found;
                let known = evaluate(&local.model, &now);
                let promising = |start: &Plan| {
                    // The search finds what little is missing.
                    let worth = evaluate(&local.model, start);
                    worth.is_some_and(|worth| {
                        known.is_none_or(|known| worth > known || worth.value > known.value)
                    })
                };
                let start = start.filter(promising);
                search(start.as_ref().unwrap_or(&now), budget)
            }
        };
        let better = plan != now && evaluate(&local.model, &plan).is_some();
        let plan = better.then(|| local.outward_plan(&plan));
        Found { plan, priced }
    }

    /// Better prices of the part's cells, and a plan that follows them.
    fn price(
        &self,
        (passes, care): ((u32, u32), Care),
        part: usize,
        local: &Local,
        budget: &mut Budget<'_>,
    ) -> (Result<Priced, NoAnswer>, Option<Plan>) {
        // What others draw does not matter to prices.
        let whole = Local::new(self.model, &self.parts.members[part], |cell| {
            self.model.cells[at(cell)]
        });
        let pricing = Pricing::new(self, part, &whole);
        let mut herd = match pricing.herd(self, &whole, budget) {
            Ok(herd) => herd,
            Err(no) => return (Err(no), None),
        };
        let known = self.board.scaled[part].map(|scaled| Answer {
            prices: pricing.prices.clone(),
            scaled,
            plan: (self.parts.members[part].iter().enumerate())
                .map(|(index, &trainee)| whole.inward(index, &self.board.choice[at(trainee)]))
                .collect(),
        });
        let (worth, missing) = self.ledger.standing(part, &self.board.prices);
        let worth = (missing == 0 && !self.board.soft).then_some(worth);
        let (start, fixed) = (&pricing.prices, &pricing.fixed);
        let before = self.board.passes[part];
        let mut market = Market::new(&whole.model, fixed, start, before, self.grain);
        let answer = match improve(&mut herd, &mut market, known, worth, passes, budget) {
            Ok(answer) => answer,
            Err(no) => return (Err(no), None),
        };
        let after = market.passes;
        // What others draw does matter to plans.
        market.cells.clone_from(&local.model.cells);
        let plan = settle(&mut herd, &whole.model, &mut market, care, budget);
        let loads = loads(&whole.model, &answer.plan);
        let drawn = whole.cells.iter().zip(loads).zip(&pricing.fixed);
        let cells = whole.cells.iter().zip(&answer.prices).zip(&pricing.fixed);
        let priced = Priced {
            drawn: drawn
                .filter(|((_, units), fixed)| **fixed && *units != 0)
                .map(|((&cell, units), _)| (cell, units))
                .collect(),
            prices: cells
                .filter(|(_, fixed)| !**fixed)
                .map(|((&cell, &price), _)| (cell, price))
                .collect(),
            scaled: answer.scaled,
            critical: (herd.critical.iter())
                .map(|critical| whole.outward_hospitals(critical))
                .collect(),
            choice: whole.outward_plan(&answer.plan),
            passes: after,
        };
        (Ok(priced), Some(plan))
    }

    fn seed_of(&self, part: usize) -> u64 {
        let part = u64::try_from(part).unwrap_or(0);
        self.seed ^ part.wrapping_mul(0x9e37_79b9)
    }
}

/// What pricing a part needs, in its numbers.
struct Pricing {
    prices: Vec<i64>,
    /// Cells that others share.
    fixed: Vec<bool>,
    shares: Vec<i64>,
    critical: Vec<Vec<u32>>,
}

impl Pricing {
    fn new(scene: &Scene<'_>, part: usize, local: &Local) -> Self {
        let members = scene.parts.members[part].iter();
        let share = scene.model.worst_weight * SCALE;
        let cells = local.cells.iter();
        Self {
            prices: cells
                .clone()
                .map(|&cell| scene.board.prices[at(cell)])
                .collect(),
            fixed: cells
                .map(|&cell| scene.parts.owners[at(cell)] == SHARED)
                .collect(),
            shares: (members.clone())
                .map(|&trainee| {
                    if Some(trainee) == scene.board.worst {
                        share
                    } else {
                        0
                    }
                })
                .collect(),
            critical: members
                .map(|&trainee| local.inward_hospitals(&scene.board.critical[at(trainee)]))
                .collect(),
        }
    }

    fn herd<'a>(
        &'a self,
        scene: &'a Scene<'_>,
        local: &'a Local,
        budget: &mut Budget<'_>,
    ) -> Result<Herd<'a>, NoAnswer> {
        let question = Question {
            model: &local.model,
            charts: scene.charts,
            penalty: scene.penalty,
            fixed: &self.fixed,
            shares: &self.shares,
            grain: scene.grain,
        };
        Herd::new(question, self.critical.clone(), budget)
    }
}
