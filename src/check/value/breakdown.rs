//! The value of a schedule in lines: one a soft rule, and what each trainee has of it.

use crate::ids::TraineeId;
use crate::quantity::Weight;
use crate::rules::RuleCode;

/// The value of a schedule, rule by rule and trainee by trainee.
///
/// Everything is added up in 128 bits and cut to 64 at the end: the lines sum exactly to
/// [`total`](Self::total) unless one of them, or the total, lies beyond `i64`, which takes weights
/// near their bounds for millions of placements. Such a number stands at the nearest `i64`.
///
/// ```
/// use practicum::{Placement, RuleBook, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let report = check(&program, &RuleBook::default(), &Schedule::new(plan));
/// let value = report.value();
/// assert_eq!(value.total(), report.score().value);
/// assert_eq!(value.lines().iter().map(|line| line.value()).sum::<i64>(), value.total());
/// assert_eq!(value.own_of(&"T01".parse()?), Some(5)); // the hospital is wished for with 5
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::{Placement, RuleBook, RuleCode, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 1, 3)];
/// let book = RuleBook::default().weigh(RuleCode::Waiting, 3.try_into()?)?;
/// let report = check(&program, &book, &Schedule::new(plan));
/// let waiting = report.value().line(RuleCode::Waiting).ok_or("the rule is on")?;
/// assert_eq!((waiting.weight().get(), waiting.amount(), waiting.value()), (3, -1, -3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
///
/// ```
/// use practicum::{Placement, RuleBook, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let report = check(&program, &RuleBook::default(), &Schedule::new(plan));
/// let own = report.value().own().iter().max_by_key(|own| own.value()).ok_or("ten trainees")?;
/// assert_eq!((own.trainee().as_str(), own.value()), ("T01", 5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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
