//! Closing the gap: dives for plans at the bound, cases for bounds at the plan.
use crate::problem::evaluate::worth_of;
use crate::problem::model::{at, dense};

use super::column::crowd::Form;
use super::column::dive::{Dive, Dived, combined};
use super::column::generate::{Generator, units};
use super::column::negotiate::negotiate;
use super::column::part::improve;
use super::column::tree::{Grown, Tree, most_leaves};
use super::large;
use super::solve::{Run, Verdict};

/// Attempts of the first dive at a target; later ones get more.
const FIRST_FAILURES: u32 = 400;
/// Attempts of the last dive at a target.
const LAST_FAILURES: u32 = 6400;
/// The first dive may take this part of the steps that were spent before it.
const FIRST_DIVE: u64 = 4;
/// Steps of a tree of cases, at least.
const TREE: u64 = 1 << 20;
/// Value between plan and bound, at most, for a tree of cases.
const NEAR: i64 = 8;
/// Trainees, at most, for a tree of cases whatever the gap.
const FEW: usize = 64;
/// Trainees planned again at once.
const PART: usize = 60;

impl Run<'_, '_> {
    /// Closes the gap between plan and bound.
    pub(super) fn close(
        &mut self,
        generator: &mut Generator<'_>,
        form: Form,
        force: i64,
    ) -> Verdict {
        let mut failures = FIRST_FAILURES;
        let mut round = 0;
        let mut top = units(generator.proof.scaled);
        if self.model.trainees.len() > FEW && self.value(form).is_some() {
            // Before much is spent on dives, a good plan.
            let steps = self.budget.steps();
            let dived = self.aim(generator, top, (failures, steps / FIRST_DIVE));
            if let Dived::Found(plan) = dived {
                self.offer(plan);
            } else {
                self.draft(steps);
            }
        }
        while failures <= LAST_FAILURES {
            if self.grow(generator, form) {
                return Verdict::Settled;
            }
            if form.penalty.is_none() && self.is_short() {
                return Verdict::NoPlan;
            }
            let floor = self.value(form);
            let mut target = top;
            let mut step = 1;
            while floor.is_none_or(|floor| target > floor) {
                // Below the bound, any plan will do for now: it is improved later.
                let attempts = if target == top {
                    failures
                } else {
                    failures / 10
                };
                let dived = self.aim(generator, target, (attempts, u64::MAX));
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
                // The solver knows; now for those who do not trust it.
                self.searched = true;
                self.grow(generator, form);
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

    /// Looks for a plan worth `target`, for so many attempts and steps.
    fn aim(
        &mut self,
        generator: &mut Generator<'_>,
        target: i64,
        (attempts, steps): (u32, u64),
    ) -> Dived {
        let model = self.model;
        self.budget.slice(steps, |budget| {
            generator.focus(target, budget);
            let mixed = generator.mixed_plan();
            let rates = generator.proof.rates.clone();
            let settled = negotiate(&mut generator.crowd, &rates, mixed, budget).filter(|plan| {
                let worth = worth_of(model, plan);
                worth.is_some_and(|worth| combined(generator, worth) >= target)
            });
            let dived = match settled {
                Some(plan) => Dived::Found(plan),
                None => Dive::new(target).run(generator, attempts, budget),
            };
            generator.blur();
            dived
        })
    }

    /// A plan and a bound by prices that follow demand, as for very many trainees.
    fn draft(&mut self, steps: u64) {
        let (model, config) = (self.model, self.config);
        let start = self.best.as_ref().map(|best| best.1.clone());
        let found = (self.budget).slice(steps, |budget| {
            large::solve(model, config, start.as_ref(), budget)
        });
        let Some(found) = found else {
            return;
        };
        if let Some((_, plan)) = found.best {
            self.offer(plan);
        }
        if let Some((bound, certificate)) = found.bound {
            let known = self.bound.as_ref();
            if known.is_none_or(|known| bound.worth < known.0.worth) {
                self.budget.proved(bound.worth);
                self.bound = Some((bound, certificate));
            }
        }
    }

    /// Splits plans into cases until a certificate shows that the best one is the best.
    fn grow(&mut self, generator: &mut Generator<'_>, form: Form) -> bool {
        let target = match (self.value(form), form.penalty) {
            (Some(value), _) => value + 1,
            // Perhaps there is no plan at all.
            (None, Some(penalty)) => {
                let least = self.most_missing().saturating_mul(penalty);
                self.range.0.saturating_sub(least)
            }
            // Perhaps none is complete.
            (None, None) => self.range.0,
        };
        let far = units(generator.proof.scaled).saturating_sub(target) > NEAR;
        let few = self.model.trainees.len() <= FEW;
        if far && !few || self.done() {
            return self.done();
        }
        // Whoever breaks a limit must fall below every target.
        let units = form.penalty.map_or(1, |_| self.most_missing());
        let force = self.penalty().saturating_mul(units).min(1 << 40);
        if generator.master.force() < force {
            generator.enforce(force);
        }
        let mut found = Vec::new();
        let tree = Tree::new(self.model, target);
        let leaves = most_leaves(self.model);
        let steps = 4 * self.budget.steps() + TREE;
        let grown = (self.budget).slice(steps, |budget| {
            tree.grow(generator, leaves, &mut found, budget)
        });
        for plan in found {
            self.offer(plan);
        }
        if let Grown::Proven(most, certificate) = grown {
            self.keep((most > i128::MIN).then_some(most), certificate);
        }
        self.done() || self.impossible
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
