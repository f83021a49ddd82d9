//! A primal simplex method with bounds on all variables.
//!
//! It starts from any basis whose values are within bounds and never leaves that state, so it can
//! always go on after columns were added or costs changed. Floating point, but only sums, products
//! and quotients: the same on every platform. Its prices are a proposal; nothing is proven here.
use crate::problem::model::{at, dense};

use super::factor::Factor;
use super::program::{Limits, Program, Term};
use super::ratio::{self, Room, Step};

/// Pivots between two factorizations.
const REFACTOR: usize = 100;
/// Entries smaller than this are taken for 0.
const SMALL: f64 = 1e-13;
/// Reduced costs below this are taken for 0.
const DUAL: f64 = 1e-7;
/// Row and column may differ by so much about a pivot.
const DRIFT: f64 = 1e-7;

/// Where a variable is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Basic,
    Lower,
    Upper,
}

/// The program, its basis, and the solution there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Simplex {
    program: Program,
    factor: Factor,
    /// Basic variable of each row.
    head: Vec<u32>,
    /// Values of the basic variables, by row.
    values: Vec<f64>,
    places: Vec<Place>,
    reduced: Vec<f64>,
    /// Devex reference weights.
    weights: Vec<f64>,
    stale: bool,
    pivots: u64,
    column: Vec<f64>,
    row: Vec<f64>,
    /// What the exchange of a basic variable needs of `column` and `row`.
    spikes: (Vec<f64>, Vec<f64>),
    /// Rows in which `column` is not 0.
    filled: Vec<u32>,
    across: Vec<f64>,
    touched: Vec<u32>,
}

impl Simplex {
    /// An empty program.
    pub(crate) fn new() -> Self {
        Self {
            stale: true,
            ..Self::default()
        }
    }

    /// Pivots so far.
    pub(crate) fn pivots(&self) -> u64 {
        self.pivots
    }

    /// Adds a row whose sum is to be in `least..=most`; its slack is basic, within bounds or not.
    /// `terms` are by variable.
    pub(crate) fn add_row(&mut self, least: f64, most: f64, terms: &[Term]) -> u32 {
        let row = self.program.add_row(least, most, terms);
        self.head.push(self.program.slack(at(row)));
        self.values.push(0.0);
        self.places.push(Place::Basic);
        self.stale = true;
        row
    }

    /// Adds a variable at its lower bound; `terms` are by row.
    pub(crate) fn add(&mut self, limits: Limits, terms: &[Term]) -> u32 {
        let variable = self.program.add(limits, terms);
        self.places.push(Place::Lower);
        self.stale = true;
        variable
    }

    /// Changes the cost of a variable.
    pub(crate) fn set_cost(&mut self, variable: u32, cost: f64) {
        if (self.program.limits(variable).cost - cost).abs() > 0.0 {
            self.program.set_cost(variable, cost);
            self.stale = true;
        }
    }

    /// Moves a variable that is not basic to its upper bound.
    pub(crate) fn raise(&mut self, variable: u32) {
        self.places[at(variable)] = Place::Upper;
        self.stale = true;
    }

    /// Makes `variable` basic in `row`, in place of the slack, which goes to its upper bound if
    /// `raised`. For a first basis: the caller sees to it that values are within bounds.
    pub(crate) fn enter(&mut self, row: u32, variable: u32, raised: bool) {
        let slack = self.program.slack(at(row));
        self.places[at(slack)] = if raised { Place::Upper } else { Place::Lower };
        self.places[at(variable)] = Place::Basic;
        self.head[at(row)] = variable;
        self.stale = true;
    }

    /// The value of a variable.
    pub(crate) fn value(&self, variable: u32) -> f64 {
        let limits = self.program.limits(variable);
        match self.places[at(variable)] {
            Place::Lower => limits.lower,
            Place::Upper => limits.upper,
            Place::Basic => (self.head.iter().zip(&self.values))
                .find(|(head, _)| **head == variable)
                .map_or(0.0, |(_, value)| *value),
        }
    }

    /// Basic variables with their values.
    pub(crate) fn basics(&self) -> impl Iterator<Item = (u32, f64)> + '_ {
        self.head.iter().copied().zip(self.values.iter().copied())
    }

    /// The objective.
    pub(crate) fn objective(&self) -> f64 {
        let mut sum = 0.0;
        for (variable, value) in self.basics() {
            sum += self.program.limits(variable).cost * value;
        }
        for variable in 0..self.program.variables() {
            let limits = self.program.limits(dense(variable));
            match self.places[variable] {
                Place::Lower => sum += limits.cost * limits.lower,
                Place::Upper => sum += limits.cost * limits.upper,
                Place::Basic => {}
            }
        }
        sum
    }

    /// What a unit of each row is worth.
    pub(crate) fn prices(&self) -> Vec<f64> {
        let mut prices: Vec<f64> = self
            .head
            .iter()
            .map(|&variable| self.program.limits(variable).cost)
            .collect();
        self.factor.backward(&mut prices, None);
        prices
    }

    /// Factors the basis, and computes values and reduced costs from it.
    pub(crate) fn refresh(&mut self) {
        let old: Vec<(u32, f64)> = self.basics().collect();
        for variable in self.factor.rebuild(&self.program, &mut self.head) {
            let limits = self.program.limits(variable);
            let value = old.iter().find(|(other, _)| *other == variable);
            let value = value.map_or(limits.lower, |(_, value)| *value);
            let above = value - limits.lower > limits.upper - value;
            self.places[at(variable)] = if above { Place::Upper } else { Place::Lower };
        }
        for &variable in &self.head {
            self.places[at(variable)] = Place::Basic;
        }
        let rows = self.program.rows();
        self.values.clear();
        self.values.resize(rows, 0.0);
        for variable in 0..dense(self.program.variables()) {
            let limits = self.program.limits(variable);
            let value = match self.places[at(variable)] {
                Place::Lower => limits.lower,
                Place::Upper => limits.upper,
                Place::Basic => continue,
            };
            if value.abs() > 0.0 {
                for term in self.program.column(variable) {
                    self.values[at(term.index)] -= term.value * value;
                }
            }
        }
        self.factor.forward(&mut self.values, None);
        let prices = self.prices();
        let variables = self.program.variables();
        self.reduced.clear();
        self.reduced.resize(variables, 0.0);
        for variable in 0..dense(variables) {
            if self.places[at(variable)] != Place::Basic {
                let mut reduced = self.program.limits(variable).cost;
                for term in self.program.column(variable) {
                    reduced -= prices[at(term.index)] * term.value;
                }
                self.reduced[at(variable)] = reduced;
            }
        }
        self.weights.resize(variables, 1.0);
        self.across.resize(variables, 0.0);
        self.column.resize(rows, 0.0);
        self.row.resize(rows, 0.0);
        self.stale = false;
    }

    /// Pivots until the optimum (`true`), `most` pivots, or `pulse`, which gets steps of work, says stop.
    pub(crate) fn solve(&mut self, most: u64, pulse: &mut dyn FnMut(u64) -> bool) -> bool {
        let last = self.pivots.saturating_add(most);
        self.weights.clear();
        self.refresh();
        let size = u64::from(dense(self.program.rows() + self.program.variables()));
        let mut work = 1 + size / 64;
        loop {
            if self.stale || self.factor.exchanges() >= REFACTOR {
                self.refresh();
                work += 1 + size / 64;
            }
            work += 1 + size / 256;
            if !pulse(std::mem::take(&mut work)) {
                return false;
            }
            let Some(entering) = self.entering() else {
                if self.factor.exchanges() == 0 {
                    return true;
                }
                self.refresh();
                continue;
            };
            if self.pivots >= last {
                return false;
            }
            self.pivots += 1;
            self.pivot(entering);
        }
    }

    fn entering(&self) -> Option<u32> {
        let mut best: Option<(f64, usize)> = None;
        for (variable, &reduced) in self.reduced.iter().enumerate() {
            // What is basic has 0.
            if reduced.abs() <= DUAL {
                continue;
            }
            let merit = reduced * reduced;
            let weight = self.weights[variable];
            if best.is_some_and(|(best, _)| merit <= best * weight) {
                continue;
            }
            let improves = match self.places[variable] {
                Place::Basic => false,
                Place::Lower => reduced > 0.0,
                Place::Upper => reduced < 0.0,
            };
            let limits = self.program.limits(dense(variable));
            if improves && limits.upper > limits.lower {
                best = Some((merit / weight, variable));
            }
        }
        best.map(|(_, variable)| dense(variable))
    }

    fn pivot(&mut self, entering: u32) {
        let up = self.places[at(entering)] == Place::Lower;
        let sign = if up { 1.0 } else { -1.0 };
        let mut column = std::mem::take(&mut self.column);
        column.fill(0.0);
        for term in self.program.column(entering) {
            column[at(term.index)] = term.value;
        }
        self.factor.forward(&mut column, Some(&mut self.spikes.0));
        self.filled.clear();
        for (row, value) in (0..).zip(&column) {
            if value.abs() > SMALL {
                self.filled.push(row);
            }
        }
        match self.step(entering, sign, &column) {
            Step::Flip(length) => {
                self.walk(&column, -sign * length);
                self.places[at(entering)] = if up { Place::Upper } else { Place::Lower };
            }
            Step::Pivot { row, length } => {
                let row = at(row);
                let falls = sign * column[row] > 0.0;
                let leaving = at(self.head[row]);
                self.price_row(row);
                if self.is_exact(entering, column[row]) {
                    self.exchange(entering, sign * length, row, &column);
                    self.places[leaving] = if falls { Place::Lower } else { Place::Upper };
                } else {
                    // The factors have worn out: with new ones, once more.
                    self.forget_row();
                    self.stale = true;
                }
            }
            Step::Unbounded => {
                // Cannot happen with finite limits; never enter it again.
                self.reduced[at(entering)] = 0.0;
            }
        }
        self.column = column;
    }

    /// Whether the pivot, which was worked out by column, is what the row says; the first factors are
    /// taken at their word.
    fn is_exact(&self, entering: u32, pivot: f64) -> bool {
        let other = self.across[at(entering)];
        let far = (other - pivot).abs() > DRIFT * (1.0 + pivot.abs());
        !far || self.factor.exchanges() == 0
    }

    fn forget_row(&mut self) {
        for variable in self.touched.drain(..) {
            self.across[at(variable)] = 0.0;
        }
    }

    fn walk(&mut self, column: &[f64], length: f64) {
        if length.abs() > 0.0 {
            for &row in &self.filled {
                self.values[at(row)] += length * column[at(row)];
            }
        }
    }

    /// How far the entering variable may move.
    fn step(&self, entering: u32, sign: f64, column: &[f64]) -> Step {
        let limits = self.program.limits(entering);
        let rooms = self.filled.iter().filter_map(|&row| {
            let slope = -sign * column[at(row)];
            let limits = self.program.limits(self.head[at(row)]);
            let distance = if slope > 0.0 {
                limits.upper - self.values[at(row)]
            } else {
                self.values[at(row)] - limits.lower
            };
            Room::new(row, slope, distance)
        });
        ratio::step(limits.upper - limits.lower, rooms)
    }

    fn exchange(&mut self, entering: u32, length: f64, row: usize, column: &[f64]) {
        let start = match self.places[at(entering)] {
            Place::Upper => self.program.limits(entering).upper,
            Place::Lower | Place::Basic => self.program.limits(entering).lower,
        };
        self.walk(column, -length);
        let leaving = self.head[row];
        let pivot = column[row];
        let ratio = self.reduced[at(entering)] / pivot;
        let reference = self.weights[at(entering)];
        for &variable in &self.touched {
            let index = at(variable);
            let across = self.across[index];
            self.across[index] = 0.0;
            if self.places[index] == Place::Basic || variable == entering {
                continue;
            }
            self.reduced[index] -= ratio * across;
            let scaled = across / pivot;
            self.weights[index] = self.weights[index].max(scaled * scaled * reference);
        }
        self.touched.clear();
        self.reduced[at(leaving)] = -ratio;
        self.weights[at(leaving)] = (reference / (pivot * pivot)).max(1.0);
        self.reduced[at(entering)] = 0.0;
        self.places[at(entering)] = Place::Basic;
        self.head[row] = entering;
        self.values[row] = start + length;
        self.factor.replace(row, &self.spikes.0, &self.spikes.1);
    }

    /// The row of the tableau, in `across` at the indices `touched`.
    fn price_row(&mut self, row: usize) {
        let mut unit = std::mem::take(&mut self.row);
        unit.fill(0.0);
        unit[row] = 1.0;
        self.factor.backward(&mut unit, Some(&mut self.spikes.1));
        for (row, &factor) in unit.iter().enumerate() {
            if factor.abs() > 1e-12 {
                for term in self.program.row(row) {
                    let slot = &mut self.across[at(term.index)];
                    if *slot == 0.0 {
                        self.touched.push(term.index);
                        *slot = f64::MIN_POSITIVE;
                    }
                    *slot += factor * term.value;
                }
            }
        }
        self.row = unit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solver::column::number::float;
    use crate::solver::trial::random::Random;

    /// Maximizes over a box with a few rows; checks optimality by complementary prices.
    #[test]
    fn the_optimum_has_prices_that_prove_it() {
        for seed in 0..2000 {
            let mut random = Random(seed);
            let rows = random.index(1, 6);
            let mut simplex = Simplex::new();
            for _ in 0..rows {
                simplex.add_row(-float(random.pick(0, 3)), float(random.pick(0, 9)), &[]);
            }
            let mut all = Vec::new();
            for _ in 0..random.index(1, 12) {
                let limits = Limits {
                    lower: 0.0,
                    upper: float(random.pick(1, 4)),
                    cost: float(random.pick(-3, 9)),
                };
                let terms: Vec<Term> = (0..rows)
                    .filter_map(|index| {
                        let value = float(random.pick(-2, 3));
                        (value.abs() > 0.0).then_some(Term { index, value })
                    })
                    .collect();
                all.push((simplex.add(limits, &terms), limits, terms));
            }
            assert!(simplex.solve(10_000, &mut |_| true));
            let prices = simplex.prices();
            let mut bound = 0.0;
            for (_, limits, terms) in &all {
                let cost: f64 = terms.iter().map(|t| t.value * prices[at(t.index)]).sum();
                bound += (limits.cost - cost).max(0.0) * limits.upper;
            }
            for (row, &price) in prices.iter().enumerate() {
                let limits = simplex.program.limits(simplex.program.slack(row));
                bound += (-price * limits.lower).max(-price * limits.upper);
                let sum: f64 = all
                    .iter()
                    .flat_map(|(variable, _, terms)| terms.iter().map(move |t| (variable, t)))
                    .filter(|(_, term)| at(term.index) == row)
                    .map(|(&variable, term)| term.value * simplex.value(variable))
                    .sum();
                assert!(sum <= -limits.lower + 1e-6 && sum >= -limits.upper - 1e-6);
            }
            assert!((bound - simplex.objective()).abs() < 1e-6, "seed {seed}");
        }
    }
}
