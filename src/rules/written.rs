//! How a rule book is written in files.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{RuleBook, RuleBookError, RuleCode, UnknownCode};
use crate::program::PartnershipKind;
use crate::quantity::{QuantityError, Weight};
use crate::schedule::Schedule;
use crate::wire;

/// A rule book as written: what is left out is as in the default book.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename = "RuleBook")]
pub(super) struct Written {
    #[serde(default, deserialize_with = "wire::list")]
    off: Vec<RuleCode>,
    #[serde(default, deserialize_with = "wire::map")]
    weights: BTreeMap<String, i64>,
    #[serde(default)]
    sending: Option<Vec<PartnershipKind>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    comfortable_load: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    money_per_point: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    baseline: Option<Schedule>,
}

/// Why what is written is not a rule book.
#[derive(Debug, Error)]
pub(super) enum WrittenError {
    #[error(transparent)]
    Code(#[from] UnknownCode),
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    #[error(transparent)]
    Book(#[from] RuleBookError),
    #[error("rule {code} is switched off twice")]
    TwiceOff { code: RuleCode },
    #[error("the kind of partnership {kind} is listed twice")]
    TwiceSending { kind: PartnershipKind },
}

impl TryFrom<Written> for RuleBook {
    type Error = WrittenError;
    fn try_from(written: Written) -> Result<Self, WrittenError> {
        let mut book = Self::default();
        for code in written.off {
            if !book.is_on(code) {
                return Err(WrittenError::TwiceOff { code });
            }
            book = book.without(code)?;
        }
        for (code, weight) in written.weights {
            book = book.weigh(code.parse()?, Weight::new(weight)?)?;
        }
        if let Some(kinds) = written.sending {
            let mut seen = BTreeSet::new();
            if let Some(&kind) = kinds.iter().find(|&&kind| !seen.insert(kind)) {
                return Err(WrittenError::TwiceSending { kind });
            }
            book = book.sending(kinds);
        }
        if let Some(trainees) = written.comfortable_load {
            book = book.comfortable_load(trainees);
        }
        if let Some(money) = written.money_per_point {
            book = book.money_per_point(money.parse()?)?;
        }
        if let Some(baseline) = written.baseline {
            book = book.baseline(baseline);
        }
        Ok(book)
    }
}

impl From<RuleBook> for Written {
    fn from(book: RuleBook) -> Self {
        let weight = |&code: &RuleCode| {
            let weight = book.written_weight(code)?;
            Some((code.to_string(), weight.get()))
        };
        Self {
            off: book.off().collect(),
            weights: RuleCode::ALL.iter().filter_map(weight).collect(),
            sending: Some(book.sending_kinds().collect()),
            comfortable_load: Some(book.comfortable()),
            money_per_point: book.point().map(|money| money.to_string()),
            baseline: book.plan_in_force().cloned(),
        }
    }
}
