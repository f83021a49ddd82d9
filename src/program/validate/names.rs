//! First pass: every id and alias of the draft, so that references can be resolved in any order.

use std::str::FromStr;

use super::at::At;
use super::defects::Defects;
use super::index::Index;
use crate::ids::{
    AuthorityId, BudgetId, CohortId, CurriculumId, DepartmentId, HospitalId, IdError,
    InstitutionId, LinkId, PartnershipId, PolicyId, RateId, RegionId, SpecialtyId, SupervisorId,
    TraineeId,
};
use crate::program::ProgramDraft;
use crate::program::defect::EntityKind;

/// All names of a draft, by kind.
#[derive(Debug)]
pub(super) struct Names<'d> {
    pub(super) regions: Index<'d, RegionId>,
    pub(super) authorities: Index<'d, AuthorityId>,
    pub(super) institutions: Index<'d, InstitutionId>,
    pub(super) specialties: Index<'d, SpecialtyId>,
    pub(super) partnerships: Index<'d, PartnershipId>,
    pub(super) hospitals: Index<'d, HospitalId>,
    pub(super) departments: Index<'d, DepartmentId>,
    pub(super) supervisors: Index<'d, SupervisorId>,
    pub(super) curricula: Index<'d, CurriculumId>,
    pub(super) policies: Index<'d, PolicyId>,
    pub(super) cohorts: Index<'d, CohortId>,
    pub(super) trainees: Index<'d, TraineeId>,
    pub(super) links: Index<'d, LinkId>,
    pub(super) rates: Index<'d, RateId>,
    pub(super) budgets: Index<'d, BudgetId>,
}

impl<'d> Names<'d> {
    /// Takes in all names.
    pub(super) fn read(draft: &'d ProgramDraft, defects: &mut Defects) -> Self {
        let mut regions = list(defects, EntityKind::Region, &draft.regions, |e| &e.id);
        for (position, entity) in draft.regions.iter().enumerate() {
            regions.aliases(defects, position, &entity.id, &entity.aliases);
        }
        let mut specialties = list(defects, EntityKind::Specialty, &draft.specialties, |e| {
            &e.id
        });
        for (position, entity) in draft.specialties.iter().enumerate() {
            specialties.aliases(defects, position, &entity.id, &entity.aliases);
        }
        let mut hospitals = list(defects, EntityKind::Hospital, &draft.hospitals, |e| &e.id);
        for (position, entity) in draft.hospitals.iter().enumerate() {
            hospitals.aliases(defects, position, &entity.id, &entity.aliases);
        }
        let (departments, supervisors) = inside(defects, draft, &hospitals);
        Self {
            regions,
            authorities: list(defects, EntityKind::Authority, &draft.authorities, |e| {
                &e.id
            }),
            institutions: list(defects, EntityKind::Institution, &draft.institutions, |e| {
                &e.id
            }),
            specialties,
            partnerships: list(defects, EntityKind::Partnership, &draft.partnerships, |e| {
                &e.id
            }),
            hospitals,
            departments,
            supervisors,
            curricula: list(defects, EntityKind::Curriculum, &draft.curricula, |e| &e.id),
            policies: list(defects, EntityKind::Policy, &draft.policies, |e| &e.id),
            cohorts: list(defects, EntityKind::Cohort, &draft.cohorts, |e| &e.id),
            trainees: list(defects, EntityKind::Trainee, &draft.trainees, |e| &e.id),
            links: list(defects, EntityKind::Link, &draft.links, |e| &e.id),
            rates: list(defects, EntityKind::Rate, &draft.rates, |e| &e.id),
            budgets: list(defects, EntityKind::Budget, &draft.budgets, |e| &e.id),
        }
    }
}

/// The ids of one of the program's own lists.
fn list<'d, I: FromStr<Err = IdError> + Clone, E>(
    defects: &mut Defects,
    kind: EntityKind,
    entities: &'d [E],
    id: impl Fn(&'d E) -> &'d str,
) -> Index<'d, I> {
    let mut index = Index::new(kind);
    for (position, entity) in entities.iter().enumerate() {
        let spot = [position, 0, 0];
        index.declare(defects, &At::PROGRAM, spot, position, id(entity));
    }
    index
}

/// The ids of departments and supervisors: each once in the whole program.
fn inside<'d>(
    defects: &mut Defects,
    draft: &'d ProgramDraft,
    hospitals: &Index<'d, HospitalId>,
) -> (Index<'d, DepartmentId>, Index<'d, SupervisorId>) {
    let mut departments: Index<'d, DepartmentId> = Index::new(EntityKind::Department);
    let mut supervisors = Index::new(EntityKind::Supervisor);
    for (h, hospital) in draft.hospitals.iter().enumerate() {
        let id = hospitals.own(&hospital.id, [h, 0, 0]);
        let id = id.as_ref().map(HospitalId::as_str);
        let at = At::PROGRAM.entity(EntityKind::Hospital, id, h);
        for (d, department) in hospital.departments.iter().enumerate() {
            departments.declare(defects, &at, [h, d, 0], d, &department.id);
            let id = departments.own(&department.id, [h, d, 0]);
            let id = id.as_ref().map(DepartmentId::as_str);
            let at = at.entity(EntityKind::Department, id, d);
            for (s, supervisor) in department.supervisors.iter().enumerate() {
                supervisors.declare(defects, &at, [h, d, s], s, &supervisor.id);
            }
        }
    }
    (departments, supervisors)
}
