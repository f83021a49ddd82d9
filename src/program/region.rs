//! Where trainees come from and where they are hosted: a region, by ISO 3166.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::codes::{CountryCode, LanguageTag, SubdivisionCode};
use crate::ids::RegionId;

/// A region that sends or hosts trainees: a krai, an oblast, a province, a city.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let region = program.regions().get("primorsky").ok_or("it is there")?;
/// assert_eq!((region.name(), region.country().as_str()), ("Primorsky Krai", "RU"));
/// let in_russian = region.labels().get(&"ru".parse()?);
/// assert_eq!(in_russian.map(|label| &**label), Some("Приморский край"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    pub(super) id: RegionId,
    pub(super) name: Arc<str>,
    pub(super) country: CountryCode,
    pub(super) subdivision: Option<SubdivisionCode>,
    pub(super) aliases: Vec<Arc<str>>,
    pub(super) labels: BTreeMap<LanguageTag, Arc<str>>,
}

impl Region {
    /// Its id.
    pub fn id(&self) -> &RegionId {
        &self.id
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// ISO 3166-1 alpha-2 code of its country.
    pub fn country(&self) -> CountryCode {
        self.country
    }

    /// ISO 3166-2 code, if the region is a subdivision; it must belong to the country.
    pub fn subdivision(&self) -> Option<SubdivisionCode> {
        self.subdivision
    }

    /// Other names that references may use.
    pub fn aliases(&self) -> &[Arc<str>] {
        &self.aliases
    }

    /// Names by language (BCP 47).
    pub fn labels(&self) -> &BTreeMap<LanguageTag, Arc<str>> {
        &self.labels
    }
}
