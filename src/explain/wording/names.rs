//! Names instead of ids, and periods as people count them.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::calendar::{Cut, DateRange};
use crate::codes::LanguageTag;
use crate::ids::{DepartmentId, HospitalId, PartnershipId, PolicyId, SpecialtyId, TraineeId};
use crate::program::{PolicyRule, Program};

/// How days reach beyond the term of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beyond {
    /// They end after it.
    End(NaiveDate),
    /// They begin before it.
    Start(NaiveDate),
}

/// The names of a program in a language.
#[derive(Debug, Clone)]
pub(super) struct Names<'a> {
    pub(super) program: &'a Program,
    language: &'static str,
}

impl<'a> Names<'a> {
    pub(super) fn new(program: &'a Program, language: &'static str) -> Self {
        Self { program, language }
    }

    fn label(&self, labels: &BTreeMap<LanguageTag, Arc<str>>) -> Option<String> {
        let mut labels = labels.iter();
        let found = labels.find(|(tag, _)| tag.primary() == self.language);
        found.map(|(_, text)| text.to_string())
    }

    /// The trainee's id, with the name if there is one.
    pub(super) fn trainee(&self, id: &TraineeId) -> String {
        let trainee = self.program.trainees().get(id);
        match trainee.and_then(|trainee| trainee.name()) {
            Some(name) => format!("{id} ({name})"),
            None => id.to_string(),
        }
    }

    pub(super) fn hospital(&self, id: &HospitalId) -> String {
        let Some(hospital) = self.program.hospitals().get(id) else {
            return id.to_string();
        };
        let label = self.label(hospital.labels());
        label.unwrap_or_else(|| hospital.name().to_owned())
    }

    pub(super) fn specialty(&self, id: &SpecialtyId) -> String {
        let Some(specialty) = self.program.specialties().get(id) else {
            return id.to_string();
        };
        let label = self.label(specialty.labels());
        let name = || Some(specialty.names().first()?.text().to_owned());
        label.or_else(name).unwrap_or_else(|| id.to_string())
    }

    /// Hospital and department, by its own name or the specialty's.
    pub(super) fn department(&self, id: &DepartmentId) -> String {
        let Some((hospital, department)) = self.program.department(id) else {
            return id.to_string();
        };
        let own = department.name().map(str::to_owned);
        let own = own.unwrap_or_else(|| self.specialty(department.specialty()));
        let between = if self.language == "ko" { "" } else { "," };
        format!("{}{between} {own}", self.hospital(hospital.id()))
    }

    pub(super) fn partnership(&self, id: &PartnershipId) -> String {
        let partnership = self.program.partnerships().get(id);
        let name = partnership.and_then(|one| one.name());
        name.map_or_else(|| id.to_string(), str::to_owned)
    }

    /// How days reach beyond the term of an agreement, if they do.
    pub(super) fn beyond(&self, id: &PartnershipId, days: DateRange) -> Option<Beyond> {
        let term = self.program.partnerships().get(id)?.term();
        if term.until().is_some_and(|until| until < days.last()) {
            return Some(Beyond::End(days.last()));
        }
        (days.first() < term.since()).then(|| Beyond::Start(days.first()))
    }

    /// The specialties of a requirement of a trainee.
    pub(super) fn asked(&self, trainee: &TraineeId, requirement: usize) -> Option<Vec<String>> {
        let trainee = self.program.trainees().get(trainee)?;
        let curriculum = self.program.curricula().get(trainee.curriculum())?;
        let asked = curriculum.requirements().get(requirement)?;
        Some(asked.of().iter().map(|id| self.specialty(id)).collect())
    }

    /// The kind of credential that a policy demands, if it does.
    pub(super) fn credential(&self, policy: &PolicyId) -> Option<String> {
        match self.program.policies().get(policy)?.rule() {
            PolicyRule::Credential { kind } => Some(kind.to_string()),
            PolicyRule::MinimumExperience { .. }
            | PolicyRule::NoRepeat { .. }
            | PolicyRule::StayLength { .. }
            | PolicyRule::RollingStay { .. }
            | PolicyRule::Preparation { .. }
            | PolicyRule::PracticeLength { .. } => None,
        }
    }

    /// How the horizon is cut.
    pub(super) fn cut(&self) -> Cut {
        self.program.horizon().cut_by()
    }

    /// Runs of consecutive periods: first and last, counted from 1.
    pub(super) fn runs(periods: &[u32]) -> Vec<(u32, u32)> {
        let mut runs: Vec<(u32, u32)> = Vec::new();
        for &period in periods {
            let number = period.saturating_add(1);
            match runs.last_mut() {
                Some(run) if run.1 + 1 == number => run.1 = number,
                _ => runs.push((number, number)),
            }
        }
        runs
    }
}
