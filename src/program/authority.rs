//! Who nominates: a ministry, a health department, a national center.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes::LanguageTag;
use crate::ids::{AuthorityId, RegionId};

/// A body that nominates trainees.
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
