//! Feeds as files.

use chrono::{NaiveDate, NaiveDateTime};
use icalendar_reader::parser::{read_calendar, unfold};
use practicum::format::icalendar::{Feed, FeedError, FeedOf};
use practicum::program::Program;
use practicum::schedule::Schedule;

use crate::support::fixtures::{small_draft, stay};
use crate::support::golden::compare;

pub(super) fn stamp(day: u32) -> NaiveDateTime {
    let date = NaiveDate::from_ymd_opt(2014, 5, day).unwrap();
    date.and_hms_opt(9, 30, 0).unwrap()
}

/// The small program with names that need folding and escaping.
pub(super) fn program() -> Program {
    let mut draft = small_draft();
    draft.name = "Осенняя программа; клиническая стажировка, 2014".to_owned();
    draft.trainees[0].name = Some("Щепкина-Куперник, Татьяна Львовна".to_owned());
    draft.trainees[1].name = Some("남궁가람솔".to_owned());
    draft.hospitals[0].name =
        "의료법인 가나다라마바사아자차카타파하 윌스기념병원 국제의료센터".to_owned();
    draft.hospitals[0].city = Some("수원".to_owned());
    draft.hospitals[1]
        .labels
        .insert("ko".to_owned(), "세종병원".to_owned());
    draft.specialties[2]
        .labels
        .insert("ko".to_owned(), "심장내과".to_owned());
    draft.cohorts[0] =
        draft.cohorts[0]
            .clone()
            .common_day(practicum::program::draft::CommonDayDraft::new(
                "Orientation",
                practicum::program::draft::DatesDraft::new(
                    NaiveDate::from_ymd_opt(2014, 5, 26).unwrap(),
                    NaiveDate::from_ymd_opt(2014, 5, 26).unwrap(),
                ),
            ));
    draft.validate().unwrap()
}

pub(super) fn plan() -> Schedule {
    Schedule::new([
        stay("T01", "wiltse-ns", "ns", 0, 2),
        stay("T01", "sejong-car", "car", 2, 1),
        stay("T02", "wiltse-ns", "ns", 2, 2),
    ])
}

fn of_trainee(id: &str) -> FeedOf {
    FeedOf::Trainee(id.parse().unwrap())
}

#[test]
fn every_feed_is_read_by_an_independent_reader() {
    let (program, korean) = (program(), "ko".parse().unwrap());
    for (name, of, language, events) in [
        ("trainee", of_trainee("T01"), None, 3),
        (
            "hospital",
            FeedOf::Hospital("wiltse".parse().unwrap()),
            Some(&korean),
            2,
        ),
        (
            "cohort",
            FeedOf::Cohort("2014".parse().unwrap()),
            Some(&korean),
            4,
        ),
        ("nobody", of_trainee("T03"), None, 1),
    ] {
        let feed = Feed::new(&program, &plan(), of, language, stamp(20)).unwrap();
        let text = feed.to_string();
        compare(&format!("calendar/{name}.ics"), text.as_bytes());
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        assert_eq!(calendar.components.len(), events, "{name}");
        for (event, component) in feed.events().iter().zip(&calendar.components) {
            let found = |name: &str| {
                component
                    .find_prop(name)
                    .map(|property| property.val.as_str().to_owned())
            };
            assert_eq!(found("UID").as_deref(), Some(event.uid()));
            assert_eq!(found("SUMMARY").as_deref(), Some(event.summary()));
            assert_eq!(found("DESCRIPTION").as_deref(), Some(event.description()));
            assert_eq!(found("LOCATION").as_deref(), event.location());
            assert_eq!(found("STATUS").as_deref(), Some("CONFIRMED"));
            assert_eq!(found("SEQUENCE").as_deref(), Some("0"));
            let day =
                |name: &str| NaiveDate::parse_from_str(&found(name).unwrap(), "%Y%m%d").unwrap();
            assert_eq!(day("DTSTART"), event.days().first());
            assert_eq!(
                day("DTEND").pred_opt(),
                Some(event.days().last()),
                "the end is not included"
            );
        }
    }
}

#[test]
fn what_has_no_days_and_what_is_not_there() {
    let program = program();
    let feed = |schedule: &Schedule, of| Feed::new(&program, schedule, of, None, stamp(20));
    let late = stay("T01", "wiltse-os", "os", 4, 1);
    let schedule = Schedule::new([late.clone(), stay("T02", "wiltse-os", "os", 0, 0)]);
    let error = feed(&schedule, of_trainee("T01")).unwrap_err();
    assert_eq!(
        error,
        FeedError::Undated {
            placements: vec![late]
        }
    );
    assert_eq!(
        error.to_string(),
        "1 placements have no days, the first of T01"
    );
    let error = feed(&plan(), FeedOf::Cohort("2015".parse().unwrap())).unwrap_err();
    assert_eq!(error.to_string(), "the program has no cohort 2015");
    assert!(feed(&plan(), of_trainee("T09")).is_err());
    assert!(feed(&plan(), FeedOf::Hospital("x".parse().unwrap())).is_err());
    let far = NaiveDate::MAX.and_hms_opt(0, 0, 0).unwrap();
    let error = Feed::new(&program, &plan(), of_trainee("T01"), None, far).unwrap_err();
    assert_eq!(error, FeedError::Stamp { stamp: far });
}

#[test]
fn uids_are_plain_and_distinct() {
    let schedule = Schedule::new(
        ["a b", "a_b", "a.b", "a_20b", "가", "ab"].map(|id| stay(id, "wiltse-ns", "ns", 0, 1)),
    );
    let program = program();
    let of = FeedOf::Hospital("wiltse".parse().unwrap());
    let feed = Feed::new(&program, &schedule, of, None, stamp(20)).unwrap();
    let mut uids: Vec<&str> = feed
        .events()
        .iter()
        .map(practicum::format::icalendar::Event::uid)
        .collect();
    assert!(
        uids.iter()
            .all(|uid| uid.bytes().all(|byte| byte.is_ascii_graphic()))
    );
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), 6);
}
