//! From a mix to a plan: aim at the bound, and fix itineraries while the mix stays that good.
use crate::problem::evaluate::worth_of;
use crate::problem::model::{Plan, Worth, at};
use crate::solver::budget::Budget;

use super::generate::{End, Generator};
use super::number::float;

/// Itineraries fixed at once, at most.
const MOST_AT_ONCE: usize = 16;

/// A descent with a target.
#[derive(Debug)]
pub(crate) struct Dive {
    target: i64,
    /// Fixed columns, in batches.
    batches: Vec<Vec<u32>>,
    forbidden: Vec<u32>,
    at_once: usize,
    failures: u32,
}

impl Dive {
    /// A dive for plans worth at least `target`.
    pub(crate) fn new(target: i64) -> Self {
        Self {
            target,
            batches: Vec::new(),
            forbidden: Vec::new(),
            at_once: 4,
            failures: 0,
        }
    }

    /// Dives until a plan worth the target is found, or `most` attempts failed.
    pub(crate) fn run(
        mut self,
        generator: &mut Generator<'_>,
        most: u32,
        budget: &mut Budget<'_>,
    ) -> Option<Plan> {
        let found = self.descend(generator, most, budget);
        while self.undo(generator).is_some() {}
        for &column in &self.forbidden {
            generator.master.allow(column, true);
        }
        found
    }

    fn descend(
        &mut self,
        generator: &mut Generator<'_>,
        most: u32,
        budget: &mut Budget<'_>,
    ) -> Option<Plan> {
        while self.failures < most && budget.stopped().is_none() {
            let mix = generator.master.mix();
            let mut split: Vec<(u32, f64)> = Vec::new();
            for &(column, share) in &mix {
                if share < 1.0 - 1e-5 {
                    split.push((column, share));
                }
            }
            if split.is_empty() {
                let plan = plan(generator, &mix);
                let worth = worth_of(generator.crowd.model, &plan);
                if worth.is_some_and(|worth| self.reached(generator, worth)) {
                    return Some(plan);
                }
                self.failures += 1;
                self.back(generator, budget)?;
                continue;
            }
            split.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
            let mut batch: Vec<u32> = Vec::new();
            let mut trainees = Vec::new();
            for (column, _) in split {
                let trainee = generator.master.columns[at(column)].trainee;
                if batch.len() < self.at_once && !trainees.contains(&trainee) {
                    trainees.push(trainee);
                    batch.push(column);
                }
            }
            self.fix(generator, batch);
            if self.holds(generator, budget) {
                self.at_once = (self.at_once * 2).min(MOST_AT_ONCE);
                continue;
            }
            let batch = self.undo(generator)?;
            self.failures += 1;
            if batch.len() > 1 {
                self.at_once = batch.len() / 2;
                generator.master.solve(u64::MAX);
                continue;
            }
            self.forbid(generator, batch[0]);
            if !self.holds(generator, budget) {
                self.back(generator, budget)?;
            }
        }
        None
    }

    fn reached(&self, generator: &Generator<'_>, worth: Worth) -> bool {
        combined(generator, worth) >= self.target
    }

    /// Whether the mix is still worth the target.
    fn holds(&self, generator: &mut Generator<'_>, budget: &mut Budget<'_>) -> bool {
        match generator.run(self.target, budget) {
            End::Converged => {
                let master = &generator.master;
                master.broken() < 1e-5 && master.worth() + 1e-3 >= float(self.target)
            }
            End::Below | End::Stopped | End::NoItinerary => false,
        }
    }

    fn fix(&mut self, generator: &mut Generator<'_>, batch: Vec<u32>) {
        for &column in &batch {
            let trainee = generator.master.columns[at(column)].trainee;
            generator.fixed[at(trainee)] = Some(column);
            for other in generator.master.of(trainee).to_vec() {
                if other != column {
                    generator.master.allow(other, false);
                }
            }
        }
        self.batches.push(batch);
    }

    fn undo(&mut self, generator: &mut Generator<'_>) -> Option<Vec<u32>> {
        let batch = self.batches.pop()?;
        for &column in &batch {
            let trainee = generator.master.columns[at(column)].trainee;
            generator.fixed[at(trainee)] = None;
            for other in generator.master.of(trainee).to_vec() {
                if !self.forbidden.contains(&other) {
                    generator.master.allow(other, true);
                }
            }
        }
        Some(batch)
    }

    fn forbid(&mut self, generator: &mut Generator<'_>, column: u32) {
        generator.master.allow(column, false);
        self.forbidden.push(column);
    }

    /// Neither with the last columns nor without: gives back what was fixed before, and tries the rest.
    fn back(&mut self, generator: &mut Generator<'_>, budget: &mut Budget<'_>) -> Option<()> {
        loop {
            let batch = self.undo(generator)?;
            self.failures += 1;
            self.at_once = 1;
            if batch.len() == 1 {
                self.forbid(generator, batch[0]);
            }
            if self.holds(generator, budget) {
                return Some(());
            }
            if budget.stopped().is_some() {
                return None;
            }
        }
    }
}

/// Value, less the penalty of shortfall where that is allowed.
pub(crate) fn combined(generator: &Generator<'_>, worth: Worth) -> i64 {
    match generator.crowd.form.penalty {
        Some(penalty) => worth.value - penalty.saturating_mul(worth.shortfall),
        None if worth.shortfall > 0 => i64::MIN,
        None => worth.value,
    }
}

/// The plan of the largest shares.
fn plan(generator: &Generator<'_>, mix: &[(u32, f64)]) -> Plan {
    let mut plan = vec![Vec::new(); generator.crowd.model.trainees.len()];
    for &(column, share) in mix {
        let column = &generator.master.columns[at(column)];
        if share > 0.5 {
            plan[at(column.trainee)].clone_from(&column.itinerary);
        }
    }
    plan
}
