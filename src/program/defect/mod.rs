//! What can be wrong with a draft: codes, places, evidence.
mod code;
mod flaw;
mod invalid;
mod place;
mod text;

pub use code::DefectCode;
pub use flaw::Flaw;
pub use invalid::{Defect, InvalidProgram};
pub use place::{Entity, EntityKey, EntityKind, Place, Step};
pub use text::TextError;
