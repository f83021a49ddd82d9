//! The inverse of a basis: two triangles, and what exchanges of basic variables did to them.
//!
//! Everything is named by rows: each basic variable has a row of its own, its *pivot*. The lower triangle
//! is a list of simple steps; the upper one is kept by columns and by rows, so that both directions of
//! solving skip what is 0. An exchange (Forrest and Tomlin) puts a new column into the upper triangle,
//! moves its pivot to the end, and adds one simple step to the lower one; what is left over of the old
//! row vanishes.
use crate::problem::model::{at, dense};

use super::basis;
use super::program::{Program, Term};

/// Entries smaller than this are taken for 0.
const SMALL: f64 = 1e-13;

/// Simple matrices, in order: each has one row or one column beside the diagonal.
#[derive(Debug, Clone, Default)]
struct Steps {
    rows: Vec<u32>,
    offsets: Vec<usize>,
    terms: Vec<Term>,
}

/// The upper triangle. Pivots later in `order` depend on earlier ones only in the forward direction.
#[derive(Debug, Clone, Default)]
struct Upper {
    diagonal: Vec<f64>,
    /// By pivot: the other entries of its column, by row.
    columns: Vec<Vec<Term>>,
    /// By row: the other entries, by pivot of their column.
    rows: Vec<Vec<Term>>,
    /// The pivots; those that moved to the end are still where they were, too.
    order: Vec<u32>,
    /// By pivot: where in `order` it counts.
    places: Vec<u32>,
}

/// The factors.
#[derive(Debug, Clone, Default)]
pub(crate) struct Factor {
    lower: Steps,
    upper: Upper,
    updates: Steps,
    exchanges: usize,
}

impl Steps {
    fn clear(&mut self) {
        self.rows.clear();
        self.terms.clear();
        self.offsets.clear();
        self.offsets.push(0);
    }

    /// Ends the step whose entries were pushed to `terms`.
    fn close(&mut self, row: u32) {
        self.rows.push(row);
        self.offsets.push(self.terms.len());
    }

    fn get(&self, index: usize) -> (usize, &[Term]) {
        let terms = &self.terms[self.offsets[index]..self.offsets[index + 1]];
        (at(self.rows[index]), terms)
    }
}

fn dot(terms: &[Term], v: &[f64]) -> f64 {
    terms
        .iter()
        .map(|term| term.value * v[at(term.index)])
        .sum()
}

fn subtract(terms: &[Term], factor: f64, v: &mut [f64]) {
    for term in terms {
        v[at(term.index)] -= term.value * factor;
    }
}

impl Upper {
    fn clear(&mut self, rows: usize) {
        for list in self.columns.iter_mut().chain(&mut self.rows) {
            list.clear();
        }
        self.columns.resize(rows, Vec::new());
        self.rows.resize(rows, Vec::new());
        self.diagonal.clear();
        self.diagonal.resize(rows, 1.0);
        self.order.clear();
        self.places.clear();
        self.places.resize(rows, u32::MAX);
    }

    /// Puts a pivot last.
    fn append(&mut self, row: u32) {
        self.places[at(row)] = dense(self.order.len());
        self.order.push(row);
    }

    fn put(&mut self, row: u32, pivot: u32, value: f64) {
        self.columns[at(pivot)].push(Term { index: row, value });
        self.rows[at(row)].push(Term {
            index: pivot,
            value,
        });
    }

    /// The pivot at a place, unless it moved.
    fn pivot(&self, place: usize) -> Option<usize> {
        let row = at(self.order[place]);
        (at(self.places[row]) == place).then_some(row)
    }

    fn forward(&self, v: &mut [f64]) {
        for place in (0..self.order.len()).rev() {
            let Some(row) = self.pivot(place) else {
                continue;
            };
            if v[row] != 0.0 {
                v[row] /= self.diagonal[row];
                subtract(&self.columns[row], v[row], v);
            }
        }
    }

    fn backward(&self, v: &mut [f64]) {
        for place in 0..self.order.len() {
            let Some(row) = self.pivot(place) else {
                continue;
            };
            if v[row] != 0.0 {
                v[row] /= self.diagonal[row];
                subtract(&self.rows[row], v[row], v);
            }
        }
    }

    /// Takes out the column of a pivot and the rest of its row.
    fn take_out(&mut self, row: usize) {
        let mut column = std::mem::take(&mut self.columns[row]);
        for term in column.drain(..) {
            forget(&mut self.rows[at(term.index)], row);
        }
        self.columns[row] = column;
        let mut rest = std::mem::take(&mut self.rows[row]);
        for term in rest.drain(..) {
            forget(&mut self.columns[at(term.index)], row);
        }
        self.rows[row] = rest;
    }
}

/// Takes the entry at `index` out of a list.
fn forget(list: &mut Vec<Term>, index: usize) {
    if let Some(found) = list.iter().position(|term| at(term.index) == index) {
        list.swap_remove(found);
    }
}

impl Factor {
    /// Exchanges since the triangles were made.
    pub(crate) fn exchanges(&self) -> usize {
        self.exchanges
    }

    /// Solves `basis * x = v` in place. `spike` gets the state before the upper triangle.
    pub(crate) fn forward(&self, v: &mut [f64], spike: Option<&mut Vec<f64>>) {
        for index in 0..self.lower.rows.len() {
            let (row, terms) = self.lower.get(index);
            if v[row] != 0.0 {
                subtract(terms, v[row], v);
            }
        }
        for index in 0..self.updates.rows.len() {
            let (row, terms) = self.updates.get(index);
            v[row] -= dot(terms, v);
        }
        if let Some(spike) = spike {
            spike.clear();
            spike.extend_from_slice(v);
        }
        self.upper.forward(v);
    }

    /// Solves `x * basis = v` in place. `spike` gets the state after the upper triangle.
    pub(crate) fn backward(&self, v: &mut [f64], spike: Option<&mut Vec<f64>>) {
        self.upper.backward(v);
        if let Some(spike) = spike {
            spike.clear();
            spike.extend_from_slice(v);
        }
        for index in (0..self.updates.rows.len()).rev() {
            let (row, terms) = self.updates.get(index);
            if v[row] != 0.0 {
                subtract(terms, v[row], v);
            }
        }
        for index in (0..self.lower.rows.len()).rev() {
            let (row, terms) = self.lower.get(index);
            v[row] -= dot(terms, v);
        }
    }

    /// Replaces the basic variable of `row`: `column` is what [`Self::forward`] gave before the upper
    /// triangle for the new one's column, `unit` what [`Self::backward`] gave after the upper triangle
    /// for the unit vector of the row.
    pub(crate) fn replace(&mut self, row: usize, column: &[f64], unit: &[f64]) {
        let old = self.upper.diagonal[row];
        let mut pivot = column[row];
        for (index, &value) in unit.iter().enumerate() {
            if index != row && value.abs() > SMALL {
                let value = -old * value;
                pivot -= value * column[index];
                self.updates.terms.push(Term {
                    index: dense(index),
                    value,
                });
            }
        }
        self.updates.close(dense(row));
        self.upper.take_out(row);
        for (index, &value) in column.iter().enumerate() {
            if index != row && value.abs() > SMALL {
                self.upper.put(dense(index), dense(row), value);
            }
        }
        self.upper.diagonal[row] = pivot;
        self.upper.append(dense(row));
        self.exchanges += 1;
    }

    /// Factors the basis anew and says which variable is basic in which row. Variables that depend on
    /// others are replaced by slacks and returned.
    pub(crate) fn rebuild(&mut self, program: &Program, head: &mut [u32]) -> Vec<u32> {
        self.lower.clear();
        self.updates.clear();
        self.upper.clear(program.rows());
        self.exchanges = 0;
        let (lower, upper) = (&mut self.lower, &mut self.upper);
        let dropped = basis::triangles(program, head, &mut |pivot| {
            for &term in pivot.below {
                lower.terms.push(Term {
                    index: term.index,
                    value: term.value / pivot.value,
                });
            }
            if !pivot.below.is_empty() {
                lower.close(pivot.row);
            }
            for term in pivot.above {
                upper.put(term.index, pivot.row, term.value);
            }
            upper.diagonal[at(pivot.row)] = pivot.value;
            upper.append(pivot.row);
        });
        // What was dropped is replaced by slacks.
        for row in 0..dense(program.rows()) {
            if upper.places[at(row)] == u32::MAX {
                upper.append(row);
            }
        }
        dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solver::column::number::float;
    use crate::solver::column::program::Limits;
    use crate::solver::trial::random::Random;

    /// Rows and columns at random, most entries 0.
    fn program(random: &mut Random, rows: u32) -> Program {
        let mut program = Program::default();
        for _ in 0..rows {
            program.add_row(0.0, 1.0, &[]);
        }
        let limits = Limits {
            lower: 0.0,
            upper: 1.0,
            cost: 0.0,
        };
        for _ in 0..2 * rows {
            let mut terms = Vec::new();
            for index in 0..rows {
                if random.chance(25) {
                    let value = float(random.pick(1, 3));
                    terms.push(Term { index, value });
                }
            }
            program.add(limits, &terms);
        }
        program
    }

    /// How far `basis * x` is from `wanted`.
    fn far(program: &Program, head: &[u32], x: &[f64], wanted: &[f64]) -> f64 {
        let mut rest = wanted.to_vec();
        for (&variable, &value) in head.iter().zip(x) {
            subtract(program.column(variable), value, &mut rest);
        }
        rest.iter().fold(0.0, |far: f64, rest| far.max(rest.abs()))
    }

    #[test]
    fn both_directions_solve_the_basis_before_and_after_exchanges() {
        let mut exchanged = 0;
        for seed in 0..300 {
            let mut random = Random(seed);
            let rows = random.index(1, 30);
            let program = program(&mut random, rows);
            let mut head: Vec<u32> = (0..at(rows)).map(|row| program.slack(row)).collect();
            let mut factor = Factor::default();
            factor.rebuild(&program, &mut head);
            for step in 0..40 {
                if step % 13 == 12 {
                    let before = head.len();
                    assert!(factor.rebuild(&program, &mut head).is_empty());
                    assert_eq!((head.len(), factor.exchanges()), (before, 0));
                }
                let entering = rows + random.index(0, 2 * rows - 1);
                if head.contains(&entering) {
                    continue;
                }
                let (mut column, mut spike) = (vec![0.0; at(rows)], Vec::new());
                subtract(program.column(entering), -1.0, &mut column);
                let wanted = column.clone();
                factor.forward(&mut column, Some(&mut spike));
                assert!(far(&program, &head, &column, &wanted) < 1e-6, "seed {seed}");
                let row = at(random.index(0, rows - 1));
                if column[row].abs() < 0.2 {
                    continue;
                }
                let (mut unit, mut half) = (vec![0.0; at(rows)], Vec::new());
                unit[row] = 1.0;
                factor.backward(&mut unit, Some(&mut half));
                for (place, &variable) in head.iter().enumerate() {
                    let one = if place == row { 1.0 } else { 0.0 };
                    let product = dot(program.column(variable), &unit);
                    assert!((product - one).abs() < 1e-6, "seed {seed}");
                }
                factor.replace(row, &spike, &half);
                head[row] = entering;
                exchanged += 1;
            }
        }
        assert!(exchanged > 2000);
    }

    #[test]
    fn what_depends_on_others_is_dropped() {
        let mut program = Program::default();
        for _ in 0..3 {
            program.add_row(0.0, 1.0, &[]);
        }
        let limits = Limits {
            lower: 0.0,
            upper: 1.0,
            cost: 0.0,
        };
        let both = [0, 1].map(|index| Term { index, value: 1.0 });
        let twins = [(); 2].map(|()| program.add(limits, &both));
        let mut head = vec![twins[0], twins[1], program.slack(2)];
        let dropped = Factor::default().rebuild(&program, &mut head);
        assert_eq!(dropped.len(), 1);
        assert!(twins.contains(&dropped[0]));
        let slacks = head.iter().filter(|&&one| program.is_slack(one));
        assert_eq!(slacks.count(), 2);
    }
}
