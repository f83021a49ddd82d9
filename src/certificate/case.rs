//! A case: what all its plans have in common.
use std::collections::BTreeMap;

use super::claim::{Mode, Question, SCALE, Stays};
use super::invalid::InvalidCertificate;
use crate::problem::model::{Cell, Model, at, dense};

/// The answers that lead to a case.
#[derive(Debug, Clone, Default)]
pub(super) struct Case {
    stays: BTreeMap<u32, Vec<(Stays, bool)>>,
    /// Least and greatest load.
    loads: BTreeMap<u32, (i64, i64)>,
}

/// The two cases, yes and no, into which a question splits a case.
pub(super) fn split(
    model: &Model,
    case: Case,
    question: Question,
) -> Result<(Case, Case), InvalidCertificate> {
    let (mut yes, mut no) = (case.clone(), case);
    match question {
        Question::Stay(stays) => {
            let automaton = model.trainees.get(at(stays.trainee));
            let (from, until) = stays.choices;
            let inside = automaton.is_some_and(|automaton| {
                from < until && automaton.choices.start <= from && until <= automaton.choices.end
            });
            let course = |choice: u32| model.choices[at(choice)].course;
            if !inside || (from..until).any(|choice| course(choice) != course(from)) {
                return Err(InvalidCertificate::WrongQuestion);
            }
            yes.stays
                .entry(stays.trainee)
                .or_default()
                .push((stays, true));
            no.stays
                .entry(stays.trainee)
                .or_default()
                .push((stays, false));
        }
        Question::Load { cell, most } => {
            if cell >= dense(model.cells.len()) || most == i64::MAX {
                return Err(InvalidCertificate::WrongQuestion);
            }
            let limits = yes.loads.entry(cell).or_insert((i64::MIN, i64::MAX));
            limits.1 = limits.1.min(most);
            let limits = no.loads.entry(cell).or_insert((i64::MIN, i64::MAX));
            limits.0 = limits.0.max(most.saturating_add(1));
        }
    }
    Ok((yes, no))
}

impl Case {
    /// Stays of which a trainee has one, or none.
    pub(super) fn limits(&self, trainee: u32) -> &[(Stays, bool)] {
        self.stays.get(&trainee).map_or(&[], Vec::as_slice)
    }

    /// The most that a cell is worth at a price, over all loads that it may have; `None`: it may have
    /// none.
    ///
    /// `price * load + over * max(0, load - target) - penalty * max(0, min - load)` is concave and
    /// changes its slope at few loads only, so it is largest at one of them or at a limit.
    pub(super) fn cell_most(
        &self,
        model: &Model,
        index: u32,
        price: i64,
        mode: Mode,
    ) -> Result<Option<i128>, InvalidCertificate> {
        let cell: &Cell = &model.cells[at(index)];
        let wide = |value: i64| i128::from(value);
        let scale = wide(SCALE);
        let (mut least, penalty) = match mode {
            Mode::Strict => (wide(cell.min).max(0), 0),
            Mode::Relaxed { penalty } => (0, wide(penalty)),
        };
        let mut most = cell.max;
        if let Some(limits) = self.loads.get(&index) {
            least = least.max(wide(limits.0));
            most = most.min(limits.1);
        }
        // Units above a target that is never reached are worth nothing.
        let over = if cell.target == i64::MAX {
            0
        } else {
            wide(cell.over) * scale
        };
        if most == i64::MAX && wide(price) + over > 0 {
            return Err(InvalidCertificate::Unbounded { cell: index, price });
        }
        let worth = |load: i128| {
            let above = (load - wide(cell.target)).max(0).checked_mul(over)?;
            let below = (wide(cell.min) - load).max(0).checked_mul(penalty)?;
            let paid = wide(price).checked_mul(load)?.checked_add(above)?;
            paid.checked_sub(below.checked_mul(scale)?)
        };
        let corners = [least, wide(cell.min), wide(cell.target), wide(most)];
        let possible = corners
            .into_iter()
            .filter(|&load| load >= least && load <= wide(most) && load < wide(i64::MAX));
        possible
            .map(worth)
            .try_fold(None, |best: Option<i128>, worth| {
                let worth =
                    worth.ok_or(InvalidCertificate::PriceTooLarge { cell: index, price })?;
                Ok(best.max(Some(worth)))
            })
    }
}
