//! Why there is no feed.

use chrono::NaiveDateTime;
use thiserror::Error;

use crate::schedule::Placement;

/// Why there is no feed.
///
/// ```
/// use chrono::NaiveDateTime;
/// use practicum::Schedule;
/// use practicum::format::icalendar::{Feed, FeedError, FeedOf};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let now: NaiveDateTime = "2014-05-20T09:00:00".parse()?;
/// let nobody = FeedOf::Trainee("T99".parse()?);
/// let feed = Feed::new(&program, &Schedule::default(), nobody, None, now);
/// assert_eq!(feed, Err(FeedError::Unknown { what: "trainee", id: "T99".into() }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FeedError {
    /// Nothing has the id.
    #[error("the program has no {what} {id}")]
    Unknown {
        /// What there is none of.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// Placements without days: they lie outside the horizon, or last no period.
    #[error("{} placements have no days, the first of {}", placements.len(), first(placements))]
    Undated {
        /// The placements, at least one.
        placements: Vec<Placement>,
    },
    /// A time that calendars can not write.
    #[error("the time {stamp} lies outside the years 1900 to 2200")]
    Stamp {
        /// The time.
        stamp: NaiveDateTime,
    },
    /// The earlier feed is of somebody or something else.
    #[error("the earlier feed is {found}, not {wanted}")]
    OtherFeed {
        /// What the earlier feed is of.
        found: String,
        /// What this feed is of.
        wanted: String,
    },
}

fn first(placements: &[Placement]) -> &str {
    placements
        .first()
        .map_or("nobody", |one| one.trainee().as_str())
}
