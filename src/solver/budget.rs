//! How long the solver may think, counted in steps: the library reads no clock.
//!
//! One step is one cheap unit of work (one proposal of the search, one label sweep of a trainee, a
//! few pivots). The same model, seed and allowance give the same plan on every machine; a larger
//! allowance extends the same trajectory. Whoever wants a limit in seconds stops from the callback.
use std::ops::ControlFlow;

pub(crate) use super::front::{Progress, Stop};
use crate::problem::model::Worth;

/// Steps between two calls of the callback, at most.
pub(crate) const REPORT_EVERY: u64 = 256;

/// The caller's ear: called every few hundred steps and whenever the best plan or the bound moves.
pub(crate) type Callback<'a> = dyn FnMut(&Progress) -> ControlFlow<Stop> + 'a;

/// An allowance of steps, and the callback.
pub(crate) struct Budget<'a> {
    progress: Progress,
    allowance: u64,
    /// End of the slice that the work at hand was given.
    until: u64,
    reported: u64,
    stopped: Option<Stop>,
    callback: &'a mut Callback<'a>,
}

impl std::fmt::Debug for Budget<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Budget")
            .field("progress", &self.progress)
            .field("allowance", &self.allowance)
            .field("stopped", &self.stopped)
            .finish_non_exhaustive()
    }
}

impl<'a> Budget<'a> {
    /// A budget of `allowance` steps.
    pub(crate) fn new(allowance: u64, callback: &'a mut Callback<'a>) -> Self {
        Self {
            progress: Progress {
                steps: 0,
                best: None,
                bound: None,
            },
            allowance,
            until: u64::MAX,
            reported: 0,
            stopped: None,
            callback,
        }
    }

    /// Why the solver must stop, if it must.
    pub(crate) fn stopped(&self) -> Option<Stop> {
        self.stopped
    }

    /// Steps taken so far.
    pub(crate) fn steps(&self) -> u64 {
        self.progress.steps
    }

    /// Steps left of the slice, whether or not the allowance lasts so long: whoever plans ahead does
    /// the same whatever the allowance.
    pub(crate) fn left(&self) -> u64 {
        self.until.saturating_sub(self.progress.steps)
    }

    /// Steps that may still be taken, by slice and allowance.
    pub(crate) fn rest(&self) -> u64 {
        let end = self.until.min(self.allowance);
        end.saturating_sub(self.progress.steps)
    }

    /// Lets `work` spend at most `steps`. That a slice is used up stops nobody else.
    pub(crate) fn slice<T>(&mut self, steps: u64, work: impl FnOnce(&mut Self) -> T) -> T {
        let whole = self.until;
        self.until = self.progress.steps.saturating_add(steps).min(whole);
        let done = work(self);
        self.until = whole;
        if self.stopped == Some(Stop::Exhausted) && self.progress.steps < whole.min(self.allowance)
        {
            self.stopped = None;
        }
        done
    }

    /// Counts `steps`; `true` while work may go on.
    pub(crate) fn spend(&mut self, steps: u64) -> bool {
        self.progress.steps = self.progress.steps.saturating_add(steps);
        if self.stopped.is_none() && self.progress.steps >= self.until.min(self.allowance) {
            self.stopped = Some(Stop::Exhausted);
        }
        if self.progress.steps - self.reported >= REPORT_EVERY {
            self.report();
        }
        self.stopped.is_none()
    }

    /// A better plan was found.
    pub(crate) fn found(&mut self, worth: Worth) {
        if self.progress.best.is_none_or(|best| worth > best) {
            self.progress.best = Some(worth);
            self.report();
        }
    }

    /// A tighter bound on what is possible was proven.
    pub(crate) fn proved(&mut self, bound: Worth) {
        if self.progress.bound.is_none_or(|known| bound < known) {
            self.progress.bound = Some(bound);
            self.report();
        }
    }

    /// Lets the caller hear, without any step taken; whether to stop.
    pub(crate) fn hear(&mut self) -> ControlFlow<Stop> {
        self.report();
        self.stopped
            .map_or(ControlFlow::Continue(()), ControlFlow::Break)
    }

    fn report(&mut self) {
        self.reported = self.progress.steps;
        if let ControlFlow::Break(stop) = (self.callback)(&self.progress) {
            self.stopped.get_or_insert(stop);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_allowance_ends_the_work() {
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let mut budget = Budget::new(10, &mut ignore);
        assert!(budget.spend(9));
        assert!(!budget.spend(1));
        assert_eq!(budget.stopped(), Some(Stop::Exhausted));
    }

    #[test]
    fn a_slice_ends_only_its_own_work() {
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let mut budget = Budget::new(10, &mut ignore);
        budget.slice(4, |budget| {
            assert!(budget.spend(3));
            assert_eq!(budget.left(), 1);
            assert!(!budget.spend(1));
        });
        assert_eq!(budget.stopped(), None);
        budget.slice(20, |budget| {
            assert_eq!(budget.left(), 20);
            assert!(!budget.spend(6));
        });
        assert_eq!(budget.stopped(), Some(Stop::Exhausted));
    }

    #[test]
    fn the_callback_ends_the_work() {
        let mut calls = 0;
        let mut cancel = |_: &Progress| {
            calls += 1;
            ControlFlow::Break(Stop::Cancelled)
        };
        let mut budget = Budget::new(u64::MAX, &mut cancel);
        assert!(budget.spend(REPORT_EVERY - 1));
        assert!(!budget.spend(1));
        assert_eq!(budget.stopped(), Some(Stop::Cancelled));
        assert_eq!(calls, 1);
    }

    #[test]
    fn only_better_plans_are_reported() {
        let mut seen = Vec::new();
        let mut note = |progress: &Progress| {
            seen.push(progress.best);
            ControlFlow::Continue(())
        };
        let worth = |value| Worth {
            shortfall: 0,
            value,
        };
        let mut budget = Budget::new(u64::MAX, &mut note);
        budget.found(worth(3));
        budget.found(worth(2));
        budget.found(worth(4));
        assert_eq!(seen, [Some(worth(3)), Some(worth(4))]);
    }
}
