//! Specialties: a tree with aliases, codes by system, dated names and labels.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::codes::LanguageTag;
use crate::ids::SpecialtyId;

/// A specialty of medicine, or a field of another health profession.
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
