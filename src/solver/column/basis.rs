//! In which order the columns of a basis are eliminated, so that little becomes of what was 0.
//!
//! Rows that only one column needs come first and columns that need only one row come last; neither
//! causes fill. In between, pivots are chosen by the product of the entries left in their row and column
//! (Markowitz), among those that are not much smaller than the largest of their column. Slacks are left out altogether.
use crate::problem::model::{at, dense};

use super::program::{Program, Term};

/// Pivots smaller than this are taken for 0.
const TINY: f64 = 1e-9;
/// Entries smaller than this are taken for 0.
const SMALL: f64 = 1e-13;
/// How small a pivot may be, as a part of the largest entry of its column.
const STABLE: f64 = 0.1;
/// Columns and rows that are looked at for each pivot, at most.
const TRIED: usize = 4;

/// A column that was eliminated.
pub(super) struct Pivot<'a> {
    /// Its pivot.
    pub(super) row: u32,
    /// The entry there.
    pub(super) value: f64,
    /// Entries in rows that had their pivot before.
    pub(super) above: &'a [Term],
    /// Entries in the other rows.
    pub(super) below: &'a [Term],
}

impl Pivot<'_> {
    fn slack(row: u32) -> Self {
        Self {
            row,
            value: 1.0,
            above: &[],
            below: &[],
        }
    }
}

/// Eliminates the columns of a basis in a good order, calls `see` with each, and says in `head` which
/// variable is basic in which row. Variables that depend on others are replaced by slacks and returned.
pub(super) fn triangles(
    program: &Program,
    head: &mut [u32],
    see: &mut dyn FnMut(Pivot<'_>),
) -> Vec<u32> {
    let mut basis = Basis::new(program, head);
    for (row, slot) in head.iter_mut().enumerate() {
        *slot = program.slack(row);
    }
    let mut done: Vec<bool> = basis.open.iter().map(|open| !open).collect();
    for (row, _) in (0..).zip(&done).filter(|(_, done)| **done) {
        see(Pivot::slack(row));
    }
    let rows = basis.single_rows(program);
    let columns = basis.single_columns(program);
    pass(program, &columns, head, &mut done, see);
    pass(program, &rows, head, &mut done, see);
    let kernel = Kernel::new(program, &basis, &done);
    kernel.eliminate(head, see)
}

/// Columns whose entries no other one changes.
fn pass(
    program: &Program,
    pivots: &[(usize, u32)],
    head: &mut [u32],
    done: &mut [bool],
    see: &mut dyn FnMut(Pivot<'_>),
) {
    let (mut above, mut below) = (Vec::new(), Vec::new());
    for &(row, variable) in pivots {
        above.clear();
        below.clear();
        let mut value = 1.0;
        for &term in program.column(variable) {
            if at(term.index) == row {
                value = term.value;
            } else if done[at(term.index)] {
                above.push(term);
            } else {
                below.push(term);
            }
        }
        see(Pivot {
            row: dense(row),
            value,
            above: &above,
            below: &below,
        });
        done[row] = true;
        head[row] = variable;
    }
}

/// A basis while it is ordered.
struct Basis {
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

impl Basis {
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

/// What is left in the middle: columns and rows that are entangled.
struct Kernel {
    /// The basic variables.
    variables: Vec<u32>,
    /// Their entries in rows without pivot.
    columns: Vec<Vec<Term>>,
    /// Their entries in rows that have had their pivot here.
    above: Vec<Vec<Term>>,
    /// By row: columns that have it.
    members: Vec<Vec<u32>>,
    /// Rows without pivot.
    open: Vec<u32>,
    /// Columns that are left.
    waiting: Vec<u32>,
    /// By row: 1 more than the place in the column at hand.
    places: Vec<u32>,
}

impl Kernel {
    fn new(program: &Program, basis: &Basis, done: &[bool]) -> Self {
        let mut kernel = Self {
            variables: Vec::new(),
            columns: Vec::new(),
            above: Vec::new(),
            members: vec![Vec::new(); program.rows()],
            open: (0..)
                .zip(done)
                .filter(|(_, done)| !**done)
                .map(|(row, _)| row)
                .collect(),
            waiting: Vec::new(),
            places: vec![0; program.rows()],
        };
        let left = basis
            .columns
            .iter()
            .zip(&basis.placed)
            .filter(|(_, placed)| !**placed);
        for (index, (&variable, _)) in (0..).zip(left) {
            let (above, column): (Vec<Term>, Vec<Term>) =
                (program.column(variable).iter()).partition(|term| done[at(term.index)]);
            for term in &column {
                kernel.members[at(term.index)].push(index);
            }
            kernel.variables.push(variable);
            kernel.columns.push(column);
            kernel.above.push(above);
            kernel.waiting.push(index);
        }
        kernel
    }

    fn eliminate(mut self, head: &mut [u32], see: &mut dyn FnMut(Pivot<'_>)) -> Vec<u32> {
        let mut dropped = Vec::new();
        while !self.waiting.is_empty() {
            let Some((column, row)) = self.choose() else {
                // Columns without any entry that could be a pivot.
                let hopeless = |&column: &u32| self.largest(column) < TINY;
                let (out, rest): (Vec<u32>, Vec<u32>) =
                    self.waiting.iter().copied().partition(hopeless);
                if out.is_empty() {
                    dropped.extend(rest.into_iter().map(|column| self.variables[at(column)]));
                    break;
                }
                for &column in &out {
                    self.leave(column);
                    dropped.push(self.variables[at(column)]);
                }
                self.waiting = rest;
                continue;
            };
            self.waiting.retain(|&other| other != column);
            self.open.retain(|&other| other != row);
            head[at(row)] = self.variables[at(column)];
            self.pivot(column, row, see);
        }
        dropped
    }

    /// Takes a column out of the lists of its rows.
    fn leave(&mut self, column: u32) {
        for term in &self.columns[at(column)] {
            self.members[at(term.index)].retain(|&other| other != column);
        }
    }

    /// The largest entry of a column.
    fn largest(&self, column: u32) -> f64 {
        (self.columns[at(column)].iter())
            .fold(0.0, |largest: f64, term| largest.max(term.value.abs()))
    }

    /// The cheaper of the best pivot so far and those of a column: (cost, column, row).
    fn cheaper(
        &self,
        best: Option<(usize, u32, u32)>,
        column: u32,
        only: Option<u32>,
    ) -> Option<(usize, u32, u32)> {
        let mut best = best;
        let least = (STABLE * self.largest(column)).max(TINY);
        for term in &self.columns[at(column)] {
            if term.value.abs() >= least && only.is_none_or(|row| row == term.index) {
                let others = self.members[at(term.index)].len().saturating_sub(1);
                let cost = others * (self.columns[at(column)].len() - 1);
                if best.is_none_or(|(known, _, _)| cost < known) {
                    best = Some((cost, column, term.index));
                }
            }
        }
        best
    }

    /// The column and the row of the next pivot.
    fn choose(&self) -> Option<(u32, u32)> {
        let mut best: Option<(usize, u32, u32)> = None;
        let at_least = |count: usize| if count == 0 { usize::MAX } else { count };
        let dearer = |best: Option<(usize, u32, u32)>, least: usize| {
            best.is_none_or(|(known, _, _)| known > least)
        };
        let columns = smallest(&self.waiting, |column| {
            at_least(self.columns[at(column)].len())
        });
        for column in columns.into_iter().flatten() {
            let rest = self.columns[at(column)].len().saturating_sub(1);
            if dearer(best, rest * rest) {
                best = self.cheaper(best, column, None);
            }
        }
        let rows = smallest(&self.open, |row| at_least(self.members[at(row)].len()));
        for row in rows.into_iter().flatten() {
            let rest = self.members[at(row)].len().saturating_sub(1);
            for &column in &self.members[at(row)] {
                if dearer(
                    best,
                    rest * self.columns[at(column)].len().saturating_sub(1),
                ) {
                    best = self.cheaper(best, column, Some(row));
                }
            }
        }
        if best.is_none() {
            for &column in &self.waiting {
                best = self.cheaper(best, column, None);
            }
        }
        best.map(|(_, column, row)| (column, row))
    }

    /// Eliminates a row from all other columns.
    fn pivot(&mut self, column: u32, row: u32, see: &mut dyn FnMut(Pivot<'_>)) {
        let mut mine = std::mem::take(&mut self.columns[at(column)]);
        let value = (mine.iter().find(|term| term.index == row)).map_or(1.0, |term| term.value);
        for term in &mine {
            self.members[at(term.index)].retain(|&other| other != column);
        }
        mine.retain(|term| term.index != row && term.value.abs() > SMALL);
        let others = std::mem::take(&mut self.members[at(row)]);
        for other in others.into_iter().filter(|&other| other != column) {
            self.subtract(&mine, value, other, row);
        }
        see(Pivot {
            row,
            value,
            above: &self.above[at(column)],
            below: &mine,
        });
    }

    /// Subtracts so much of an eliminated column from `other` that its entry in `row` vanishes.
    fn subtract(&mut self, mine: &[Term], value: f64, other: u32, row: u32) {
        let mut theirs = std::mem::take(&mut self.columns[at(other)]);
        for (place, term) in (1..).zip(&theirs) {
            self.places[at(term.index)] = place;
        }
        let place = at(self.places[at(row)]);
        let entry = theirs[place.saturating_sub(1)].value;
        let factor = entry / value;
        for term in mine {
            let known = at(self.places[at(term.index)]);
            if known > 0 {
                theirs[known - 1].value -= term.value * factor;
            } else {
                theirs.push(Term {
                    index: term.index,
                    value: -term.value * factor,
                });
                self.places[at(term.index)] = dense(theirs.len());
                self.members[at(term.index)].push(other);
            }
        }
        for term in &theirs {
            self.places[at(term.index)] = 0;
        }
        theirs.swap_remove(place.saturating_sub(1));
        self.above[at(other)].push(Term {
            index: row,
            value: entry,
        });
        self.columns[at(other)] = theirs;
    }
}

/// The few of least merit, in order.
fn smallest(all: &[u32], merit: impl Fn(u32) -> usize) -> [Option<u32>; TRIED] {
    let mut few: [(usize, Option<u32>); TRIED] = [(usize::MAX, None); TRIED];
    for &one in all {
        let merit = merit(one);
        if merit < few[TRIED - 1].0 {
            let place = few.partition_point(|known| known.0 <= merit);
            few[place..].rotate_right(1);
            few[place] = (merit, Some(one));
        }
    }
    few.map(|one| one.1)
}
