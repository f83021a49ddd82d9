//! How reports are written in files, and read again: days and amounts of the evidence as their text,
//! what follows from the evidence beside it.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::rules::RuleCode;
use crate::score::Score;

use super::evidence::Evidence;
use super::report::CheckReport;
use super::shortfall::Shortfall;
use super::value::ValueBreakdown;
use super::violation::Violation;

/// A value as its text: for fields, `#[serde(with = "super::written::Text")]`.
pub(super) struct Text;

impl Text {
    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(value)
    }

    pub(super) fn deserialize<'de, T: Display + FromStr, D: Deserializer<'de>>(
        d: D,
    ) -> Result<T, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        parse(&text).ok_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            D::Error::custom(format_args!(
                "{shown:?} is not written as this crate writes it"
            ))
        })
    }
}

/// The value whose text this is, to the letter.
fn parse<T: Display + FromStr>(text: &str) -> Option<T> {
    let value: T = text.parse().ok()?;
    (value.to_string() == text).then_some(value)
}

/// A value as its text, or nothing.
pub(super) struct OptionalText;

impl OptionalText {
    #[expect(clippy::ref_option, reason = "serde passes fields by reference")]
    pub(super) fn serialize<T: Display, S: Serializer>(
        value: &Option<T>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => s.collect_str(value),
            None => s.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, T: Display + FromStr, D: Deserializer<'de>>(
        d: D,
    ) -> Result<Option<T>, D::Error> {
        #[derive(Deserialize)]
        #[serde(bound = "T: Display + FromStr")]
        struct Written<T>(#[serde(with = "Text")] T);
        Ok(Option::<Written<T>>::deserialize(d)?.map(|Written(value)| value))
    }
}

/// A violation as written. Code, text and remedy follow from the evidence; a reader of another
/// language need not know how.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "Violation")]
pub(super) struct WrittenViolation {
    code: RuleCode,
    /// The violation in words; not read.
    #[serde(default)]
    text: String,
    /// What to do about it; not read.
    #[serde(default)]
    remedy: String,
    evidence: Evidence,
}

/// A report as written. The score follows from the rest.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "CheckReport")]
pub(super) struct WrittenReport {
    score: Score,
    violations: Vec<Violation>,
    shortfalls: Vec<Shortfall>,
    value: ValueBreakdown,
}

/// Why what is written is not a report.
#[derive(Debug, Error)]
pub(super) enum WrittenError {
    #[error("the evidence is of rule {found}, not of {code}")]
    Code { code: RuleCode, found: RuleCode },
    #[error("the score says {written}, what is listed makes {found}")]
    Score { written: Score, found: Score },
}

impl TryFrom<WrittenViolation> for Violation {
    type Error = WrittenError;
    fn try_from(written: WrittenViolation) -> Result<Self, WrittenError> {
        let (code, violation) = (written.code, Self::new(written.evidence));
        let found = violation.code();
        if code == found {
            Ok(violation)
        } else {
            Err(WrittenError::Code { code, found })
        }
    }
}

impl From<Violation> for WrittenViolation {
    fn from(violation: Violation) -> Self {
        Self {
            code: violation.code(),
            text: violation.to_string(),
            remedy: violation.remedy().to_owned(),
            evidence: violation.evidence().clone(),
        }
    }
}

impl TryFrom<WrittenReport> for CheckReport {
    type Error = WrittenError;
    fn try_from(written: WrittenReport) -> Result<Self, WrittenError> {
        let report = Self::new(written.violations, written.shortfalls, written.value);
        let (written, found) = (written.score, report.score());
        if written == found {
            Ok(report)
        } else {
            Err(WrittenError::Score { written, found })
        }
    }
}

impl From<CheckReport> for WrittenReport {
    fn from(report: CheckReport) -> Self {
        Self {
            score: report.score(),
            violations: report.violations().to_vec(),
            shortfalls: report.shortfalls().to_vec(),
            value: report.value().clone(),
        }
    }
}

#[cfg(feature = "schema")]
mod schema {
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Cow, OptionalText, Text};

    impl JsonSchema for Text {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "Text".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({"type": "string"})
        }
    }

    impl JsonSchema for OptionalText {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            "OptionalText".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({"type": ["string", "null"]})
        }
    }

    #[test]
    fn each_has_the_name_of_its_type() {
        assert_eq!(Text::schema_name(), "Text");
        assert_eq!(OptionalText::schema_name(), "OptionalText");
    }
}
