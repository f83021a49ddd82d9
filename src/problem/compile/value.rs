//! Pass 6: preferences and weights become the values of choices.

use crate::ids::{HospitalId, SpecialtyId};
use crate::problem::error::CompileError;
use crate::program::{Program, Trainee};
use crate::rules::{RuleBook, RuleCode};

/// The weights of a rule book, read once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    specialty: i64,
    hospital: i64,
    program: i64,
    waiting: i64,
    changes: i64,
    pub(super) worst_off: i64,
    pub(super) baseline: i64,
}

impl Scale {
    pub(super) fn new(book: &RuleBook) -> Self {
        let weight = |code| book.weight(code).get();
        Self {
            specialty: weight(RuleCode::SpecialtyPreference),
            hospital: weight(RuleCode::HospitalPreference),
            program: weight(RuleCode::ProgramPreference),
            waiting: weight(RuleCode::Waiting),
            changes: weight(RuleCode::Changes),
            worst_off: weight(RuleCode::WorstOff),
            baseline: weight(RuleCode::Baseline),
        }
    }

    /// What a stay is worth, wherever it starts.
    pub(super) fn stay(
        &self,
        program: &Program,
        trainee: &Trainee,
        specialty: &SpecialtyId,
        hospital: &HospitalId,
    ) -> Result<i64, CompileError> {
        let wishes = trainee.preferences();
        let terms = [
            (self.specialty, wishes.specialties().get(specialty)),
            (self.hospital, wishes.hospitals().get(hospital)),
            (self.program, program.preferred_specialties().get(specialty)),
            (self.program, program.preferred_hospitals().get(hospital)),
        ];
        terms
            .into_iter()
            .try_fold(0_i64, |sum, (weight, wish)| {
                sum.checked_add(weight.checked_mul(wish.map_or(0, |wish| wish.get()))?)
            })
            .ok_or(CompileError::Overflow {
                what: "the value of a placement",
            })
    }

    /// What an idle period is worth to a trainee: at most 0.
    pub(super) fn wait(&self, trainee: &Trainee) -> i64 {
        -self
            .waiting
            .saturating_mul(trainee.preferences().waiting().get())
    }

    /// What a change of hospital is worth to a trainee: at most 0.
    pub(super) fn change(&self, trainee: &Trainee) -> i64 {
        -self
            .changes
            .saturating_mul(trainee.preferences().change().get())
    }
}
