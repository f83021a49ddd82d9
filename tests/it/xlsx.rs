//! Workbooks, read back by another crate.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::{NaiveDate, NaiveDateTime};
use practicum::check;
use practicum::format::xlsx::{Workbook, XlsxError};
use practicum::program::Program;
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};

use crate::support::fixtures::{self, day, small_draft};

fn stamp(year: i32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, 5, 20)
        .unwrap()
        .and_hms_opt(9, 30, 15)
        .unwrap()
}

fn program() -> Program {
    let mut draft = small_draft();
    draft.trainees[0].name = Some("=1+1 Щепкина".to_owned());
    draft.trainees[1].name = Some("남궁가람솔".to_owned());
    let ns = draft.hospitals[0].departments[0].clone();
    draft.hospitals[0].departments[0] = ns.seats(day(2014, 6, 9), 1);
    draft.validate().unwrap()
}

fn stay(trainee: &str, department: &str, start: u32, periods: u32) -> Placement {
    fixtures::stay(trainee, department, "ns", start, periods)
}

fn plan() -> Schedule {
    Schedule::new([
        stay("T01", "wiltse-ns", 0, 2),
        stay("T02", "wiltse-ns", 1, 3),
        stay("T03", "wiltse-os", 3, 1),
        stay("누구", "nowhere", 0, 1),
        stay("T03", "wiltse-ns", 9, 1),
    ])
}

fn bytes() -> Vec<u8> {
    let (program, plan) = (program(), plan());
    let report = check(&program, &RuleBook::default(), &plan);
    let workbook = Workbook::new().plan(&program, &plan).unwrap();
    let workbook = workbook
        .itineraries(&program, &plan)
        .unwrap()
        .check(&report)
        .unwrap();
    workbook.to_bytes("봄 2014", stamp(2014)).unwrap()
}

fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = book.worksheet_range(sheet).unwrap();
    let told = |cell: &Data| {
        if let Data::DateTime(day) = cell {
            format!("day {}", day.as_f64())
        } else {
            cell.to_string()
        }
    };
    range
        .rows()
        .map(|row| row.iter().map(told).collect())
        .collect()
}

#[test]
fn a_workbook_is_read_back() {
    let mut book = Xlsx::new(Cursor::new(bytes())).unwrap();
    assert_eq!(book.sheet_names(), ["Plan", "Itineraries", "Check"]);
    let plan = rows(&mut book, "Plan");
    assert_eq!(plan[0][0], "A small program");
    assert_eq!(plan[2][3..], ["1", "2", "3", "4"]);
    // 26 May 2014, counted from 30 December 1899.
    assert_eq!(
        plan[3][..4],
        ["Hospital", "Department", "Seat", "day 41785"]
    );
    let find = |name: &str| plan.iter().find(|row| row[1] == name).unwrap();
    assert_eq!(find("Neurosurgery")[2..], ["1", "=1+1 Щепкина", "", "", ""]);
    let second = plan
        .iter()
        .position(|row| row[1] == "Neurosurgery")
        .unwrap()
        + 1;
    assert_eq!(plan[second], ["", "", "2", "", "남궁가람솔", "", ""]);
    assert_eq!(
        find("nowhere")[..4],
        ["not in the program", "nowhere", "1", "누구"]
    );
    assert!(plan.last().unwrap()[0].starts_with("outside the horizon: T03 at wiltse-ns"));

    let itineraries = rows(&mut book, "Itineraries");
    let first = itineraries.iter().find(|row| row[0] == "T01").unwrap();
    assert_eq!(
        first[1..5],
        [
            "=1+1 Щепкина",
            "Primorsky Krai",
            "Neurosurgery",
            "Wiltse Hospital"
        ]
    );
    assert_eq!(first[6..], ["day 41785", "day 41798", "2", "observation"]);
    assert_eq!(itineraries.len(), 3 + super::xlsx::plan().len());

    let report = check(&program(), &RuleBook::default(), &super::xlsx::plan());
    let checked = rows(&mut book, "Check");
    let listed =
        report.violations().len() + report.shortfalls().len() + report.value().lines().len();
    assert_eq!(checked.len(), 3 + listed);
    assert_eq!(checked[3][1], report.violations()[0].code().as_str());
    assert_eq!(checked[3][3], report.violations()[0].to_string());
}

#[test]
fn a_workbook_in_korean() {
    let (mut program, plan) = (small_draft(), plan());
    let tag: practicum::codes::LanguageTag = "ko".parse().unwrap();
    program.hospitals[0]
        .labels
        .insert("ko".to_owned(), "윌스기념병원".to_owned());
    let program = program.validate().unwrap();
    let report = check(&program, &RuleBook::default(), &plan);
    let bytes = Workbook::new()
        .in_language(tag.clone())
        .plan(&program, &plan)
        .unwrap()
        .itineraries(&program, &plan)
        .unwrap()
        .check_worded(
            &report,
            |one| (one.code().to_string(), one.remedy_in(&tag).to_owned()),
            |one| (one.code().to_string(), one.remedy_in(&tag).to_owned()),
        )
        .unwrap()
        .to_bytes("봄", stamp(2014))
        .unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let wall = rows(&mut book, "배치표");
    assert!(wall.iter().flatten().any(|cell| cell == "윌스기념병원"));
    assert!(
        wall.iter()
            .flatten()
            .any(|cell| cell.starts_with("전체 기간을 벗어남"))
    );
    assert_eq!(rows(&mut book, "연수생 일정")[2][..2], ["연수생", "이름"]);
    let found = rows(&mut book, "점검 결과");
    let has_korean = |text: &String| text.chars().any(|one| ('가'..='힣').contains(&one));
    assert!(
        found[3..]
            .iter()
            .all(|row| row[4].is_empty() || has_korean(&row[4])),
        "{found:?}"
    );
}

#[test]
fn equal_plans_give_equal_bytes() {
    assert!(bytes() == bytes());
    let other = Workbook::new().plan(&program(), &plan()).unwrap();
    assert!(other.to_bytes("x", stamp(2015)).unwrap() != bytes());
}

#[test]
fn what_can_not_be_a_workbook() {
    let workbook = || {
        Workbook::new()
            .plan(&program(), &Schedule::default())
            .unwrap()
    };
    let late = stamp(2201);
    assert_eq!(
        workbook().to_bytes("", late),
        Err(XlsxError::Stamp { stamp: late })
    );
    let twice = workbook().plan(&program(), &plan()).unwrap();
    assert!(matches!(
        twice.to_bytes("", stamp(2014)),
        Err(XlsxError::Unwritable { .. })
    ));
    assert!(Workbook::new().to_bytes("", stamp(2014)).is_ok());
}

#[test]
fn placements_without_end_and_names_without_measure() {
    let long = "가".repeat(120);
    let crowd = (0..300).map(|number| stay(&format!("{number}{}", &long[..9]), "wiltse-os", 0, 4));
    let strange = [
        stay("T01", "wiltse-ns", u32::MAX, u32::MAX),
        stay("T01", "wiltse-ns", 0, 0),
        stay(&long, &long, 3, 1),
    ];
    let schedule: Schedule = crowd.chain(strange).collect();
    let program = program();
    let workbook = Workbook::new().plan(&program, &schedule).unwrap();
    let bytes = workbook
        .itineraries(&program, &schedule)
        .unwrap()
        .to_bytes("", stamp(2014))
        .unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert!(rows(&mut book, "Plan").len() > 300);
}

#[cfg(feature = "report")]
#[test]
fn reports() {
    use practicum::report::{Cell, Column, Sheet, Utilization};

    let mut table = Sheet::new(
        "Trainees",
        [Column::left("=region"), Column::right("share")],
    );
    table.row(["Приморье".into(), Cell::Percent("62.5".parse().unwrap())]);
    table.row(["경기".into(), Cell::Withheld]);
    table.total([
        Cell::Day(day(2014, 5, 26)),
        Cell::Number("0.1234567890123456789".parse().unwrap()),
    ]);
    table.note("as of June");
    let used = Utilization::new(&program(), &plan()).department_sheet();
    let workbook = Workbook::new()
        .table("표 1", &table)
        .unwrap()
        .table("Use", &used)
        .unwrap();
    let empty = workbook.table("Empty", &Sheet::new("", [])).unwrap();
    let bytes = empty.to_bytes("", stamp(2014)).unwrap();
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let read = rows(&mut book, "표 1");
    assert_eq!(read[0][0], "Trainees");
    assert_eq!(
        read[2..5],
        [["=region", "share"], ["Приморье", "0.625"], ["경기", "x"]]
    );
    assert_eq!(read[5], ["day 41785", "0.1234567890123456789"]);
    assert_eq!(read[7][0], "as of June");
    let notes = used.notes().len();
    let below = if notes > 0 { notes + 1 } else { 0 };
    assert_eq!(rows(&mut book, "Use").len(), 3 + used.rows().len() + below);
    for name in ["", "a/b", &"가".repeat(32)] {
        assert!(
            matches!(
                Workbook::new().table(name, &table),
                Err(XlsxError::Unwritable { .. })
            ),
            "{name}"
        );
    }
}
