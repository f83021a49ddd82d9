//! Simulated annealing: worse plans are accepted less and less often.
//!
//! Temperatures come from the instance: the first from how much proposals change the value, the last
//! a fixed fraction of it. Between them lie stages in geometric progression; each is a share of the
//! budget's steps. One step is one proposal.
use super::acceptance::Acceptance;
use super::crew::{self, Undo};
use super::edit::Edit;
use super::layout::Layout;
use super::links::Links;
use super::moves::propose::{Proposal, Proposer};
use super::penalty::Penalty;
use super::personal::Change;
use super::state::{Delta, State};
use crate::problem::model::{Model, Plan, Worth, at, dense};
use crate::solver::budget::Budget;
use crate::solver::random::Random;

/// Proposals between two looks at budget, temperature and prices.
const BATCH: u32 = 1024;
/// Temperatures between the first and the last.
const STAGES: u32 = 64;

/// The best legal plan so far, brought up to date trainee by trainee.
#[derive(Debug)]
struct Best {
    plan: Plan,
    worth: Option<Worth>,
    short: i64,
    open: i64,
    /// Trainees whose itinerary may differ from the plan's.
    changed: Vec<u32>,
    is_changed: Vec<bool>,
}

/// A running search.
#[derive(Debug)]
struct Annealer<'l> {
    state: State<'l>,
    proposer: Proposer,
    random: Random,
    acceptance: Acceptance,
    penalty: Penalty,
    best: Best,
    links: Links,
    undo: Undo,
    moved: Vec<u32>,
    temperature: i64,
    /// Scaled units in one unit of value, as a shift.
    shift: u32,
}

/// Improves `start`, which must be legal, for as long as the budget lasts.
pub(crate) fn anneal(model: &Model, start: &Plan, seed: u64, budget: &mut Budget<'_>) -> Plan {
    improve(model, start, seed, 0, budget)
}

/// As [`anneal`], for a start that is nearly as good as it gets: at a quarter of the temperature.
pub(crate) fn polish(model: &Model, start: &Plan, seed: u64, budget: &mut Budget<'_>) -> Plan {
    improve(model, start, seed, 2, budget)
}

fn improve(model: &Model, start: &Plan, seed: u64, cooler: u32, budget: &mut Budget<'_>) -> Plan {
    let layout = Layout::new(model);
    let state = State::from_plan(&layout, start);
    let mut annealer = Annealer::new(state, start.clone(), seed);
    annealer.run(cooler, budget);
    annealer.best.plan
}

impl Best {
    fn note(&mut self, trainee: u32) {
        if !self.is_changed[at(trainee)] {
            self.is_changed[at(trainee)] = true;
            self.changed.push(trainee);
        }
    }

    /// Takes the state over if it is legal and better.
    fn offer(&mut self, state: &State<'_>) -> bool {
        let tally = state.tally();
        if tally.excess > 0 {
            return false;
        }
        let worth = state.worth();
        if self.worth.is_some_and(|best| worth <= best) {
            return false;
        }
        self.worth = Some(worth);
        self.short = tally.short;
        self.open = state.open();
        for trainee in self.changed.drain(..) {
            self.is_changed[at(trainee)] = false;
            let itinerary = &mut self.plan[at(trainee)];
            itinerary.clear();
            itinerary.extend(state.itinerary(trainee).iter().map(super::edit::Slot::stay));
        }
        true
    }
}

impl<'l> Annealer<'l> {
    fn new(mut state: State<'l>, mut plan: Plan, seed: u64) -> Self {
        let trainees = state.layout.persons.len();
        plan.resize(trainees, Vec::new());
        for (itinerary, person) in plan.iter_mut().zip(&state.layout.persons) {
            itinerary.reserve(at(person.room).saturating_sub(itinerary.len()));
        }
        let mut best = Best {
            plan,
            worth: None,
            short: state.tally().short,
            open: state.open(),
            changed: Vec::with_capacity(trainees),
            is_changed: vec![false; trainees],
        };
        (0..dense(trainees)).for_each(|trainee| best.note(trainee));
        best.offer(&state);
        let shift = scale(&state);
        let links = Links::new(state.layout.model);
        let penalty = Penalty::new(&mut state, 1 << shift);
        Self {
            state,
            proposer: Proposer::new(),
            random: Random::new(seed),
            acceptance: Acceptance::new(),
            penalty,
            best,
            links,
            undo: Undo::default(),
            moved: Vec::with_capacity(trainees),
            temperature: 1 << shift,
            shift,
        }
    }

    fn run(&mut self, cooler: u32, budget: &mut Budget<'_>) {
        if self.state.layout.movable.is_empty() && self.links.linked.is_empty() {
            return;
        }
        let first = self.typical_change();
        let (hot, cold) = (first / HOT.1 * HOT.0 >> cooler, first / COLD.1 * COLD.0);
        let ladder = ladder(hot.max(1), cold.max(1));
        let total = budget.left().max(1);
        let began = budget.steps();
        self.temperature = ladder[0];
        self.penalty = Penalty::new(&mut self.state, self.temperature);
        if let Some(worth) = self.best.worth {
            budget.found(worth);
        }
        loop {
            let done = budget.steps() - began;
            self.temperature = between(&ladder, done, total);
            let mut improved = false;
            for _ in 0..BATCH {
                improved |= self.step();
            }
            self.penalty.adapt(&mut self.state, self.temperature, BATCH);
            if improved {
                if let Some(worth) = self.best.worth {
                    budget.found(worth);
                }
            }
            if !budget.spend(u64::from(BATCH)) {
                return;
            }
        }
    }

    /// One proposal; whether a better plan came of it.
    #[inline]
    fn step(&mut self) -> bool {
        let linked = dense(self.links.linked.len());
        if linked > 0 {
            let everybody = dense(self.state.layout.movable.len()) + linked;
            if self.random.below(everybody) < linked {
                return self.crew_step();
            }
        }
        let (_, proposal) = self.proposer.next(&self.state, &mut self.random);
        let first = &mut self.proposer.first;
        let second = &mut self.proposer.second;
        match proposal {
            Proposal::None => false,
            Proposal::One => {
                let Some(change) = self.state.judge(first) else {
                    return false;
                };
                let delta = self.state.delta(first.trainee, &change);
                self.decide(delta, &[change])
            }
            Proposal::Two => {
                let (Some(one), Some(two)) = (self.state.judge(first), self.state.judge(second))
                else {
                    return false;
                };
                let delta = self
                    .state
                    .delta_of_two((first.trainee, &one), (second.trainee, &two));
                self.decide(delta, &[one, two])
            }
        }
    }

    /// One proposal for linked trainees: made first, then kept or taken back.
    fn crew_step(&mut self) -> bool {
        let before = self.energy();
        let made = crew::propose(
            &mut self.state,
            &self.links,
            &mut self.proposer,
            &mut self.random,
            &mut self.undo,
            &mut self.moved,
        );
        if !made {
            return false;
        }
        let limit = -self
            .acceptance
            .threshold(self.temperature, self.random.word());
        if self.energy() - before < limit {
            self.undo.revert(&mut self.state);
            return false;
        }
        self.undo.keep();
        for &trainee in &self.moved {
            self.best.note(trainee);
        }
        self.best.offer(&self.state)
    }

    /// What the search maximizes, scaled.
    fn energy(&self) -> i64 {
        (self.state.worth().value << self.shift)
            - self.state.open() * self.penalty.open
            - self.state.tally().price
    }

    /// Accepts or rejects what the proposer's edits do.
    #[inline]
    fn decide(&mut self, delta: Delta, changes: &[Change]) -> bool {
        let limit = -self
            .acceptance
            .threshold(self.temperature, self.random.word());
        let fixed = (delta.value << self.shift) - delta.open * self.penalty.open;
        let before = self.state.tally();
        if !self.state.loads.is_soft() && fixed + before.price < limit {
            return false;
        }
        let simple = self.state.layout.separate && self.proposer.first.aligned;
        if let ([change], true) = (changes, simple) {
            let edit = &self.proposer.first;
            if self.state.gauge(edit, limit - fixed, self.shift).is_none() {
                return false;
            }
            self.state.draw(edit);
            self.state.commit(edit, change);
            self.best.note(edit.trainee);
            return self.best.offer(&self.state);
        }
        let edits: [&Edit; 2] = [&self.proposer.first, &self.proposer.second];
        for (edit, _) in edits.iter().zip(changes) {
            self.state.draw(edit);
        }
        let after = self.state.tally();
        let gain =
            fixed + ((after.value - before.value) << self.shift) + (before.price - after.price);
        if gain < limit {
            for (edit, _) in edits.iter().zip(changes) {
                self.state.undraw(edit);
            }
            return false;
        }
        for (edit, change) in edits.iter().zip(changes) {
            self.state.commit(edit, change);
            self.best.note(edit.trainee);
        }
        self.best.offer(&self.state)
    }

    /// The average difference of value of legal proposals, scaled.
    fn typical_change(&mut self) -> i64 {
        let mut random = self.random.clone();
        let (mut sum, mut count) = (0_i64, 0_i64);
        for _ in 0..16 * BATCH {
            let (state, links) = (&self.state, &self.links);
            let proposal = if state.layout.movable.is_empty() {
                let leader = links.linked[at(random.below(dense(links.linked.len())))];
                self.proposer.single(state, &mut random, leader)
            } else {
                self.proposer.next(state, &mut random).1
            };
            if proposal != Proposal::One {
                continue;
            }
            if let Some(change) = self.state.judge(&mut self.proposer.first) {
                if change.stays == 0 && change.own != 0 {
                    sum = sum.saturating_add(change.own.saturating_abs());
                    count += 1;
                }
            }
        }
        if count == 0 {
            return 1 << self.shift;
        }
        ((sum / count) << self.shift) + (((sum % count) << self.shift) / count)
    }
}

/// First and last temperature as fractions of the typical change of value.
const HOT: (i64, i64) = (1, 2);
const COLD: (i64, i64) = (1, 32);

/// As many bits below one unit of value as the largest sums leave room for.
fn scale(state: &State<'_>) -> u32 {
    let model = state.layout.model;
    let largest = model
        .choices
        .iter()
        .map(|choice| choice.value.unsigned_abs())
        .chain(model.trainees.iter().map(|t| t.change.unsigned_abs()))
        .chain(model.trainees.iter().map(|t| t.wait.unsigned_abs()))
        .max()
        .unwrap_or(0);
    (24_u32)
        .min(largest.leading_zeros().saturating_sub(30))
        .max(1)
}

/// Temperatures in geometric progression, by repeated integer square roots of the ratio.
fn ladder(hot: i64, cold: i64) -> Vec<i64> {
    const ONE: u32 = 40;
    let mut ratio = (u128::from(cold.unsigned_abs()) << ONE) / u128::from(hot.unsigned_abs());
    let mut stages = 1;
    while stages < STAGES {
        ratio = (ratio << ONE).isqrt();
        stages *= 2;
    }
    let mut rung = u128::from(hot.unsigned_abs()) << 20;
    let mut rungs = Vec::with_capacity(at(STAGES) + 1);
    for _ in 0..=STAGES {
        rungs.push(i64::try_from(rung >> 20).unwrap_or(i64::MAX >> 22).max(1));
        rung = (rung * ratio) >> ONE;
    }
    rungs
}

/// The temperature after `done` of `total` steps.
fn between(ladder: &[i64], done: u64, total: u64) -> i64 {
    let scaled = u128::from(done.min(total)) * u128::from(STAGES) * 1024 / u128::from(total);
    let scaled = i64::try_from(scaled).unwrap_or(0);
    let rung = usize::try_from(scaled / 1024)
        .unwrap_or(0)
        .min(ladder.len() - 1);
    let next = (rung + 1).min(ladder.len() - 1);
    let part = scaled % 1024;
    (ladder[rung] + (ladder[next] - ladder[rung]) / 1024 * part).max(1)
}
