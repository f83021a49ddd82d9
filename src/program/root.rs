//! The root: one validated program.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{
    Authority, Budget, Cohort, Curriculum, Department, Hospital, Institution, LinkRule, Note,
    Partnership, Policy, Rate, Region, Share, Specialty, Supervisor, Table, Trainee,
};
use crate::calendar::{Horizon, WorkingCalendar};
use crate::ids::{DepartmentId, HospitalId, ProgramId, SpecialtyId, SupervisorId, TraineeId};
use crate::quantity::Weight;

/// A program in which every reference resolves and every value is in bounds. Immutable.
///
/// The only way to one is [`ProgramDraft::validate`](crate::program::ProgramDraft::validate); to
/// change a program, turn it back into a draft with
/// [`ProgramDraft::from`](crate::program::ProgramDraft).
///
/// ```
/// use practicum::ProgramDraft;
///
/// let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// let program = ProgramDraft::from_json(json)?.validate()?;
/// assert_eq!((program.trainees().len(), program.hospitals().len()), (10, 8));
/// assert_eq!(program.horizon().len(), 4);
/// let (hospital, _) = program.department("sejong/surgery").ok_or("it is there")?;
/// assert_eq!(hospital.name(), "Sejong General Hospital");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    pub(super) id: ProgramId,
    pub(super) name: Arc<str>,
    pub(super) horizon: Horizon,
    pub(super) calendar: WorkingCalendar,
    pub(super) preferred_specialties: BTreeMap<SpecialtyId, Weight>,
    pub(super) preferred_hospitals: BTreeMap<HospitalId, Weight>,
    pub(super) regions: Table<Region>,
    pub(super) authorities: Table<Authority>,
    pub(super) institutions: Table<Institution>,
    pub(super) specialties: Table<Specialty>,
    pub(super) partnerships: Table<Partnership>,
    pub(super) hospitals: Table<Hospital>,
    pub(super) curricula: Table<Curriculum>,
    pub(super) policies: Table<Policy>,
    pub(super) cohorts: Table<Cohort>,
    pub(super) trainees: Table<Trainee>,
    pub(super) links: Table<LinkRule>,
    pub(super) rates: Table<Rate>,
    pub(super) budgets: Table<Budget>,
    pub(super) shares: Vec<Share>,
    pub(super) notes: Vec<Note>,
    /// Places of every department: (hospital, department).
    pub(super) departments: BTreeMap<DepartmentId, (usize, usize)>,
    /// Places of every supervisor: (hospital, department, supervisor).
    pub(super) supervisors: BTreeMap<SupervisorId, (usize, usize, usize)>,
}

impl Program {
    /// The program's id.
    pub fn id(&self) -> &ProgramId {
        &self.id
    }

    /// The program's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The planning horizon.
    pub fn horizon(&self) -> &Horizon {
        &self.horizon
    }

    /// Working days.
    pub fn calendar(&self) -> &WorkingCalendar {
        &self.calendar
    }

    /// What the program itself prefers: value of each placement in a specialty of a curriculum.
    pub fn preferred_specialties(&self) -> &BTreeMap<SpecialtyId, Weight> {
        &self.preferred_specialties
    }

    /// What the program itself prefers: value of each placement in a hospital.
    pub fn preferred_hospitals(&self) -> &BTreeMap<HospitalId, Weight> {
        &self.preferred_hospitals
    }

    /// Regions, in order of id.
    pub fn regions(&self) -> &Table<Region> {
        &self.regions
    }

    /// Authorities, in order of id.
    pub fn authorities(&self) -> &Table<Authority> {
        &self.authorities
    }

    /// Home institutions, in order of id.
    pub fn institutions(&self) -> &Table<Institution> {
        &self.institutions
    }

    /// Specialties, in order of id.
    pub fn specialties(&self) -> &Table<Specialty> {
        &self.specialties
    }

    /// Partnerships, in order of id.
    pub fn partnerships(&self) -> &Table<Partnership> {
        &self.partnerships
    }

    /// Host hospitals, in order of id.
    pub fn hospitals(&self) -> &Table<Hospital> {
        &self.hospitals
    }

    /// Curricula, in order of id.
    pub fn curricula(&self) -> &Table<Curriculum> {
        &self.curricula
    }

    /// Dated eligibility rules, in order of id.
    pub fn policies(&self) -> &Table<Policy> {
        &self.policies
    }

    /// Cohorts, in order of id.
    pub fn cohorts(&self) -> &Table<Cohort> {
        &self.cohorts
    }

    /// Trainees, in order of id.
    pub fn trainees(&self) -> &Table<Trainee> {
        &self.trainees
    }

    /// Rules between named trainees, in order of id.
    pub fn links(&self) -> &Table<LinkRule> {
        &self.links
    }

    /// What trainees cost, in order of id.
    pub fn rates(&self) -> &Table<Rate> {
        &self.rates
    }

    /// Ceilings on spending, in order of id.
    pub fn budgets(&self) -> &Table<Budget> {
        &self.budgets
    }

    /// Ceilings on authorities' shares of the seats.
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// Where facts come from.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// A department with its hospital.
    pub fn department(&self, id: impl AsRef<str>) -> Option<(&Hospital, &Department)> {
        let &(hospital, department) = self.departments.get(id.as_ref())?;
        let hospital = self.hospitals.as_slice().get(hospital)?;
        Some((hospital, hospital.departments().get(department)?))
    }

    /// Every department with its hospital, in order of department id.
    pub fn departments(&self) -> impl Iterator<Item = (&Hospital, &Department)> {
        self.departments.keys().filter_map(|id| self.department(id))
    }

    /// A supervisor with their department and hospital.
    pub fn supervisor(&self, id: impl AsRef<str>) -> Option<(&Hospital, &Department, &Supervisor)> {
        let &(hospital, department, supervisor) = self.supervisors.get(id.as_ref())?;
        let hospital = self.hospitals.as_slice().get(hospital)?;
        let department = hospital.departments().get(department)?;
        Some((
            hospital,
            department,
            department.supervisors().get(supervisor)?,
        ))
    }

    /// Whether `narrow` is `wide` or lies below it in the tree of specialties.
    pub fn specialty_is_within(&self, narrow: &SpecialtyId, wide: &SpecialtyId) -> bool {
        self.specialty_and_wider(narrow)
            .any(|specialty| specialty.id() == wide)
    }

    /// A specialty, its parent, its parent's parent, and so on.
    pub fn specialty_and_wider(&self, id: &SpecialtyId) -> impl Iterator<Item = &Specialty> {
        let first = self.specialties.get(id);
        std::iter::successors(first, |specialty| self.specialties.get(specialty.parent()?))
    }

    /// The trainees that a link binds: those it names, those whose first language it states, those
    /// from the region it states. Of languages only the primary subtags are compared.
    pub fn linked(&self, link: &LinkRule) -> BTreeSet<&TraineeId> {
        let named = link
            .trainees()
            .iter()
            .filter_map(|id| self.trainees.get(id));
        let mut linked: BTreeSet<_> = named.map(Trainee::id).collect();
        let (language, region) = (link.language(), link.region());
        if language.is_none() && region.is_none() {
            return linked;
        }
        let belongs = |trainee: &&Trainee| {
            let first = trainee.languages().first();
            let speaks = language.zip(first);
            speaks.is_some_and(|(wanted, first)| wanted.primary() == first.primary())
                || region == Some(trainee.region())
        };
        linked.extend(self.trainees.iter().filter(belongs).map(Trainee::id));
        linked
    }
}
