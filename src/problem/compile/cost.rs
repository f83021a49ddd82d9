//! Pass 3, part: money. A stay costs by its first and its last day, so every rate becomes a
//! difference of running totals: subtracted where the itinerary begins, added where it ends.

use super::cells::Cells;
use super::grid::Grid;
use crate::problem::error::CompileError;
use crate::problem::model::{Draw, at};
use crate::program::{Basis, Program, Rate};
use crate::quantity::Money;
use crate::rules::{RuleBook, RuleCode};

/// What the two ends of an itinerary draw and are worth, by period.
#[derive(Debug, Clone, Default)]
pub(super) struct Bill {
    pub(super) entry: Vec<Vec<Draw>>,
    pub(super) finish: Vec<Vec<Draw>>,
    pub(super) entry_value: Vec<i64>,
    pub(super) finish_value: Vec<i64>,
}

impl Bill {
    pub(super) fn new(
        program: &Program,
        book: &RuleBook,
        cells: &Cells,
        grid: &Grid<'_>,
        cohort: Option<usize>,
    ) -> Result<Self, CompileError> {
        let mut bill = Self {
            entry: vec![Vec::new(); at(grid.len())],
            finish: vec![Vec::new(); at(grid.len())],
            entry_value: vec![0; at(grid.len())],
            finish_value: vec![0; at(grid.len())],
        };
        let cohort = cohort.and_then(|position| program.cohorts().as_slice().get(position));
        let covers = |ids: &[crate::ids::CohortId]| {
            ids.is_empty() || cohort.is_some_and(|cohort| ids.contains(cohort.id()))
        };
        let rates = || program.rates().iter().filter(|rate| covers(rate.cohorts()));
        for (budget, &cell) in program.budgets().iter().zip(&cells.budget) {
            if !covers(budget.cohorts()) {
                continue;
            }
            let counted = rates().filter(|rate| {
                rate.amount().currency() == budget.ceiling().currency()
                    && budget.payer().is_none_or(|payer| payer == rate.payer())
            });
            for rate in counted {
                for period in 0..grid.len() {
                    let (entry, finish) = ends(grid, rate.basis(), period);
                    let units = rate.amount().minor_units();
                    bill.draw_at_entry(
                        period,
                        Draw {
                            cell,
                            units: times(units, entry)?,
                        },
                    );
                    let draw = Draw {
                        cell,
                        units: times(units, finish)?,
                    };
                    add(&mut bill.finish[at(period)], draw);
                }
            }
        }
        let weight = book.weight(RuleCode::Cost).get();
        if let Some(point) = book.point().filter(|_| weight > 0) {
            for rate in rates().filter(|rate| rate.amount().currency() == point.currency()) {
                let worth = times(-weight, points(rate, point))?;
                for period in 0..grid.len() {
                    let (entry, finish) = ends(grid, rate.basis(), period);
                    let slot = at(period);
                    bill.entry_value[slot] = sum(bill.entry_value[slot], times(worth, entry)?)?;
                    bill.finish_value[slot] = sum(bill.finish_value[slot], times(worth, finish)?)?;
                }
            }
        }
        Ok(bill)
    }

    /// Whether nothing is drawn and nothing is worth anything.
    pub(super) fn is_empty(&self) -> bool {
        self.entry.iter().chain(&self.finish).all(Vec::is_empty)
            && self
                .entry_value
                .iter()
                .chain(&self.finish_value)
                .all(|&value| value == 0)
    }

    pub(super) fn draw_at_entry(&mut self, period: u32, draw: Draw) {
        if let Some(list) = self.entry.get_mut(at(period)) {
            add(list, draw);
        }
    }
}

/// One draw a cell: rates of one budget add up.
fn add(list: &mut Vec<Draw>, draw: Draw) {
    match list.iter_mut().find(|known| known.cell == draw.cell) {
        Some(known) => known.units = known.units.saturating_add(draw.units),
        None if draw.units != 0 => list.push(draw),
        None => {}
    }
}

/// How often a rate is paid, as a part for an itinerary that begins with this period and a part for
/// one that ends with it.
fn ends(grid: &Grid<'_>, basis: Basis, period: u32) -> (i64, i64) {
    let days = grid.days(period);
    let (first, last) = (grid.day_number(days.first()), grid.day_number(days.last()));
    match basis {
        Basis::Once => (1, 0),
        Basis::Day => (-first, last + 1),
        Basis::Night => (-first, last),
        Basis::WorkingDay => (-grid.worked_before(period), grid.worked_through(period)),
    }
}

/// The points of a rate, rounded half up.
fn points(rate: &Rate, point: Money) -> i64 {
    let (amount, worth) = (rate.amount().minor_units(), point.minor_units());
    let half = amount % worth >= worth - amount % worth;
    amount / worth + i64::from(half)
}

fn times(a: i64, b: i64) -> Result<i64, CompileError> {
    a.checked_mul(b).ok_or(CompileError::Overflow {
        what: "the cost of a stay",
    })
}

fn sum(a: i64, b: i64) -> Result<i64, CompileError> {
    a.checked_add(b).ok_or(CompileError::Overflow {
        what: "the cost of a stay",
    })
}
