//! Everybody's best relaxed path at given prices, worked out on all cores.
use std::sync::{Mutex, PoisonError};

use crate::certificate::claim::SCALE;
use crate::problem::evaluate::own;
use crate::problem::model::{Model, Stay, dense};
use crate::solver::budget::Budget;
use crate::solver::column::crowd::Form;
use crate::solver::column::number::Label;
use crate::solver::column::tariff::Tariff;
use crate::solver::crew::{self, BATCH};

use super::descent::Rate;
use super::relaxer::{End, Part};
use super::sweep::{Frame, Path, Room, Step};
use super::worths::{Terms, Worths};

/// Room for the labels of one trainee at a time.
#[derive(Debug, Default)]
struct Desk {
    worths: Worths,
    narrow: Room<i32>,
    wide: Room<i64>,
}

/// Desks that are used again and again: as many as were ever in use at the same time.
#[derive(Debug, Default)]
pub(super) struct Desks(Mutex<Vec<Desk>>);

impl Desks {
    fn free(&self) -> std::sync::MutexGuard<'_, Vec<Desk>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lends a desk.
    fn with<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = self.free().pop().unwrap_or_default();
        let done = work(&mut desk);
        self.free().push(desk);
        done
    }
}

/// A trainee's best path, and what it does.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) path: Path,
    /// The same as stays.
    pub(super) stays: Vec<Stay>,
    /// Its value for the trainee.
    pub(super) own: i64,
}

/// What everybody is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Survey<'a> {
    pub(super) model: &'a Model,
    pub(super) form: Form,
    pub(super) parts: &'a [Part],
    /// By trainee: share of the worst-off term, in 1/1000.
    pub(super) shares: &'a [i64],
    pub(super) tariff: &'a Tariff,
    pub(super) desks: &'a Desks,
}

impl<'a> Survey<'a> {
    /// What a trainee pays; `tolls` by course, then by hospital.
    pub(super) fn terms<'t>(&self, trainee: usize, tolls: &'t [i64]) -> Terms<'t>
    where
        'a: 't,
    {
        let (courses, hospitals) = tolls.split_at(self.parts[trainee].person.courses.len());
        Terms {
            tariff: self.tariff,
            weight: SCALE + self.shares[trainee],
            missing: self.form.penalty.map(|_| self.form.missing()),
            courses,
            hospitals,
        }
    }

    /// All trainees in their order. They are asked in a fixed number of groups with an allowance each, so that
    /// the number of threads changes nothing.
    pub(super) fn everybody(&self, budget: &mut Budget<'_>) -> Result<Vec<Seen>, End> {
        let count = self.parts.len();
        let size = count.div_ceil(BATCH).max(1);
        let ask = |group: usize, budget: &mut Budget<'_>| {
            let members = group * size..count.min((group + 1) * size);
            self.desks.with(|desk| {
                let mut seen = Vec::with_capacity(members.len());
                for trainee in members {
                    match self.one(trainee, desk, budget) {
                        Some(one) => seen.push(one),
                        None if budget.stopped().is_some() => return Err(End::Stopped),
                        None => return Err(End::NoItinerary),
                    }
                }
                Ok(seen)
            })
        };
        let mut all = Vec::with_capacity(count);
        for seen in crew::work(budget, count.div_ceil(size), &ask) {
            all.extend(seen.unwrap_or(Err(End::Stopped))?);
        }
        Ok(all)
    }

    /// The best relaxed path of one trainee.
    fn one(&self, trainee: usize, desk: &mut Desk, budget: &mut Budget<'_>) -> Option<Seen> {
        let Part {
            person,
            memory,
            tolls,
            ..
        } = &self.parts[trainee];
        let automaton = &self.model.trainees[trainee];
        let tolls: Vec<i64> = tolls.iter().map(Rate::whole).collect();
        let Desk {
            worths,
            narrow,
            wide,
        } = desk;
        worths.fill(self.model, automaton, person, self.terms(trainee, &tolls));
        let frame = Frame {
            person,
            memory,
            worths,
        };
        let path = if worths.reach < i32::REACH {
            frame.best(narrow, budget)?
        } else {
            frame.best(wide, budget)?
        };
        let stay = |step: &Step| Stay {
            start: dense(step.start),
            choice: worths.choice(step.course, step.hospital, step.start),
        };
        let stays: Vec<Stay> = path.steps.iter().map(stay).collect();
        let own = own(self.model, automaton, &stays);
        Some(Seen { path, stays, own })
    }
}
