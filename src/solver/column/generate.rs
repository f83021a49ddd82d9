//! Columns and prices in turn, until the bound and the mix meet.
use crate::certificate::claim::{Certificate, SCALE, Stays};
use crate::problem::model::{Plan, at, dense};
use crate::solver::budget::Budget;
use crate::solver::decoupled::Independent;

use super::crowd::Crowd;
use super::master::Master;
use super::number::float;
use super::pool::Column;
use super::pricing::Priced;
use super::rates::{Rates, Rest};
use super::slope::most;
use super::tariff::Tariff;

/// Pivots of one solution of the master, at most.
const PIVOTS: u64 = 200_000;
/// Rounds in which neither bound nor mix need improve, at most.
const ROUNDS: u32 = 400;

/// A proven bound and the rates that prove it.
#[derive(Debug, Clone)]
pub(crate) struct Proof {
    /// No plan is worth more, in 1/1000.
    pub(crate) scaled: i128,
    /// At these rates.
    pub(crate) rates: Rates,
}

/// How a run of rounds ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// No mix is worth a whole unit more than the known columns give.
    Converged,
    /// The bound, rounded down, is below the target.
    Below,
    /// The budget is used up.
    Stopped,
    /// A trainee has no itinerary.
    NoItinerary,
}

/// Columns, prices and the best bound so far.
#[derive(Debug)]
pub(crate) struct Generator<'m> {
    /// Exact pricing.
    pub(crate) crowd: Crowd<'m>,
    /// The linear program.
    pub(crate) master: Master,
    /// Who has the uncovered part of the worst-off term.
    pub(crate) rest: Rest,
    /// The best bound so far, of the whole problem: nothing fixed.
    pub(crate) proof: Proof,
    /// The best bound of the last run, under the decisions in force.
    pub(crate) here: Option<Proof>,
    /// Decisions in force, while a dive goes on.
    pub(crate) depth: usize,
    /// The program with all columns, while a target leaves most of them out.
    whole: Option<Master>,
    /// Limit on the worst-off term from outside.
    cap: Option<i64>,
}

/// The value of `scaled`, rounded down to whole units.
pub(crate) fn units(scaled: i128) -> i64 {
    let whole = scaled.div_euclid(i128::from(SCALE));
    i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
}

/// One pass over all trainees.
#[derive(Debug)]
pub(crate) struct Pass {
    /// The bound at these rates, in 1/1000.
    pub(crate) scaled: i128,
    /// Each trainee's best.
    pub(crate) priced: Vec<Priced>,
}

impl<'m> Generator<'m> {
    /// Starts from each trainee's own optimum; breaking a limit costs `force` a unit.
    pub(crate) fn new(crowd: Crowd<'m>, start: Independent, force: i64) -> Self {
        let form = crowd.form;
        let master = Master::new(crowd.model, form, start.columns, start.cap, force);
        Self {
            crowd,
            master,
            rest: start.rest,
            proof: start.proof,
            cap: start.cap,
            here: None,
            depth: 0,
            whole: None,
        }
    }

    /// Goes on from a plan of the form instead of from what breaks limits.
    pub(crate) fn begin(&mut self, plan: &Plan) {
        let model = self.crowd.model;
        let itineraries = (0..).zip(plan.iter().cloned());
        let first = itineraries.map(|(trainee, stays)| Column::new(model, trainee, stays));
        let (form, force) = (self.crowd.form, self.master.force());
        let master = Master::new(model, form, first.collect(), self.cap, force);
        for column in std::mem::replace(&mut self.master, master).columns {
            if self.master.find(&column).is_none() {
                self.master.add(column);
            }
        }
    }

    /// Makes breaking a limit cost `force` a unit.
    pub(crate) fn enforce(&mut self, force: i64) {
        self.master = self.rebuilt(force, |_| true);
    }

    /// A new program with the columns that are to be kept; its first basis is near the mix.
    fn rebuilt(&self, force: i64, keep: impl Fn(&Column) -> bool) -> Master {
        let model = self.crowd.model;
        let columns = &self.master.columns;
        let mut shares = vec![0.0; columns.len()];
        for (column, share) in self.master.mix() {
            shares[at(column)] = share;
        }
        let mut first = Vec::with_capacity(model.trainees.len());
        for trainee in 0..dense(model.trainees.len()) {
            let known = self.master.of(trainee).iter().copied();
            let best = known.max_by(|&one, &other| {
                let merit = |column: u32| (keep(&columns[at(column)]), shares[at(column)]);
                let (one, other) = (merit(one), merit(other));
                one.0.cmp(&other.0).then(one.1.total_cmp(&other.1))
            });
            first.extend(best);
        }
        let basis = first
            .iter()
            .map(|&column| columns[at(column)].clone())
            .collect();
        let mut master = Master::new(model, self.crowd.form, basis, self.cap, force);
        for (index, column) in (0..).zip(columns) {
            if first[at(column.trainee)] != index && keep(column) {
                master.add(column.clone());
            }
        }
        master
    }

    /// The certificate of the best bound.
    pub(crate) fn certificate(&self) -> Certificate {
        let prices = self.crowd.prices(&self.proof.rates);
        Certificate::new(self.crowd.form.mode(), prices)
    }

    /// Each trainee's largest share of the mix.
    pub(crate) fn mixed_plan(&self) -> Plan {
        let mut largest = vec![0.0; self.crowd.model.trainees.len()];
        let mut plan = vec![Vec::new(); self.crowd.model.trainees.len()];
        for (column, share) in self.master.mix() {
            let column = &self.master.columns[at(column)];
            if share > largest[at(column.trainee)] {
                largest[at(column.trainee)] = share;
                plan[at(column.trainee)].clone_from(&column.itinerary);
            }
        }
        plan
    }

    /// Makes the columns of a trainee agree with the decisions about them.
    pub(crate) fn obey(&mut self, trainee: u32) {
        for column in self.master.of(trainee).to_vec() {
            let itinerary = &self.master.columns[at(column)].itinerary;
            let allowed = self.crowd.decisions[at(trainee)].allow(itinerary);
            self.master.allow(column, allowed);
        }
    }

    /// Leaves out everything that no plan worth `target` can have, by the best bound.
    pub(crate) fn focus(&mut self, target: i64, budget: &mut Budget<'_>) {
        let slack = self.slack(target);
        let floors = self.crowd.narrow(&self.proof.rates, slack, budget);
        self.keep_worth(&floors, budget);
    }

    /// As [`Self::focus`], but leaves out stays alone; returns them.
    pub(crate) fn focus_stays(&mut self, target: i64, budget: &mut Budget<'_>) -> Vec<Stays> {
        let slack = self.slack(target);
        let (floors, closed) = self.crowd.narrow_stays(&self.proof.rates, slack, budget);
        self.keep_worth(&floors, budget);
        closed
    }

    /// How far below its best an itinerary may be in a plan worth `target`, in 1/1000.
    fn slack(&self, target: i64) -> i64 {
        let slack = self.proof.scaled - i128::from(target) * i128::from(SCALE);
        i64::try_from(slack.max(0)).unwrap_or(i64::MAX / 4)
    }

    /// Leaves out columns that are not worth enough.
    fn keep_worth(&mut self, floors: &[i64], budget: &mut Budget<'_>) {
        let rates = &self.proof.rates;
        let missing = self.crowd.form.missing();
        let less = self.rebuilt(self.master.force(), |column| {
            let weight = SCALE + rates.shares[at(column.trainee)];
            column.worth(&rates.prices, weight, missing) >= floors[at(column.trainee)]
        });
        self.whole = Some(std::mem::replace(&mut self.master, less));
        self.solve(budget);
        self.depth += 1;
    }

    /// Takes back [`Self::focus`].
    pub(crate) fn blur(&mut self) {
        self.crowd.widen();
        self.depth -= 1;
        if let Some(whole) = self.whole.take() {
            let less = std::mem::replace(&mut self.master, whole);
            for column in less.columns {
                if self.master.find(&column).is_none() {
                    self.master.add(column);
                }
            }
        }
    }

    /// Solves the program; `false` when the budget is used up.
    pub(crate) fn solve(&mut self, budget: &mut Budget<'_>) -> bool {
        let pulse = &mut |steps| budget.spend(steps);
        self.master.solve(self.crowd.model, PIVOTS, pulse);
        budget.stopped().is_none()
    }

    /// Rounds of solving and pricing. Stops early once the bound falls below `target`.
    pub(crate) fn run(&mut self, target: i64, budget: &mut Budget<'_>) -> End {
        let mut best: Option<Proof> = (self.depth == 0).then(|| self.proof.clone());
        let end = self.rounds(target, &mut best, budget);
        self.here = best;
        end
    }

    fn rounds(&mut self, target: i64, best: &mut Option<Proof>, budget: &mut Budget<'_>) -> End {
        let model = self.crowd.model;
        let diving = self.depth > 0;
        let mut center = self.proof.rates.clone();
        let mut part = 50;
        for _ in 0..ROUNDS {
            if !self.solve(budget) {
                return End::Stopped;
            }
            let worth = self.master.worth();
            let bound = best.as_ref().map(|best| best.scaled);
            if bound.is_some_and(|bound| units(bound) < target) {
                return End::Below;
            }
            let whole = self.master.broken() < 1e-5;
            if diving && whole && worth + 1e-4 >= float(target) {
                return End::Converged;
            }
            if whole && bound.is_some_and(|bound| float(units(bound)) <= worth + 1e-4) {
                return End::Converged;
            }
            let prices = self.master.prices();
            let direct = Rates::new(model, &prices, self.rest);
            let rates = center.toward(model, &direct, part, self.rest);
            let Some(pass) = pass(&mut self.crowd, &rates, self.rest, budget) else {
                return match budget.stopped() {
                    Some(_) => End::Stopped,
                    None => End::NoItinerary,
                };
            };
            if best.as_ref().is_none_or(|best| pass.scaled < best.scaled) {
                center = rates.clone();
                let proof = Proof {
                    scaled: pass.scaled,
                    rates,
                };
                if !diving {
                    self.proof = proof.clone();
                }
                *best = Some(proof);
            }
            let added = self.take(pass.priced, &direct, &prices.hurdles);
            if added == 0 && part == 100 {
                return End::Converged;
            }
            part = if added == 0 { 100 } else { 50 };
        }
        End::Converged
    }

    /// Adds the columns that improve the mix at the prices of the linear program.
    fn take(&mut self, priced: Vec<Priced>, direct: &Rates, hurdles: &[f64]) -> usize {
        let model = self.crowd.model;
        let missing = self.crowd.form.missing();
        let mut added = 0;
        for (trainee, priced) in (0..).zip(priced) {
            let column = Column::new(model, trainee, priced.itinerary);
            let weight = SCALE + direct.shares[at(trainee)];
            let worth = float(column.worth(&direct.prices, weight, missing)) / float(SCALE);
            if worth <= hurdles[at(trainee)] + 1e-6 {
                continue;
            }
            if self.master.find(&column).is_none() {
                self.master.add(column);
                added += 1;
            }
        }
        added
    }
}

/// Prices all trainees; `None` where one has no itinerary, or the budget is used up.
pub(crate) fn pass(
    crowd: &mut Crowd<'_>,
    rates: &Rates,
    rest: Rest,
    budget: &mut Budget<'_>,
) -> Option<Pass> {
    let model = crowd.model;
    let tariff = Tariff::new(model, &rates.prices);
    let mut scaled = 0_i128;
    for (cell, &price) in model.cells.iter().zip(&rates.prices) {
        scaled += most(cell, crowd.form.penalty, price);
    }
    if let Rest::Cap(cap) = rest {
        scaled += i128::from(rates.left(model)) * i128::from(cap);
    }
    let mut priced = Vec::with_capacity(model.trainees.len());
    for trainee in 0..dense(model.trainees.len()) {
        let weight = SCALE + rates.shares[at(trainee)];
        let best = crowd.best(trainee, &tariff, weight, budget)?;
        if budget.stopped().is_some() {
            return None;
        }
        scaled += i128::from(best.reduced);
        priced.push(best);
    }
    Some(Pass { scaled, priced })
}
