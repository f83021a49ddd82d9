//! Specialties, as written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

#[cfg(feature = "serde")]
use crate::wire;

/// A specialty of medicine, or a field of another health profession.
///
/// ```
/// use practicum::program::draft::{DatedNameDraft, SpecialtyDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let hand = SpecialtyDraft::new("hand-surgery")
///     .name(DatedNameDraft::new("Hand surgery"))
///     .parent("orthopedics")
///     .code("NUCC", "207XS0106X")
///     .alias("surgery of the hand");
/// let program = draft.specialty(hand).validate()?;
/// let (hand, wide) = ("hand-surgery".parse()?, "orthopedics".parse()?);
/// assert!(program.specialty_is_within(&hand, &wide)); // its departments teach orthopedics, too
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct SpecialtyDraft {
    /// Its id.
    pub id: String,
    /// Its names, each from a day on or until one; the first is the usual one.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub names: Vec<DatedNameDraft>,
    /// The wider specialty that it is a part of.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub parent: Option<String>,
    /// Other names that references may use.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub aliases: Vec<String>,
    /// Codes by system: `HIRA` → `06`, `NUCC` → `207T00000X`.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub codes: BTreeMap<String, String>,
    /// Names by language (BCP 47).
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub labels: BTreeMap<String, String>,
}

impl SpecialtyDraft {
    /// A specialty with what it must have.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            names: Vec::new(),
            parent: None,
            aliases: Vec::new(),
            codes: BTreeMap::new(),
            labels: BTreeMap::new(),
        }
    }

    /// Adds to: its names, each from a day on or until one; the first is the usual one.
    #[must_use]
    pub fn name(mut self, name: DatedNameDraft) -> Self {
        self.names.push(name);
        self
    }

    /// Sets: the wider specialty that it is a part of.
    #[must_use]
    pub fn parent(mut self, parent: impl Into<String>) -> Self {
        self.parent = Some(parent.into());
        self
    }

    /// Adds to: other names that references may use.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// Sets one entry: codes by system: `HIRA` → `06`, `NUCC` → `207T00000X`.
    #[must_use]
    pub fn code(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.codes.insert(key.into(), value.into());
        self
    }

    /// Sets one entry: names by language (BCP 47).
    #[must_use]
    pub fn label(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.labels.insert(key.into(), value.into());
        self
    }
}

/// A name that was in use for a time.
///
/// ```
/// use practicum::program::draft::{DatedNameDraft, SpecialtyDraft};
///
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// let thoracic = SpecialtyDraft::new("thoracic")
///     .name(DatedNameDraft::new("Thoracic surgery").until(day(2022, 11, 21)?))
///     .name(DatedNameDraft::new("Cardiovascular and thoracic surgery").from(day(2022, 11, 22)?));
/// assert_eq!(thoracic.names[0].until, Some(day(2022, 11, 21)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DatedNameDraft {
    /// The name.
    pub text: String,
    /// First day of use; from ever if not given.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "wire::OptionalDay"
        )
    )]
    pub from: Option<NaiveDate>,
    /// Last day of use; still in use if not given.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "wire::OptionalDay"
        )
    )]
    pub until: Option<NaiveDate>,
}

impl DatedNameDraft {
    /// A dated name with what it must have.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            from: None,
            until: None,
        }
    }

    /// Sets: first day of use; from ever if not given.
    #[must_use]
    pub fn from(mut self, from: NaiveDate) -> Self {
        self.from = Some(from);
        self
    }

    /// Sets: last day of use; still in use if not given.
    #[must_use]
    pub fn until(mut self, until: NaiveDate) -> Self {
        self.until = Some(until);
        self
    }
}
