//! What happens to a trainee, as typed steps with dates.
//!
//! ```text
//! nominated -> selected -> arrived -> in training -> completed -> alumnus (followed up, any number)
//!     |            |          |            |
//!     +- declined -+          +- withdrawn-+     (selected trainees may withdraw, too)
//! ```

use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use thiserror::Error;

use super::kinds::EventKind;

/// Where a trainee stands.
///
/// ```
/// use practicum::program::Status;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let trainee = program.trainees().get("T01").ok_or("it is there")?;
/// let status = trainee.lifecycle().status();
/// assert_eq!((status, status.to_string().as_str()), (Status::InTraining, "in training"));
/// assert!(status.is_active() && !status.has_left());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Status {
    /// Nothing is on record.
    Unrecorded,
    /// Nominated.
    Nominated,
    /// Selected by the program.
    Selected,
    /// In the host country.
    Arrived,
    /// In training.
    InTraining,
    /// Completed the training.
    Completed,
    /// One of the alumni.
    Alumnus,
    /// Declined, or was not accepted.
    Declined,
    /// Withdrew.
    Withdrawn,
}

impl Status {
    /// Whether the trainee is still to be placed: neither gone nor done.
    pub fn is_active(self) -> bool {
        matches!(
            self,
            Self::Unrecorded | Self::Nominated | Self::Selected | Self::Arrived | Self::InTraining
        )
    }

    /// Whether the trainee has left before completing.
    pub fn has_left(self) -> bool {
        matches!(self, Self::Declined | Self::Withdrawn)
    }

    /// The status after an event, if the event can happen here.
    fn after(self, event: EventKind) -> Option<Self> {
        match (self, event) {
            (Self::Unrecorded, EventKind::Nominated) => Some(Self::Nominated),
            (Self::Unrecorded | Self::Nominated, EventKind::Selected) => Some(Self::Selected),
            (Self::Selected, EventKind::Arrived) => Some(Self::Arrived),
            (Self::Arrived, EventKind::Started) => Some(Self::InTraining),
            (Self::InTraining, EventKind::Completed) => Some(Self::Completed),
            (Self::Completed, EventKind::Graduated) | (Self::Alumnus, EventKind::FollowedUp) => {
                Some(Self::Alumnus)
            }
            (Self::Nominated | Self::Selected, EventKind::Declined) => Some(Self::Declined),
            (Self::Selected | Self::Arrived | Self::InTraining, EventKind::Withdrawn) => {
                Some(Self::Withdrawn)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unrecorded => "unrecorded",
            Self::Nominated => "nominated",
            Self::Selected => "selected",
            Self::Arrived => "arrived",
            Self::InTraining => "in training",
            Self::Completed => "completed",
            Self::Alumnus => "alumnus",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        })
    }
}

/// Something that happened on a day.
///
/// ```
/// use practicum::program::{Event, EventKind};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let event = Event::new(EventKind::Withdrawn, day(6, 2)?).with_note("called back home");
/// assert_eq!((event.kind().as_str(), event.note()), ("withdrawn", Some("called back home")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    kind: EventKind,
    on: NaiveDate,
    note: Option<Arc<str>>,
}

impl Event {
    /// An event.
    pub fn new(kind: EventKind, on: NaiveDate) -> Self {
        Self {
            kind,
            on,
            note: None,
        }
    }

    /// The event with a note.
    #[must_use]
    pub fn with_note(mut self, note: &str) -> Self {
        self.note = Some(Arc::from(note));
        self
    }

    /// What happened.
    pub fn kind(&self) -> EventKind {
        self.kind
    }

    /// The day.
    pub fn on(&self) -> NaiveDate {
        self.on
    }

    /// Anything to remember about it.
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }
}

/// An event that can not happen.
///
/// ```
/// use practicum::program::{Event, EventKind, IllegalTransition, Lifecycle, Status};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let mut lifecycle = Lifecycle::default();
/// lifecycle.record(Event::new(EventKind::Selected, day(5, 7)?))?;
/// let Err(error) = lifecycle.record(Event::new(EventKind::Completed, day(6, 20)?)) else {
///     return Err("nobody completes what has not begun".into());
/// };
/// let (status, event) = (Status::Selected, EventKind::Completed);
/// assert_eq!(error, IllegalTransition::Order { status, event });
/// assert_eq!(error.to_string(), "a trainee who is selected can not be completed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum IllegalTransition {
    /// The event does not follow from where the trainee stands.
    #[error("a trainee who is {status} can not be {event}")]
    Order {
        /// Where the trainee stands.
        status: Status,
        /// The event.
        event: EventKind,
    },
    /// The event lies before the one on record before it.
    #[error("the event {event} on {on} lies before {earlier}, the day of the event before it")]
    Date {
        /// The event.
        event: EventKind,
        /// Its day.
        on: NaiveDate,
        /// The day of the last event on record.
        earlier: NaiveDate,
    },
}

/// The events of one trainee in order, every step legal.
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::program::{Event, EventKind, Lifecycle, Status};
///
/// let day = |d| NaiveDate::from_ymd_opt(2014, 5, d).ok_or("no such day");
/// let mut lifecycle = Lifecycle::default();
/// lifecycle.record(Event::new(EventKind::Nominated, day(2)?))?;
/// lifecycle.record(Event::new(EventKind::Selected, day(9)?))?;
/// assert_eq!(lifecycle.status(), Status::Selected);
/// assert!(lifecycle.record(Event::new(EventKind::Completed, day(20)?)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifecycle {
    status: Status,
    events: Vec<Event>,
}

impl Default for Lifecycle {
    fn default() -> Self {
        Self {
            status: Status::Unrecorded,
            events: Vec::new(),
        }
    }
}

impl Lifecycle {
    /// Records an event.
    ///
    /// # Errors
    /// [`IllegalTransition`] if the event can not follow, or lies before the last one; nothing is
    /// recorded then.
    pub fn record(&mut self, event: Event) -> Result<(), IllegalTransition> {
        if let Some(last) = self.events.last().filter(|last| event.on < last.on) {
            return Err(IllegalTransition::Date {
                event: event.kind,
                on: event.on,
                earlier: last.on,
            });
        }
        self.status = self
            .status
            .after(event.kind)
            .ok_or(IllegalTransition::Order {
                status: self.status,
                event: event.kind,
            })?;
        self.events.push(event);
        Ok(())
    }

    /// Where the trainee stands.
    pub fn status(&self) -> Status {
        self.status
    }

    /// The events in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The first day of an event of this kind.
    pub fn day_of(&self, kind: EventKind) -> Option<NaiveDate> {
        self.events
            .iter()
            .find(|event| event.kind == kind)
            .map(|event| event.on)
    }

    /// The day from which the trainee has left, if they have.
    pub fn left_on(&self) -> Option<NaiveDate> {
        self.day_of(EventKind::Declined)
            .or_else(|| self.day_of(EventKind::Withdrawn))
    }
}
