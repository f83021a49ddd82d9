//! Regions, authorities and institutions, as written.

use std::collections::BTreeMap;

#[cfg(feature = "serde")]
use crate::wire;

/// A region that sends or hosts trainees: a krai, an oblast, a province, a city.
///
/// ```
/// use practicum::program::draft::RegionDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let amur = RegionDraft::new("amur", "Amur Oblast", "RU")
///     .subdivision("RU-AMU")
///     .alias("Blagoveshchensk")
///     .label("ru", "Амурская область");
/// let program = draft.region(amur).validate()?;
/// let amur = program.regions().get("amur").ok_or("it is there")?;
/// assert_eq!(amur.subdivision().map(|code| code.to_string()).as_deref(), Some("RU-AMU"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RegionDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: String,
    /// ISO 3166-2 code, if the region is a subdivision; it must belong to the country.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub subdivision: Option<String>,
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

impl RegionDraft {
    /// A region with what it must have.
    pub fn new(id: impl Into<String>, name: impl Into<String>, country: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            country: country.into(),
            subdivision: None,
            aliases: Vec::new(),
            labels: BTreeMap::new(),
        }
    }

    /// Sets: ISO 3166-2 code, if the region is a subdivision; it must belong to the country.
    #[must_use]
    pub fn subdivision(mut self, subdivision: impl Into<String>) -> Self {
        self.subdivision = Some(subdivision.into());
        self
    }

    /// Adds to: other names that references may use.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<String>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// Sets one entry: names by language (BCP 47).
    #[must_use]
    pub fn label(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.labels.insert(key.into(), value.into());
        self
    }
}

/// A body that nominates trainees.
///
/// ```
/// use practicum::program::draft::AuthorityDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let city = AuthorityDraft::new("vladivostok", "Health department of Vladivostok", "primorsky")
///     .label("ru", "Управление здравоохранения Владивостока");
/// let program = draft.authority(city).validate()?;
/// assert_eq!(program.authorities().len(), 3); // the academy has two
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct AuthorityDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region that it acts for.
    pub region: String,
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

impl AuthorityDraft {
    /// An authority with what it must have.
    pub fn new(id: impl Into<String>, name: impl Into<String>, region: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            region: region.into(),
            labels: BTreeMap::new(),
        }
    }

    /// Sets one entry: names by language (BCP 47).
    #[must_use]
    pub fn label(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.labels.insert(key.into(), value.into());
        self
    }
}

/// A home institution: the trainee's employer.
///
/// ```
/// use practicum::program::DefectCode;
/// use practicum::program::draft::InstitutionDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let clinic = InstitutionDraft::new("vladivostok-city-2", "City Hospital #2", "primorsky");
/// let Err(invalid) = draft.institution(clinic).validate() else {
///     return Err("the id is taken".into());
/// };
/// assert_eq!(invalid.defects()[0].code(), DefectCode::DuplicateId);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InstitutionDraft {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The region where it is.
    pub region: String,
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

impl InstitutionDraft {
    /// An institution with what it must have.
    pub fn new(id: impl Into<String>, name: impl Into<String>, region: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            name: name.into(),
            region: region.into(),
            labels: BTreeMap::new(),
        }
    }

    /// Sets one entry: names by language (BCP 47).
    #[must_use]
    pub fn label(mut self, key: impl Into<String>, value: impl Into<String>) -> Self {
        self.labels.insert(key.into(), value.into());
        self
    }
}
