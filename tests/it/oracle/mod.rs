//! On tiny programs with every kind of rule: the planner finds what trying everything finds.

pub(crate) mod brute;

use practicum::rules::{RuleBook, RuleCode};
use practicum::solver::{SolveConfig, Status};

use crate::support::tiny::tiny_program;

/// A rule book that also weighs spread and cost.
fn book() -> RuleBook {
    let weight = |n| practicum::quantity::Weight::new(n).expect("small");
    RuleBook::default()
        .weigh(RuleCode::Spread, weight(1))
        .and_then(|book| book.weigh(RuleCode::Cost, weight(1)))
        .and_then(|book| book.money_per_point("50 KRW".parse().expect("money")))
        .expect("a rule book")
}

#[test]
fn the_planner_finds_what_trying_everything_finds() {
    let (mut tried, mut short, mut proven) = (0, 0, 0);
    for seed in 0..cases(600) {
        let draft = tiny_program(seed, false);
        let program = draft
            .validate()
            .unwrap_or_else(|defects| panic!("seed {seed}: {defects}"));
        for book in [RuleBook::default(), book()] {
            let Some((best, schedule)) = brute::best(&program, &book) else {
                continue;
            };
            let planned = practicum::plan(&program, &book, &SolveConfig::default().steps(200_000))
                .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            tried += 1;
            short += u32::from(best.shortfall > 0);
            proven += u32::from(planned.outcome().status() == Status::Optimal);
            assert!(
                planned.report().score() <= best,
                "seed {seed}: {} is better than all that was tried, {best}: {:#?}",
                planned.report().score(),
                planned.schedule(),
            );
            if planned.outcome().status() == Status::Optimal {
                assert_eq!(
                    planned.report().score(),
                    best,
                    "seed {seed}: {:#?} instead of {schedule:#?}",
                    planned.schedule(),
                );
            }
            if let Some(bound) = planned.outcome().bound() {
                assert!(bound >= best, "seed {seed}: bound {bound} below {best}");
            }
        }
    }
    // The test is only worth something if it bites.
    assert!(
        tried > 300 && short > 30 && proven * 10 > tried * 7,
        "{tried} {short} {proven}"
    );
}

#[test]
fn pins_are_kept_and_break_no_more_than_they_must() {
    for seed in 0..cases(300) {
        let program = tiny_program(seed, true)
            .validate()
            .expect("tiny programs are valid");
        let book = RuleBook::default();
        let planned = practicum::plan(&program, &book, &SolveConfig::default().steps(200_000))
            .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let pins = program.trainees().iter().flat_map(|trainee| {
            trainee.pins().iter().map(|pin| {
                practicum::schedule::Placement::new(
                    trainee.id().clone(),
                    pin.department().clone(),
                    pin.specialty().clone(),
                    pin.start(),
                    pin.periods(),
                )
                .in_mode(pin.mode())
            })
        });
        let pins: practicum::schedule::Schedule = pins.collect();
        if planned.outcome().status() == Status::Infeasible {
            continue;
        }
        for pin in pins.placements() {
            assert!(
                planned.schedule().placements().contains(pin),
                "seed {seed}: {pin:?} is gone"
            );
        }
        // Whatever is broken, the pins alone break it too.
        let forced = practicum::check(&program, &book, &pins);
        let kinds = |report: &practicum::check::CheckReport| {
            report
                .violations()
                .iter()
                .map(practicum::check::Violation::code)
                .collect::<std::collections::BTreeSet<_>>()
        };
        let extra: Vec<_> = kinds(planned.report())
            .difference(&kinds(&forced))
            .copied()
            .collect();
        assert!(
            extra.is_empty(),
            "seed {seed}: {extra:?}: {}",
            planned.report()
        );
    }
}

/// More cases where somebody asks for them.
fn cases(usual: u64) -> u64 {
    std::env::var("PRACTICUM_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}
