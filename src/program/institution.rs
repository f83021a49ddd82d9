//! Where a trainee works at home.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes::LanguageTag;
use crate::ids::{InstitutionId, RegionId};

/// A home institution: the trainee's employer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Institution {
    pub(super) id: InstitutionId,
    pub(super) name: Arc<str>,
    pub(super) region: RegionId,
    pub(super) labels: BTreeMap<LanguageTag, Arc<str>>,
}

impl Institution {
    /// Its id.
    pub fn id(&self) -> &InstitutionId {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The region where it is.
    pub fn region(&self) -> &RegionId {
        &self.region
    }

    /// Names by language (BCP 47).
    pub fn labels(&self) -> &BTreeMap<LanguageTag, Arc<str>> {
        &self.labels
    }
}
