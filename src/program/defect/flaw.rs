//! What is wrong, with the values at fault.

use std::fmt;

use chrono::NaiveDate;
use thiserror::Error;

use super::{DefectCode, EntityKind, Place, TextError};
use crate::calendar::{DateRange, EARLIEST, HorizonError, LATEST};
use crate::codes::{CodeError, CountryCode, SubdivisionCode};
use crate::ids::{HospitalId, IdError, SpecialtyId, SupervisorId};
use crate::program::IllegalTransition;
use crate::program::draft::FORMAT;
use crate::quantity::{MAX_COUNT, QuantityError, Weight};

/// What is wrong with a draft, with the values at fault. Each variant has a [`DefectCode`] of its own.
///
/// Texts are cut after 120 characters: an error stays short even where the input is not.
///
/// ```
/// use practicum::program::draft::AuthorityDraft;
/// use practicum::program::{EntityKind, Flaw};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let Err(invalid) = draft.authority(AuthorityDraft::new("x", "X", "sakhalin")).validate() else {
///     return Err("there is no such region".into());
/// };
/// match invalid.defects()[0].flaw() {
///     Flaw::UnknownReference { kind, text } => {
///         assert_eq!((*kind, &**text), (EntityKind::Region, "sakhalin"));
///     }
///     other => return Err(other.to_string().into()),
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Flaw {
    /// The version of the form is not one that this crate reads.
    #[error("the form has version {found}, this crate reads version {FORMAT}")]
    Format {
        /// The version given.
        found: u32,
    },
    /// A text is not an id.
    #[error("{error}")]
    Id {
        /// The text.
        text: Box<str>,
        /// What is wrong with it.
        error: IdError,
    },
    /// Two entities of one kind have the same id.
    #[error("the {kind} id {id:?} is already taken by {first}")]
    DuplicateId {
        /// The kind of both.
        kind: EntityKind,
        /// The id.
        id: Box<str>,
        /// The entity that has it first.
        first: Place,
    },
    /// An alias already names an entity of its kind.
    #[error("the {kind} alias {alias:?} already names {first}")]
    AliasClash {
        /// The kind of both.
        kind: EntityKind,
        /// The alias.
        alias: Box<str>,
        /// The entity that it names, by id or alias.
        first: Place,
    },
    /// A name or note is blank, too long or holds control characters.
    #[error("{error}")]
    Text {
        /// The text.
        text: Box<str>,
        /// What is wrong with it.
        error: TextError,
    },
    /// A text is not a code of the standard that the field follows.
    #[error("{error}")]
    Code {
        /// What is wrong with it.
        error: CodeError,
    },
    /// A subdivision lies in another country than its region.
    #[error("the subdivision {subdivision} lies in {}, not in {country}", subdivision.country())]
    Subdivision {
        /// The subdivision.
        subdivision: SubdivisionCode,
        /// The country of the region.
        country: CountryCode,
    },
    /// A text is not an amount of money or a percentage.
    #[error("{error}")]
    Quantity {
        /// The text.
        text: Box<str>,
        /// What is wrong with it.
        error: QuantityError,
    },
    /// A count is too large.
    #[error("the count {count} is above {MAX_COUNT}")]
    Count {
        /// The count.
        count: u32,
    },
    /// A weight is out of range.
    #[error("{error}")]
    Weight {
        /// The weight.
        weight: i64,
        /// What is wrong with it.
        error: QuantityError,
    },
    /// The same thing stands twice in one list or map, perhaps by another of its names.
    #[error("{text:?} stands here a second time")]
    Repeated {
        /// What is repeated.
        text: Box<str>,
    },
    /// A reference names nothing.
    #[error("no {kind} is called {text:?}")]
    UnknownReference {
        /// What should have been named.
        kind: EntityKind,
        /// The reference.
        text: Box<str>,
    },
    /// A supervisor works at another hospital than the approval says.
    #[error("the supervisor {supervisor} does not work at the hospital {hospital}")]
    ForeignSupervisor {
        /// The supervisor.
        supervisor: SupervisorId,
        /// The hospital of the approval.
        hospital: HospitalId,
    },
    /// Something is its own parent, directly or through others.
    #[error("the {kind} is its own parent: {}", circle(cycle))]
    ParentCycle {
        /// The kind of all of them.
        kind: EntityKind,
        /// The ids, each one's parent after it; the first one's id follows the last.
        cycle: Vec<Box<str>>,
    },
    /// The last day lies before the first.
    #[error("the last day {last} lies before the first day {first}")]
    ReversedDates {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// A day lies outside the years that the crate accepts.
    #[error("the day {date} lies outside {EARLIEST} to {LATEST}")]
    DayOutOfBounds {
        /// The day.
        date: NaiveDate,
    },
    /// Two entries of one list fall on the same day.
    #[error("another entry of the list falls on {date}, too")]
    SameDay {
        /// The day.
        date: NaiveDate,
    },
    /// Dates are not a planning horizon.
    #[error("{error}")]
    Horizon {
        /// What is wrong with them.
        error: HorizonError,
    },
    /// A text is not a day of the week.
    #[error("{text:?} is not a day of the week")]
    Weekday {
        /// The text.
        text: Box<str>,
    },
    /// A cohort's window holds no whole period of the horizon.
    #[error("no period of the horizon {horizon} lies wholly in the window {window}")]
    CohortWindow {
        /// The window.
        window: DateRange,
        /// The days of the horizon.
        horizon: DateRange,
    },
    /// A partnership has no parties.
    #[error("the partnership has no parties")]
    NoParties,
    /// A requirement chooses none, or more specialties than it lists.
    #[error("the requirement chooses {choose} of {listed} specialties")]
    Choose {
        /// How many are chosen.
        choose: u32,
        /// How many are listed.
        listed: usize,
    },
    /// A placement would last no period, or longer than the horizon.
    #[error("a placement of {periods} periods does not fit the {horizon} periods of the horizon")]
    Duration {
        /// The length in periods.
        periods: u32,
        /// Periods of the horizon.
        horizon: u32,
    },
    /// A specialty stands twice in a curriculum.
    #[error("the specialty {specialty} stands twice in the curriculum")]
    SpecialtyTwice {
        /// The specialty.
        specialty: SpecialtyId,
    },
    /// A curriculum lists too many specialties.
    #[error("the curriculum lists {count} specialties, at most {limit} are allowed")]
    TooManySpecialties {
        /// How many different ones it lists.
        count: usize,
        /// The most allowed.
        limit: usize,
    },
    /// A prerequisite names a specialty that the curriculum does not list.
    #[error("the specialty {specialty} stands in no requirement of the curriculum")]
    PrerequisiteOutside {
        /// The specialty.
        specialty: SpecialtyId,
    },
    /// Specialties come after each other in a circle.
    #[error("each of these has to come after the next: {}", circle(cycle))]
    PrerequisiteCycle {
        /// The specialties, each after the next; the first one follows the last.
        cycle: Vec<SpecialtyId>,
    },
    /// A curriculum allows no placement in any hospital.
    #[error("at most 0 placements in one hospital leave no placement at all")]
    HospitalMax,
    /// A rolling stay has no window, too long a one, or more days than it.
    #[error("{days} days within {within} are not a limit on a stay")]
    RollingStay {
        /// Days allowed.
        days: u32,
        /// Length of the window in days.
        within: u32,
    },
    /// A trainee would enjoy waiting or changing.
    #[error("the weight {weight} is negative")]
    NegativeMinding {
        /// The weight.
        weight: Weight,
    },
    /// A pin lasts no period or leaves the horizon.
    #[error(
        "{periods} periods from period {start} do not fit the {horizon} periods of the horizon"
    )]
    PinHorizon {
        /// The period in which it starts, counted from 0.
        start: u32,
        /// How many periods it lasts.
        periods: u32,
        /// Periods of the horizon.
        horizon: u32,
    },
    /// Two pins of a trainee share a period.
    #[error("the pin shares a period with pins[{other}]")]
    PinOverlap {
        /// The other pin's place in the list, counted from 0.
        other: usize,
    },
    /// Two pins of a trainee count for one specialty.
    #[error("the pin counts for {specialty}, and so does pins[{other}]")]
    PinSpecialty {
        /// The specialty.
        specialty: SpecialtyId,
        /// The other pin's place in the list, counted from 0.
        other: usize,
    },
    /// An event can not follow the ones before it. The events after it are not judged.
    #[error("{error}")]
    Lifecycle {
        /// Why not.
        error: IllegalTransition,
    },
    /// A link binds fewer than two trainees.
    #[error("the link binds {bound} trainees")]
    LinkTooFew {
        /// How many it binds.
        bound: usize,
    },
}

/// A circle in one line: its first members, and the first again.
fn circle(members: &[impl fmt::Display]) -> String {
    const SHOWN: usize = 8;
    let mut steps: Vec<_> = members
        .iter()
        .take(SHOWN)
        .map(ToString::to_string)
        .collect();
    if members.len() > SHOWN {
        steps.push("...".to_owned());
    }
    steps.extend(members.first().map(ToString::to_string));
    steps.join(" -> ")
}

impl Flaw {
    /// Its code.
    pub fn code(&self) -> DefectCode {
        match self {
            Self::Format { .. } => DefectCode::Format,
            Self::Id { .. } => DefectCode::Id,
            Self::DuplicateId { .. } => DefectCode::DuplicateId,
            Self::AliasClash { .. } => DefectCode::AliasClash,
            Self::Text { .. } => DefectCode::Text,
            Self::Code { .. } => DefectCode::Code,
            Self::Subdivision { .. } => DefectCode::Subdivision,
            Self::Quantity { .. } => DefectCode::Quantity,
            Self::Count { .. } => DefectCode::Count,
            Self::Weight { .. } => DefectCode::Weight,
            Self::Repeated { .. } => DefectCode::Repeated,
            Self::UnknownReference { .. } => DefectCode::UnknownReference,
            Self::ForeignSupervisor { .. } => DefectCode::ForeignSupervisor,
            Self::ParentCycle { .. } => DefectCode::ParentCycle,
            Self::ReversedDates { .. } => DefectCode::ReversedDates,
            Self::DayOutOfBounds { .. } => DefectCode::DayOutOfBounds,
            Self::SameDay { .. } => DefectCode::SameDay,
            Self::Horizon { .. } => DefectCode::Horizon,
            Self::Weekday { .. } => DefectCode::Weekday,
            Self::CohortWindow { .. } => DefectCode::CohortWindow,
            Self::NoParties => DefectCode::NoParties,
            Self::Choose { .. } => DefectCode::Choose,
            Self::Duration { .. } => DefectCode::Duration,
            Self::SpecialtyTwice { .. } => DefectCode::SpecialtyTwice,
            Self::TooManySpecialties { .. } => DefectCode::TooManySpecialties,
            Self::PrerequisiteOutside { .. } => DefectCode::PrerequisiteOutside,
            Self::PrerequisiteCycle { .. } => DefectCode::PrerequisiteCycle,
            Self::HospitalMax => DefectCode::HospitalMax,
            Self::RollingStay { .. } => DefectCode::RollingStay,
            Self::NegativeMinding { .. } => DefectCode::NegativeMinding,
            Self::PinHorizon { .. } => DefectCode::PinHorizon,
            Self::PinOverlap { .. } => DefectCode::PinOverlap,
            Self::PinSpecialty { .. } => DefectCode::PinSpecialty,
            Self::Lifecycle { .. } => DefectCode::Lifecycle,
            Self::LinkTooFew { .. } => DefectCode::LinkTooFew,
        }
    }

    /// The value at fault, as text.
    pub fn value(&self) -> String {
        match self {
            Self::Format { found } => found.to_string(),
            Self::Id { text, .. }
            | Self::DuplicateId { id: text, .. }
            | Self::AliasClash { alias: text, .. }
            | Self::Text { text, .. }
            | Self::Quantity { text, .. }
            | Self::Repeated { text }
            | Self::UnknownReference { text, .. }
            | Self::Weekday { text } => text.to_string(),
            Self::Code { error } => error.text().to_owned(),
            Self::Subdivision { subdivision, .. } => subdivision.to_string(),
            Self::Count { count } => count.to_string(),
            Self::Weight { weight, .. } => weight.to_string(),
            Self::ForeignSupervisor { supervisor, .. } => supervisor.to_string(),
            Self::ParentCycle { cycle, .. } => circle(cycle),
            Self::ReversedDates { first, last } => format!("{first}..={last}"),
            Self::DayOutOfBounds { date } | Self::SameDay { date } => date.to_string(),
            Self::Horizon { error } => match error {
                HorizonError::Empty => "0".to_owned(),
                HorizonError::TooLong { count } => count.to_string(),
                HorizonError::Unordered { later, .. } => later.to_string(),
                HorizonError::Date(error) => error.to_string(),
            },
            Self::CohortWindow { window, .. } => window.to_string(),
            Self::NoParties | Self::HospitalMax => "0".to_owned(),
            Self::Choose { choose, .. } => choose.to_string(),
            Self::Duration { periods, .. } | Self::PinHorizon { periods, .. } => {
                periods.to_string()
            }
            Self::SpecialtyTwice { specialty }
            | Self::PrerequisiteOutside { specialty }
            | Self::PinSpecialty { specialty, .. } => specialty.to_string(),
            Self::TooManySpecialties { count, .. } => count.to_string(),
            Self::PrerequisiteCycle { cycle } => circle(cycle),
            Self::RollingStay { days, within } => format!("{days} within {within}"),
            Self::NegativeMinding { weight } => weight.to_string(),
            Self::PinOverlap { other } => format!("pins[{other}]"),
            Self::Lifecycle { error } => match error {
                IllegalTransition::Order { event, .. } | IllegalTransition::Date { event, .. } => {
                    event.to_string()
                }
            },
            Self::LinkTooFew { bound } => bound.to_string(),
        }
    }
}
