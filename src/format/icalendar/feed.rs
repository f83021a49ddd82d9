//! A feed: the events of one trainee, hospital or cohort.

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use chrono::NaiveDateTime;

use super::FeedError;
use super::event::{Event, is_writable};
use super::line::{put, put_text};
use crate::codes::LanguageTag;
use crate::format::names::Names;
use crate::ids::{CohortId, HospitalId, TraineeId};
use crate::program::{Cohort, Program};
use crate::schedule::{Placement, Schedule};

/// Whose days a feed tells.
///
/// ```
/// use practicum::format::icalendar::FeedOf;
///
/// let of = FeedOf::Hospital("sejong".parse()?); // what a department's secretary subscribes to
/// assert_eq!(of.to_string(), "of the hospital sejong");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum FeedOf {
    /// The itinerary of a trainee, and the common days of their cohort.
    Trainee(TraineeId),
    /// Everybody at a hospital.
    Hospital(HospitalId),
    /// Everybody of a cohort, and its common days.
    Cohort(CohortId),
}

impl fmt::Display for FeedOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Trainee(id) => write!(f, "of the trainee {id}"),
            Self::Hospital(id) => write!(f, "of the hospital {id}"),
            Self::Cohort(id) => write!(f, "of the cohort {id}"),
        }
    }
}

/// The events of one trainee, hospital or cohort. `Display` is the calendar file.
///
/// ```
/// use chrono::NaiveDateTime;
/// use practicum::format::icalendar::{Feed, FeedOf};
/// use practicum::{Placement, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let first = Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3);
/// let of = FeedOf::Trainee("T01".parse()?);
/// // The library reads no clock: the time of publication is the caller's.
/// let (monday, friday): (NaiveDateTime, NaiveDateTime) =
///     ("2014-05-19T09:00:00".parse()?, "2014-05-23T09:00:00".parse()?);
/// let published = Feed::new(&program, &Schedule::new([first]), of.clone(), None, monday)?;
/// let renewed = Feed::new(&program, &Schedule::default(), of, None, friday)?.after(&published)?;
/// assert!(renewed.events().iter().any(|event| event.is_cancelled())); // so calendars drop it
/// assert!(renewed.to_string().contains("STATUS:CANCELLED"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Feed {
    of: FeedOf,
    name: String,
    #[cfg_attr(feature = "serde", serde(with = "super::event::stamp"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    stamp: NaiveDateTime,
    events: Vec<Event>,
}

impl Feed {
    /// The feed of a schedule, published for the first time at `stamp`, which is in UTC. Names are in the
    /// language where the program has labels in it.
    ///
    /// # Errors
    /// [`FeedError`]: nothing has the id, a placement has no days, or the time has no year between 1900
    /// and 2200.
    pub fn new(
        program: &Program,
        schedule: &Schedule,
        of: FeedOf,
        language: Option<&LanguageTag>,
        stamp: NaiveDateTime,
    ) -> Result<Self, FeedError> {
        if !is_writable(stamp) {
            return Err(FeedError::Stamp { stamp });
        }
        let names = Names::new(program, language);
        let unknown = |what, id: &str| FeedError::Unknown {
            what,
            id: id.to_owned(),
        };
        let (name, cohort) = match &of {
            FeedOf::Trainee(id) => {
                let one = program.trainees().get(id);
                let one = one.ok_or_else(|| unknown("trainee", id.as_str()))?;
                let name = one.name().unwrap_or(id.as_str());
                (name, program.cohorts().get(one.cohort()))
            }
            FeedOf::Hospital(id) => {
                let one = program.hospitals().get(id);
                let one = one.ok_or_else(|| unknown("hospital", id.as_str()))?;
                (names.hospital(one), None)
            }
            FeedOf::Cohort(id) => {
                let one = program.cohorts().get(id);
                let one = one.ok_or_else(|| unknown("cohort", id.as_str()))?;
                (one.name(), Some(one))
            }
        };
        let name = format!("{name} · {}", program.name());

        let mut events: Vec<Event> = common_days(program, cohort, stamp).collect();
        let mut times: BTreeMap<_, u32> = BTreeMap::new();
        let mut undated = Vec::new();
        for placement in schedule.placements() {
            let time = times
                .entry((placement.trainee(), placement.specialty()))
                .or_default();
            *time += 1;
            if concerns(program, &of, placement) {
                match event(names, &of, placement, *time, stamp) {
                    Some(event) => events.push(event),
                    None => undated.push(placement.clone()),
                }
            }
        }
        if !undated.is_empty() {
            return Err(FeedError::Undated {
                placements: undated,
            });
        }
        events.sort_by(|a, b| (a.days, &a.uid).cmp(&(b.days, &b.uid)));
        Ok(Self {
            of,
            name,
            stamp,
            events,
        })
    }

    /// This feed as the successor of an earlier one: an event that reads as before stays as it was, one that
    /// reads otherwise gets the next sequence number, one that is gone is cancelled.
    ///
    /// # Errors
    /// [`FeedError::OtherFeed`] if the earlier one is of something else.
    pub fn after(mut self, earlier: &Self) -> Result<Self, FeedError> {
        if self.of != earlier.of {
            let (found, wanted) = (earlier.of.to_string(), self.of.to_string());
            return Err(FeedError::OtherFeed { found, wanted });
        }
        let before: BTreeMap<&str, &Event> = earlier
            .events
            .iter()
            .map(|event| (event.uid(), event))
            .collect();
        for event in &mut self.events {
            if let Some(old) = before.get(event.uid.as_str()) {
                event.sequence = old.sequence;
                if old.tells_the_same(event) {
                    event.stamp = old.stamp;
                } else {
                    event.sequence = old.sequence.saturating_add(1);
                }
            }
        }
        let now: BTreeMap<&str, &Event> = self
            .events
            .iter()
            .map(|event| (event.uid(), event))
            .collect();
        let gone = earlier
            .events
            .iter()
            .filter(|old| !now.contains_key(old.uid()));
        let gone: Vec<Event> = gone
            .map(|old| {
                let mut event = old.clone();
                if !old.cancelled {
                    event.cancelled = true;
                    event.sequence = old.sequence.saturating_add(1);
                    event.stamp = self.stamp;
                }
                event
            })
            .collect();
        self.events.extend(gone);
        self.events
            .sort_by(|a, b| (a.days, &a.uid).cmp(&(b.days, &b.uid)));
        Ok(self)
    }

    /// Whose days it tells.
    pub fn of(&self) -> &FeedOf {
        &self.of
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When it was made.
    pub fn stamp(&self) -> NaiveDateTime {
        self.stamp
    }

    /// Its events in order of days, cancelled ones included.
    pub fn events(&self) -> &[Event] {
        &self.events
    }
}

impl fmt::Display for Feed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        put(&mut text, "BEGIN", "VCALENDAR");
        put(&mut text, "VERSION", "2.0");
        put(&mut text, "PRODID", "-//practicum//practicum//EN");
        put(&mut text, "CALSCALE", "GREGORIAN");
        put(&mut text, "METHOD", "PUBLISH");
        put_text(&mut text, "NAME", &self.name);
        put_text(&mut text, "X-WR-CALNAME", &self.name);
        for event in &self.events {
            event.write(&mut text);
        }
        put(&mut text, "END", "VCALENDAR");
        f.write_str(&text)
    }
}

/// Whether a feed shows a placement.
fn concerns(program: &Program, of: &FeedOf, placement: &Placement) -> bool {
    match of {
        FeedOf::Trainee(id) => placement.trainee() == id,
        FeedOf::Hospital(id) => program
            .department(placement.department())
            .is_some_and(|(hospital, _)| hospital.id() == id),
        FeedOf::Cohort(id) => program
            .trainees()
            .get(placement.trainee())
            .is_some_and(|trainee| trainee.cohort() == id),
    }
}

/// The event of a placement, which is its trainee's so-many-th for the specialty; none if it has no days.
fn event(
    names: Names<'_>,
    of: &FeedOf,
    placement: &Placement,
    time: u32,
    stamp: NaiveDateTime,
) -> Option<Event> {
    let program = names.program;
    let days = program
        .horizon()
        .span(placement.start(), placement.periods())?;
    let (subject, place) = (
        names.specialty(placement.specialty()),
        names.place(placement),
    );
    let trainee = names.trainee(placement.trainee());
    let summary = match of {
        FeedOf::Trainee(_) => format!("{subject} · {place}"),
        FeedOf::Hospital(_) => format!("{trainee} · {subject}"),
        FeedOf::Cohort(_) => format!("{trainee} · {subject} · {place}"),
    };
    let hospital = program.department(placement.department());
    let city = hospital.and_then(|(hospital, _)| hospital.city());
    let location = city.map_or(place.to_owned(), |city| format!("{place}, {city}"));
    let time = time.to_string();
    let parts = [
        placement.trainee().as_str(),
        placement.specialty().as_str(),
        &time,
    ];
    Some(Event {
        uid: uid(program, "placement", &parts),
        sequence: 0,
        stamp,
        days,
        summary,
        location: Some(location),
        description: format!(
            "{trainee}\n{subject}\n{place}\n{} ({})",
            placement.department(),
            names.mode(placement.mode()),
        ),
        cancelled: false,
    })
}

/// The days that a cohort spends together.
fn common_days(
    program: &Program,
    cohort: Option<&Cohort>,
    stamp: NaiveDateTime,
) -> impl Iterator<Item = Event> {
    let days = cohort.into_iter().flat_map(move |cohort| {
        let numbered = cohort.common_days().iter().zip(1_u32..);
        numbered.map(move |(common, number)| Event {
            uid: uid(
                program,
                "common",
                &[cohort.id().as_str(), &number.to_string()],
            ),
            sequence: 0,
            stamp,
            days: common.dates(),
            summary: format!("{} · {}", common.label(), cohort.name()),
            location: None,
            description: cohort.name().to_owned(),
            cancelled: false,
        })
    });
    days.collect::<Vec<_>>().into_iter()
}

/// A name for ever: letters and digits stay, everything else is written by its octets, so that no two
/// names fall together and no calendar stumbles.
fn uid(program: &Program, kind: &str, parts: &[&str]) -> String {
    let mut uid = kind.to_owned();
    for part in parts {
        uid.push('.');
        encode(&mut uid, part);
    }
    uid.push('@');
    encode(&mut uid, program.id().as_str());
    uid + ".practicum"
}

fn encode(uid: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            uid.push(char::from(byte));
        } else {
            // Writing to a string can not fail.
            let _ = write!(uid, "_{byte:02x}");
        }
    }
}
