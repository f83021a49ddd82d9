//! A program, a rule book and a plan, of which a test changes one thing.

use chrono::NaiveDate;
use practicum::check::{CheckReport, check, first_violation, is_valid};
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DepartmentDraft, HospitalDraft, PartnershipDraft, TraineeDraft,
};
use practicum::program::{Program, ProgramDraft};
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::{Placement, Schedule};

pub(crate) use crate::support::fixtures::stay;
use crate::support::fixtures::{day, small_draft};

/// A day of the spring of 2014: the periods of the small program are the weeks from 26 May (0),
/// 2 June (1), 9 June (2) and 16 June (3) on.
pub(crate) fn on(month: u32, number: u32) -> NaiveDate {
    day(2014, month, number)
}

/// What is checked.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) draft: ProgramDraft,
    pub(crate) book: RuleBook,
    pub(crate) plan: Vec<Placement>,
}

impl Case {
    /// The small program with a plan that breaks nothing and lacks nothing:
    ///
    /// ```text
    ///      0          1          2          3
    /// T01  wiltse-ns  wiltse-ns  wiltse-os
    /// T02  wiltse-ns  wiltse-ns  sejong-car
    /// T03  sejong-car            wiltse-ns  wiltse-ns
    /// ```
    pub(crate) fn valid() -> Self {
        Self {
            draft: small_draft(),
            book: RuleBook::default(),
            plan: vec![
                stay("T01", "wiltse-ns", "ns", 0, 2),
                stay("T01", "wiltse-os", "os", 2, 1),
                stay("T02", "wiltse-ns", "ns", 0, 2),
                stay("T02", "sejong-car", "car", 2, 1),
                stay("T03", "sejong-car", "car", 0, 1),
                stay("T03", "wiltse-ns", "ns", 2, 2),
            ],
        }
    }

    /// With a change to the draft.
    pub(crate) fn draft(mut self, change: impl FnOnce(ProgramDraft) -> ProgramDraft) -> Self {
        self.draft = change(self.draft);
        self
    }

    pub(crate) fn trainee(
        mut self,
        id: &str,
        change: impl FnOnce(TraineeDraft) -> TraineeDraft,
    ) -> Self {
        let trainees = &mut self.draft.trainees;
        let found = trainees.iter_mut().find(|one| one.id == id).unwrap();
        *found = change(found.clone());
        self
    }

    /// The same change to every trainee.
    pub(crate) fn trainees(mut self, change: impl Fn(TraineeDraft) -> TraineeDraft) -> Self {
        self.draft.trainees = self.draft.trainees.into_iter().map(change).collect();
        self
    }

    pub(crate) fn hospital(
        mut self,
        id: &str,
        change: impl FnOnce(HospitalDraft) -> HospitalDraft,
    ) -> Self {
        let hospitals = &mut self.draft.hospitals;
        let found = hospitals.iter_mut().find(|one| one.id == id).unwrap();
        *found = change(found.clone());
        self
    }

    pub(crate) fn department(
        mut self,
        id: &str,
        change: impl FnOnce(DepartmentDraft) -> DepartmentDraft,
    ) -> Self {
        let hospitals = self.draft.hospitals.iter_mut();
        let mut departments = hospitals.flat_map(|one| &mut one.departments);
        let found = departments.find(|one| one.id == id).unwrap();
        *found = change(found.clone());
        self
    }

    pub(crate) fn curriculum(
        mut self,
        change: impl FnOnce(CurriculumDraft) -> CurriculumDraft,
    ) -> Self {
        self.draft.curricula[0] = change(self.draft.curricula[0].clone());
        self
    }

    pub(crate) fn cohort(mut self, change: impl FnOnce(CohortDraft) -> CohortDraft) -> Self {
        self.draft.cohorts[0] = change(self.draft.cohorts[0].clone());
        self
    }

    pub(crate) fn partnership(
        mut self,
        change: impl FnOnce(PartnershipDraft) -> PartnershipDraft,
    ) -> Self {
        self.draft.partnerships[0] = change(self.draft.partnerships[0].clone());
        self
    }

    pub(crate) fn book(mut self, change: impl FnOnce(RuleBook) -> RuleBook) -> Self {
        self.book = change(self.book);
        self
    }

    /// With one more placement.
    pub(crate) fn with(mut self, placement: Placement) -> Self {
        self.plan.push(placement);
        self
    }

    /// Without the placement of a trainee for a specialty.
    pub(crate) fn without(mut self, trainee: &str, specialty: &str) -> Self {
        let before = self.plan.len();
        self.plan.retain(|one| {
            (one.trainee().as_str(), one.specialty().as_str()) != (trainee, specialty)
        });
        assert_eq!(
            self.plan.len() + 1,
            before,
            "{trainee} has one placement for {specialty}"
        );
        self
    }

    /// With the trainee's placement for the same specialty replaced.
    pub(crate) fn moved(self, placement: Placement) -> Self {
        let (trainee, specialty) = (placement.trainee().clone(), placement.specialty().clone());
        self.without(trainee.as_str(), specialty.as_str())
            .with(placement)
    }

    pub(crate) fn program(&self) -> Program {
        match self.draft.clone().validate() {
            Ok(program) => program,
            Err(defects) => panic!("the draft of the case is not valid: {defects:?}"),
        }
    }

    pub(crate) fn schedule(&self) -> Schedule {
        Schedule::new(self.plan.iter().cloned())
    }

    /// What the checker says, after all three questions have been found to agree.
    pub(crate) fn report(&self) -> CheckReport {
        let (program, schedule) = (self.program(), self.schedule());
        let report = check(&program, &self.book, &schedule);
        assert_eq!(is_valid(&program, &self.book, &schedule), report.is_valid());
        let first = first_violation(&program, &self.book, &schedule);
        assert_eq!(first.as_ref(), report.violations().first());
        #[cfg(feature = "json")]
        {
            let text = report.to_json().unwrap();
            assert_eq!(CheckReport::from_json(&text), Ok(report.clone()), "{text}");
        }
        report
    }

    /// The codes of all violations and shortfalls, in order, each as often as it is found.
    pub(crate) fn codes(&self) -> Vec<RuleCode> {
        let report = self.report();
        let violations = report.violations().iter().map(practicum::Violation::code);
        let shortfalls = report
            .shortfalls()
            .iter()
            .map(practicum::check::Shortfall::code);
        violations.chain(shortfalls).collect()
    }

    /// The violations in words.
    pub(crate) fn lines(&self) -> Vec<String> {
        let report = self.report();
        report
            .violations()
            .iter()
            .map(ToString::to_string)
            .collect()
    }
}
