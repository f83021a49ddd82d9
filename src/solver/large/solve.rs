//! Rounds over all parts, from a first plan to an ever smaller gap.
use std::ops::ControlFlow;

use crate::certificate::claim::{Bound, Certificate, Mode, Prices, SCALE};
use crate::certificate::range::{bound_within, value_range_aloud};
use crate::problem::model::{Model, Plan, at, dense};
use crate::solver::budget::{Budget, Stop};
use crate::solver::config::Config;
use crate::solver::crew::{self, BATCH};
use crate::solver::outcome::{Outcome, Status};

use super::board::Board;
use super::chart::Charts;
use super::dual::NoAnswer;
use super::ledger::Ledger;
use super::parts::{Cut, Parts};
use super::rounds::{Scene, Work};
use super::settle::Care;

/// Proposals for each stay in the first search; later ones are longer.
const FIRST_SEARCH: u64 = 32;
/// Rounds in a row in which no part could gain anything and no bound moved, at most.
const IDLE: u32 = 8;
/// Pricing passes of all parts in the first round, roughly; each later one has twice as many.
const FIRST_PASSES: u32 = 1 << 9;
/// Samples of a part before that.
const SAMPLES: u32 = 40;
/// One of so many trainees is settled at a time at first.
const FIRST_SHARE: u32 = 4;
/// Steps that a look at a part, or at a few thousand trainees, counts as.
const LOOK: u64 = 64;
/// Pricing passes of a round, at most.
const MOST_PASSES: u32 = 1 << 10;

/// Plans very many trainees as well as the budget allows. `None`: this is not the way, since pins
/// contradict each other.
pub(crate) fn solve(
    model: &Model,
    config: &Config,
    start: Option<&Plan>,
    budget: &mut Budget<'_>,
) -> Option<Outcome> {
    let range = value_range_aloud(model, &mut || {
        budget.spend(LOOK);
    });
    let Some(parts) = Parts::new(model, Cut::Near, budget) else {
        return Some(nothing(budget));
    };
    let across = if parts.cut {
        Parts::new(model, Cut::Across, budget)
    } else {
        None
    };
    let Some(ledger) = Ledger::new(model, &parts, start.cloned(), budget) else {
        return budget.stopped().map(|_| nothing(budget));
    };
    let mut run = Run {
        model,
        config,
        parts: &parts,
        across: across.as_ref(),
        ledger,
        range,
        board: Board::new(model, &parts, budget),
        charts: Charts::new(model, true, config.most_nodes, budget),
        penalty: None,
        round: 0,
    };
    if model.cells.iter().any(|cell| cell.min > cell.max) {
        run.relax(budget);
    }
    run.all(budget);
    Some(run.finish(budget))
}

/// A run that was stopped before it had anything.
fn nothing(budget: &Budget<'_>) -> Outcome {
    Outcome {
        status: Status::Unknown,
        best: None,
        bound: None,
        searched: false,
        steps: budget.steps(),
        stopped: budget.stopped(),
    }
}

struct Run<'m> {
    model: &'m Model,
    config: &'m Config,
    parts: &'m Parts,
    /// Other parts of the same trainees, where crowds had to be cut.
    across: Option<&'m Parts>,
    ledger: Ledger<'m>,
    range: (i64, i64),
    board: Board,
    charts: Charts,
    /// Value lost with each missing unit; `None`: nothing may be missing.
    penalty: Option<i64>,
    round: u64,
}

impl Run<'_> {
    /// From now on, missing units have a price.
    fn relax(&mut self, budget: &mut Budget<'_>) {
        let spread = self.range.1.saturating_sub(self.range.0);
        self.penalty = Some(spread.clamp(0, 1 << 40) + 1);
        self.charts = Charts::new(self.model, false, self.config.most_nodes, budget);
        self.board.forget();
    }

    fn all(&mut self, budget: &mut Budget<'_>) {
        budget.found(self.ledger.worth());
        self.every_part(Work::Construct, false, budget);
        let mut proposals = FIRST_SEARCH;
        let mut idle = 0;
        while budget.stopped().is_none() && !self.done() && idle < IDLE {
            let before = (budget.steps(), self.ledger.worth(), self.bound());
            if self.board.given_up {
                self.every_part(Work::Search { proposals }, false, budget);
            } else {
                self.follow(self.work(proposals), budget);
            }
            self.search_across(Work::Search { proposals }, budget);
            let after = (budget.steps(), self.ledger.worth(), self.bound());
            idle = if after == before { idle + 1 } else { 0 };
            // Putting together what parts found is work as well.
            let things = self.model.cells.len() + self.model.trainees.len();
            budget.spend(1 + u64::from(dense(things / 64)));
            self.round += 1;
            proposals = proposals.saturating_mul(2);
        }
    }

    /// What is done for each part in this round: so much that the first round of a
    /// great many trainees is a short one.
    fn work(&self, proposals: u64) -> Work {
        let round = u32::try_from(self.round).unwrap_or(u32::MAX).min(6);
        let parts = dense(self.parts.members.len()).max(1);
        let passes = (FIRST_PASSES / parts).clamp(1, 8) << round;
        let share = FIRST_SHARE + 2 * round.saturating_sub(2);
        Work::Follow {
            samples: SAMPLES,
            passes: passes.min(MOST_PASSES),
            care: Care {
                share: at(share),
                passes: 1 + round,
            },
            proposals,
        }
    }

    fn mode(&self) -> Mode {
        (self.penalty).map_or(Mode::Strict, |penalty| Mode::Relaxed { penalty })
    }

    fn bound(&self) -> Option<Bound> {
        let scaled = self.board.scaled(self.model, self.parts, self.penalty)?;
        Some(bound_within(
            self.model,
            self.range,
            self.mode(),
            Some(scaled),
        ))
    }

    fn done(&self) -> bool {
        self.bound()
            .is_some_and(|bound| self.ledger.worth() >= bound.worth)
    }

    /// Whether nothing can be gained in a part any more.
    fn closed(&self, part: usize) -> bool {
        let Some(bound) = self.board.scaled[part].filter(|_| !self.board.soft) else {
            return false;
        };
        let (worth, missing) = self.ledger.standing(part, &self.board.prices);
        missing == 0 && bound < worth + i128::from(SCALE)
    }

    /// A round that moves prices. Those of cells that parts share move first, and are taken back if
    /// the bound gets no better by it.
    fn follow(&mut self, work: Work, budget: &mut Budget<'_>) {
        let before = self.board.scaled(self.model, self.parts, self.penalty);
        let known = before.is_some().then(|| self.board.snapshot());
        let moved = known.is_some() && self.board.move_shared(self.model, self.parts, self.penalty);
        self.every_part(work, moved, budget);
        let after = self.board.scaled(self.model, self.parts, self.penalty);
        if let (true, Some(before), Some(known)) = (moved, before, known) {
            if after.is_none_or(|after| after >= before) {
                self.board.restore(known);
            }
        }
        if let Some(bound) = self.bound() {
            budget.proved(bound.worth);
        }
    }

    /// One kind of work for every part in which something can be gained, or for `every` part.
    fn every_part(&mut self, work: Work, every: bool, budget: &mut Budget<'_>) {
        let mut waiting = Vec::new();
        for part in 0..self.parts.members.len() {
            if every || !self.closed(part) {
                waiting.push(part);
            }
            budget.spend(LOOK);
        }
        while !waiting.is_empty() {
            let batch = self.parts.batch(&mut waiting, BATCH);
            if budget.stopped().is_some() || !self.batch(work, self.parts, &batch, budget) {
                return;
            }
            budget.found(self.ledger.worth());
            if let Some(bound) = self.bound().filter(|_| !every) {
                budget.proved(bound.worth);
            }
        }
    }

    /// Search among those whom the parts keep asunder.
    fn search_across(&mut self, work: Work, budget: &mut Budget<'_>) {
        let Some(across) = self.across else {
            return;
        };
        self.ledger.regroup(across, budget);
        let mut waiting: Vec<usize> = (0..across.members.len()).collect();
        while !waiting.is_empty() && budget.stopped().is_none() {
            let batch = across.batch(&mut waiting, BATCH);
            self.batch(work, across, &batch, budget);
            budget.found(self.ledger.worth());
        }
        self.ledger.regroup(self.parts, budget);
    }

    /// Works on some parts at the same time; `false` where there is no sense in going on.
    fn batch(
        &mut self,
        work: Work,
        parts: &Parts,
        batch: &[usize],
        budget: &mut Budget<'_>,
    ) -> bool {
        let scene = Scene {
            model: self.model,
            parts,
            ledger: &self.ledger,
            charts: &self.charts,
            penalty: self.penalty,
            board: &self.board,
            grain: self.board.grain,
            seed: self.config.seed ^ (self.round << 32),
        };
        let task = |index: usize, budget: &mut Budget<'_>| {
            scene.work(work, batch[index], batch.len(), budget)
        };
        let found = crew::work(budget, batch.len(), &task);
        let mut failed = None;
        for (&part, found) in batch.iter().zip(found) {
            let Some(found) = found else {
                continue;
            };
            if let Some(plan) = found.plan {
                self.ledger.replace(part, plan);
                // Whether to stop is asked before the next batch.
                let _: ControlFlow<Stop> = budget.hear();
            }
            match found.priced {
                Ok(priced) => self.board.note(part, &parts.members[part], priced),
                Err(NoAnswer::Stopped) => {}
                Err(no) => failed = Some(no),
            }
        }
        match failed {
            None => true,
            Some(NoAnswer::NoItinerary) if self.penalty.is_none() => {
                self.relax(budget);
                false
            }
            Some(_) => {
                self.board.given_up = true;
                self.board.forget();
                false
            }
        }
    }

    fn finish(self, budget: &Budget<'_>) -> Outcome {
        let (bound, mode) = (self.bound(), self.mode());
        let counted = self.board.worst.filter(|_| self.model.worst_weight > 0);
        let mut multipliers = vec![0; self.model.trainees.len()];
        if let Some(worst) = counted {
            multipliers[at(worst)] = self.model.worst_weight * SCALE;
        }
        let prices = Prices {
            cells: self.board.prices,
            multipliers,
            caps: caps(&self.board.critical),
            company: Vec::new(),
            relaxed: Vec::new(),
        };
        let certificate = Certificate::new(mode, prices);
        let worth = self.ledger.worth();
        let optimal = bound.is_some_and(|bound| worth >= bound.worth);
        Outcome {
            status: if optimal {
                Status::Optimal
            } else {
                Status::Feasible
            },
            best: Some((worth, self.ledger.plan)),
            bound: bound.map(|bound| (bound, certificate)),
            searched: false,
            steps: budget.steps(),
            stopped: budget.stopped(),
        }
    }
}

/// Pairs (trainee, hospital) whose caps are counted.
fn caps(critical: &[Vec<u32>]) -> Vec<(u32, u32)> {
    let mut caps = Vec::new();
    for (trainee, hospitals) in (0..).zip(critical) {
        let mut hospitals = hospitals.clone();
        hospitals.sort_unstable();
        caps.extend(hospitals.into_iter().map(|hospital| (trainee, hospital)));
    }
    caps
}
