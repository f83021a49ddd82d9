//! A linear program that grows: rows and variables are only ever added.
//!
//! Maximize the sum of `cost * x` where every row's sum is 0 and every variable is within its bounds.
//! Each row has a variable of its own, its *slack* (coefficient 1), whose bounds are the row's
//! limits with opposite signs.

use crate::problem::model::{at, dense};

/// A coefficient.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Term {
    /// Row in a variable's list, variable in a row's.
    pub(crate) index: u32,
    /// The coefficient.
    pub(crate) value: f64,
}

/// One variable's bounds and cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Limits {
    /// Finite.
    pub(crate) lower: f64,
    /// Finite or positive infinity.
    pub(crate) upper: f64,
    /// What a unit is worth.
    pub(crate) cost: f64,
}

/// The program.
#[derive(Debug, Clone, Default)]
pub(crate) struct Program {
    limits: Vec<Limits>,
    columns: Vec<Vec<Term>>,
    rows: Vec<Vec<Term>>,
    slacks: Vec<u32>,
    is_slack: Vec<bool>,
}

impl Program {
    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Number of variables, slacks included.
    pub(crate) fn variables(&self) -> usize {
        self.limits.len()
    }

    /// The bounds and the cost of a variable.
    pub(crate) fn limits(&self, variable: u32) -> Limits {
        self.limits[at(variable)]
    }

    /// Changes the cost of a variable.
    pub(crate) fn set_cost(&mut self, variable: u32, cost: f64) {
        self.limits[at(variable)].cost = cost;
    }

    /// The coefficients of a variable, by row.
    pub(crate) fn column(&self, variable: u32) -> &[Term] {
        &self.columns[at(variable)]
    }

    /// The coefficients of a row, by variable.
    pub(crate) fn row(&self, row: usize) -> &[Term] {
        &self.rows[row]
    }

    /// The slack of a row.
    pub(crate) fn slack(&self, row: usize) -> u32 {
        self.slacks[row]
    }

    /// Whether a variable is the slack of its only row.
    pub(crate) fn is_slack(&self, variable: u32) -> bool {
        self.is_slack[at(variable)]
    }

    /// Adds a row whose sum, without its slack, is to be in `least..=most`; `terms` are by variable.
    pub(crate) fn add_row(&mut self, least: f64, most: f64, terms: &[Term]) -> u32 {
        let row = dense(self.rows.len());
        for term in terms {
            self.columns[at(term.index)].push(Term {
                index: row,
                value: term.value,
            });
        }
        self.rows.push(terms.to_vec());
        let limits = Limits {
            lower: -most,
            upper: -least,
            cost: 0.0,
        };
        let term = Term {
            index: row,
            value: 1.0,
        };
        let slack = self.add(limits, &[term]);
        self.slacks.push(slack);
        self.is_slack[at(slack)] = true;
        row
    }

    /// Adds a variable; `terms` are by row.
    pub(crate) fn add(&mut self, limits: Limits, terms: &[Term]) -> u32 {
        let variable = dense(self.limits.len());
        self.limits.push(limits);
        self.is_slack.push(false);
        for term in terms {
            self.rows[at(term.index)].push(Term {
                index: variable,
                value: term.value,
            });
        }
        self.columns.push(terms.to_vec());
        variable
    }
}
