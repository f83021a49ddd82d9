//! What can be wrong with a draft: codes, places, evidence.
mod code;
mod flaw;
mod invalid;
mod place;

pub use code::DefectCode;
pub use flaw::{Flaw, TextError};
pub use invalid::{Defect, InvalidProgram};
pub use place::{Entity, EntityKey, EntityKind, Place, Step};
