//! Specialties: a tree with aliases, codes by system, dated names and labels.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::codes::LanguageTag;
use crate::ids::SpecialtyId;

/// A specialty of medicine, or a field of another health profession.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let specialty = program.specialties().get("orthopedics").ok_or("it is there")?;
/// assert_eq!(specialty.names()[0].text(), "Orthopedics");
/// assert_eq!(&*specialty.codes()["NUCC"], "207X00000X");
/// assert_eq!(&*specialty.aliases()[0], "orthopaedics"); // references may use it
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Specialty {
    pub(super) id: SpecialtyId,
    pub(super) names: Vec<DatedName>,
    pub(super) parent: Option<SpecialtyId>,
    pub(super) aliases: Vec<Arc<str>>,
    pub(super) codes: BTreeMap<Arc<str>, Arc<str>>,
    pub(super) labels: BTreeMap<LanguageTag, Arc<str>>,
}

impl Specialty {
    /// Its id.
    pub fn id(&self) -> &SpecialtyId {
        &self.id
    }

    /// Its names, each from a day on or until one; the first is the usual one.
    pub fn names(&self) -> &[DatedName] {
        &self.names
    }

    /// The wider specialty that it is a part of.
    pub fn parent(&self) -> Option<&SpecialtyId> {
        self.parent.as_ref()
    }

    /// Other names that references may use.
    pub fn aliases(&self) -> &[Arc<str>] {
        &self.aliases
    }

    /// Codes by system: `HIRA` → `06`, `NUCC` → `207T00000X`.
    pub fn codes(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.codes
    }

    /// Names by language (BCP 47).
    pub fn labels(&self) -> &BTreeMap<LanguageTag, Arc<str>> {
        &self.labels
    }
}

/// A name that was in use for a time.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let specialty = program.specialties().get("cardiovascular").ok_or("it is there")?;
/// let new = specialty.names().iter().find(|name| name.from().is_some()).ok_or("it was renamed")?;
/// assert_eq!(new.text(), "Cardiovascular and thoracic surgery");
/// assert_eq!(new.from().map(|day| day.to_string()).as_deref(), Some("2022-11-22"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedName {
    pub(super) text: Arc<str>,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
}

impl DatedName {
    /// The name.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// First day of use; from ever if not given.
    pub fn from(&self) -> Option<NaiveDate> {
        self.from
    }

    /// Last day of use; still in use if not given.
    pub fn until(&self) -> Option<NaiveDate> {
        self.until
    }
}
