//! What a trainee brings, wants and has settled, as written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{DatesDraft, TermDraft};
use crate::program::{EventKind, PracticeMode};
#[cfg(feature = "serde")]
use crate::wire;

/// An earlier participation.
///
/// ```
/// use practicum::program::draft::{DatesDraft, EarlierDraft};
///
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// let autumn = DatesDraft::new(day(2012, 10, 8)?, day(2012, 11, 3)?);
/// let earlier = EarlierDraft::new(autumn).program("Academy, second edition");
/// assert_eq!(earlier.dates.last, day(2012, 11, 3)?); // P118 counts the years from here
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EarlierDraft {
    /// The days.
    pub dates: DatesDraft,
    /// The program, if not this one.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub program: Option<String>,
}

impl EarlierDraft {
    /// An earlier participation with what it must have.
    pub fn new(dates: DatesDraft) -> Self {
        Self {
            dates,
            program: None,
        }
    }

    /// Sets: the program, if not this one.
    #[must_use]
    pub fn program(mut self, program: impl Into<String>) -> Self {
        self.program = Some(program.into());
        self
    }
}

/// A credential with its validity.
///
/// ```
/// use practicum::program::draft::{CredentialDraft, TermDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let insurance = CredentialDraft::new("insurance", TermDraft::between(day(5, 20)?, day(6, 30)?));
/// assert_eq!(insurance.kind, "insurance"); // the word that a policy asks for
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CredentialDraft {
    /// What it is.
    pub kind: String,
    /// The days on which it is valid.
    pub valid: TermDraft,
}

impl CredentialDraft {
    /// A credential with what it must have.
    pub fn new(kind: impl Into<String>, valid: TermDraft) -> Self {
        Self {
            kind: kind.into(),
            valid,
        }
    }
}

/// An approval of limited practice: it names dates, hospital, supervisor and acts.
///
/// ```
/// use practicum::program::draft::{ApprovalDraft, DatesDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let dates = DatesDraft::new(day(5, 26)?, day(6, 21)?);
/// let approval = ApprovalDraft::new(dates, "sejong", "sejong/surgery/professor").act("suture");
/// assert_eq!(approval.acts, ["suture"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ApprovalDraft {
    /// The days on which it holds.
    pub valid: DatesDraft,
    /// The hospital.
    pub hospital: String,
    /// The supervising specialist, who must be present.
    pub supervisor: String,
    /// The acts approved.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub acts: Vec<String>,
}

impl ApprovalDraft {
    /// An approval with what it must have.
    pub fn new(
        valid: DatesDraft,
        hospital: impl Into<String>,
        supervisor: impl Into<String>,
    ) -> Self {
        Self {
            valid,
            hospital: hospital.into(),
            supervisor: supervisor.into(),
            acts: Vec::new(),
        }
    }

    /// Adds to: the acts approved.
    #[must_use]
    pub fn act(mut self, act: impl Into<String>) -> Self {
        self.acts.push(act.into());
        self
    }
}

/// What a trainee would like: higher is better.
///
/// ```
/// use practicum::program::draft::PreferencesDraft;
///
/// let wishes = PreferencesDraft::default()
///     .specialty("urology", 3)
///     .hospital("myongji", 2)
///     .change(4) // would rather stay in one hospital
///     .waiting(1);
/// assert_eq!((wishes.specialties["urology"], wishes.change), (3, Some(4)));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PreferencesDraft {
    /// Value of being placed in a specialty of the curriculum.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub specialties: BTreeMap<String, i64>,
    /// Value of each placement in a hospital.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub hospitals: BTreeMap<String, i64>,
    /// How much a change of hospital is minded, at least 0; not given: 1.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub change: Option<i64>,
    /// How much an idle period is minded, at least 0; not given: 1.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub waiting: Option<i64>,
}

impl PreferencesDraft {
    /// Sets one entry: value of being placed in a specialty of the curriculum.
    #[must_use]
    pub fn specialty(mut self, key: impl Into<String>, value: i64) -> Self {
        self.specialties.insert(key.into(), value);
        self
    }

    /// Sets one entry: value of each placement in a hospital.
    #[must_use]
    pub fn hospital(mut self, key: impl Into<String>, value: i64) -> Self {
        self.hospitals.insert(key.into(), value);
        self
    }

    /// Sets: how much a change of hospital is minded, at least 0; not given: 1.
    #[must_use]
    pub fn change(mut self, change: i64) -> Self {
        self.change = Some(change);
        self
    }

    /// Sets: how much an idle period is minded, at least 0; not given: 1.
    #[must_use]
    pub fn waiting(mut self, waiting: i64) -> Self {
        self.waiting = Some(waiting);
        self
    }
}

/// A placement that is settled.
///
/// ```
/// use practicum::program::draft::PinDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// // Three weeks from the first one on are promised to the first trainee.
/// draft.trainees[0].pins.push(PinDraft::new("st-vincent/surgery", "surgery", 0, 3));
/// let program = draft.validate()?;
/// let trainee = program.trainees().get("T01").ok_or("it is there")?;
/// assert_eq!(trainee.pins()[0].periods(), 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PinDraft {
    /// Where.
    pub department: String,
    /// The specialty of the curriculum that it counts for.
    pub specialty: String,
    /// The period in which it starts, counted from 0.
    pub start: u32,
    /// How many periods it lasts, at least 1.
    pub periods: u32,
    /// What the trainee may do there.
    #[cfg_attr(feature = "serde", serde(default))]
    pub mode: PracticeMode,
}

impl PinDraft {
    /// A pin with what it must have.
    pub fn new(
        department: impl Into<String>,
        specialty: impl Into<String>,
        start: u32,
        periods: u32,
    ) -> Self {
        Self {
            department: department.into(),
            specialty: specialty.into(),
            start,
            periods,
            mode: PracticeMode::default(),
        }
    }

    /// Sets: what the trainee may do there.
    #[must_use]
    pub fn mode(mut self, mode: PracticeMode) -> Self {
        self.mode = mode;
        self
    }
}

/// Something that happened to a trainee.
///
/// ```
/// use practicum::program::draft::EventDraft;
/// use practicum::program::{EventKind, Status};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let left = EventDraft::new(EventKind::Withdrawn, day(6, 2)?).note("called back home");
/// draft.trainees[0].lifecycle.push(left);
/// let program = draft.validate()?;
/// let trainee = program.trainees().get("T01").ok_or("it is there")?;
/// assert_eq!(trainee.lifecycle().status(), Status::Withdrawn);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EventDraft {
    /// What happened.
    pub kind: EventKind,
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "wire::Day"))]
    pub on: NaiveDate,
    /// Anything to remember about it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub note: Option<String>,
}

impl EventDraft {
    /// An event with what it must have.
    pub fn new(kind: EventKind, on: NaiveDate) -> Self {
        Self {
            kind,
            on,
            note: None,
        }
    }

    /// Sets: anything to remember about it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
