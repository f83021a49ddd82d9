//! From the quickest proof to the most patient search: who is asked, in which order.
use crate::certificate::claim::{Bound, Certificate, SCALE};
use crate::certificate::range::value_range;
use crate::certificate::verify::bound_of;
use crate::problem::evaluate::{evaluate, worth_of};
use crate::problem::model::{Model, Plan, Worth, at, dense};

use super::budget::{Budget, Callback};
use super::column::crowd::{Crowd, Form};
use super::column::dive::{Dive, Dived, combined};
use super::column::generate::{End, Generator, Proof, units};
use super::column::lagrange::descend;
use super::column::negotiate::negotiate;
use super::column::part::improve;
use super::column::place::{greedy, pins};
use super::config::Config;
use super::decoupled::Independent;
use super::outcome::{Outcome, Status};
use super::relaxed::phase::{first_plan, relax};
use super::relaxed::relaxer;
use super::unlink::unlink;

/// Attempts of the first dive at a target; later ones get more.
const FIRST_FAILURES: u32 = 400;
/// Attempts of the last dive at a target.
const LAST_FAILURES: u32 = 6400;
/// Pricing passes where there are too many trainees for the linear program.
const ROUGH_ROUNDS: u32 = 10;
/// Trainees planned again at once.
const PART: usize = 60;

/// Plans the model as well as the budget allows.
#[cfg(test)]
pub(crate) fn solve(model: &Model, config: &Config, callback: &mut Callback<'_>) -> Outcome {
    solve_from(model, config, None, callback)
}

/// As [`solve`], from a plan that somebody has already.
pub(crate) fn solve_from(
    model: &Model,
    config: &Config,
    start: Option<Plan>,
    callback: &mut Callback<'_>,
) -> Outcome {
    let mut run = Run {
        model,
        config,
        budget: Budget::new(config.steps, callback),
        best: None,
        bound: None,
        range: value_range(model),
        searched: false,
        impossible: false,
    };
    run.offer(pins(model));
    if let Some(start) = start {
        run.offer(start);
    }
    let strict = run.columns(None);
    if strict == Verdict::NoPlan || strict == Verdict::Unsettled && run.shortfall() > 0 {
        let penalty = run.penalty();
        run.columns(Some(penalty));
    }
    run.finish()
}

/// What column generation found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Plan and bound meet, or nothing more can be done.
    Settled,
    /// No plan of this form exists, as far as it seems.
    NoPlan,
    /// The budget is used up, or exact pricing is too big.
    Unsettled,
}

struct Run<'a, 'm> {
    model: &'m Model,
    config: &'a Config,
    budget: Budget<'a>,
    best: Option<(Worth, Plan)>,
    bound: Option<(Bound, Certificate)>,
    range: (i64, i64),
    searched: bool,
    /// A trainee has no itinerary at all.
    impossible: bool,
}

impl Run<'_, '_> {
    /// What a missing unit must cost so that no value makes up for it.
    fn penalty(&self) -> i64 {
        (self.range.1.saturating_sub(self.range.0)).clamp(0, 1 << 40) + 1
    }

    fn shortfall(&self) -> i64 {
        self.best.as_ref().map_or(i64::MAX, |best| best.0.shortfall)
    }

    /// Keeps a plan if it is the best so far.
    fn offer(&mut self, plan: Plan) {
        let better = |worth: Option<Worth>| {
            worth.filter(|worth| self.best.as_ref().is_none_or(|best| *worth > best.0))
        };
        let found = match better(evaluate(self.model, &plan)) {
            Some(worth) => Some((worth, plan)),
            None if self.model.links.is_empty() => None,
            None => unlink(self.model, plan)
                .and_then(|plan| Some((better(evaluate(self.model, &plan))?, plan))),
        };
        if let Some((worth, plan)) = found {
            self.budget.found(worth);
            self.best = Some((worth, plan));
        }
    }

    fn prove(&mut self, generator: &Generator<'_>) {
        self.keep(generator.proof.scaled, generator.certificate());
    }

    /// Keeps a bound if it is the tightest so far.
    fn keep(&mut self, scaled: i128, certificate: Certificate) {
        let bound = bound_of(self.model, certificate.mode, Some(scaled));
        if self
            .bound
            .as_ref()
            .is_none_or(|known| bound.worth < known.0.worth)
        {
            self.budget.proved(bound.worth);
            self.bound = Some((bound, certificate));
        }
    }

    fn done(&self) -> bool {
        match (&self.best, &self.bound) {
            (Some(best), Some(bound)) => best.0 >= bound.0.worth,
            (Some(_), None) | (None, Some(_) | None) => false,
        }
    }

    /// The best plan's value in the form's terms, if it is of the form.
    fn value(&self, form: Form) -> Option<i64> {
        let (worth, _) = self.best.as_ref()?;
        match form.penalty {
            None => (worth.shortfall == 0).then_some(worth.value),
            Some(penalty) => Some(worth.value - penalty.saturating_mul(worth.shortfall)),
        }
    }

    /// Column generation in one form.
    fn columns(&mut self, penalty: Option<i64>) -> Verdict {
        let form = Form {
            penalty,
            most_nodes: self.config.most_nodes,
        };
        if penalty.is_none() && self.model.cells.iter().any(|cell| cell.min > cell.max) {
            return Verdict::NoPlan;
        }
        let Some(mut crowd) = Crowd::new(self.model, form) else {
            return self.relaxed(form);
        };
        let Some(start) = Independent::new(&mut crowd, None, &mut self.budget) else {
            let stopped = self.budget.stopped().is_some();
            self.impossible |= penalty.is_some() && !stopped;
            return if stopped {
                Verdict::Unsettled
            } else {
                Verdict::NoPlan
            };
        };
        let plan = start.plan();
        let largest = start.columns.iter().map(|column| column.own.abs()).max();
        let mut force = largest.unwrap_or(0).max(50) * 8 + 8 * penalty.unwrap_or(0);
        let spread = crowd_fits(self.model, &plan);
        let many = self.model.trainees.len() > self.config.most_trainees;
        if !spread && !many {
            // Perhaps only ties are in the way.
            let rates = start.proof.rates.clone();
            let target = i128::from(units(start.proof.scaled)) * i128::from(SCALE);
            let slack = i64::try_from(start.proof.scaled - target).unwrap_or(0);
            crowd.narrow(&rates, slack);
            let settled = negotiate(&mut crowd, &rates, plan.clone(), &mut self.budget);
            crowd.widen();
            if let Some(plan) = settled {
                self.offer(plan);
            }
        }
        if many {
            return self.roughly(&mut crowd, start);
        }
        let mut generator = Generator::new(crowd, start, force);
        self.prove(&generator);
        if spread {
            self.offer(plan);
        }
        if self.done() {
            return Verdict::Settled;
        }
        if self.value(form).is_none() || penalty.is_some() {
            let rates = vec![0; self.model.cells.len()];
            if let Some(plan) = greedy(&mut generator.crowd, self.penalty(), &rates) {
                self.offer(plan);
            }
        }
        loop {
            let target = self.value(form).map_or(i64::MIN, |value| value + 1);
            let end = generator.run(target, &mut self.budget);
            self.prove(&generator);
            if self.done() || end == End::Below {
                return Verdict::Settled;
            }
            if end == End::Stopped {
                return Verdict::Unsettled;
            }
            let hopeless = self
                .bound
                .as_ref()
                .is_some_and(|bound| bound.0.worth.shortfall > 0);
            if penalty.is_none() && hopeless || end == End::NoItinerary {
                return Verdict::NoPlan;
            }
            if generator.master.broken() < 1e-5 {
                break;
            }
            if force > self.penalty().saturating_mul(16) {
                return Verdict::NoPlan;
            }
            force = force.saturating_mul(8);
            generator.enforce(force);
        }
        let rates = generator.proof.rates.prices.clone();
        if let Some(plan) = greedy(&mut generator.crowd, self.penalty(), &rates) {
            self.offer(plan);
        }
        self.close(&mut generator, form, force)
    }

    /// A plan by search, and a bound, where exact pricing is too big.
    fn relaxed(&mut self, form: Form) -> Verdict {
        if (self.bound.as_ref()).is_some_and(|known| known.0.worth.shortfall == 0) {
            return Verdict::Unsettled;
        }
        let (model, seed) = (self.model, self.config.seed);
        let start = self.best.as_ref().map(|best| best.1.clone());
        if let Some(search) = self.config.search {
            let plan = first_plan(model, start.as_ref(), (search, seed), &mut self.budget);
            self.offer(plan);
        }
        let relaxed = relax(model, form, self.value(form), &mut self.budget);
        if let Some(proof) = relaxed.proof {
            self.keep(proof.scaled, proof.certificate);
        }
        match relaxed.end {
            _ if self.done() => Verdict::Settled,
            relaxer::End::NoItinerary => Verdict::NoPlan,
            relaxer::End::Over | relaxer::End::Stopped => Verdict::Unsettled,
        }
    }

    /// Bound and plan for very many trainees, without a linear program.
    fn roughly(&mut self, crowd: &mut Crowd<'_>, start: Independent) -> Verdict {
        let form = crowd.form;
        let certify = |crowd: &Crowd<'_>, proof: &Proof| Certificate {
            mode: form.mode(),
            prices: proof.rates.prices.clone(),
            multipliers: proof.rates.shares.clone(),
            caps: crowd.caps(),
            relaxed: Vec::new(),
        };
        self.keep(start.proof.scaled, certify(crowd, &start.proof));
        self.offer(start.plan());
        let (rest, zero) = (start.rest, start.proof.rates.clone());
        drop(start);
        if self.done() {
            return Verdict::Settled;
        }
        if let Some(plan) = greedy(crowd, self.penalty(), &zero.prices) {
            self.offer(plan);
        }
        let worth = self.value(form);
        let Some(descent) = descend(crowd, rest, worth, ROUGH_ROUNDS, &mut self.budget) else {
            return Verdict::Unsettled;
        };
        self.keep(descent.proof.scaled, certify(crowd, &descent.proof));
        let rates = descent.proof.rates;
        if self.budget.stopped().is_none() {
            if let Some(plan) = greedy(crowd, self.penalty(), &rates.prices) {
                self.offer(plan);
            }
        }
        if let Some(plan) = negotiate(crowd, &rates, descent.plan, &mut self.budget) {
            self.offer(plan);
        }
        if self.done() {
            Verdict::Settled
        } else {
            Verdict::Unsettled
        }
    }

    /// Closes the gap between plan and bound.
    fn close(&mut self, generator: &mut Generator<'_>, form: Form, force: i64) -> Verdict {
        let mut failures = FIRST_FAILURES;
        let mut round = 0;
        let mut top = units(generator.proof.scaled);
        while failures <= LAST_FAILURES {
            let floor = self.value(form);
            let mut target = top;
            let mut step = 1;
            while floor.is_none_or(|floor| target > floor) {
                generator.focus(target, &mut self.budget);
                // Below the bound, any plan will do for now: it is improved later.
                let attempts = if target == top {
                    failures
                } else {
                    failures / 10
                };
                let mixed = generator.mixed_plan();
                let rates = generator.proof.rates.clone();
                let settled = negotiate(&mut generator.crowd, &rates, mixed, &mut self.budget)
                    .filter(|plan| {
                        worth_of(self.model, plan)
                            .is_some_and(|worth| combined(generator, worth) >= target)
                    });
                let dived = match settled {
                    Some(plan) => Dived::Found(plan),
                    None => Dive::new(target).run(generator, attempts, &mut self.budget),
                };
                generator.blur();
                if self.budget.stopped().is_some() {
                    return Verdict::Unsettled;
                }
                match dived {
                    Dived::Found(plan) => {
                        self.offer(plan);
                        break;
                    }
                    Dived::Exhausted => top = target - 1,
                    Dived::GaveUp => {}
                }
                if Some(target) == floor.map(|floor| floor + 1) {
                    break;
                }
                target = floor.map_or(target - step, |floor| (target - step).max(floor + 1));
                step += step / 2 + 1;
                if floor.is_none() && top.saturating_sub(target) > self.penalty() {
                    return Verdict::NoPlan;
                }
            }
            if self.value(form).is_some_and(|value| value >= top) {
                self.searched = true;
                return Verdict::Settled;
            }
            round = self.parts(generator, force, round);
            if self.budget.stopped().is_some() {
                return Verdict::Unsettled;
            }
            failures *= 4;
        }
        Verdict::Settled
    }

    /// Plans parts again, as long as that helps.
    fn parts(&mut self, generator: &Generator<'_>, force: i64, mut round: u64) -> u64 {
        let people = dense(self.model.trainees.len());
        if at(people) <= PART || !self.model.links.is_empty() {
            return round;
        }
        let mut idle = 0;
        while idle < 6 && !self.done() && self.budget.stopped().is_none() {
            let Some((_, plan)) = self.best.clone() else {
                break;
            };
            let free = choose(people, self.config.seed ^ round);
            round += 1;
            idle += 1;
            let crowd = &generator.crowd;
            if let Some(plan) = improve(crowd, &plan, &free, force, &mut self.budget) {
                self.offer(plan);
                idle = 0;
            }
        }
        round
    }

    fn finish(mut self) -> Outcome {
        let settled = self.done() || self.searched && self.best.is_some();
        if let (Some(search), false) = (self.config.search, settled) {
            let start = self.best.as_ref().map(|best| best.1.clone());
            let seed = self.config.seed;
            let plan = search(self.model, start.as_ref(), seed, &mut self.budget);
            self.offer(plan);
        }
        let status = match (&self.best, self.done()) {
            (Some(_), true) => Status::Optimal,
            (Some(_), false) => Status::Feasible,
            (None, _) if self.impossible => Status::Infeasible,
            (None, _) => Status::Unknown,
        };
        Outcome {
            status,
            best: self.best,
            bound: self.bound,
            searched: self.searched,
            steps: self.budget.steps(),
            stopped: self.budget.stopped(),
        }
    }
}

/// Whether the plan breaks no limit.
fn crowd_fits(model: &Model, plan: &Plan) -> bool {
    worth_of(model, plan).is_some()
}

/// Some trainees, sorted.
fn choose(people: u32, seed: u64) -> Vec<u32> {
    let mut keyed: Vec<(u64, u32)> = (0..people)
        .map(|trainee| {
            (
                scramble(seed.wrapping_mul(0x1_0000_0001) ^ u64::from(trainee)),
                trainee,
            )
        })
        .collect();
    keyed.sort_unstable();
    keyed.truncate(PART);
    let mut chosen: Vec<u32> = keyed.into_iter().map(|(_, trainee)| trainee).collect();
    chosen.sort_unstable();
    chosen
}

fn scramble(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
