//! Rules between named trainees.

use super::kinds::LinkKind;
use crate::codes::LanguageTag;
use crate::ids::{LinkId, RegionId, TraineeId};

/// A rule between named trainees.
///
/// ```
/// use practicum::program::LinkKind;
/// use practicum::program::draft::LinkRuleDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let pair = LinkRuleDraft::new("rivals", LinkKind::Apart).trainee("T02").trainee("T01");
/// let program = draft.link(pair).validate()?;
/// let rivals = program.links().get("rivals").ok_or("it is there")?;
/// assert_eq!(rivals.kind(), LinkKind::Apart);
/// assert_eq!(rivals.trainees()[0].as_str(), "T01"); // in order of id
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
