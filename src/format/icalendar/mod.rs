//! Calendar feeds (RFC 5545): who is where, for the calendars that people use.
//!
//! A [`Feed`] is a value: made from a schedule, carried over to the next one with [`Feed::after`], and
//! written as text. What was in a feed and no longer holds is cancelled there, so that it disappears from
//! the calendars that took it over.
mod error;
mod event;
mod feed;
mod line;

pub use error::FeedError;
pub use event::Event;
pub use feed::{Feed, FeedOf};
