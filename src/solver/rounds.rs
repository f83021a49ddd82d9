//! What exact methods leave open: bound and search in turn, in slices that grow.
use super::column::crowd::Form;
use super::column::place::pins;
use super::relaxed::relaxer::{End, Relaxer};
use super::solve::Run;

/// Steps of the first slices.
const FIRST: u64 = 1 << 18;
/// Steps of the longest slices.
const LONGEST: u64 = 1 << 28;

impl Run<'_, '_> {
    /// Bound and search in turn, until they meet or the budget is used up. The slices do not depend
    /// on the allowance, so that a longer run goes the same way as a shorter one. After a first plan the
    /// bound comes first, since its prices lead the search.
    pub(super) fn rounds(&mut self) {
        let mut steps = FIRST;
        for round in 0.. {
            let settled = self.done() || self.impossible || self.searched && self.best.is_some();
            if settled || self.budget.stopped().is_some() {
                return;
            }
            let before = self.budget.steps();
            if round > 0 {
                self.tighten(steps);
            }
            if !self.done() && self.budget.stopped().is_none() {
                self.search(round, steps);
            }
            if round > 0 && self.budget.steps() == before {
                return;
            }
            steps = steps.saturating_mul(2).min(LONGEST);
        }
    }

    pub(super) fn search(&mut self, round: u64, steps: u64) {
        let Some(search) = self.config.search else {
            return;
        };
        let (model, seed) = (self.model, self.config.seed ^ round);
        // A first plan is made before the search takes any step.
        if self.budget.hear().is_break() {
            return;
        }
        // A plan of nothing but pins is a worse start than none.
        let start = self.best.as_ref().map(|best| &best.1);
        let start = start.filter(|&plan| round > 0 || *plan != pins(model));
        let certificate = self.bound.as_ref().map(|bound| &bound.1);
        let prices = certificate.and_then(|one| one.prices.first());
        let prices = prices.map_or(&[][..], |prices| &prices.cells);
        let plan = (self.budget).slice(steps, |budget| search(model, start, prices, seed, budget));
        self.offer(plan);
    }

    /// A tighter bound, where exact pricing is too big.
    fn tighten(&mut self, steps: u64) {
        if !self.large {
            return;
        }
        let most_nodes = self.config.most_nodes;
        let form = |penalty| Form {
            penalty,
            most_nodes,
        };
        if self.relaxer.is_none() {
            self.relaxer = Relaxer::new(self.model, form(None), &mut self.budget);
        }
        let Some(mut relaxer) = self.relaxer.take() else {
            return;
        };
        let worth = self.value(relaxer.form);
        let end = (self.budget).slice(steps, |budget| relaxer.run(worth, budget));
        match relaxer.proof.clone() {
            Some(proof) => self.keep(Some(proof.scaled), proof.certificate),
            None if end == End::NoItinerary => self.keep(None, relaxer.certificate()),
            None => {}
        }
        let strict = relaxer.form.penalty.is_none();
        let penalty = self.penalty();
        self.relaxer = if strict && end == End::NoItinerary {
            // Nobody can have everything: what can be had at most?
            Relaxer::new(self.model, form(Some(penalty)), &mut self.budget)
        } else {
            Some(relaxer)
        };
    }
}
