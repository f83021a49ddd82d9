//! From a mix to a plan: aim at the bound, and settle stays while the mix remains that good.
//!
//! A *decision* says that a trainee has a stay, or has it not. Pricing obeys decisions exactly, so the
//! descent is a complete search: when a stay can be neither wanted nor banned, the last decision
//! before it was wrong. Decisions are taken several at once while that goes well.
use crate::problem::evaluate::worth_of;
use crate::problem::model::{Plan, Stay, Worth, at};
use crate::solver::budget::Budget;

use super::decisions::single;
use super::generate::{End, Generator};
use super::number::float;

/// Decisions taken at once, at most.
const MOST_AT_ONCE: usize = 32;

/// How a dive ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dived {
    /// A plan worth the target.
    Found(Plan),
    /// No plan is worth the target, as far as complete search with this arithmetic can tell.
    Exhausted,
    /// Too many attempts failed, or the budget is used up.
    GaveUp,
}

/// One trainee's stay.
type Point = (u32, Stay);

/// What was decided, in order.
#[derive(Debug)]
enum Trail {
    Wanted(Vec<Point>),
    Banned(Point),
}

/// A descent with a target.
#[derive(Debug)]
pub(crate) struct Dive {
    target: i64,
    trail: Vec<Trail>,
    at_once: usize,
    failures: u32,
}

impl Dive {
    /// A dive for plans worth at least `target`.
    pub(crate) fn new(target: i64) -> Self {
        Self {
            target,
            trail: Vec::new(),
            at_once: 8,
            failures: 0,
        }
    }

    /// Dives until a plan worth the target is found, or `most` attempts failed.
    pub(crate) fn run(
        mut self,
        generator: &mut Generator<'_>,
        most: u32,
        budget: &mut Budget<'_>,
    ) -> Dived {
        let found = self.descend(generator, most, budget);
        while self.undo(generator).is_some() {}
        found
    }

    fn descend(
        &mut self,
        generator: &mut Generator<'_>,
        most: u32,
        budget: &mut Budget<'_>,
    ) -> Dived {
        if !self.holds(generator, budget) {
            return ended(budget);
        }
        while self.failures < most && budget.stopped().is_none() {
            let mix = generator.master.mix();
            let points = points(generator, &mix);
            if points.is_empty() {
                let plan = plan(generator, &mix);
                let worth = worth_of(generator.crowd.model, &plan);
                if worth.is_some_and(|worth| combined(generator, worth) >= self.target) {
                    return Dived::Found(plan);
                }
                // The mix is whole only up to the perturbation of limits.
                return Dived::GaveUp;
            }
            let mut batch: Vec<Point> = Vec::new();
            for (trainee, stay, _) in points {
                if batch.len() < self.at_once && !batch.iter().any(|point| point.0 == trainee) {
                    batch.push((trainee, stay));
                }
            }
            let size = batch.len();
            let first = batch[0];
            self.decide(generator, Trail::Wanted(batch));
            if self.holds(generator, budget) {
                self.at_once = (self.at_once * 2).min(MOST_AT_ONCE);
                continue;
            }
            self.failures += 1;
            self.undo(generator);
            if size > 1 {
                self.at_once = size / 2;
                generator.solve(budget);
                continue;
            }
            self.decide(generator, Trail::Banned(first));
            if !self.holds(generator, budget) && !self.back(generator, budget) {
                return ended(budget);
            }
        }
        Dived::GaveUp
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

    fn decide(&mut self, generator: &mut Generator<'_>, trail: Trail) {
        let (points, wanted) = match &trail {
            Trail::Wanted(points) => (points.as_slice(), true),
            Trail::Banned(point) => (std::slice::from_ref(point), false),
        };
        for &(trainee, stay) in points {
            let decisions = &mut generator.crowd.decisions[at(trainee)];
            let stays = single(trainee, stay);
            if wanted {
                decisions.wanted.push(stays);
            } else {
                decisions.banned.push(stays);
            }
            generator.obey(trainee);
        }
        generator.depth += 1;
        self.trail.push(trail);
    }

    fn undo(&mut self, generator: &mut Generator<'_>) -> Option<Trail> {
        let trail = self.trail.pop()?;
        let (points, wanted) = match &trail {
            Trail::Wanted(points) => (points.as_slice(), true),
            Trail::Banned(point) => (std::slice::from_ref(point), false),
        };
        for &(trainee, _) in points {
            let decisions = &mut generator.crowd.decisions[at(trainee)];
            if wanted {
                decisions.wanted.pop();
            } else {
                decisions.banned.pop();
            }
            generator.obey(trainee);
        }
        generator.depth -= 1;
        Some(trail)
    }

    /// Neither with the last stay nor without it: takes back the last stays that were wanted, and
    /// bans the one. `false` when nothing is left to take back.
    fn back(&mut self, generator: &mut Generator<'_>, budget: &mut Budget<'_>) -> bool {
        loop {
            self.failures += 1;
            self.at_once = 1;
            let points = loop {
                match self.undo(generator) {
                    None => return false,
                    Some(Trail::Banned(_)) => {}
                    Some(Trail::Wanted(points)) => break points,
                }
            };
            if points.len() == 1 {
                self.decide(generator, Trail::Banned(points[0]));
            }
            if self.holds(generator, budget) || budget.stopped().is_some() {
                return true;
            }
        }
    }
}

/// Nothing is left to try, unless it is only the budget.
fn ended(budget: &Budget<'_>) -> Dived {
    match budget.stopped() {
        Some(_) => Dived::GaveUp,
        None => Dived::Exhausted,
    }
}

/// Stays that the mix has in part, the nearly whole ones first.
fn points(generator: &Generator<'_>, mix: &[(u32, f64)]) -> Vec<(u32, Stay, f64)> {
    let mut points: Vec<(u32, Stay, f64)> = Vec::new();
    for &(column, share) in mix {
        let column = &generator.master.columns[at(column)];
        for &stay in &column.itinerary {
            points.push((column.trainee, stay, share));
        }
    }
    points.sort_by_key(|point| (point.0, point.1));
    points.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        if same {
            kept.2 += next.2;
        }
        same
    });
    points.retain(|point| is_part(point.2));
    points.sort_by(|one, other| {
        let order = other.2.total_cmp(&one.2);
        order.then((one.0, one.1).cmp(&(other.0, other.1)))
    });
    points
}

/// Whether a share is neither nothing nor the whole. Limits are perturbed, and where there are many, so
/// are shares.
pub(crate) fn is_part(share: f64) -> bool {
    (1e-4..=1.0 - 1e-4).contains(&share)
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
pub(crate) fn plan(generator: &Generator<'_>, mix: &[(u32, f64)]) -> Plan {
    let mut plan = vec![Vec::new(); generator.crowd.model.trainees.len()];
    for &(column, share) in mix {
        let column = &generator.master.columns[at(column)];
        if share > 0.5 {
            plan[at(column.trainee)].clone_from(&column.itinerary);
        }
    }
    plan
}
