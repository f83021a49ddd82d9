//! One entry of a feed.

use chrono::{Days, NaiveDateTime};

use super::line::{put, put_text};
use crate::calendar::DateRange;

/// One entry of a feed: whole days, and what is on.
///
/// ```
/// use chrono::NaiveDateTime;
/// use practicum::format::icalendar::{Feed, FeedOf};
/// use practicum::{Placement, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let now: NaiveDateTime = "2014-05-20T09:00:00".parse()?;
/// let first = Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3);
/// let of = FeedOf::Trainee("T01".parse()?);
/// let feed = Feed::new(&program, &Schedule::new([first]), of, None, now)?;
/// let event = feed.events().iter().find(|event| event.days().days() == 21).ok_or("three weeks")?;
/// assert_eq!((event.days().first().to_string().as_str(), event.sequence()), ("2014-05-26", 0));
/// assert!(!event.is_cancelled());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Event {
    pub(super) uid: String,
    pub(super) sequence: u32,
    #[cfg_attr(feature = "serde", serde(with = "super::event::stamp"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub(super) stamp: NaiveDateTime,
    pub(super) days: DateRange,
    pub(super) summary: String,
    pub(super) location: Option<String>,
    pub(super) description: String,
    pub(super) cancelled: bool,
}

impl Event {
    /// Its name for ever: the same for the same trainee and specialty, whenever and wherever that is.
    pub fn uid(&self) -> &str {
        &self.uid
    }

    /// How often it has changed.
    pub fn sequence(&self) -> u32 {
        self.sequence
    }

    /// When it last changed.
    pub fn stamp(&self) -> NaiveDateTime {
        self.stamp
    }

    /// Its days.
    pub fn days(&self) -> DateRange {
        self.days
    }

    /// What is on.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// Where.
    pub fn location(&self) -> Option<&str> {
        self.location.as_deref()
    }

    /// More about it.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Whether it no longer holds.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled
    }

    /// Whether a reader would see the same.
    pub(super) fn tells_the_same(&self, other: &Self) -> bool {
        let told = |one: &Self| {
            let Self {
                days,
                summary,
                location,
                description,
                cancelled,
                ..
            } = one.clone();
            (days, summary, location, description, cancelled)
        };
        told(self) == told(other)
    }

    pub(super) fn write(&self, text: &mut String) {
        let stamp = self.stamp.format(STAMP).to_string();
        // The end of a whole-day event is the day after its last one.
        let (first, last) = (self.days.first(), self.days.last());
        let end = last.checked_add_days(Days::new(1)).unwrap_or(last);
        put(text, "BEGIN", "VEVENT");
        put_text(text, "UID", &self.uid);
        put(text, "DTSTAMP", &stamp);
        put(text, "LAST-MODIFIED", &stamp);
        put(text, "SEQUENCE", &self.sequence.to_string());
        put(
            text,
            "DTSTART;VALUE=DATE",
            &first.format("%Y%m%d").to_string(),
        );
        put(text, "DTEND;VALUE=DATE", &end.format("%Y%m%d").to_string());
        put_text(text, "SUMMARY", &self.summary);
        if let Some(location) = &self.location {
            put_text(text, "LOCATION", location);
        }
        put_text(text, "DESCRIPTION", &self.description);
        let status = if self.cancelled {
            "CANCELLED"
        } else {
            "CONFIRMED"
        };
        put(text, "STATUS", status);
        put(text, "END", "VEVENT");
    }
}

/// A time as calendars write it.
const STAMP: &str = "%Y%m%dT%H%M%SZ";

/// A time in files: as calendars write it.
#[cfg(feature = "serde")]
pub(super) mod stamp {
    use std::borrow::Cow;

    use chrono::NaiveDateTime;
    use serde::de::{Deserialize, Deserializer, Error};
    use serde::ser::Serializer;

    use super::STAMP;

    pub(crate) fn serialize<S: Serializer>(stamp: &NaiveDateTime, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(&stamp.format(STAMP))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<NaiveDateTime, D::Error> {
        let text = Cow::<'de, str>::deserialize(d)?;
        let parsed = NaiveDateTime::parse_from_str(&text, STAMP).ok();
        let stamp = parsed.filter(|stamp| super::is_writable(*stamp));
        stamp.ok_or_else(|| {
            let shown: String = text.chars().take(40).collect();
            D::Error::custom(format_args!(
                "{shown:?} is not a time like \"20140526T090000Z\""
            ))
        })
    }
}

/// Whether the time has a year that calendars can write.
pub(super) fn is_writable(stamp: NaiveDateTime) -> bool {
    (crate::calendar::EARLIEST..=crate::calendar::LATEST).contains(&stamp.date())
}
