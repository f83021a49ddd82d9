//! Curricula: what a trainee has to go through.

use std::sync::Arc;

use super::kinds::PracticeMode;
use crate::ids::{Act, CurriculumId, SpecialtyId};

/// What a trainee has to go through: choices of specialties, in what order, where.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let curriculum = program.curricula().get("surgery-with-urology").ok_or("it is there")?;
/// let weeks = curriculum.requirements().iter().map(|one| one.choose() * one.periods());
/// assert_eq!(weeks.sum::<u32>(), 4);
/// assert_eq!(curriculum.hospital_max(), Some(2)); // never three placements in one hospital
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::program::PracticeMode;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let curriculum = program.curricula().get("surgery-with-urology-or-obgyn").ok_or("it is there")?;
/// let second = &curriculum.requirements()[1];
/// let of: Vec<&str> = second.of().iter().map(AsRef::as_ref).collect();
/// assert_eq!((second.choose(), of, second.periods()), (1, vec!["obgyn", "urology"], 1));
/// assert_eq!(second.mode(), PracticeMode::Observation);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::program::draft::{CurriculumDraft, PrerequisiteDraft, RequirementDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let curriculum = CurriculumDraft::new("step-by-step")
///     .requirement(RequirementDraft::new(2, ["surgery", "urology"], 2))
///     .prerequisite(PrerequisiteDraft::new("urology", "surgery"));
/// let program = draft.curriculum(curriculum).validate()?;
/// let curriculum = program.curricula().get("step-by-step").ok_or("it is there")?;
/// let prerequisite = &curriculum.prerequisites()[0];
/// assert_eq!(prerequisite.after().as_str(), "surgery"); // comes before
/// assert_eq!(prerequisite.specialty().as_str(), "urology");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
