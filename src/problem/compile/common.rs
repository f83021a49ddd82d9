//! Pass 4, part: what many trainees have in common is computed once.

use std::collections::BTreeMap;

use super::cells::Places;
use super::eligible::{Eligibility, Shared, admits, partnership};
use crate::ids::{Level, Profession, SpecialtyId};
use crate::problem::periods::PeriodSet;
use crate::program::{Hospital, Program, Trainee};
use crate::rules::{RuleBook, RuleCode};

/// What trainees have in common, computed once for all of them.
#[derive(Debug, Default)]
pub(super) struct Common {
    rows: BTreeMap<PeriodSet, u32>,
    words: Vec<u64>,
    eligibilities: BTreeMap<Eligibility, usize>,
    /// By eligibility, opening and length; none: no start at all.
    starts: BTreeMap<(usize, usize, u32), Option<u32>>,
    /// Departments by what decides admission.
    admitting: BTreeMap<Applicant, Vec<usize>>,
}

/// What decides which departments take a trainee: partnership, profession, level, specialty.
type Applicant = (Option<usize>, Profession, Option<Level>, SpecialtyId);

impl Common {
    /// The row of a set of starts.
    pub(super) fn row(&mut self, set: PeriodSet) -> u32 {
        let next = crate::problem::model::dense(self.rows.len());
        let words = &mut self.words;
        *self.rows.entry(set).or_insert_with_key(|set| {
            words.extend_from_slice(set.words());
            next
        })
    }

    /// All rows, end to end.
    pub(super) fn into_words(self) -> Vec<u64> {
        self.words
    }

    /// The number of an eligibility: equal ones have equal numbers.
    pub(super) fn number(&mut self, eligibility: &Eligibility) -> usize {
        let next = self.eligibilities.len();
        match self.eligibilities.get(eligibility) {
            Some(&number) => number,
            None => *self
                .eligibilities
                .entry(eligibility.clone())
                .or_insert(next),
        }
    }

    /// The row of starts of a stay at a department, further limited to `allowed`; none: no start.
    pub(super) fn starts(
        &mut self,
        (eligibility, number): (&Eligibility, usize),
        shared: &Shared,
        department: usize,
        (length, count): (u32, u32),
        allowed: Option<&PeriodSet>,
    ) -> Option<u32> {
        let (opening, open) = shared.open(department);
        let key = (number, opening, length);
        if let (None, Some(&row)) = (allowed, self.starts.get(&key)) {
            return row;
        }
        let mut starts = eligibility.starts(open, length, count);
        if let Some(allowed) = allowed {
            starts.keep(allowed);
        }
        let row = if starts.is_empty() {
            None
        } else {
            Some(self.row(starts))
        };
        if allowed.is_none() {
            self.starts.insert(key, row);
        }
        row
    }

    /// The departments that take a trainee for a specialty, before languages and the trainee's own
    /// exceptions are looked at.
    pub(super) fn admitting(
        &mut self,
        program: &Program,
        book: &RuleBook,
        places: &Places<'_>,
        trainee: &Trainee,
        specialty: &SpecialtyId,
    ) -> &[usize] {
        let partnership = partnership(program, trainee).map(|(position, _)| position);
        let (profession, level) = (trainee.profession().clone(), trainee.level().cloned());
        self.admitting
            .entry((partnership, profession, level, specialty.clone()))
            .or_insert_with(|| {
                let mut positions = within_reach(program, book, places, trainee);
                positions.retain(|&position| {
                    let (_, hospital, department) = places.list[position];
                    admits(program, book, hospital, department, trainee, specialty)
                });
                positions
            })
    }
}

/// The departments of the hospitals that a trainee's partnership names, or all: what is worth a closer
/// look. There may be thousands of partnerships, each with a few hospitals of its own.
fn within_reach(
    program: &Program,
    book: &RuleBook,
    places: &Places<'_>,
    trainee: &Trainee,
) -> Vec<usize> {
    let named = partnership(program, trainee)
        .map(|(_, agreement)| agreement.scope().hospitals())
        .filter(|hospitals| book.is_on(RuleCode::PartnershipScope) && !hospitals.is_empty());
    let Some(named) = named else {
        return (0..places.list.len()).collect();
    };
    let hospitals = named.iter().filter_map(|id| program.hospitals().get(id));
    let mut positions: Vec<usize> = hospitals
        .flat_map(Hospital::departments)
        .filter_map(|department| places.position(department.id()))
        .collect();
    positions.sort_unstable();
    positions
}
