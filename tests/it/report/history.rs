//! Totals as of a day, with and without the cohort that is here: the announcements of one program.

use chrono::{Month, NaiveDate};
use practicum::program::EventKind;
use practicum::program::draft::EventDraft;
use practicum::report::{Edition, Group, History, Running, Stage};
use practicum::stats::{Missing, Rounding, YearKind};

use super::valid;
use crate::support::fixtures::{day, small_draft};

fn edition(name: &str, from: NaiveDate, to: NaiveDate, persons: u64) -> Edition {
    Edition::new(Group::named(name))
        .beginning(from)
        .ending(to)
        .of_persons(persons)
}

fn announced() -> History {
    History::new([
        edition("E15", day(2015, 10, 19), day(2015, 11, 13), 6),
        edition("E14", day(2015, 9, 14), day(2015, 10, 13), 8),
        edition("E13", day(2015, 8, 3), day(2015, 8, 28), 4),
        edition("before", day(2011, 3, 3), day(2015, 7, 31), 338),
    ])
}

#[test]
fn a_total_says_whether_the_running_cohort_counts() {
    let history = announced();
    let total = |on, running| history.as_of(on, running).total;
    // 338 on the day of welcome, without the four who are welcomed.
    assert_eq!(total(day(2015, 8, 3), Running::Excluded), 338);
    assert_eq!(total(day(2015, 8, 3), Running::Included), 342);
    // 342 when the next eight begin; 350 when the six after them do.
    assert_eq!(total(day(2015, 9, 14), Running::Excluded), 342);
    assert_eq!(total(day(2015, 10, 19), Running::Excluded), 350);
    let welcome = history.as_of(day(2015, 8, 3), Running::Excluded);
    assert_eq!((welcome.in_training, welcome.editions), (4, 1));
    assert_eq!(total(day(2011, 3, 2), Running::Included), 0);
    assert_eq!(total(day(2200, 1, 1), Running::Excluded), 356);
    let order: Vec<_> = history
        .editions()
        .iter()
        .map(|one| one.group.id())
        .collect();
    assert_eq!(order, ["before", "E13", "E14", "E15"]);
}

#[test]
fn the_last_day_belongs_to_the_edition() {
    let one = edition("E24", day(2017, 11, 19), day(2017, 12, 15), 11);
    let stage = |on| one.stage(on);
    assert_eq!(stage(day(2017, 11, 18)), Some(Stage::Ahead));
    assert_eq!(stage(day(2017, 11, 19)), Some(Stage::Running));
    assert_eq!(stage(day(2017, 12, 15)), Some(Stage::Running));
    assert_eq!(stage(day(2017, 12, 16)), Some(Stage::Over));
}

#[test]
fn what_the_dates_do_not_tell_is_said() {
    let begun = Edition::new(Group::named("E10"))
        .beginning(day(2013, 11, 25))
        .of_persons(7);
    let over = Edition::new(Group::named("E06")).ending(day(2013, 6, 30));
    let unknown = Edition::new(Group::named("E03")).of_persons(14);
    let history = History::new([begun, over, unknown]);
    let later = history.as_of(day(2014, 6, 23), Running::Included);
    assert_eq!((later.total, later.editions), (0, 1));
    let names = |groups: &[Group]| groups.iter().map(Group::to_string).collect::<Vec<_>>();
    assert_eq!(names(&later.undated), ["E10", "E03"]);
    assert_eq!(names(&later.uncounted), ["E06"]);
    assert_eq!(
        later.to_string(),
        "0 as of 2014-06-23, including the running cohort, without 3 editions of which too little is known"
    );
    let before = history.as_of(day(2013, 11, 24), Running::Included);
    assert_eq!(names(&before.undated), ["E03"]);
}

#[test]
fn a_year_is_better_than_nothing() {
    let begun = Edition::new(Group::named("E10"))
        .beginning(day(2013, 11, 25))
        .of_persons(7);
    let first = Edition::new(Group::named("E01")).of_persons(16);
    let history = History::new([begun.in_year(2013), first.in_year(2011)]);
    let total = |year| history.as_of(day(year, 6, 1), Running::Included);
    assert_eq!((total(2010).total, total(2010).undated.len()), (0, 0));
    assert_eq!((total(2011).total, total(2011).undated.len()), (0, 1));
    assert_eq!((total(2013).total, total(2014).total), (16, 23));
    assert_eq!(history.editions()[0].group.id(), "E01");
    assert_eq!(history.by_year(YearKind::Calendar).unwrap().len(), 3);
    assert!(history.sheet().to_string().contains("2011"));
}

#[test]
fn years_grow_and_gaps_are_said() {
    let series = announced().by_year(YearKind::Calendar).unwrap();
    assert_eq!(series.len(), 5);
    let running = series.cumulative(Missing::Skip).unwrap();
    assert_eq!(running[4].figure().unwrap().value().to_string(), "356");
    let growth = series.year_on_year(Rounding::TENTHS).unwrap();
    assert!(growth.iter().all(|point| point.figure().is_err()));
    let academic = YearKind::Academic {
        first: Month::September,
    };
    assert_eq!(announced().by_year(academic).unwrap().len(), 6);
    assert!(History::default().by_year(YearKind::Calendar).is_err());
    let mixed = History::new([
        edition("a", day(2013, 1, 1), day(2013, 2, 1), 5),
        Edition::new(Group::named("b")).beginning(day(2013, 5, 1)),
        Edition::new(Group::named("c")),
    ]);
    let series = mixed.by_year(YearKind::Calendar).unwrap();
    assert_eq!(
        series
            .iter()
            .map(|(_, persons)| persons)
            .collect::<Vec<_>>(),
        [None]
    );
}

#[test]
fn origins_are_summed_the_largest_first() {
    let from = |name: &str, persons| {
        Edition::new(Group::named(name))
            .from_origin(Group::named("Khabarovsk"))
            .of_persons(persons)
    };
    let kazakh = Edition::new(Group::named("E04"))
        .from_origin(Group::named("Kazakhstan"))
        .of_persons(50);
    let history = History::new([
        from("E01", 16),
        kazakh,
        from("E02", 20),
        edition("mixed", day(2014, 1, 1), day(2014, 2, 1), 10),
    ]);
    let origins: Vec<_> = history
        .by_origin()
        .into_iter()
        .map(|(group, n)| (group.to_string(), n))
        .collect();
    let expected = [("Kazakhstan", 50), ("Khabarovsk", 36), ("(not given)", 10)];
    assert_eq!(origins, expected.map(|(name, n)| (name.to_owned(), n)));
    let table = history.sheet().to_string();
    assert!(
        table.contains("mixed    ") && table.lines().count() == 7,
        "{table}"
    );
}

#[test]
fn a_program_is_its_own_history() {
    let mut draft = small_draft();
    let event = |kind, month, date| EventDraft::new(kind, day(2014, month, date));
    let declined = [
        event(EventKind::Nominated, 3, 1),
        event(EventKind::Declined, 3, 9),
    ];
    draft.trainees[0].lifecycle.extend(declined);
    let program = valid(&draft);
    let history = History::of(&program);
    let ours = &history.editions()[0];
    assert_eq!((ours.group.name(), ours.persons), ("Spring 2014", Some(2)));
    assert_eq!(
        ours.origin.as_ref().map(Group::name),
        Some("Primorsky Krai")
    );
    assert_eq!(history.as_of(day(2014, 6, 22), Running::Excluded).total, 0);
    assert_eq!(history.as_of(day(2014, 6, 23), Running::Excluded).total, 2);
}
