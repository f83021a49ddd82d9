//! Conflicts and shortages of large programs in which it is known what is short.

use std::ops::ControlFlow;

use practicum::explain::{Conflict, English, Everybody, Korean, Wording, conflict, shortages};
use practicum::ids::TraineeId;
use practicum::program::{Program, ProgramDraft};
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::solver::{Progress, SolveConfig};
use practicum::{Problem, plan};

use crate::support::scarce::{Scarce, scarce, scarce_twice};

fn found(program: &Program) -> Conflict {
    match conflict(program, &RuleBook::default(), &SolveConfig::default()) {
        Ok(Everybody::Conflict(conflict)) => conflict,
        other => panic!("somebody is one too many: {other:?}"),
    }
}

/// The program and the rule book with nothing but what is named.
fn only(program: &Program, trainees: &[&TraineeId], rules: &[RuleCode]) -> (Program, RuleBook) {
    let mut draft = ProgramDraft::from(program);
    let kept = |id: &str| trainees.iter().any(|one| one.as_str() == id);
    draft.trainees.retain(|one| kept(&one.id));
    let mut book = RuleBook::default();
    for &code in RuleCode::ALL {
        let hard = code.severity() == Severity::Hard && !RuleBook::ESSENTIAL.contains(&code);
        if hard && !rules.contains(&code) {
            book = book.without(code).expect("not essential");
        }
    }
    (draft.validate().expect("a program"), book)
}

/// What is named is too much, by a proof that verifies itself; without any one of it there is a plan, by
/// the checker.
fn is_smallest(program: &Program, conflict: &Conflict, label: &str) {
    assert!(conflict.is_smallest(), "{label}: {conflict:?}");
    let trainees: Vec<&TraineeId> = conflict.trainees().iter().collect();
    let rules = conflict.rules();
    let (few, book) = only(program, &trainees, rules);
    let problem = Problem::compile(&few, &book).expect("small");
    let mut go = |_: &Progress| ControlFlow::Continue(());
    let short = practicum::solver::shortage(&problem, &mut go);
    let short = short.unwrap_or_else(|| panic!("{label}: {conflict:?} is none"));
    assert!(short.verify(&problem), "{label}");
    let fits = |trainees: &[&TraineeId], rules: &[RuleCode]| {
        let (program, book) = only(program, trainees, rules);
        let planned = plan(&program, &book, &SolveConfig::default().steps(50_000));
        let planned = planned.expect("a plan");
        let score = planned.report().score();
        assert_eq!(
            (score.violations, score.shortfall),
            (0, 0),
            "{label}: {conflict:?}"
        );
    };
    for index in 0..trainees.len() {
        let mut fewer = trainees.clone();
        fewer.remove(index);
        fits(&fewer, rules);
    }
    for index in 0..rules.len() {
        let mut fewer = rules.to_vec();
        fewer.remove(index);
        fits(&trainees, &fewer);
    }
}

fn each_kind(trainees: u32, seeds: std::ops::Range<u64>) {
    for kind in Scarce::ALL {
        for seed in seeds.clone() {
            let label = format!("{kind:?} among {trainees}, seed {seed}");
            let known = scarce(kind, trainees, seed);
            let program = known.program.validate().expect("a program");
            let conflict = found(&program);
            let mut named = conflict.trainees().iter();
            assert!(
                named.all(|id| known.needy.iter().any(|one| one == id.as_str())),
                "{label}: {conflict:?}"
            );
            assert_eq!(conflict.trainees().len(), known.conflict, "{label}");
            is_smallest(&program, &conflict, &label);
            let short = conflict.shortage();
            let short = short.unwrap_or_else(|| panic!("{label}: a shortage"));
            assert!(short.room() < short.needed(), "{label}: {short:?}");
            assert!(short.trainees().len() <= known.conflict, "{label}");
            let (english, korean) = (English::new(&program), Korean::new(&program));
            for text in [english.shortage(short), korean.shortage(short)] {
                assert!(text.contains(&short.needed().to_string()), "{text}");
            }
        }
    }
}

#[test]
fn what_is_short_among_ten_is_found() {
    each_kind(10, 0..6);
}

#[test]
fn what_is_short_among_a_hundred_is_found() {
    each_kind(100, 0..2);
}

#[test]
fn what_is_short_among_a_thousand_is_found() {
    each_kind(1_000, 7..8);
}

#[test]
fn each_of_two_shortages_is_read() {
    let kinds = [
        (Scarce::Weeks, Scarce::Quota),
        (Scarce::LongStays, Scarce::Cap),
        (Scarce::Budget, Scarce::Order),
        (Scarce::Weeks, Scarce::Weeks),
    ];
    for (one, other) in kinds {
        let known = scarce_twice(one, other, 40, 3);
        let program = known[0].program.validate().expect("a program");
        let book = RuleBook::default();
        let short = shortages(&program, &book, &SolveConfig::default()).expect("small");
        for known in &known {
            let mut all = short.iter();
            let among = |id: &TraineeId| known.needy.iter().any(|one| one == id.as_str());
            let read = all.any(|short| short.trainees().iter().all(among));
            assert!(read, "{one:?} and {other:?}: {short:?}");
        }
        for (index, short) in short.iter().enumerate() {
            assert!(short.room() < short.needed());
            assert!(
                short.trainees().iter().all(|id| known
                    .iter()
                    .any(|known| known.needy.iter().any(|one| one == id.as_str()))),
                "number {index} is about somebody else: {short:?}"
            );
        }
    }
}

#[test]
fn where_seats_are_plentiful_everybody_fits() {
    let known = scarce(Scarce::Weeks, 300, 1);
    let mut draft = known.program;
    draft.trainees.retain(|one| !known.needy.contains(&one.id));
    let program = draft.validate().expect("a program");
    let book = RuleBook::default();
    let config = SolveConfig::default();
    assert_eq!(conflict(&program, &book, &config), Ok(Everybody::Fits));
    assert_eq!(shortages(&program, &book, &config), Ok(Vec::new()));
}

#[test]
fn the_two_weeks_that_are_short_are_named() {
    let known = scarce(Scarce::Weeks, 30, 5);
    let program = known.program.validate().expect("a program");
    let conflict = found(&program);
    let short = conflict.shortage().expect("seats in two weeks");
    let text = English::new(&program).shortage(short);
    assert!(text.contains("neurosurgery in week"), "{text}");
    assert_eq!(short.periods().len(), 2, "{text}");
}
