//! The domain: a clinical training program as one validated value.
//!
//! [`ProgramDraft`] is what people write, [`Program`] what the rest of the crate works on, and
//! [`ProgramDraft::validate`] the only way from one to the other.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "only counts things that are in memory"
)]

mod authority;
mod cohort;
mod cost;
mod curriculum;
mod defect;
pub mod draft;
mod funnel;
mod hospital;
mod institution;
mod kinds;
mod lifecycle;
mod link;
mod note;
mod partnership;
mod policy;
mod redraft;
mod region;
mod root;
#[cfg(feature = "serde")]
mod serial;
mod specialty;
mod table;
mod trainee;
mod validate;

pub use authority::Authority;
pub use cohort::{Cohort, CommonDay};
pub use cost::{Budget, Rate, Share};
pub use curriculum::{Curriculum, Prerequisite, Requirement};
pub use defect::{
    Defect, DefectCode, Entity, EntityKey, EntityKind, Flaw, InvalidProgram, Place, Step, TextError,
};
pub use draft::ProgramDraft;
pub use funnel::Funnel;
pub use hospital::{Department, Hospital, Interpreter, Supervisor};
pub use institution::Institution;
pub use kinds::{
    Attendance, Basis, EventKind, LinkKind, NoteKind, PartnershipKind, Party, PolicyRule,
    PracticeMode, QuotaBasis, Route,
};
pub use lifecycle::{Event, IllegalTransition, Lifecycle, Status};
pub use link::LinkRule;
pub use note::Note;
pub use partnership::{Partnership, Quota, Scope};
pub use policy::Policy;
pub use region::Region;
pub use root::Program;
pub use specialty::{DatedName, Specialty};
pub use table::{Keyed, Table};
pub use trainee::{Approval, Credential, Earlier, Pin, Preferences, Trainee};
