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
pub const MAX_LENGTH: usize = 120;

/// Why a text is not an id.
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
                let description = concat!($($doc),+).trim();
                schemars::json_schema!({
                    "type": "string", "minLength": 1, "maxLength": MAX_LENGTH, "description": description,
                })
            }
        }
    )+};
}

ids! {
    /// A program: one horizon, its partners, hosts, cohorts and trainees.
    ProgramId,
    /// A region that sends or hosts trainees.
    RegionId,
    /// Who nominates: a ministry, a health department, a national center.
    AuthorityId,
    /// Where a trainee works at home.
    InstitutionId,
    /// A specialty.
    SpecialtyId,
    /// An agreement between partners.
    PartnershipId,
    /// A host hospital.
    HospitalId,
    /// A department: a specialty at a hospital.
    DepartmentId,
    /// A supervising specialist.
    SupervisorId,
    /// A curriculum: what a trainee has to go through.
    CurriculumId,
    /// A dated eligibility rule.
    PolicyId,
    /// A cohort: one edition's group of trainees.
    CohortId,
    /// A trainee.
    TraineeId,
    /// A cost rate.
    RateId,
    /// A budget.
    BudgetId,
    /// A rule that links named trainees.
    LinkId,
    /// A profession: physician, nurse, dentist; the program's own words.
    Profession,
    /// A level of training: the program's own words.
    Level,
    /// A kind of credential: license, visa, insurance, immunization; the program's own words.
    CredentialKind,
    /// A medical act that an approval may name.
    Act,
    /// Who pays: the program's own words.
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
