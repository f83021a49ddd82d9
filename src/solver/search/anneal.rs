//! Simulated annealing: worse plans are accepted less and less often.
//!
//! Temperatures come from the instance: the first from how much proposals change the value, the last
//! a fixed fraction of it. How the temperature goes between them is up to [`super::cooling`]. One step is
//! one proposal.
use super::acceptance::Acceptance;
use super::best::Best;
use super::construct::construct;
use super::cooling::{Cooling, Passed};
use super::crew::Undo;
use super::layout::Layout;
use super::links::Links;
use super::moves::propose::{Proposal, Proposer};
use super::penalty::Penalty;
use super::rates::Rates;
use super::state::State;
use crate::certificate::range::value_range;
use crate::problem::model::{Model, Plan, at, dense};
use crate::solver::budget::Budget;
use crate::solver::random::Random;

/// Proposals between two looks at budget, temperature and prices.
const BATCH: u32 = 1024;
/// Proposals of one kind in a row: what the processor guesses of the next one is then mostly right.
const ALIKE: u32 = 32;
/// Steps between two turns to other trainees.
const TURN: u64 = 8192;

/// A running search.
#[derive(Debug)]
pub(super) struct Annealer<'l> {
    pub(super) state: State<'l>,
    pub(super) proposer: Proposer,
    pub(super) random: Random,
    pub(super) acceptance: Acceptance,
    pub(super) penalty: Penalty,
    pub(super) best: Best,
    pub(super) links: Links,
    pub(super) undo: Undo,
    pub(super) moved: Vec<u32>,
    pub(super) temperature: i64,
    /// Scaled units in one unit of value, as a shift.
    pub(super) shift: u32,
    rates: Rates,
    #[cfg(feature = "paranoid")]
    audit: super::audit::Audit,
}

/// Improves `start`, which must be legal, for as long as the budget lasts. `prices` are what a unit of each
/// cell is worth to others, in 1/1000; none are needed.
pub(crate) fn anneal(
    model: &Model,
    start: &Plan,
    prices: &[i64],
    seed: u64,
    budget: &mut Budget<'_>,
) -> Plan {
    let layout = Layout::new(model);
    let state = State::from_plan(&layout, start);
    let mut annealer = Annealer::new(state, start.clone(), prices, seed);
    annealer.run(budget);
    annealer.best.plan
}

/// As [`anneal`], from a plan or from a greedy start.
pub(crate) fn search(
    model: &Model,
    start: Option<&Plan>,
    prices: &[i64],
    seed: u64,
    budget: &mut Budget<'_>,
) -> Plan {
    let start = start.map_or_else(|| construct(model), Clone::clone);
    anneal(model, &start, prices, seed, budget)
}

impl<'l> Annealer<'l> {
    fn new(mut state: State<'l>, mut plan: Plan, prices: &[i64], seed: u64) -> Self {
        let trainees = state.layout.persons.len();
        plan.resize(trainees, Vec::new());
        for (itinerary, person) in plan.iter_mut().zip(&state.layout.persons) {
            itinerary.reserve(at(person.room).saturating_sub(itinerary.len()));
        }
        let best = Best::new(plan, &state);
        let shift = scale(state.layout.model);
        let links = Links::new(state.layout.model);
        let penalty = Penalty::new(&mut state, 1 << shift);
        if state.layout.separate {
            let cells = state.layout.presence.cells();
            state.loads.keep_margins(cells, shift);
        }
        let rates = Rates::new(state.layout.model, prices, shift);
        Self {
            #[cfg(feature = "paranoid")]
            audit: super::audit::Audit::new(&state),
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
            rates,
        }
    }

    #[inline(never)]
    fn run(&mut self, budget: &mut Budget<'_>) {
        if self.state.layout.movable.is_empty() && self.links.linked.is_empty() {
            return;
        }
        self.proposer.begin(&self.state, &mut self.random);
        let first = self.typical_change();
        let (hot, cold) = (first / HOT.1 * HOT.0, first / COLD.1 * COLD.0);
        let mut cooling = Cooling::new(hot, cold, self.short(), budget.left());
        self.temperature = cooling.temperature();
        self.rates
            .charge(&mut self.state.loads, cooling.sections_left());
        self.penalty = Penalty::new(&mut self.state, hot);
        if let Some(worth) = self.best.worth {
            budget.found(worth);
        }
        let mut legal = false;
        loop {
            let mut improved = false;
            if budget.steps() % TURN < u64::from(BATCH) {
                self.proposer.turn(&self.state);
            }
            for _ in 0..BATCH / ALIKE {
                let kind = self.proposer.kind(&self.state, &mut self.random);
                for _ in 0..ALIKE {
                    improved |= self.step(kind);
                }
            }
            #[cfg(feature = "paranoid")]
            self.audit.run(&self.state);
            self.penalty
                .adapt(&mut self.state, self.temperature, BATCH / 4);
            if improved {
                if let Some(worth) = self.best.worth {
                    budget.found(worth);
                }
            }
            legal |= self.state.tally().excess == 0;
            let passed = cooling.advance(u64::from(BATCH));
            if passed != Passed::Nothing && !std::mem::take(&mut legal) {
                self.best.mend(&self.state);
            }
            if !budget.spend(u64::from(BATCH)) {
                return;
            }
            if passed == Passed::Run && !self.restore(budget) {
                return;
            }
            if passed != Passed::Nothing {
                self.rates
                    .charge(&mut self.state.loads, cooling.sections_left());
            }
            self.temperature = cooling.temperature();
        }
    }

    /// Steps that are enough to polish a plan: some for each choice at the place of each stay.
    fn short(&self) -> u64 {
        let persons = self.state.layout.persons.iter();
        persons
            .map(|person| u64::from(person.room) * u64::from(person.choice_count))
            .sum::<u64>()
            .saturating_mul(FIRST)
    }

    /// Goes back to the best plan; `false` where the budget ends on the way.
    fn restore(&mut self, budget: &mut Budget<'_>) -> bool {
        if self.best.worth.is_none() {
            return true;
        }
        let mut going = true;
        while let Some(trainee) = self.best.changed.pop() {
            self.best.is_changed[at(trainee)] = false;
            self.state.replace(
                trainee,
                &self.best.plan[at(trainee)],
                &mut self.proposer.first,
            );
            if self.best.changed.len() % 256 == 0 {
                going = going && budget.spend(256);
            }
        }
        going
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
const HOT: (i64, i64) = (3, 16);
const COLD: (i64, i64) = (1, 32);
/// Steps for each choice at the place of each stay.
const FIRST: u64 = 16;

/// Bits of the largest single value, scaled: prices may be some hundred times as large.
pub(super) const LARGEST: u32 = 34;
/// Bits of the whole range of values, scaled.
const RANGE: u32 = 60;

/// As many bits below one unit of value as the largest sums leave room for. Values that are all
/// doubled have one bit less: the search then sees the same numbers.
fn scale(model: &Model) -> u32 {
    let largest = model
        .choices
        .iter()
        .map(|choice| choice.value.unsigned_abs())
        .chain(model.trainees.iter().map(|t| t.change.unsigned_abs()))
        .chain(model.trainees.iter().map(|t| t.wait.unsigned_abs()))
        .max()
        .unwrap_or(0);
    let (low, high) = value_range(model);
    let range = high.saturating_sub(low).unsigned_abs();
    let bits = |value: u64| u64::BITS - value.leading_zeros();
    LARGEST
        .saturating_sub(bits(largest))
        .min(RANGE.saturating_sub(bits(range)))
}
