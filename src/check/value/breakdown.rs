//! The value of a schedule in lines: one a soft rule, and what each trainee has of it.

use crate::ids::TraineeId;
use crate::quantity::Weight;
use crate::rules::RuleCode;

/// The value of a schedule, rule by rule and trainee by trainee.
///
/// Everything is added up in 128 bits and cut to 64 at the end: the lines sum exactly to
/// [`total`](Self::total) unless one of them, or the total, lies beyond `i64`, which takes weights
/// near their bounds for millions of placements. Such a number stands at the nearest `i64`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ValueBreakdown {
    pub(super) total: i64,
    pub(super) lines: Vec<ValueLine>,
    pub(super) own: Vec<OwnValue>,
}

impl ValueBreakdown {
    /// The value of the schedule.
    pub fn total(&self) -> i64 {
        self.total
    }

    /// One line a soft rule, in order of code, also for those that weigh nothing.
    pub fn lines(&self) -> &[ValueLine] {
        &self.lines
    }

    /// The line of a soft rule.
    pub fn line(&self, code: RuleCode) -> Option<&ValueLine> {
        self.lines.iter().find(|line| line.code == code)
    }

    /// The own value of each trainee of the program, in order of id: what the worst-off term
    /// (V506) compares, 0 for trainees who are not placed.
    pub fn own(&self) -> &[OwnValue] {
        &self.own
    }

    /// The own value of a trainee.
    pub fn own_of(&self, trainee: &TraineeId) -> Option<i64> {
        let found = self.own.binary_search_by(|own| own.trainee.cmp(trainee));
        self.own.get(found.ok()?).map(|own| own.value)
    }
}

/// What one soft rule contributes: `value = weight * amount`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ValueLine {
    pub(super) code: RuleCode,
    pub(super) weight: Weight,
    pub(super) amount: i64,
    pub(super) value: i64,
}

impl ValueLine {
    /// The rule.
    pub fn code(&self) -> RuleCode {
        self.code
    }

    /// Its weight in the rule book; 0 if it is off.
    pub fn weight(&self) -> Weight {
        self.weight
    }

    /// What the rule counts: negative where it discourages, as idle periods do.
    pub fn amount(&self) -> i64 {
        self.amount
    }

    /// What that contributes to the schedule's value.
    pub fn value(&self) -> i64 {
        self.value
    }
}

/// What a schedule is worth to one trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OwnValue {
    pub(super) trainee: TraineeId,
    pub(super) value: i64,
}

impl OwnValue {
    /// The trainee.
    pub fn trainee(&self) -> &TraineeId {
        &self.trainee
    }

    /// The sum of V501 to V505, V508 and V509 for the trainee.
    pub fn value(&self) -> i64 {
        self.value
    }
}
