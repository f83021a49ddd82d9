//! The inverse of a basis: two triangles, and a product of what changed since.
//!
//! Rows that only one column needs come first and columns that need only one row come last, so that
//! neither causes fill; what remains in the middle is small, because most trainees have one itinerary
//! and most cells are not full. Slacks are left out altogether. Each exchange of a basic variable adds
//! one simple matrix, until the triangles are made anew.
use crate::problem::model::{at, dense};

use super::program::{Program, Term};

/// Pivots smaller than this are taken for 0.
const TINY: f64 = 1e-9;

/// Columns of a triangular matrix, or simple matrices, in order.
#[derive(Debug, Clone, Default)]
struct Columns {
    /// Row and value of each column's pivot.
    pivots: Vec<Term>,
    offsets: Vec<usize>,
    /// The other entries.
    terms: Vec<Term>,
}

/// The factors.
#[derive(Debug, Clone, Default)]
pub(crate) struct Factor {
    lower: Columns,
    upper: Columns,
    updates: Columns,
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

impl Columns {
    fn clear(&mut self) {
        self.pivots.clear();
        self.terms.clear();
        self.offsets.clear();
        self.offsets.push(0);
    }

    /// Ends the column whose entries were pushed to `terms`.
    fn close(&mut self, row: usize, value: f64) {
        self.pivots.push(Term {
            index: dense(row),
            value,
        });
        self.offsets.push(self.terms.len());
    }

    fn get(&self, index: usize) -> (usize, f64, &[Term]) {
        let pivot = self.pivots[index];
        let terms = &self.terms[self.offsets[index]..self.offsets[index + 1]];
        (at(pivot.index), pivot.value, terms)
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

impl Factor {
    /// Exchanges since the triangles were made.
    pub(crate) fn exchanges(&self) -> usize {
        self.updates.pivots.len()
    }

    /// Solves `basis * x = v` in place.
    pub(crate) fn forward(&self, v: &mut [f64]) {
        self.eliminate(v);
        for index in (0..self.upper.pivots.len()).rev() {
            let (row, pivot, terms) = self.upper.get(index);
            if v[row] != 0.0 {
                v[row] /= pivot;
                subtract(terms, v[row], v);
            }
        }
        for index in 0..self.updates.pivots.len() {
            let (row, pivot, terms) = self.updates.get(index);
            if v[row] != 0.0 {
                v[row] /= pivot;
                subtract(terms, v[row], v);
            }
        }
    }

    /// The lower triangle's part of [`Self::forward`].
    fn eliminate(&self, v: &mut [f64]) {
        for index in 0..self.lower.pivots.len() {
            let (row, _, terms) = self.lower.get(index);
            if v[row] != 0.0 {
                subtract(terms, v[row], v);
            }
        }
    }

    /// Solves `x * basis = v` in place.
    pub(crate) fn backward(&self, v: &mut [f64]) {
        for index in (0..self.updates.pivots.len()).rev() {
            let (row, pivot, terms) = self.updates.get(index);
            v[row] = (v[row] - dot(terms, v)) / pivot;
        }
        for index in 0..self.upper.pivots.len() {
            let (row, pivot, terms) = self.upper.get(index);
            v[row] = (v[row] - dot(terms, v)) / pivot;
        }
        for index in (0..self.lower.pivots.len()).rev() {
            let (row, _, terms) = self.lower.get(index);
            v[row] -= dot(terms, v);
        }
    }

    /// Replaces the basic variable of `row` by the one whose column, solved forward, is `v`.
    pub(crate) fn replace(&mut self, row: usize, v: &[f64]) {
        for (index, &value) in v.iter().enumerate() {
            if index != row && value.abs() > 1e-13 {
                self.updates.terms.push(Term {
                    index: dense(index),
                    value,
                });
            }
        }
        self.updates.close(row, v[row]);
    }

    /// Adds a column of the triangles whose entries are `terms`; those in rows that are not `done`
    /// are still to be eliminated.
    fn push(&mut self, row: usize, terms: impl Iterator<Item = Term> + Clone, done: &[bool]) {
        let pivot = terms.clone().find(|term| at(term.index) == row);
        let pivot = pivot.map_or(1.0, |term| term.value);
        for term in terms.filter(|term| at(term.index) != row) {
            if done[at(term.index)] {
                self.upper.terms.push(term);
            } else {
                self.lower.terms.push(Term {
                    index: term.index,
                    value: term.value / pivot,
                });
            }
        }
        self.upper.close(row, pivot);
        self.lower.close(row, 1.0);
    }

    /// Factors the basis anew and says which variable is basic in which row. Variables that depend on
    /// others are replaced by slacks and returned.
    pub(crate) fn rebuild(&mut self, program: &Program, head: &mut [u32]) -> Vec<u32> {
        self.lower.clear();
        self.upper.clear();
        self.updates.clear();
        let mut order = Ordering::new(program, head);
        for (row, slot) in head.iter_mut().enumerate() {
            *slot = program.slack(row);
        }
        let mut done = vec![false; program.rows()];
        for (row, column) in order.single_rows(program) {
            self.push(row, program.column(column).iter().copied(), &done);
            done[row] = true;
            head[row] = column;
        }
        let last = order.single_columns(program);
        let dropped = self.kernel(program, &mut order, head, &mut done);
        for &(row, column) in last.iter().rev() {
            self.push(row, program.column(column).iter().copied(), &done);
            done[row] = true;
            head[row] = column;
        }
        dropped
    }

    fn kernel(
        &mut self,
        program: &Program,
        order: &mut Ordering,
        head: &mut [u32],
        done: &mut [bool],
    ) -> Vec<u32> {
        let mut rest: Vec<usize> = (0..order.columns.len())
            .filter(|&position| !order.placed[position])
            .collect();
        rest.sort_by_key(|&position| (order.needs[position], position));
        let mut left: Vec<usize> = order.members.iter().map(Vec::len).collect();
        let mut dropped = Vec::new();
        let mut v = vec![0.0; program.rows()];
        for position in rest {
            let variable = order.columns[position];
            v.fill(0.0);
            for term in program.column(variable) {
                v[at(term.index)] = term.value;
                left[at(term.index)] = left[at(term.index)].saturating_sub(1);
            }
            self.eliminate(&mut v);
            let largest = (v.iter().zip(&order.open))
                .filter(|(_, open)| **open)
                .fold(0.0, |largest: f64, (value, _)| largest.max(value.abs()));
            let pivot = (0..v.len())
                .filter(|&row| order.open[row] && v[row].abs() >= (0.1 * largest).max(TINY))
                .min_by_key(|&row| left[row]);
            let Some(row) = pivot else {
                dropped.push(variable);
                continue;
            };
            order.open[row] = false;
            head[row] = variable;
            let terms = v
                .iter()
                .enumerate()
                .filter(|(_, value)| value.abs() > 1e-13);
            let terms = terms.map(|(row, &value)| Term {
                index: dense(row),
                value,
            });
            self.push(row, terms, done);
            done[row] = true;
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
