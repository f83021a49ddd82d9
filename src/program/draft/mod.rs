//! A program as somebody wrote it: raw texts and numbers, nothing checked yet.
//!
//! [`ProgramDraft`] is what builders fill and what files hold. [`ProgramDraft::validate`] is the only
//! way to a [`Program`](crate::program::Program), and reports every defect at once. Ids are plain
//! strings here; references may use ids or aliases.

mod cohorts;
mod dates;
mod hospitals;
mod kinds;
mod partnerships;
mod program;
mod records;
mod regions;
mod specialties;
mod terms;
mod trainees;

pub use cohorts::{
    CohortDraft, CommonDayDraft, CurriculumDraft, PrerequisiteDraft, RequirementDraft,
};
pub use dates::{CalendarDraft, DatesDraft, HolidayDraft, HorizonDraft, StepDraft, TermDraft};
pub use hospitals::{DepartmentDraft, HospitalDraft, InterpreterDraft, SupervisorDraft};
pub use kinds::{PartyDraft, PolicyRuleDraft, QuotaBasisDraft, RouteDraft};
pub use partnerships::{PartnershipDraft, QuotaDraft, ScopeDraft};
pub use program::{FORMAT, ProgramDraft, ProgramPreferencesDraft};
pub use records::{
    ApprovalDraft, CredentialDraft, EarlierDraft, EventDraft, PinDraft, PreferencesDraft,
};
pub use regions::{AuthorityDraft, InstitutionDraft, RegionDraft};
pub use specialties::{DatedNameDraft, SpecialtyDraft};
pub use terms::{BudgetDraft, LinkRuleDraft, NoteDraft, PolicyDraft, RateDraft, ShareDraft};
pub use trainees::TraineeDraft;
