//! Rules between named trainees.

use super::kinds::LinkKind;
use crate::codes::LanguageTag;
use crate::ids::{LinkId, RegionId, TraineeId};

/// A rule between named trainees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRule {
    pub(super) id: LinkId,
    pub(super) kind: LinkKind,
    pub(super) trainees: Vec<TraineeId>,
    pub(super) language: Option<LanguageTag>,
    pub(super) region: Option<RegionId>,
}

impl LinkRule {
    /// Its id.
    pub fn id(&self) -> &LinkId {
        &self.id
    }

    /// What is demanded of them.
    pub fn kind(&self) -> LinkKind {
        self.kind
    }

    /// Whom it names.
    pub fn trainees(&self) -> &[TraineeId] {
        &self.trainees
    }

    /// It also binds everybody whose first language this is.
    pub fn language(&self) -> Option<&LanguageTag> {
        self.language.as_ref()
    }

    /// It also binds everybody who comes from this region.
    pub fn region(&self) -> Option<&RegionId> {
        self.region.as_ref()
    }
}
