//! A feed after another.

use practicum::format::icalendar::{Feed, FeedError, FeedOf};
use practicum::schedule::Schedule;

use super::feeds::{plan, program, stamp};
use crate::support::fixtures::stay;
use crate::support::golden::compare;

fn feed(schedule: &Schedule, day: u32) -> Feed {
    let of = FeedOf::Cohort("2014".parse().unwrap());
    Feed::new(&program(), schedule, of, None, stamp(day)).unwrap()
}

/// UID, sequence, day of the stamp, whether cancelled.
fn states(feed: &Feed) -> Vec<(&str, u32, String, bool)> {
    let events = feed.events().iter();
    let states = events.map(|one| {
        let name = one.uid().split('@').next().unwrap();
        (
            name,
            one.sequence(),
            one.stamp().format("%d").to_string(),
            one.is_cancelled(),
        )
    });
    let mut states: Vec<_> = states.collect();
    states.sort();
    states
}

#[test]
fn moved_gone_and_back() {
    let first = feed(&plan(), 20);
    let moved = Schedule::new([
        stay("T01", "wiltse-ns", "ns", 1, 2),
        stay("T02", "wiltse-ns", "ns", 2, 2),
        stay("T03", "wiltse-ns", "ns", 0, 2),
    ]);
    let second = feed(&moved, 21).after(&first).unwrap();
    let state = |uid, sequence, day: &str, cancelled| (uid, sequence, day.to_owned(), cancelled);
    assert_eq!(
        states(&second),
        [
            state("common.2014.1", 0, "20", false),
            state("placement.T01.car.1", 1, "21", true),
            state("placement.T01.ns.1", 1, "21", false),
            state("placement.T02.ns.1", 0, "20", false),
            state("placement.T03.ns.1", 0, "21", false),
        ]
    );
    compare("calendar/replanned.ics", second.to_string().as_bytes());
    // What was cancelled stays so without a new number, and may come back with one.
    let third = feed(&moved, 22).after(&second).unwrap();
    assert_eq!(states(&third), states(&second));
    let fourth = feed(&plan(), 23).after(&third).unwrap();
    assert_eq!(
        states(&fourth),
        [
            state("common.2014.1", 0, "20", false),
            state("placement.T01.car.1", 2, "23", false),
            state("placement.T01.ns.1", 2, "23", false),
            state("placement.T02.ns.1", 0, "20", false),
            state("placement.T03.ns.1", 1, "23", true),
        ]
    );
}

#[test]
fn nothing_new_changes_nothing_but_the_feed_s_own_time() {
    let first = feed(&plan(), 20);
    let second = feed(&plan(), 25).after(&first).unwrap();
    assert_eq!(second.to_string(), first.to_string());
    let of = FeedOf::Trainee("T01".parse().unwrap());
    let other = Feed::new(&program(), &plan(), of, None, stamp(20)).unwrap();
    let error = first.after(&other).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the earlier feed is of the trainee T01, not of the cohort 2014"
    );
    assert!(matches!(error, FeedError::OtherFeed { .. }));
}

#[cfg(feature = "json")]
#[test]
fn the_state_can_be_stored() {
    let feed = feed(&plan(), 20);
    let text = feed.to_json().unwrap();
    assert_eq!(Feed::from_json(&text), Ok(feed));
    for (from, to, told) in [
        ("20140520T093000Z", "20140520T093000", "is not a time like"),
        ("20140520T093000Z", "99990520T093000Z", "is not a time like"),
        ("\"sequence\": 0", "\"sequence\": -1", "-1"),
    ] {
        let error = Feed::from_json(&text.replace(from, to)).unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
}
