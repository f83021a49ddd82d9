//! Where a trainee works at home.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes::LanguageTag;
use crate::ids::{InstitutionId, RegionId};

/// A home institution: the trainee's employer.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let names: Vec<&str> = program.institutions().iter().map(|one| one.name()).collect();
/// assert_eq!(names[0], "Khabarovsk Cancer Center"); // in order of id
/// let home = program.institutions().get("khabarovsk-cancer-center").ok_or("it is there")?;
/// assert_eq!(home.region().as_str(), "khabarovsk");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
