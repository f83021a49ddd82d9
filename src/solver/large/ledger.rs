//! The plan of everybody, part by part, with what it draws and what it is worth.
use std::collections::BTreeMap;

use crate::certificate::claim::SCALE;
use crate::problem::evaluate::{draws, legal, linked, missing, own};
use crate::problem::model::{Cell, Link, Model, Plan, Stay, Worth, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::place::pinned;

use super::parts::{Parts, SHARED};

/// What the trainees of a part have.
#[derive(Debug, Clone, Copy, Default)]
struct Account {
    own: i64,
    missing: i64,
    /// The least own value of a counted trainee.
    least: Option<i64>,
}

/// The plan, its loads and its worth.
#[derive(Debug)]
pub(super) struct Ledger<'m> {
    model: &'m Model,
    parts: &'m Parts,
    pub(super) plan: Plan,
    loads: Vec<i64>,
    accounts: Vec<Account>,
    /// Units missing in all cells.
    short: i64,
    /// Value of units above the cells' targets.
    over: i64,
}

impl<'m> Ledger<'m> {
    /// The pinned stays, and of `start` what is legal and fits; `None` where pins contradict each other
    /// or a link, or the budget is used up.
    pub(super) fn new(
        model: &'m Model,
        parts: &'m Parts,
        start: Option<Plan>,
        budget: &mut Budget<'_>,
    ) -> Option<Self> {
        let mut ledger = Self {
            model,
            parts,
            plan: vec![Vec::new(); model.trainees.len()],
            loads: vec![0; model.cells.len()],
            accounts: Vec::new(),
            short: 0,
            over: 0,
        };
        for (trainee, automaton) in (0..).zip(&model.trainees) {
            if automaton.courses.iter().any(|course| course.pinned) {
                let pins = pinned(model, trainee);
                if !legal(model, trainee, &pins) {
                    return None;
                }
                ledger.give(trainee, pins);
            }
            if trainee % 64 == 0 && !budget.spend(1) {
                return None;
            }
        }
        let full = |(cell, load): (&Cell, &i64)| *load > cell.max;
        if model.cells.iter().zip(&ledger.loads).any(full) || !linked(model, &ledger.plan) {
            return None;
        }
        if let Some(start) = start {
            ledger.take_over(start, budget);
        }
        ledger.regroup(parts, budget);
        for (cell, &load) in model.cells.iter().zip(&ledger.loads) {
            ledger.short += (cell.min - load).max(0);
            ledger.over += cell.over * load.saturating_sub(cell.target).max(0);
        }
        Some(ledger)
    }

    /// Keeps the accounts of other parts; the plan stays.
    pub(super) fn regroup(&mut self, parts: &'m Parts, budget: &mut Budget<'_>) {
        self.parts = parts;
        self.accounts.clear();
        for part in 0..parts.members.len() {
            self.accounts.push(self.account(part));
            budget.spend(1);
        }
    }

    /// Takes over what is legal and fits.
    fn take_over(&mut self, start: Plan, budget: &mut Budget<'_>) {
        let model = self.model;
        let pins = self.plan.clone();
        for (trainee, itinerary) in (0..dense(pins.len())).zip(start) {
            let before = std::mem::take(&mut self.plan[at(trainee)]);
            self.draw(trainee, &before, -1);
            let fits = legal(model, trainee, &itinerary) && self.fits(trainee, &itinerary);
            self.give(trainee, if fits { itinerary } else { before });
            if !budget.spend(1) {
                return;
            }
        }
        if linked(model, &self.plan) {
            return;
        }
        for link in &model.links {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            for &trainee in members {
                let before = std::mem::take(&mut self.plan[at(trainee)]);
                self.draw(trainee, &before, -1);
                self.give(trainee, pins[at(trainee)].clone());
            }
        }
    }

    fn fits(&self, trainee: u32, itinerary: &[Stay]) -> bool {
        let automaton = &self.model.trainees[at(trainee)];
        let mut drawn: BTreeMap<u32, i64> = BTreeMap::new();
        draws(self.model, automaton, itinerary, |cell, units| {
            *drawn.entry(cell).or_default() += units;
        });
        let cells = &self.model.cells;
        (drawn.into_iter())
            .all(|(cell, units)| units <= 0 || self.loads[at(cell)] + units <= cells[at(cell)].max)
    }

    fn give(&mut self, trainee: u32, itinerary: Vec<Stay>) {
        self.draw(trainee, &itinerary, 1);
        self.plan[at(trainee)] = itinerary;
    }

    fn draw(&mut self, trainee: u32, itinerary: &[Stay], sign: i64) {
        let loads = &mut self.loads;
        let automaton = &self.model.trainees[at(trainee)];
        draws(self.model, automaton, itinerary, |cell, units| {
            loads[at(cell)] += sign * units;
        });
    }

    fn account(&self, part: usize) -> Account {
        let mut account = Account::default();
        for &trainee in &self.parts.members[part] {
            let automaton = &self.model.trainees[at(trainee)];
            let itinerary = &self.plan[at(trainee)];
            let own = own(self.model, automaton, itinerary);
            account.own += own;
            account.missing += missing(automaton, itinerary);
            if automaton.counted {
                account.least = Some(account.least.map_or(own, |least| least.min(own)));
            }
        }
        account
    }

    /// What the plan is worth.
    pub(super) fn worth(&self) -> Worth {
        let mut worth = Worth {
            shortfall: self.short,
            value: self.over,
        };
        for account in &self.accounts {
            worth.shortfall += account.missing;
            worth.value += account.own;
        }
        worth.value += self.model.worst_weight * self.least().unwrap_or(0);
        worth
    }

    fn least(&self) -> Option<i64> {
        let accounts = self.accounts.iter();
        accounts.filter_map(|account| account.least).min()
    }

    /// Whether the worst-off trainee is in the part.
    pub(super) fn has_least(&self, part: usize) -> bool {
        self.accounts[part].least.is_some() && self.accounts[part].least == self.least()
    }

    /// What the plan of a part is worth, in 1/1000, less what it pays for cells that others share, and
    /// its missing stays.
    pub(super) fn standing(&self, part: usize, prices: &[i64]) -> (i128, i64) {
        let Account { own, missing, .. } = self.accounts[part];
        let mut worth = i128::from(own) * i128::from(SCALE);
        for &trainee in &self.parts.members[part] {
            let (automaton, stays) = (&self.model.trainees[at(trainee)], &self.plan[at(trainee)]);
            draws(self.model, automaton, stays, |cell, units| {
                if self.parts.owners[at(cell)] == SHARED {
                    worth -= i128::from(prices[at(cell)]) * i128::from(units);
                }
            });
        }
        (worth, missing)
    }

    /// What the trainees of a part may draw from each cell that they share with other parts, if
    /// `parts` parts change at the same time.
    pub(super) fn allotted(&self, part: usize, parts: usize) -> BTreeMap<u32, Cell> {
        let mut drawn: BTreeMap<u32, i64> = BTreeMap::new();
        for &trainee in &self.parts.members[part] {
            let automaton = &self.model.trainees[at(trainee)];
            draws(
                self.model,
                automaton,
                &self.plan[at(trainee)],
                |cell, units| {
                    if self.parts.owners[at(cell)] == SHARED {
                        *drawn.entry(cell).or_default() += units;
                    }
                },
            );
        }
        let cells = drawn.into_iter();
        cells
            .map(|(cell, own)| (cell, self.allotment(cell, own, parts)))
            .collect()
    }

    /// As [`Self::allotted`], for one cell of which the part draws `own` units.
    pub(super) fn allotment(&self, cell: u32, own: i64, parts: usize) -> Cell {
        let limits = self.model.cells[at(cell)];
        // Of parts that share a scarce cell, one changes at a time.
        let parts = if self.parts.scarce[at(cell)] {
            1
        } else {
            parts.max(1)
        };
        let parts = i64::from(dense(parts));
        let load = self.loads[at(cell)];
        let share = |limit: i64| {
            if limit == i64::MAX {
                limit
            } else {
                (own + (limit - load).div_euclid(parts)).max(0)
            }
        };
        let lacking = limits.min - load;
        Cell {
            min: if lacking > 0 {
                own + lacking
            } else {
                (own + lacking / parts).max(0)
            },
            max: share(limits.max).max(own),
            target: share(limits.target),
            over: limits.over,
        }
    }

    /// Replaces the itineraries of a part unless the plan gets worse by it.
    pub(super) fn replace(&mut self, part: usize, itineraries: Plan) -> bool {
        let before = self.worth();
        let account = self.accounts[part];
        let totals = (self.short, self.over);
        let old = self.exchange(part, itineraries);
        self.accounts[part] = self.account(part);
        let fits = self.settle(part, &old);
        if fits && self.worth() >= before {
            return true;
        }
        self.exchange(part, old);
        self.accounts[part] = account;
        (self.short, self.over) = totals;
        false
    }

    /// Puts itineraries in, and their draws; returns those that were there.
    fn exchange(&mut self, part: usize, itineraries: Plan) -> Plan {
        let parts = self.parts;
        let members = parts.members[part].iter().zip(itineraries);
        members
            .map(|(&trainee, itinerary)| {
                let before = std::mem::take(&mut self.plan[at(trainee)]);
                self.draw(trainee, &before, -1);
                self.give(trainee, itinerary);
                before
            })
            .collect()
    }

    /// Brings the cells' totals up to date after `old` was exchanged; whether no cell is too full.
    fn settle(&mut self, part: usize, old: &Plan) -> bool {
        let mut changed: BTreeMap<u32, i64> = BTreeMap::new();
        for (&trainee, old) in self.parts.members[part].iter().zip(old) {
            let automaton = &self.model.trainees[at(trainee)];
            let new = &self.plan[at(trainee)];
            if new == old {
                continue;
            }
            draws(self.model, automaton, new, |cell, units| {
                *changed.entry(cell).or_default() += units;
            });
            draws(self.model, automaton, old, |cell, units| {
                *changed.entry(cell).or_default() -= units;
            });
        }
        let mut fits = true;
        for (cell, units) in changed {
            let limits = &self.model.cells[at(cell)];
            let load = self.loads[at(cell)];
            let before = load - units;
            let short = |load: i64| (limits.min - load).max(0);
            let over = |load: i64| limits.over * load.saturating_sub(limits.target).max(0);
            self.short += short(load) - short(before);
            self.over += over(load) - over(before);
            fits &= load <= limits.max || units <= 0;
        }
        fits
    }
}
