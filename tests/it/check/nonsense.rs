//! Any schedule is accepted, also nonsense; none takes long.

use practicum::check::{check, first_violation, is_valid};
use practicum::program::{PracticeMode, Program};
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::{Placement, Schedule};
use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};

use super::case::{Case, stay};
use crate::support::tiny::tiny_program;

/// Ids of the program and others, by number.
fn pick(ids: &[String], number: usize) -> &str {
    ids.get(number % (ids.len() + 1))
        .map_or("nobody", String::as_str)
}

/// A placement as numbers: trainee, department, specialty, start, length, mode.
type Raw = (usize, usize, usize, u32, u32, bool);

fn placements(program: &Program, raw: &[Raw]) -> Vec<Placement> {
    let trainees: Vec<_> = program
        .trainees()
        .iter()
        .map(|one| one.id().to_string())
        .collect();
    let departments: Vec<_> = program
        .departments()
        .map(|(_, one)| one.id().to_string())
        .collect();
    let specialties: Vec<_> = program
        .specialties()
        .iter()
        .map(|one| one.id().to_string())
        .collect();
    let placement = |&(trainee, department, specialty, start, periods, hands): &Raw| {
        let placement = stay(
            pick(&trainees, trainee),
            pick(&departments, department),
            pick(&specialties, specialty),
            start,
            periods,
        );
        let hands_on = PracticeMode::LimitedPractice;
        if hands {
            placement.in_mode(hands_on)
        } else {
            placement
        }
    };
    raw.iter().map(placement).collect()
}

fn raw() -> impl Strategy<Value = Raw> {
    let period = || prop_oneof![6 => 0_u32..5, 1 => any::<u32>(), 1 => u32::MAX - 3..=u32::MAX];
    (
        0_usize..8,
        0_usize..8,
        0_usize..8,
        period(),
        period(),
        any::<bool>(),
    )
}

proptest! {
    #![proptest_config(proptest::test_runner::Config {
        cases: 400,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn three_questions_have_one_answer(
        seed in any::<u64>(),
        pins in any::<bool>(),
        raw in prop::collection::vec(raw(), 0..24),
        off in prop::collection::vec(0_usize..60, 0..4),
    ) {
        let program = tiny_program(seed, pins).validate().expect("tiny programs are valid");
        let book = off.iter().fold(RuleBook::default(), |book, &number| {
            let code = RuleCode::ALL.get(number).copied();
            code.and_then(|code| book.clone().without(code).ok()).unwrap_or(book)
        });
        let mut placements = placements(&program, &raw);
        let schedule = Schedule::new(placements.clone());
        let report = check(&program, &book, &schedule);

        let first = first_violation(&program, &book, &schedule);
        assert_eq!(first.as_ref(), report.violations().first());
        assert_eq!(is_valid(&program, &book, &schedule), report.is_valid());
        assert_eq!(report.is_valid(), report.score().violations == 0);
        assert_eq!(report.is_complete(), report.score().shortfall == 0);

        assert!(report.violations().is_sorted_by_key(practicum::Violation::code));
        for violation in report.violations() {
            assert!(book.is_on(violation.code()));
            assert!(!violation.to_string().is_empty() && !violation.remedy().is_empty());
        }
        let lines = report.value().lines().iter();
        assert_eq!(lines.map(practicum::check::ValueLine::value).sum::<i64>(), report.value().total());

        placements.reverse();
        assert_eq!(check(&program, &book, &Schedule::new(placements)), report);
    }
}

#[test]
fn a_million_placements_of_one_trainee() {
    let case = Case::valid();
    let plan: Vec<_> = (0..1_000_000_u32)
        .map(|number| {
            stay(
                "T01",
                "wiltse-os",
                "os",
                number % 4,
                1 + number % 3 % (4 - number % 4),
            )
        })
        .collect();
    let report = check(&case.program(), &case.book, &Schedule::new(plan));
    let count = |code| {
        report
            .violations()
            .iter()
            .filter(|one| one.code() == code)
            .count()
    };
    assert_eq!(count(RuleCode::Overlap), 999_999 - 3 + 3);
    assert_eq!(count(RuleCode::Excess), 2);
    assert_eq!(count(RuleCode::Seats), 0);
}

#[test]
fn a_million_strangers() {
    let case = Case::valid();
    let plan = (0..1_000_000_u32).map(|number| stay(&number.to_string(), "d", "s", number, number));
    let report = check(&case.program(), &case.book, &plan.collect());
    assert_eq!(report.score().violations, 1_000_000);
    assert!(
        report
            .violations()
            .iter()
            .all(|one| one.code() == RuleCode::Known)
    );
}

#[test]
fn periods_at_the_end_of_numbers() {
    for (start, periods) in [
        (u32::MAX, 1),
        (1, u32::MAX),
        (u32::MAX, u32::MAX),
        (0, u32::MAX),
    ] {
        let case = Case::valid().with(stay("T01", "wiltse-os", "os", start, periods));
        assert_eq!(case.codes(), [RuleCode::Horizon]);
    }
}
