//! The inverse of a basis as a product of simple matrices.
//!
//! Each factor replaces one column of the unit matrix. Rows that only one column needs come first and
//! columns that need only one row come last, so that neither causes fill; what remains in the
//! middle is small, because most trainees have one itinerary and most cells are not full.
use crate::problem::model::{at, dense};

use super::program::{Program, Term};

/// Pivots smaller than this are taken for 0.
const TINY: f64 = 1e-9;

/// The product form.
#[derive(Debug, Clone, Default)]
pub(crate) struct Factor {
    pivots: Vec<Term>,
    offsets: Vec<usize>,
    terms: Vec<Term>,
}

/// A basis while it is ordered.
struct Ordering {
    /// Basic variables that are not slacks.
    columns: Vec<u32>,
    /// For each row: positions in `columns` that have it.
    members: Vec<Vec<u32>>,
    /// Rows without basic slack that have no pivot yet.
    open: Vec<bool>,
    /// For each position in `columns`: open rows.
    needs: Vec<u32>,
    placed: Vec<bool>,
}

impl Factor {
    /// Number of factors.
    pub(crate) fn len(&self) -> usize {
        self.pivots.len()
    }

    /// Solves `basis * x = v` in place.
    pub(crate) fn forward(&self, v: &mut [f64]) {
        for (index, pivot) in self.pivots.iter().enumerate() {
            let row = at(pivot.index);
            if v[row] != 0.0 {
                let value = v[row] / pivot.value;
                v[row] = value;
                for term in &self.terms[self.offsets[index]..self.offsets[index + 1]] {
                    v[at(term.index)] -= term.value * value;
                }
            }
        }
    }

    /// Solves `x * basis = v` in place.
    pub(crate) fn backward(&self, v: &mut [f64]) {
        for (index, pivot) in self.pivots.iter().enumerate().rev() {
            let row = at(pivot.index);
            let mut value = v[row];
            for term in &self.terms[self.offsets[index]..self.offsets[index + 1]] {
                value -= term.value * v[at(term.index)];
            }
            v[row] = value / pivot.value;
        }
    }

    /// Replaces the basic variable of `row` by the one whose column, solved forward, is `v`.
    pub(crate) fn replace(&mut self, row: usize, v: &[f64]) {
        for (index, &value) in v.iter().enumerate() {
            if index != row && value.abs() > 1e-13 {
                self.terms.push(Term {
                    index: dense(index),
                    value,
                });
            }
        }
        self.close(row, v[row]);
    }

    fn close(&mut self, row: usize, value: f64) {
        self.pivots.push(Term {
            index: dense(row),
            value,
        });
        self.offsets.push(self.terms.len());
    }

    fn push(&mut self, row: usize, column: &[Term]) {
        let mut pivot = 0.0;
        for &term in column {
            if at(term.index) == row {
                pivot = term.value;
            } else {
                self.terms.push(term);
            }
        }
        self.close(row, pivot);
    }

    /// Factors the basis anew and says which variable is basic in which row. Variables that depend on
    /// others are replaced by slacks and returned.
    pub(crate) fn rebuild(&mut self, program: &Program, head: &mut [u32]) -> Vec<u32> {
        self.pivots.clear();
        self.terms.clear();
        self.offsets.clear();
        self.offsets.push(0);
        let mut order = Ordering::new(program, head);
        for (row, slot) in head.iter_mut().enumerate() {
            *slot = program.slack(row);
        }
        for (row, column) in order.single_rows(program) {
            self.push(row, program.column(column));
            head[row] = column;
        }
        let last = order.single_columns(program);
        let dropped = self.kernel(program, &mut order, head);
        for &(row, column) in last.iter().rev() {
            self.push(row, program.column(column));
            head[row] = column;
        }
        dropped
    }

    fn kernel(&mut self, program: &Program, order: &mut Ordering, head: &mut [u32]) -> Vec<u32> {
        let mut rest: Vec<usize> = (0..order.columns.len())
            .filter(|&position| !order.placed[position])
            .collect();
        rest.sort_by_key(|&position| (order.needs[position], position));
        let mut dropped = Vec::new();
        let mut v = vec![0.0; program.rows()];
        for position in rest {
            let variable = order.columns[position];
            v.fill(0.0);
            for term in program.column(variable) {
                v[at(term.index)] = term.value;
            }
            self.forward(&mut v);
            let largest = (v.iter().zip(&order.open))
                .filter(|(_, open)| **open)
                .fold(0.0, |largest: f64, (value, _)| largest.max(value.abs()));
            let pivot = (0..v.len())
                .filter(|&row| order.open[row] && v[row].abs() >= (0.1 * largest).max(TINY))
                .min_by_key(|&row| order.members[row].len());
            let Some(row) = pivot else {
                dropped.push(variable);
                continue;
            };
            order.open[row] = false;
            head[row] = variable;
            self.replace(row, &v);
        }
        dropped
    }
}

impl Ordering {
    fn new(program: &Program, head: &[u32]) -> Self {
        let mut open = vec![true; program.rows()];
        let mut columns = Vec::new();
        for &variable in head {
            if program.is_slack(variable) {
                open[at(program.column(variable)[0].index)] = false;
            } else {
                columns.push(variable);
            }
        }
        let mut members = vec![Vec::new(); program.rows()];
        let mut needs = vec![0; columns.len()];
        for (position, &variable) in columns.iter().enumerate() {
            for term in program.column(variable) {
                if open[at(term.index)] {
                    members[at(term.index)].push(dense(position));
                    needs[position] += 1;
                }
            }
        }
        let placed = vec![false; columns.len()];
        Self {
            columns,
            members,
            open,
            needs,
            placed,
        }
    }

    /// Rows that only one remaining column has, with that column.
    fn single_rows(&mut self, program: &Program) -> Vec<(usize, u32)> {
        let mut left: Vec<usize> = self.members.iter().map(Vec::len).collect();
        let mut queue: Vec<usize> = (0..left.len())
            .filter(|&row| self.open[row] && left[row] == 1)
            .collect();
        let mut found = Vec::new();
        while let Some(row) = queue.pop() {
            let members = self.members[row].iter().copied();
            let Some(position) = members.map(at).find(|&position| !self.placed[position]) else {
                continue;
            };
            if !self.open[row] {
                continue;
            }
            self.placed[position] = true;
            self.open[row] = false;
            let variable = self.columns[position];
            found.push((row, variable));
            for term in program.column(variable) {
                let other = at(term.index);
                if self.open[other] {
                    left[other] -= 1;
                    if left[other] == 1 {
                        queue.push(other);
                    }
                }
            }
        }
        for position in 0..self.columns.len() {
            let column = program.column(self.columns[position]);
            let needs = column.iter().filter(|term| self.open[at(term.index)]);
            self.needs[position] = dense(needs.count());
        }
        found
    }

    /// Columns that need only one remaining row, with that row.
    fn single_columns(&mut self, program: &Program) -> Vec<(usize, u32)> {
        let mut queue: Vec<usize> = (0..self.columns.len())
            .filter(|&position| !self.placed[position] && self.needs[position] == 1)
            .collect();
        let mut found = Vec::new();
        while let Some(position) = queue.pop() {
            let variable = self.columns[position];
            let rows = program.column(variable).iter();
            let row = rows.map(|term| at(term.index)).find(|&row| self.open[row]);
            let Some(row) = row.filter(|_| !self.placed[position]) else {
                continue;
            };
            self.placed[position] = true;
            self.open[row] = false;
            found.push((row, variable));
            for &other in &self.members[row] {
                let other = at(other);
                if !self.placed[other] {
                    self.needs[other] -= 1;
                    if self.needs[other] == 1 {
                        queue.push(other);
                    }
                }
            }
        }
        found
    }
}
