//! Cohorts and curricula.

use super::values::{drafts, text, texts};
use crate::program::draft::{
    CohortDraft, CommonDayDraft, CurriculumDraft, DatesDraft, PrerequisiteDraft, RequirementDraft,
};
use crate::program::{Cohort, CommonDay, Curriculum, Prerequisite, Requirement};

impl From<&Cohort> for CohortDraft {
    fn from(cohort: &Cohort) -> Self {
        Self {
            id: cohort.id().to_string(),
            name: cohort.name().to_owned(),
            edition: text(cohort.edition()),
            window: DatesDraft::from(&cohort.window()),
            common_days: drafts(cohort.common_days()),
            planned: cohort.planned(),
            policies: texts(cohort.policies()),
        }
    }
}

impl From<&CommonDay> for CommonDayDraft {
    fn from(common: &CommonDay) -> Self {
        Self {
            label: common.label().to_owned(),
            dates: DatesDraft::from(&common.dates()),
            attendance: common.attendance(),
        }
    }
}

impl From<&Curriculum> for CurriculumDraft {
    fn from(curriculum: &Curriculum) -> Self {
        Self {
            id: curriculum.id().to_string(),
            name: text(curriculum.name()),
            requirements: drafts(curriculum.requirements()),
            prerequisites: drafts(curriculum.prerequisites()),
            hospital_max: curriculum.hospital_max(),
        }
    }
}

impl From<&Requirement> for RequirementDraft {
    fn from(requirement: &Requirement) -> Self {
        Self {
            choose: requirement.choose(),
            of: texts(requirement.of()),
            periods: requirement.periods(),
            mode: requirement.mode(),
            acts: texts(requirement.acts()),
        }
    }
}

impl From<&Prerequisite> for PrerequisiteDraft {
    fn from(prerequisite: &Prerequisite) -> Self {
        Self {
            specialty: prerequisite.specialty().to_string(),
            after: prerequisite.after().to_string(),
        }
    }
}
