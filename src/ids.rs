//! Names of things: opaque, validated short strings, a distinct type for each kind of thing.
//!
//! An id is 1 to [`MAX_LENGTH`] characters, has no white space at its ends and no control
//! characters. It is compared byte by byte; nothing is folded or normalized, so what a user wrote is
//! what a report shows. Cloning an id copies a pointer.
//!
//! ```
//! use practicum::ids::{HospitalId, TraineeId};
//!
//! let trainee: TraineeId = "T01".parse()?;
//! assert_eq!(trainee.as_str(), "T01");
//! assert!("".parse::<HospitalId>().is_err());
//! # Ok::<(), practicum::ids::IdError>(())
//! ```

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

/// Most characters in an id.
///
/// ```
/// use practicum::ids::{HospitalId, MAX_LENGTH};
///
/// assert!(HospitalId::new(&"병".repeat(MAX_LENGTH)).is_ok()); // characters, not bytes
/// assert!(HospitalId::new(&"병".repeat(MAX_LENGTH + 1)).is_err());
/// ```
pub const MAX_LENGTH: usize = 120;

/// Why a text is not an id.
///
/// ```
/// use practicum::ids::{IdError, TraineeId};
///
/// assert_eq!(TraineeId::new(""), Err(IdError::Empty));
/// assert_eq!(TraineeId::new(" T01"), Err(IdError::Untrimmed { text: " T01".into() }));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IdError {
    /// The text has no characters.
    #[error("an id is empty")]
    Empty,
    /// The text is longer than [`MAX_LENGTH`] characters.
    #[error("an id has {length} characters, at most {MAX_LENGTH} are allowed")]
    TooLong {
        /// Characters in the text.
        length: usize,
    },
    /// White space at an end, which a reader can't see.
    #[error("the id {text:?} begins or ends with white space")]
    Untrimmed {
        /// The text.
        text: String,
    },
    /// A control character, or one that changes the direction of text.
    #[error("the id {text:?} has a control character at character {position}")]
    Control {
        /// The text.
        text: String,
        /// Characters before the offending one.
        position: usize,
    },
}

fn parse(text: &str) -> Result<Arc<str>, IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    let length = text.chars().count();
    if length > MAX_LENGTH {
        return Err(IdError::TooLong { length });
    }
    if text.trim() != text {
        return Err(IdError::Untrimmed {
            text: text.to_owned(),
        });
    }
    let invisible = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if let Some(position) = text.chars().position(invisible) {
        return Err(IdError::Control {
            text: text.to_owned(),
            position,
        });
    }
    Ok(Arc::from(text))
}

macro_rules! ids {
    ($($(#[doc = $doc:literal])* $name:ident),+ $(,)?) => {$(
        $(#[doc = $doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Reads an id.
            ///
            /// # Errors
            /// [`IdError`] says what is wrong with the text.
            pub fn new(text: &str) -> Result<Self, IdError> {
                parse(text).map(Self)
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({:?})", stringify!($name), &*self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                // The first paragraph of it is shown.
                let description = [$($doc.trim()),+].join("\n");
                schemars::json_schema!({
                    "type": "string", "minLength": 1, "maxLength": MAX_LENGTH, "description": description,
                })
            }
        }
    )+};
}

ids! {
    /// A program: one horizon, its partners, hosts, cohorts and trainees.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// assert_eq!(program.id(), &"global-healthcare-academy".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ProgramId,
    /// A region that sends or hosts trainees.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let khabarovsk = "khabarovsk".parse()?;
    /// let from_there = program.trainees().iter().filter(|one| one.region() == &khabarovsk);
    /// assert_eq!(from_there.count(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    RegionId,
    /// Who nominates: a ministry, a health department, a national center.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let ids: Vec<&str> = program.authorities().iter().map(|one| one.id().as_str()).collect();
    /// assert_eq!(ids, ["khabarovsk-health", "primorsky-health"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    AuthorityId,
    /// Where a trainee works at home.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let home = program.trainees().get("T04").and_then(|trainee| trainee.institution());
    /// assert_eq!(home, Some(&"vladivostok-city-2".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    InstitutionId,
    /// A specialty.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let urology = "urology".parse()?;
    /// let taught = program.departments().filter(|(_, one)| one.specialty() == &urology);
    /// assert_eq!(taught.count(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SpecialtyId,
    /// An agreement between partners.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let agreement = program.trainees().get("T07").and_then(|trainee| trainee.partnership());
    /// assert_eq!(agreement.map(|id| id.as_str()), Some("gyeonggi-khabarovsk"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    PartnershipId,
    /// A host hospital.
    ///
    /// ```
    /// use practicum::ids::HospitalId;
    ///
    /// let id: HospitalId = "세종병원".parse()?;
    /// assert_eq!((id.as_str(), id.to_string()), ("세종병원", "세종병원".into()));
    /// assert!("".parse::<HospitalId>().is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    HospitalId,
    /// A department: a specialty at a hospital.
    ///
    /// ```
    /// use practicum::ids::DepartmentId;
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let id: DepartmentId = "sejong/surgery".parse()?; // any text will do, the slash is a habit
    /// let (hospital, _) = program.department(&id).ok_or("it is there")?;
    /// assert_eq!(hospital.id().as_str(), "sejong");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    DepartmentId,
    /// A supervising specialist.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let (_, department) = program.department("sejong/surgery").ok_or("it is there")?;
    /// assert_eq!(department.supervisors()[0].id().as_str(), "sejong/surgery/professor");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SupervisorId,
    /// A curriculum: what a trainee has to go through.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let curriculum = program.trainees().get("T07").ok_or("it is there")?.curriculum();
    /// assert_eq!(program.curricula().get(curriculum).map(|one| one.requirements().len()), Some(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CurriculumId,
    /// A dated eligibility rule.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let cohort = program.cohorts().get("2014-05").ok_or("it is there")?;
    /// assert!(cohort.policies().contains(&"insurance".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    PolicyId,
    /// A cohort: one edition's group of trainees.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let funnel = program.counts(&"2014-05".parse()?);
    /// assert_eq!(funnel.map(|funnel| funnel.planned), Some(10));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CohortId,
    /// A trainee.
    ///
    /// ```
    /// use practicum::ids::TraineeId;
    ///
    /// let id = TraineeId::new("T01")?;
    /// assert!(id < TraineeId::new("T02")?); // plans stand in this order
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    TraineeId,
    /// A cost rate.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let ids: Vec<&str> = program.rates().iter().map(|rate| rate.id().as_str()).collect();
    /// assert_eq!(ids, ["daily", "fare", "lodging"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    RateId,
    /// A budget.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// assert_eq!(program.budgets().position("edition-2014"), Some(0));
    /// assert_eq!(program.budgets().as_slice()[0].id(), &"edition-2014".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    BudgetId,
    /// A rule that links named trainees.
    ///
    /// ```
    /// use practicum::program::LinkKind;
    /// use practicum::program::draft::LinkRuleDraft;
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let draft = practicum::ProgramDraft::from_json(json)?;
    /// let team = LinkRuleDraft::new("team", LinkKind::Together).trainee("T01").trainee("T02");
    /// let program = draft.link(team).validate()?;
    /// assert_eq!(program.links().as_slice()[0].id(), &"team".parse()?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    LinkId,
    /// A profession: physician, nurse, dentist; the program's own words.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let physician = "physician".parse()?;
    /// assert!(program.trainees().iter().all(|trainee| trainee.profession() == &physician));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Profession,
    /// A level of training: the program's own words.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let mut draft = practicum::ProgramDraft::from_json(json)?;
    /// draft.trainees[0].level = Some("resident".into());
    /// let program = draft.validate()?;
    /// let level = program.trainees().get("T01").and_then(|trainee| trainee.level());
    /// assert_eq!(level, Some(&"resident".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Level,
    /// A kind of credential: license, visa, insurance, immunization; the program's own words.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let held = program.trainees().get("T01").ok_or("it is there")?.credentials();
    /// assert!(held.iter().any(|credential| credential.kind().as_str() == "passport"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CredentialKind,
    /// A medical act that an approval may name.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let mut draft = practicum::ProgramDraft::from_json(json)?;
    /// draft.curricula[0].requirements[0].acts.push("suture".into());
    /// let id = draft.curricula[0].id.clone();
    /// let program = draft.validate()?;
    /// let curriculum = program.curricula().get(&id).ok_or("it is there")?;
    /// assert_eq!(curriculum.requirements()[0].acts(), ["suture".parse()?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Act,
    /// Who pays: the program's own words.
    ///
    /// ```
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let province = "province".parse()?;
    /// assert!(program.rates().iter().all(|rate| rate.payer() == &province));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Payer,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_names_of_any_script() {
        for text in [
            "T01",
            "St. Vincent's Hospital",
            "세종병원",
            "Приморский край",
            "a",
        ] {
            assert_eq!(
                HospitalId::new(text).map(|id| id.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn refuses_what_a_reader_cannot_see() {
        assert_eq!(TraineeId::new(""), Err(IdError::Empty));
        assert!(matches!(
            TraineeId::new(" a"),
            Err(IdError::Untrimmed { .. })
        ));
        assert!(matches!(
            TraineeId::new("a\u{0}b"),
            Err(IdError::Control { position: 1, .. })
        ));
        assert!(matches!(
            TraineeId::new("a\u{202e}b"),
            Err(IdError::Control { .. })
        ));
        assert_eq!(
            TraineeId::new(&"x".repeat(121)),
            Err(IdError::TooLong { length: 121 })
        );
        assert!(TraineeId::new(&"가".repeat(120)).is_ok());
    }
}
