//! Who nominates: a ministry, a health department, a national center.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes::LanguageTag;
use crate::ids::{AuthorityId, RegionId};

/// A body that nominates trainees.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let ministry = program.authorities().get("primorsky-health").ok_or("it is there")?;
/// assert_eq!(ministry.name(), "Health ministry of Primorsky Krai");
/// assert_eq!(ministry.region().as_str(), "primorsky");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    pub(super) id: AuthorityId,
    pub(super) name: Arc<str>,
    pub(super) region: RegionId,
    pub(super) labels: BTreeMap<LanguageTag, Arc<str>>,
}

impl Authority {
    /// Its id.
    pub fn id(&self) -> &AuthorityId {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The region that it acts for.
    pub fn region(&self) -> &RegionId {
        &self.region
    }

    /// Names by language (BCP 47).
    pub fn labels(&self) -> &BTreeMap<LanguageTag, Arc<str>> {
        &self.labels
    }
}
