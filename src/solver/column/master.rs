//! The linear program over itineraries: which mix of the known columns is worth most.
//!
//! One row a trainee (the shares of its columns add up to 1), one a cell (its load), and one a counted
//! trainee for the worst-off term (`least <= own value`). What a cell's load is worth is cut into
//! segments ([`Slopes`]); breaking a limit has a price, so every mix is feasible from the start.
use crate::certificate::range::value_range;
use crate::problem::model::{Model, at, dense};

use super::crowd::Form;
use super::number::float;
use super::pool::Column;
use super::program::{Limits, Term};
use super::simplex::Simplex;
use super::slope::Slopes;

/// Limits of cells are moved outward by up to this much, each by another amount, so that steps are
/// rarely of length 0. Bounds are recomputed in integers and never see it.
const PERTURBATION: f64 = 1e-6;
/// No variable, no row.
const NONE: u32 = u32::MAX;

/// Prices as the linear program proposes them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Prices {
    /// One a cell.
    pub(crate) cells: Vec<f64>,
    /// One a trainee: share of the worst-off term.
    pub(crate) shares: Vec<f64>,
    /// One a trainee: what a column must be worth at these prices to improve the mix.
    pub(crate) hurdles: Vec<f64>,
}

/// The program.
#[derive(Debug, Clone)]
pub(crate) struct Master {
    simplex: Simplex,
    form: Form,
    rows: Vec<u32>,
    worst: Vec<u32>,
    least: u32,
    /// The row of each cell that has one: those that were ever broken.
    cells: Vec<Option<u32>>,
    /// Variables that break a limit which may not be broken, in order.
    breaches: Vec<u32>,
    /// All columns.
    pub(crate) columns: Vec<Column>,
    /// The variable of each column.
    variables: Vec<u32>,
    /// The column of each variable.
    owner: Vec<u32>,
    /// Columns of each trainee.
    by_trainee: Vec<Vec<u32>>,
    constant: f64,
    force: i64,
}

impl Master {
    /// A program whose first basis has one column a trainee, `first` in order of trainees. The
    /// worst-off term is at most `cap`, if any; breaking a limit costs `force` a unit.
    pub(crate) fn new(
        model: &Model,
        form: Form,
        first: Vec<Column>,
        cap: Option<i64>,
        force: i64,
    ) -> Self {
        let mut master = Self {
            simplex: Simplex::new(),
            form,
            rows: Vec::new(),
            worst: vec![NONE; model.trainees.len()],
            least: NONE,
            cells: vec![None; model.cells.len()],
            breaches: Vec::new(),
            columns: Vec::new(),
            variables: Vec::new(),
            owner: Vec::new(),
            by_trainee: vec![Vec::new(); model.trainees.len()],
            constant: 0.0,
            force,
        };
        for _ in &model.trainees {
            master.rows.push(master.simplex.add_row(1.0, 1.0, &[]));
        }
        let lowest = first
            .iter()
            .filter(|column| model.trainees[at(column.trainee)].counted)
            .map(|column| (column.own, column.trainee))
            .min();
        for column in first {
            let row = master.rows[at(column.trainee)];
            let index = master.add(column);
            master.simplex.enter(row, master.variables[index], false);
        }
        if let (Some(lowest), true) = (lowest, model.worst_weight > 0) {
            master.add_least(model, lowest, cap);
        } else if let (Some(cap), true) = (cap, model.worst_weight > 0) {
            master.add_least(model, (cap, NONE), Some(cap));
        }
        for cell in &model.cells {
            master.constant += float(Slopes::new(cell, form.penalty, force).constant);
        }
        master.simplex.refresh();
        master.complete(model);
        master
    }

    /// The value of the worst-off trainee, from well below to `cap`.
    fn add_least(&mut self, model: &Model, lowest: (i64, u32), cap: Option<i64>) {
        let spread = value_range(model);
        let range = float(spread.1.saturating_sub(spread.0)) + 1.0;
        let limits = Limits {
            lower: float(lowest.0.min(cap.unwrap_or(0))) - range,
            upper: cap.map_or(range, float),
            cost: float(model.worst_weight),
        };
        self.least = self.simplex.add(limits, &[]);
        if lowest.1 != NONE {
            // Without any row the term would be without limit.
            self.add_worst(lowest.1, false);
        }
    }

    /// The row that keeps the worst-off term at or below a trainee's own value.
    fn add_worst(&mut self, trainee: u32, broken: bool) {
        let mut terms = vec![Term {
            index: self.least,
            value: 1.0,
        }];
        for &column in &self.by_trainee[at(trainee)] {
            terms.push(Term {
                index: self.variables[at(column)],
                value: -float(self.columns[at(column)].own),
            });
        }
        let row = self.simplex.add_row(f64::NEG_INFINITY, 0.0, &terms);
        self.worst[at(trainee)] = row;
        // A price for the case that the term is above the value already.
        let limits = Limits {
            lower: 0.0,
            upper: f64::INFINITY,
            cost: -float(self.force),
        };
        let term = Term {
            index: row,
            value: -1.0,
        };
        let excess = self.simplex.add(limits, &[term]);
        self.breaches.push(excess);
        if broken {
            self.simplex.enter(row, excess, false);
        }
    }

    /// Adds the rows that the mix breaks; returns whether there were any.
    fn complete(&mut self, model: &Model) -> bool {
        let mut loads = vec![0.0; self.cells.len()];
        let mut owns = vec![0.0; self.rows.len()];
        for (column, share) in self.mix() {
            let column = &self.columns[at(column)];
            owns[at(column.trainee)] += share * float(column.own);
            for &(cell, units) in &column.load {
                loads[at(cell)] += share * float(units);
            }
        }
        let mut any = false;
        for (index, (cell, load)) in (0..).zip(model.cells.iter().zip(loads)) {
            if self.cells[at(index)].is_none() {
                let slopes = Slopes::new(cell, self.form.penalty, self.force);
                let low = load < float(slopes.anchor.0) - 1e-6;
                let high = slopes.anchor.1 < i64::MAX && load > float(slopes.anchor.1) + 1e-6;
                if low || high {
                    self.add_cell(&slopes, load, index);
                    any = true;
                }
            }
        }
        if self.least != NONE {
            let least = self.simplex.value(self.least);
            for (trainee, own) in (0..).zip(owns) {
                let counted = model.trainees[at(trainee)].counted;
                if counted && self.worst[at(trainee)] == NONE && own < least - 1e-6 {
                    self.add_worst(trainee, true);
                    any = true;
                }
            }
        }
        any
    }

    /// A cell's row and segments, with a basis for `load`.
    fn add_cell(&mut self, slopes: &Slopes, load: f64, index: u32) {
        let shift = |salt: u32| PERTURBATION * (0.5 + 0.5 * jitter(index, salt));
        let endless = |units: i64| {
            if units == i64::MAX {
                f64::INFINITY
            } else {
                float(units)
            }
        };
        let mut terms = Vec::new();
        for (column, &variable) in self.columns.iter().zip(&self.variables) {
            if let Ok(found) = column.load.binary_search_by_key(&index, |&(cell, _)| cell) {
                terms.push(Term {
                    index: variable,
                    value: float(column.load[found].1),
                });
            }
        }
        let (from, until) = slopes.anchor;
        let (from, until) = (float(from) - shift(1), endless(until) + shift(2));
        let row = self.simplex.add_row(from, until, &terms);
        self.cells[at(index)] = Some(row);
        let sides = [
            (&slopes.above, -1.0, load - until),
            (&slopes.below, 1.0, from - load),
        ];
        for (segments, sign, mut left) in sides {
            for segment in segments {
                let length = endless(segment.length);
                let limits = Limits {
                    lower: 0.0,
                    upper: length,
                    cost: float(segment.slope),
                };
                let term = Term {
                    index: row,
                    value: sign,
                };
                let variable = self.simplex.add(limits, &[term]);
                if segment.slope == -self.force {
                    self.breaches.push(variable);
                }
                if left >= length {
                    self.simplex.raise(variable);
                } else if left > 0.0 {
                    // The slack is at the limit that this segment goes on from.
                    self.simplex.enter(row, variable, sign > 0.0);
                }
                left -= length;
            }
        }
    }

    /// Adds a column at value 0; returns its index.
    pub(crate) fn add(&mut self, column: Column) -> usize {
        let mut terms = vec![Term {
            index: self.rows[at(column.trainee)],
            value: 1.0,
        }];
        let worst = self.worst[at(column.trainee)];
        if worst != NONE && column.own != 0 {
            terms.push(Term {
                index: worst,
                value: -float(column.own),
            });
        }
        for &(cell, units) in &column.load {
            if let Some(row) = self.cells[at(cell)] {
                terms.push(Term {
                    index: row,
                    value: float(units),
                });
            }
        }
        let limits = Limits {
            lower: 0.0,
            upper: f64::INFINITY,
            cost: self.cost(&column),
        };
        let variable = self.simplex.add(limits, &terms);
        let index = self.columns.len();
        self.owner.resize(at(variable) + 1, NONE);
        self.owner[at(variable)] = dense(index);
        self.by_trainee[at(column.trainee)].push(dense(index));
        self.variables.push(variable);
        self.columns.push(column);
        index
    }

    /// What a unit of a column is worth.
    pub(crate) fn cost(&self, column: &Column) -> f64 {
        float(column.own) - float(self.form.penalty.unwrap_or(0)) * float(column.missing)
    }

    /// Columns of a trainee.
    pub(crate) fn of(&self, trainee: u32) -> &[u32] {
        &self.by_trainee[at(trainee)]
    }

    /// The index of the trainee's itinerary, if it is known.
    pub(crate) fn find(&self, column: &Column) -> Option<u32> {
        let mut known = self.by_trainee[at(column.trainee)].iter().copied();
        known.find(|&other| self.columns[at(other)].itinerary == column.itinerary)
    }

    /// Allows a column, or makes it so dear that it is not used.
    pub(crate) fn allow(&mut self, column: u32, allowed: bool) {
        let variable = self.variables[at(column)];
        let mut cost = self.cost(&self.columns[at(column)]);
        if !allowed {
            cost -= float(self.force) * 4.0;
        }
        self.simplex.set_cost(variable, cost);
    }

    /// Solves the program, within `most` pivots; `pulse` gets steps of work and says whether to go on.
    pub(crate) fn solve(&mut self, model: &Model, most: u64, pulse: &mut dyn FnMut(u64) -> bool) {
        let last = self.simplex.pivots().saturating_add(most);
        loop {
            let left = last.saturating_sub(self.simplex.pivots());
            let solved = self.simplex.solve(left, pulse);
            if !self.complete(model) || left == 0 || !solved {
                return;
            }
        }
    }

    /// The price of breaking a limit.
    pub(crate) fn force(&self) -> i64 {
        self.force
    }

    /// What the mix is worth.
    pub(crate) fn worth(&self) -> f64 {
        self.simplex.objective() + self.constant
    }

    /// Units by which limits are broken that may not be.
    pub(crate) fn broken(&self) -> f64 {
        let mut broken = 0.0;
        for (variable, value) in self.simplex.basics() {
            if self.breaches.binary_search(&variable).is_ok() {
                broken += value;
            }
        }
        broken
    }

    /// The prices of the last solution.
    pub(crate) fn prices(&self) -> Prices {
        let prices = self.simplex.prices();
        Prices {
            cells: (self.cells.iter())
                .map(|row| row.map_or(0.0, |row| prices[at(row)]))
                .collect(),
            shares: (self.worst.iter())
                .map(|&row| {
                    if row == NONE {
                        0.0
                    } else {
                        prices[at(row)].max(0.0)
                    }
                })
                .collect(),
            hurdles: self.rows.iter().map(|&row| prices[at(row)]).collect(),
        }
    }

    /// Columns in the mix, with their shares.
    pub(crate) fn mix(&self) -> Vec<(u32, f64)> {
        let mut mix: Vec<(u32, f64)> = self
            .simplex
            .basics()
            .filter_map(|(variable, value)| {
                let column = self.owner.get(at(variable)).copied().unwrap_or(NONE);
                (column != NONE && value > 1e-7).then_some((column, value))
            })
            .collect();
        mix.sort_unstable_by_key(|&(column, _)| (self.columns[at(column)].trainee, column));
        mix
    }
}

/// A number from 0 to 1 that looks arbitrary.
fn jitter(index: u32, salt: u32) -> f64 {
    let mut bits = index.wrapping_mul(0x9e37_79b9) ^ salt.wrapping_mul(0x85eb_ca6b);
    bits = (bits ^ (bits >> 16)).wrapping_mul(0x7feb_352d);
    bits = (bits ^ (bits >> 15)).wrapping_mul(0x846c_a68b);
    f64::from(bits ^ (bits >> 16)) / f64::from(u32::MAX)
}
