//! Pass 2: capacities become cells.

use std::collections::BTreeMap;

use super::grid::{Grid, clear};
use crate::problem::error::CompileError;
use crate::problem::label::CellLabel;
use crate::problem::model::{Cell, dense};
use crate::program::{Department, Hospital, LinkKind, Program, QuotaBasis, Share};
use crate::rules::{RuleBook, RuleCode};

/// A cell that limits nothing.
const OPEN: Cell = Cell {
    min: 0,
    max: i64::MAX,
    target: i64::MAX,
    over: 0,
};

/// All cells, and where those of each capacity begin. A `first` is the cell of period 0; the cells of
/// the other periods follow.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) list: Vec<Cell>,
    pub(super) labels: Vec<CellLabel>,
    /// By position in [`Places`].
    pub(super) department_first: Vec<u32>,
    /// By position in the program's hospitals; none: nothing limits the hospital.
    pub(super) hospital_first: Vec<Option<u32>>,
    /// By hospital and place in its list of interpreters.
    pub(super) interpreter_first: BTreeMap<(usize, usize), u32>,
    /// By partnership and year.
    pub(super) year_quota: BTreeMap<(usize, i32), u32>,
    /// By partnership and cohort.
    pub(super) cohort_quota: BTreeMap<(usize, usize), u32>,
    /// By partnership: specialty and cell.
    pub(super) specialty_quota: BTreeMap<usize, Vec<(usize, u32)>>,
    /// By place in the program's list of shares.
    pub(super) share_first: Vec<u32>,
    /// By place in the program's budgets.
    pub(super) budget: Vec<u32>,
    /// By link and hospital.
    pub(super) apart_first: BTreeMap<(usize, usize), u32>,
}

/// Departments in order of id, with the position of each one's hospital.
#[derive(Debug)]
pub(super) struct Places<'a> {
    pub(super) list: Vec<(usize, &'a Hospital, &'a Department)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let list = program
            .departments()
            .filter_map(|(hospital, department)| {
                Some((
                    program.hospitals().position(hospital.id())?,
                    hospital,
                    department,
                ))
            })
            .collect();
        Self { list }
    }

    /// The position of a department.
    pub(super) fn position(&self, id: &crate::ids::DepartmentId) -> Option<usize> {
        self.list
            .binary_search_by(|(_, _, department)| department.id().cmp(id))
            .ok()
    }
}

impl Cells {
    pub(super) fn new(
        program: &Program,
        book: &RuleBook,
        grid: &Grid<'_>,
        places: &Places<'_>,
    ) -> Result<Self, CompileError> {
        let mut cells = Self::default();
        cells.departments(book, grid, places);
        cells.hospitals(program, book, grid);
        cells.interpreters(program, book, grid);
        cells.quotas(program, book, grid);
        cells.shares(program, book, grid);
        cells.budgets(program, book);
        cells.apart(program, book, grid);
        if i32::try_from(cells.list.len()).is_err() {
            return Err(CompileError::TooLarge {
                what: "cells",
                count: cells.list.len(),
            });
        }
        Ok(cells)
    }

    fn push(&mut self, cell: Cell, label: CellLabel) -> u32 {
        let index = dense(self.list.len());
        self.list.push(cell);
        self.labels.push(label);
        index
    }

    /// Cells of all periods; the index of the first.
    fn push_row(&mut self, grid: &Grid<'_>, mut cell: impl FnMut(u32) -> (Cell, CellLabel)) -> u32 {
        let first = dense(self.list.len());
        for period in 0..grid.len() {
            let (cell, label) = cell(period);
            self.push(cell, label);
        }
        first
    }

    fn departments(&mut self, book: &RuleBook, grid: &Grid<'_>, places: &Places<'_>) {
        for &(_, _, department) in &places.list {
            let first = self.push_row(grid, |period| {
                let days = grid.days(period);
                let mut cell = OPEN;
                if book.is_on(RuleCode::Seats) {
                    cell.max = i64::from(department.seats().least(days));
                }
                if book.is_on(RuleCode::Supervision) && !department.supervisors().is_empty() {
                    let present = department.supervisors().iter();
                    let present = present.filter(|supervisor| clear(days, supervisor.absences()));
                    cell.max = cell.max.min(present.map(|s| i64::from(s.trainees())).sum());
                }
                if book.is_on(RuleCode::MinimumSeats) && clear(days, department.closures()) {
                    cell.min = i64::from(department.minimum().most(days));
                }
                let label = CellLabel::Department {
                    department: department.id().clone(),
                    period,
                };
                (cell, label)
            });
            self.department_first.push(first);
        }
    }

    fn hospitals(&mut self, program: &Program, book: &RuleBook, grid: &Grid<'_>) {
        let spread = book.weight(RuleCode::Spread).get();
        for hospital in program.hospitals() {
            let capped = book.is_on(RuleCode::HospitalCap) && !hospital.cap().is_empty();
            if !capped && spread == 0 {
                self.hospital_first.push(None);
                continue;
            }
            let first = self.push_row(grid, |period| {
                let mut cell = OPEN;
                if capped {
                    cell.max = i64::from(hospital.cap().least(grid.days(period)));
                }
                if spread > 0 {
                    cell.target = i64::from(book.comfortable());
                    cell.over = -spread;
                }
                (
                    cell,
                    CellLabel::Hospital {
                        hospital: hospital.id().clone(),
                        period,
                    },
                )
            });
            self.hospital_first.push(Some(first));
        }
    }

    fn interpreters(&mut self, program: &Program, book: &RuleBook, grid: &Grid<'_>) {
        if !book.is_on(RuleCode::Interpreters) {
            return;
        }
        for (position, hospital) in program.hospitals().iter().enumerate() {
            for (place, interpreter) in hospital.interpreters().iter().enumerate() {
                let first = self.push_row(grid, |period| {
                    let max = i64::from(interpreter.trainees().least(grid.days(period)));
                    let label = CellLabel::Interpreters {
                        hospital: hospital.id().clone(),
                        language: interpreter.language().to_string(),
                        period,
                    };
                    (Cell { max, ..OPEN }, label)
                });
                self.interpreter_first.insert((position, place), first);
            }
        }
    }

    fn quotas(&mut self, program: &Program, book: &RuleBook, grid: &Grid<'_>) {
        if !book.is_on(RuleCode::Quota) {
            return;
        }
        for (position, partnership) in program.partnerships().iter().enumerate() {
            let id = partnership.id();
            // Several quotas on one basis: the smallest one decides.
            for quota in partnership.quotas() {
                let cell = Cell {
                    max: i64::from(quota.trainees()),
                    ..OPEN
                };
                match quota.basis() {
                    QuotaBasis::Year => {
                        for year in grid.year(0)..=grid.year(grid.len() - 1) {
                            let known = self.year_quota.get(&(position, year)).copied();
                            let label = CellLabel::YearQuota {
                                partnership: id.clone(),
                                year,
                            };
                            let index = self.tighten(known, cell, label);
                            self.year_quota.insert((position, year), index);
                        }
                    }
                    QuotaBasis::Cohort => {
                        for (place, cohort) in program.cohorts().iter().enumerate() {
                            let known = self.cohort_quota.get(&(position, place)).copied();
                            let label = CellLabel::CohortQuota {
                                partnership: id.clone(),
                                cohort: cohort.id().clone(),
                            };
                            let index = self.tighten(known, cell, label);
                            self.cohort_quota.insert((position, place), index);
                        }
                    }
                    QuotaBasis::Specialty(specialty) => {
                        let Some(place) = program.specialties().position(specialty) else {
                            continue;
                        };
                        let label = CellLabel::SpecialtyQuota {
                            partnership: id.clone(),
                            specialty: specialty.clone(),
                        };
                        let index = self.push(cell, label);
                        self.specialty_quota
                            .entry(position)
                            .or_default()
                            .push((place, index));
                    }
                }
            }
        }
    }

    fn tighten(&mut self, known: Option<u32>, cell: Cell, label: CellLabel) -> u32 {
        let Some(index) = known else {
            return self.push(cell, label);
        };
        let known = &mut self.list[crate::problem::model::at(index)];
        known.max = known.max.min(cell.max);
        index
    }

    fn shares(&mut self, program: &Program, book: &RuleBook, grid: &Grid<'_>) {
        if !book.is_on(RuleCode::Share) {
            return;
        }
        for share in program.shares() {
            let first = self.push_row(grid, |period| {
                let seats = seats_on_offer(program, share, grid, period);
                let max = i64::try_from(share.percent().floor_of(seats)).unwrap_or(i64::MAX);
                let label = CellLabel::Share {
                    authority: share.authority().clone(),
                    hospital: share.hospital().cloned(),
                    period,
                };
                (Cell { max, ..OPEN }, label)
            });
            self.share_first.push(first);
        }
    }

    fn budgets(&mut self, program: &Program, book: &RuleBook) {
        if !book.is_on(RuleCode::Budget) {
            return;
        }
        for budget in program.budgets() {
            let cell = Cell {
                max: budget.ceiling().minor_units(),
                ..OPEN
            };
            let index = self.push(
                cell,
                CellLabel::Budget {
                    budget: budget.id().clone(),
                },
            );
            self.budget.push(index);
        }
    }

    fn apart(&mut self, program: &Program, book: &RuleBook, grid: &Grid<'_>) {
        if !book.is_on(RuleCode::Apart) {
            return;
        }
        for (position, link) in program.links().iter().enumerate() {
            if link.kind() != LinkKind::Apart {
                continue;
            }
            for (place, hospital) in program.hospitals().iter().enumerate() {
                let first = self.push_row(grid, |period| {
                    let label = CellLabel::Apart {
                        link: link.id().clone(),
                        hospital: hospital.id().clone(),
                        period,
                    };
                    (Cell { max: 1, ..OPEN }, label)
                });
                self.apart_first.insert((position, place), first);
            }
        }
    }
}

/// Seats that the share is taken of, in a period.
fn seats_on_offer(program: &Program, share: &Share, grid: &Grid<'_>, period: u32) -> u64 {
    let days = grid.days(period);
    program
        .departments()
        .filter(|(hospital, _)| share.hospital().is_none_or(|id| id == hospital.id()))
        .filter(|(_, department)| clear(days, department.closures()))
        .map(|(_, department)| u64::from(department.seats().least(days)))
        .sum()
}
