//! Persons, placements and seat-periods by facts about trainees and about placements.

use practicum::program::draft::{RegionDraft, RouteDraft, TraineeDraft};
use practicum::report::{Cross, Dimension, Measure, Pivot};
use practicum::schedule::Schedule;
use practicum::stats::YearKind;

use super::{plan, small, valid, whole_plan};
use crate::support::fixtures::small_draft;
use crate::support::full::full_draft;

fn list(measure: Measure, rows: Dimension) -> Vec<(String, u64)> {
    let (program, schedule) = (small(), whole_plan());
    let table = Cross::new(&program, &schedule, measure, rows)
        .pivot()
        .unwrap();
    numbers(&table)
}

fn numbers(table: &Pivot) -> Vec<(String, u64)> {
    let rows = table.rows().iter().enumerate();
    rows.map(|(place, row)| (row.name().to_owned(), table.row_total(place).unwrap()))
        .collect()
}

fn named(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected
        .iter()
        .map(|(name, number)| ((*name).to_owned(), *number))
        .collect()
}

#[test]
fn persons_placements_and_seat_periods_are_three_numbers() {
    let hospitals = |measure| list(measure, Dimension::Hospital);
    let expected =
        |sejong, wiltse| named(&[("Sejong Hospital", sejong), ("Wiltse Hospital", wiltse)]);
    assert_eq!(hospitals(Measure::Persons), expected(2, 3));
    assert_eq!(hospitals(Measure::Placements), expected(2, 4));
    assert_eq!(hospitals(Measure::SeatPeriods), expected(2, 7));
}

#[test]
fn who_is_in_two_rows_counts_once_in_the_total() {
    let (program, schedule) = (small(), whole_plan());
    let persons = Cross::new(&program, &schedule, Measure::Persons, Dimension::Hospital)
        .by(Dimension::Period)
        .pivot()
        .unwrap();
    assert_eq!((persons.total(), persons.is_additive()), (3, false));
    assert_eq!(persons.column_total(0), Some(3));
    // In the last week one trainee is at Wiltse, nobody at Sejong: both stand there.
    assert_eq!(
        (persons.value(0, 3), persons.value(1, 3)),
        (Some(0), Some(1))
    );
    let seats = Cross::new(
        &program,
        &schedule,
        Measure::SeatPeriods,
        Dimension::Hospital,
    )
    .by(Dimension::Period)
    .pivot()
    .unwrap();
    assert!(seats.is_additive());
    assert_eq!((seats.total(), seats.row_total(1)), (9, Some(7)));
    let same = Cross::new(&program, &schedule, Measure::SeatPeriods, Dimension::Period)
        .by(Dimension::Period)
        .pivot()
        .unwrap();
    assert_eq!(
        (same.total(), same.value(0, 0), same.value(0, 1)),
        (9, Some(3), Some(0))
    );
    assert!(persons.to_string().contains("Totals count persons once"));
}

#[test]
fn facts_about_the_trainee() {
    let of = |rows| list(Measure::Persons, rows);
    assert_eq!(of(Dimension::Country), named(&[("RU", 3)]));
    assert_eq!(of(Dimension::Region), named(&[("Primorsky Krai", 3)]));
    assert_eq!(
        of(Dimension::Authority),
        named(&[("Department of Health", 3)])
    );
    assert_eq!(of(Dimension::Institution), named(&[("(not given)", 3)]));
    assert_eq!(of(Dimension::Profession), named(&[("physician", 3)]));
    assert_eq!(of(Dimension::Level), named(&[("(not given)", 3)]));
    assert_eq!(of(Dimension::Route), named(&[("nominated", 3)]));
    assert_eq!(of(Dimension::Cohort), named(&[("Spring 2014", 3)]));
    assert_eq!(of(Dimension::Edition), named(&[("(not given)", 3)]));
    assert_eq!(
        of(Dimension::Year(YearKind::Calendar)),
        named(&[("2014", 3)])
    );
    assert_eq!(of(Dimension::OwnSpecialty), named(&[("(not given)", 3)]));
    let academic = Dimension::Year(YearKind::Academic {
        first: chrono::Month::September,
    });
    assert_eq!(of(academic), named(&[("2013/14", 3)]));
}

#[test]
fn facts_about_placements_and_those_without_one() {
    let program = small();
    let one = plan(&[("T02", "wiltse-ns", "ns", 1, 2)]);
    let table =
        |measure, rows| numbers(&Cross::new(&program, &one, measure, rows).pivot().unwrap());
    assert_eq!(
        table(Measure::Persons, Dimension::Specialty),
        named(&[("Neurosurgery", 1), ("(not placed)", 2)])
    );
    assert_eq!(
        table(Measure::Placements, Dimension::Specialty),
        named(&[("Neurosurgery", 1)])
    );
    assert_eq!(
        table(Measure::Persons, Dimension::Department),
        named(&[
            ("Sejong Hospital, Cardiology", 0),
            ("Wiltse Hospital, Neurosurgery", 1),
            ("Wiltse Hospital, Orthopedic surgery", 0),
            ("(not placed)", 2),
        ])
    );
    assert_eq!(
        table(Measure::SeatPeriods, Dimension::Period),
        named(&[
            ("2014-05-26", 0),
            ("2014-06-02", 1),
            ("2014-06-09", 1),
            ("2014-06-16", 0)
        ])
    );
}

#[test]
fn nothing_that_is_counted_nowhere_is_dropped() {
    let program = small();
    let strange = plan(&[
        ("T01", "wiltse-ns", "ns", 0, 2),
        ("T01", "wiltse-ns", "ns", 3, 2),
        ("T01", "nowhere", "ns", 0, 1),
        ("T00", "wiltse-ns", "ns", 0, 1),
        ("T99", "wiltse-ns", "ns", 0, 1),
        ("T01", "wiltse-ns", "ns", u32::MAX, u32::MAX),
        ("T01", "wiltse-ns", "ns", 0, 0),
        // The checker finds a name that it does not know; here it is a name.
        ("T02", "wiltse-ns", "strange", 0, 1),
    ]);
    let cross = Cross::new(
        &program,
        &strange,
        Measure::Placements,
        Dimension::Specialty,
    );
    assert_eq!(cross.left_out().len(), 6);
    assert_eq!(
        numbers(&cross.pivot().unwrap()),
        named(&[("Neurosurgery", 1), ("strange", 1)])
    );
}

#[test]
fn own_specialties_overlap_and_names_come_in_a_language() {
    let program = valid(&full_draft());
    let nobody = Schedule::default();
    let own = Cross::new(&program, &nobody, Measure::Persons, Dimension::OwnSpecialty)
        .by(Dimension::Region)
        .pivot()
        .unwrap();
    assert_eq!((own.total(), own.is_additive()), (5, false));
    let regions = Cross::new(&program, &nobody, Measure::Persons, Dimension::Region)
        .in_language("ko".parse().unwrap())
        .pivot()
        .unwrap();
    assert_eq!(
        numbers(&regions),
        named(&[("경기도", 1), ("Primorsky Krai", 4)])
    );
    let routes = Cross::new(&program, &nobody, Measure::Persons, Dimension::Route).pivot();
    assert_eq!(
        numbers(&routes.unwrap()),
        named(&[("exchange", 1), ("invitation", 1), ("nominated", 3)])
    );
}

#[test]
fn two_regions_of_one_name_stay_apart() {
    let invited = RouteDraft::Invitation {
        by: "a professor".to_owned(),
    };
    let draft = small_draft()
        .region(RegionDraft::new("other", "Primorsky Krai", "RU"))
        .trainee(TraineeDraft::new(
            "T04", "2014", "other", "core", "nurse", invited,
        ));
    let (program, nobody) = (valid(&draft), Schedule::default());
    let table = Cross::new(&program, &nobody, Measure::Persons, Dimension::Region).pivot();
    assert_eq!(
        numbers(&table.unwrap()),
        named(&[("Primorsky Krai", 1), ("Primorsky Krai", 3)])
    );
}
