//! Curricula: what a trainee has to go through.

use std::sync::Arc;

use super::kinds::PracticeMode;
use crate::ids::{Act, CurriculumId, SpecialtyId};

/// What a trainee has to go through: choices of specialties, in what order, where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curriculum {
    pub(super) id: CurriculumId,
    pub(super) name: Option<Arc<str>>,
    pub(super) requirements: Vec<Requirement>,
    pub(super) prerequisites: Vec<Prerequisite>,
    pub(super) hospital_max: Option<u32>,
}

impl Curriculum {
    /// Its id.
    pub fn id(&self) -> &CurriculumId {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What is required; no specialty stands in two requirements.
    pub fn requirements(&self) -> &[Requirement] {
        &self.requirements
    }

    /// What must be finished before what.
    pub fn prerequisites(&self) -> &[Prerequisite] {
        &self.prerequisites
    }

    /// The most placements in one hospital.
    pub fn hospital_max(&self) -> Option<u32> {
        self.hospital_max
    }
}

/// Choose so many of these specialties, for so many periods each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    pub(super) choose: u32,
    pub(super) of: Vec<SpecialtyId>,
    pub(super) periods: u32,
    pub(super) mode: PracticeMode,
    pub(super) acts: Vec<Act>,
}

impl Requirement {
    /// How many of the specialties.
    pub fn choose(&self) -> u32 {
        self.choose
    }

    /// The specialties; each is taken at most once.
    pub fn of(&self) -> &[SpecialtyId] {
        &self.of
    }

    /// Consecutive periods of each placement, at least 1.
    pub fn periods(&self) -> u32 {
        self.periods
    }

    /// What the trainee may do there.
    pub fn mode(&self) -> PracticeMode {
        self.mode
    }

    /// Acts that limited practice needs approval for.
    pub fn acts(&self) -> &[Act] {
        &self.acts
    }
}

/// A specialty that comes after another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prerequisite {
    pub(super) specialty: SpecialtyId,
    pub(super) after: SpecialtyId,
}

impl Prerequisite {
    /// The specialty that comes later.
    pub fn specialty(&self) -> &SpecialtyId {
        &self.specialty
    }

    /// The specialty that must be finished before it begins.
    pub fn after(&self) -> &SpecialtyId {
        &self.after
    }
}
