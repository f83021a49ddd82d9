//! From the quickest proof to the most patient search: who is asked, in which order.
use crate::certificate::claim::{Bound, Certificate, SCALE};
use crate::certificate::range::{bound_of, most_shortfall, value_range};
use crate::problem::evaluate::{evaluate, worth_of};
use crate::problem::model::{Model, Plan, Worth, dense};

use super::budget::{Budget, Callback};
use super::column::crowd::{Crowd, Form};
use super::column::generate::{End, Generator, units};
use super::column::linked::Linked;
use super::column::negotiate::negotiate;
use super::column::place::{greedy, pins};
use super::column::rates::{Rates, Rest};
use super::config::Config;
use super::decoupled::Independent;
use super::large;
use super::outcome::{Outcome, Status};
use super::relaxed::relaxer::Relaxer;
use super::unlink::unlink;
use super::warm::mend;

/// Steps of the search that starts where trainees are linked.
const LINKED: u64 = 1 << 14;

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
    let small = model.trainees.len() <= config.most_trainees;
    if !small {
        let budget = &mut Budget::new(config.steps, callback);
        if let Some(outcome) = large::solve(model, config, start.as_ref(), budget) {
            return outcome;
        }
    }
    let linked = small.then(|| Linked::new(model)).flatten();
    let mut run = Run {
        model,
        linked: linked.as_ref(),
        config,
        budget: Budget::new(config.steps, callback),
        best: None,
        bound: None,
        range: value_range(model),
        searched: false,
        large: false,
        relaxer: None,
        impossible: false,
    };
    run.offer(pins(model));
    if let Some(start) = start.and_then(|start| mend(model, start)) {
        run.offer(start);
    }
    if !model.links.is_empty() {
        // The column generation needs a plan that keeps the links.
        run.search(0, LINKED);
    }
    let strict = run.columns(None);
    let open = strict == Verdict::Unsettled && run.shortfall() > 0 && !run.large;
    if strict == Verdict::NoPlan || open {
        let penalty = run.penalty();
        if !model.links.is_empty() {
            run.search(1, LINKED << 3);
        }
        run.columns(Some(penalty));
    }
    run.rounds();
    run.finish()
}

/// What column generation found out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Plan and bound meet, or nothing more can be done.
    Settled,
    /// No plan of this form exists, as far as it seems.
    NoPlan,
    /// The budget is used up, or exact pricing is too big.
    Unsettled,
}

pub(super) struct Run<'a, 'm> {
    pub(super) model: &'m Model,
    /// The model with its links as cells.
    linked: Option<&'m Linked>,
    pub(super) config: &'a Config,
    pub(super) budget: Budget<'a>,
    pub(super) best: Option<(Worth, Plan)>,
    pub(super) bound: Option<(Bound, Certificate)>,
    pub(super) range: (i64, i64),
    pub(super) searched: bool,
    /// Exact pricing is too big.
    pub(super) large: bool,
    /// The relaxed program, once it was asked.
    pub(super) relaxer: Option<Relaxer<'m>>,
    /// A trainee has no itinerary at all.
    pub(super) impossible: bool,
}

impl Run<'_, '_> {
    /// What a missing unit must cost so that no value makes up for it.
    pub(super) fn penalty(&self) -> i64 {
        (self.range.1.saturating_sub(self.range.0)).clamp(0, 1 << 40) + 1
    }

    /// More units than any plan can miss.
    pub(super) fn most_missing(&self) -> i64 {
        i64::try_from(most_shortfall(self.model) + 1).unwrap_or(i64::MAX)
    }

    fn shortfall(&self) -> i64 {
        self.best.as_ref().map_or(i64::MAX, |best| best.0.shortfall)
    }

    /// Keeps a plan if it is the best so far.
    pub(super) fn offer(&mut self, plan: Plan) {
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
        self.keep(Some(generator.proof.scaled), generator.certificate());
    }

    /// Keeps a bound if it is the tightest so far.
    pub(super) fn keep(&mut self, scaled: Option<i128>, certificate: Certificate) {
        let bound = bound_of(self.model, certificate.mode, scaled);
        self.impossible |= bound.worth.shortfall == i64::MAX;
        if self
            .bound
            .as_ref()
            .is_none_or(|known| bound.worth < known.0.worth)
        {
            self.budget.proved(bound.worth);
            self.bound = Some((bound, certificate));
        }
    }

    /// Whether no plan is complete.
    pub(super) fn is_short(&self) -> bool {
        let bound = self.bound.as_ref();
        bound.is_some_and(|bound| bound.0.worth.shortfall > 0)
    }

    pub(super) fn done(&self) -> bool {
        match (&self.best, &self.bound) {
            (Some(best), Some(bound)) => best.0 >= bound.0.worth,
            (Some(_), None) | (None, Some(_) | None) => false,
        }
    }

    /// The best plan's value in the form's terms, if it is of the form.
    pub(super) fn value(&self, form: Form) -> Option<i64> {
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
        let Some(mut crowd) = Crowd::new(self.model, self.linked, form, &mut self.budget) else {
            self.large = self.budget.stopped().is_none();
            return Verdict::Unsettled;
        };
        let Some(start) = Independent::new(&mut crowd, None, &mut self.budget) else {
            let stopped = self.budget.stopped().is_some();
            if penalty.is_some() && !stopped {
                self.keep(None, nobody(&crowd));
            }
            return if stopped {
                Verdict::Unsettled
            } else {
                Verdict::NoPlan
            };
        };
        let plan = start.plan();
        let largest = start.columns.iter().map(|column| column.own.abs()).max();
        let mut force = largest.unwrap_or(0).max(50) * 8 + 8 * penalty.unwrap_or(0);
        let spread = worth_of(crowd.model, &plan).is_some();
        let many = self.model.trainees.len() > self.config.most_trainees;
        if !spread && !many {
            // Perhaps only ties are in the way.
            let rates = start.proof.rates.clone();
            let target = i128::from(units(start.proof.scaled)) * i128::from(SCALE);
            let slack = i64::try_from(start.proof.scaled - target).unwrap_or(0);
            crowd.narrow(&rates, slack, &mut self.budget);
            let settled = negotiate(&mut crowd, &rates, plan.clone(), &mut self.budget);
            crowd.widen();
            if let Some(plan) = settled {
                self.offer(plan);
            }
        }
        if many {
            return Verdict::Unsettled;
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
            let rates = vec![0; generator.crowd.model.cells.len()];
            let penalty = self.penalty();
            if let Some(plan) = greedy(&mut generator.crowd, penalty, &rates, &mut self.budget) {
                self.offer(plan);
            }
        }
        if let (Some(_), Some((_, plan))) = (self.value(form), &self.best) {
            generator.begin(plan);
        }
        loop {
            let target = self.value(form).map_or(i64::MIN, |value| value + 1);
            let end = generator.run(target, &mut self.budget);
            self.prove(&generator);
            if self.done() || self.impossible || end == End::Below {
                return Verdict::Settled;
            }
            if end == End::Stopped {
                return Verdict::Unsettled;
            }
            if penalty.is_none() && self.is_short() || end == End::NoItinerary {
                return Verdict::NoPlan;
            }
            if generator.master.broken() < 1e-5 {
                break;
            }
            let units = penalty.map_or(4, |_| self.most_missing());
            if force > self.penalty().saturating_mul(4).saturating_mul(units) {
                return Verdict::NoPlan;
            }
            force = force.saturating_mul(8);
            generator.enforce(force);
        }
        let rates = generator.proof.rates.prices.clone();
        let penalty = self.penalty();
        if let Some(plan) = greedy(&mut generator.crowd, penalty, &rates, &mut self.budget) {
            self.offer(plan);
        }
        self.close(&mut generator, form, force)
    }

    fn finish(self) -> Outcome {
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

/// The certificate that some trainee has no itinerary at all.
fn nobody(crowd: &Crowd<'_>) -> Certificate {
    let trainees = &crowd.model.trainees;
    let counted = trainees.iter().position(|trainee| trainee.counted);
    let rest = counted.map_or(Rest::Nobody, |trainee| Rest::Trainee(dense(trainee)));
    let rates = Rates::zero(crowd.model, rest);
    Certificate::new(crowd.form.mode(), crowd.prices(&rates))
}
