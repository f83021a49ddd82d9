//! How reports with keyed parts are written: as lists, so that every key is a named field.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::cost::{CostLine, Costs, Spending};
use super::coverage::{Coverage, Covered};
use super::group::Group;
use super::ledger::{Entry, Ledger};
use crate::ids::{CurriculumId, Payer};
use crate::schedule::Placement;

/// A decimal as text, so that no reader turns it into a float.
pub(super) fn decimal<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// A value as its text.
pub(super) fn text<T: std::fmt::Display, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

/// Coverage as it is written.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Coverage"))]
struct WrittenCoverage<'a> {
    requirements: Vec<OfCurriculum<'a>>,
    total: &'a Covered,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct OfCurriculum<'a> {
    curriculum: &'a CurriculumId,
    requirement: usize,
    #[serde(flatten)]
    covered: &'a Covered,
}

impl Serialize for Coverage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let requirements = self.requirements();
        let requirements: Vec<_> = requirements
            .map(|(curriculum, requirement, covered)| OfCurriculum {
                curriculum,
                requirement,
                covered,
            })
            .collect();
        let written = WrittenCoverage {
            requirements,
            total: self.total(),
        };
        written.serialize(serializer)
    }
}

/// Costs as they are written.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Costs"))]
struct WrittenCosts<'a> {
    lines: &'a [CostLine],
    payers: Vec<OfPayer<'a>>,
    totals: Vec<&'a Spending>,
    left_out: &'a [Placement],
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct OfPayer<'a> {
    payer: &'a Payer,
    #[serde(flatten)]
    spending: &'a Spending,
}

impl Serialize for Costs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let payers = self.payers();
        let written = WrittenCosts {
            lines: self.lines(),
            payers: payers
                .map(|(payer, spending)| OfPayer { payer, spending })
                .collect(),
            totals: self.totals().collect(),
            left_out: self.left_out(),
        };
        written.serialize(serializer)
    }
}

/// A ledger as it is written.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Ledger"))]
struct WrittenLedger<'a> {
    editions: &'a [String],
    parties: Vec<Account<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Account<'a> {
    party: &'a Group,
    entries: Vec<Entry>,
    #[serde(serialize_with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    balance: Decimal,
}

impl Serialize for Ledger {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parties = self.behind();
        let parties: Vec<_> = parties
            .iter()
            .map(|(party, balance)| Account {
                party,
                entries: self.entries(party),
                balance: *balance,
            })
            .collect();
        let written = WrittenLedger {
            editions: self.editions(),
            parties,
        };
        written.serialize(serializer)
    }
}

/// Schemas of values that are written as others.
#[cfg(feature = "schema")]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::{Costs, Coverage, Group, Ledger, WrittenCosts, WrittenCoverage, WrittenLedger};
    use crate::report::sheet::{Label, Sheet};
    use crate::report::suppress::Published;

    /// Groups as they are written.
    #[derive(JsonSchema)]
    #[schemars(rename = "Group")]
    #[expect(dead_code, reason = "only its schema is used")]
    struct WrittenGroup {
        /// The id; empty for those of whom the answer is not known and for those who are nowhere.
        id: String,
        /// The name to show.
        name: String,
    }

    macro_rules! as_written {
        ($($name:ty: $written:ty;)*) => {$(
            impl JsonSchema for $name {
                fn inline_schema() -> bool {
                    <$written>::inline_schema()
                }

                fn schema_name() -> Cow<'static, str> {
                    <$written>::schema_name()
                }

                fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                    <$written>::json_schema(generator)
                }
            }
        )*};
    }

    as_written! {
        Coverage: WrittenCoverage<'_>;
        Costs: WrittenCosts<'_>;
        Ledger: WrittenLedger<'_>;
        Published: Sheet;
        Group: WrittenGroup;
        Label: String;
    }
}
