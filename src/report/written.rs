//! How reports with keyed parts are written: as lists, so that every key is a named field.

use rust_decimal::Decimal;
use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::cost::{CostLine, Costs, Spending};
use super::coverage::{Coverage, Covered};
use super::group::Group;
use super::ledger::{Entry, Ledger};
use crate::ids::{CurriculumId, Payer};

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

#[derive(Serialize)]
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
        let mut fields = serializer.serialize_struct("Coverage", 2)?;
        fields.serialize_field("requirements", &requirements)?;
        fields.serialize_field("total", self.total())?;
        fields.end()
    }
}

#[derive(Serialize)]
struct OfPayer<'a> {
    payer: &'a Payer,
    #[serde(flatten)]
    spending: &'a Spending,
}

impl Serialize for Costs {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let lines: &[CostLine] = self.lines();
        let payers: Vec<_> = self
            .payers()
            .map(|(payer, spending)| OfPayer { payer, spending })
            .collect();
        let mut fields = serializer.serialize_struct("Costs", 4)?;
        fields.serialize_field("lines", lines)?;
        fields.serialize_field("payers", &payers)?;
        fields.serialize_field("totals", &self.totals().collect::<Vec<_>>())?;
        fields.serialize_field("left_out", self.left_out())?;
        fields.end()
    }
}

#[derive(Serialize)]
struct Account<'a> {
    party: &'a Group,
    entries: Vec<Entry>,
    #[serde(serialize_with = "decimal")]
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
        let mut fields = serializer.serialize_struct("Ledger", 2)?;
        fields.serialize_field("editions", self.editions())?;
        fields.serialize_field("parties", &parties)?;
        fields.end()
    }
}
