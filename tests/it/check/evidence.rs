//! What violations say, to people and to programs.

use practicum::check::{Evidence, Missing};
use practicum::program::draft::{InterpreterDraft, TermDraft};

use super::case::{Case, on, stay};

#[test]
fn names_that_do_not_exist_are_told_apart() {
    let case = Case::valid().with(stay("T99", "wiltse-os", "nothing", 9, 1));
    let report = case.report();
    let Evidence::Unknown { missing, .. } = report.violations()[0].evidence() else {
        panic!("{report}");
    };
    assert_eq!(*missing, [Missing::Trainee, Missing::Specialty]);
    assert_eq!(
        case.lines(),
        ["T99 at wiltse-os for nothing: the program has no such trainee, such specialty"]
    );
}

#[test]
fn the_first_day_is_named() {
    let case = Case::valid().trainee("T01", |one| {
        one.unavailable(TermDraft::between(on(6, 14), on(6, 20)))
    });
    assert_eq!(
        case.lines(),
        [
            "T01 at wiltse-os for os, 2014-06-09..=2014-06-15: the trainee is not available on \
          2014-06-14"
        ]
    );
}

#[test]
fn an_overlap_names_the_placement_that_ends_last() {
    let case = Case::valid()
        .with(stay("T03", "sejong-car", "car", 2, 1))
        .with(stay("T03", "sejong-car", "car", 3, 1));
    let overlaps: Vec<_> = case
        .lines()
        .into_iter()
        .filter(|line| line.contains("starts"))
        .collect();
    assert_eq!(
        overlaps,
        [
            "T03 at wiltse-ns for ns, 2014-06-09..=2014-06-22: starts before this has ended: \
             T03 at sejong-car for car, 2014-06-09..=2014-06-15",
            "T03 at sejong-car for car, 2014-06-16..=2014-06-22: starts before this has ended: \
             T03 at wiltse-ns for ns, 2014-06-09..=2014-06-22",
        ]
    );
}

#[test]
fn a_crowd_is_named_up_to_twenty() {
    let mut case = Case::valid();
    for number in 10..40 {
        let mut trainee = case.draft.trainees[0].clone();
        trainee.id = format!("T{number}");
        case.draft.trainees.push(trainee);
        case.plan
            .push(stay(&format!("T{number}"), "wiltse-ns", "ns", 0, 2));
    }
    let report = case.report();
    let Evidence::NoSeats { crowd, .. } = report.violations()[0].evidence() else {
        panic!("{report}");
    };
    assert_eq!(
        (crowd.count(), crowd.limit(), crowd.first().len()),
        (32, 2, 20)
    );
    assert_eq!(crowd.period(), 0);
    assert_eq!(crowd.days().first(), on(5, 26));
    assert_eq!(report.violations()[0].trainees().len(), 20);
    let line = report.violations()[0].to_string();
    assert!(line.starts_with("wiltse-ns has seats for 2 trainees, but 32 are there in period 0"));
    assert!(line.ends_with("T26, T27 and 12 more"), "{line}");
    let Evidence::NoSeats { crowd, .. } = report.violations()[1].evidence() else {
        panic!("{report}");
    };
    assert_eq!((crowd.period(), crowd.days().first()), (1, on(6, 2)));
}

#[test]
fn a_report_is_a_short_table() {
    let case = Case::valid()
        .without("T01", "os")
        .trainees(|one| one.unable("sejong-car"));
    assert_eq!(
        case.report().to_string(),
        "2 violations, shortfall 1, value -5\n\
         P108  2 x  T02 at sejong-car for car, 2014-06-09..=2014-06-15: the trainee can not attend \
         the department\n\
         F401  1 x  T01 has 0 of 1 placements for requirement 1, open are car, os\n\
         V504  -1 = 1 x -1  waiting\n\
         V505  -2 = 1 x -2  changes of hospital\n\
         V506  -2 = 1 x -2  the worst-off trainee"
    );
}

#[cfg(feature = "json")]
#[test]
fn a_report_is_written_to_a_file() {
    let case = Case::valid()
        .without("T01", "os")
        .hospital("wiltse", |one| {
            one.language("ko")
                .interpreter(InterpreterDraft::new("ru").trainees(on(5, 26), 1))
        });
    let written = serde_json::to_value(case.report()).unwrap();
    assert_eq!(written["score"]["violations"], 2);
    assert_eq!(written["score"]["shortfall"], 1);
    let violation = &written["violations"][0];
    assert_eq!(violation["code"], "S205");
    assert_eq!(
        violation["remedy"],
        "move trainees, or find another interpreter"
    );
    assert_eq!(violation["evidence"]["kind"], "no_interpreter");
    assert_eq!(violation["evidence"]["language"], "ru");
    assert_eq!(
        violation["evidence"]["crowd"]["days"]["first"],
        "2014-05-26"
    );
    assert_eq!(
        violation["evidence"]["crowd"]["first"],
        serde_json::json!(["T01", "T02"])
    );
    assert_eq!(written["shortfalls"][0]["kind"], "open_requirement");
    assert_eq!(written["value"]["lines"][0]["code"], "V501");
    assert_eq!(written["value"]["own"][2]["trainee"], "T03");
}
