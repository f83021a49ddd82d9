//! What exact methods leave open: bound and search in turn, in slices that grow.
use super::column::place::pins;
use super::solve::Run;

/// Steps of the first slices.
const FIRST: u64 = 1 << 18;
/// Steps of the longest slices.
const LONGEST: u64 = 1 << 28;

impl Run<'_, '_> {
    /// Bound and search in turn, until they meet or the budget is used up. The slices do not depend
    /// on the allowance, so that a longer run goes the same way as a shorter one.
    pub(super) fn rounds(&mut self) {
        let mut steps = FIRST;
        for round in 0.. {
            let settled = self.done() || self.impossible || self.searched && self.best.is_some();
            if settled || self.budget.stopped().is_some() {
                return;
            }
            let before = self.budget.steps();
            self.search(round, steps);
            if !self.done() && self.budget.stopped().is_none() {
                self.tighten(steps);
            }
            if self.budget.steps() == before {
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
        // A plan of nothing but pins is a worse start than none.
        let start = self.best.as_ref().map(|best| &best.1);
        let start = start.filter(|&plan| round > 0 || *plan != pins(model));
        let plan = (self.budget).slice(steps, |budget| search(model, start, seed, budget));
        self.offer(plan);
    }

    fn tighten(&mut self, steps: u64) {
        let Some(tighten) = self.config.tighten else {
            return;
        };
        let (model, worth) = (self.model, self.best.as_ref().map(|best| best.0));
        let known = self.bound.as_ref().map(|bound| &bound.1);
        let found = (self.budget).slice(steps, |budget| tighten(model, known, worth, budget));
        if let Some((scaled, certificate)) = found {
            self.keep(Some(scaled), certificate);
        }
    }
}
