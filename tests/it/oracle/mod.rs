//! On tiny programs with every kind of rule: the planner finds what trying everything finds.

mod all;
pub(crate) mod brute;

use std::collections::BTreeSet;

use practicum::check::{CheckReport, Violation};
use practicum::program::Program;
use practicum::program::draft::PinDraft;
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::schedule::{Placement, Schedule};
use practicum::solver::{SolveConfig, Status};

use crate::support::chance::Chance;
use crate::support::seeds::seeds;
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
    for seed in seeds(600) {
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

/// Programs for which the search once stepped out of its numbers: somebody in them is never there.
#[test]
fn a_trainee_without_a_window_does_not_disturb_the_search() {
    for seed in [6179, 0x323b_0014] {
        let program = tiny_program(seed, false).validate().expect("a program");
        for steps in [0, 20_000] {
            let config = SolveConfig::default().steps(steps);
            let planned = practicum::plan(&program, &RuleBook::default(), &config);
            let planned = planned.unwrap_or_else(|error| panic!("seed {seed}: {error}"));
            assert_eq!(planned.report().score().violations, 0, "seed {seed}");
        }
    }
}

#[test]
fn pins_are_kept_and_break_no_more_than_they_must() {
    let mut forced_some = 0;
    for seed in seeds(300) {
        let program = tiny_program(seed, true)
            .validate()
            .expect("tiny programs are valid");
        let book = RuleBook::default();
        let planned = practicum::plan(&program, &book, &SolveConfig::default().steps(200_000))
            .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        let pins = pinned(&program);
        for pin in pins.placements() {
            assert!(
                planned.schedule().placements().contains(pin),
                "seed {seed}: {pin:?} is gone"
            );
        }
        let broken = codes(planned.report());
        if planned.outcome().status() == Status::Infeasible {
            assert!(!broken.is_empty(), "seed {seed}: infeasible, yet valid");
        }
        // Whatever is broken, the pins alone break it too, and as often.
        let forced = practicum::check(&program, &book, &pins);
        assert!(
            broken.is_subset(&codes(&forced))
                && planned.report().violations().len() <= forced.violations().len(),
            "seed {seed}: {}: {forced}",
            planned.report()
        );
        forced_some += u32::from(!broken.is_empty());
    }
    assert!(forced_some > 30, "{forced_some}");
}

#[test]
fn around_pins_that_break_nothing_the_rest_is_planned_as_well_as_can_be() {
    let (mut compared, mut proven) = (0, 0);
    let book = RuleBook::default();
    for seed in seeds(600) {
        let mut draft = tiny_program(seed, false);
        let program = draft.clone().validate().expect("tiny programs are valid");
        // A placement of any itinerary that keeps the personal rules.
        let mut chance = Chance::new(!seed);
        let itineraries: Vec<_> = program
            .trainees()
            .iter()
            .flat_map(|trainee| brute::itineraries(&program, &book, trainee))
            .filter(|itinerary| !itinerary.is_empty())
            .collect();
        if itineraries.is_empty() {
            continue;
        }
        let itinerary = chance.pick(&itineraries);
        let settled = chance.pick(itinerary);
        let pin = PinDraft::new(
            settled.department().as_str(),
            settled.specialty().as_str(),
            settled.start(),
            settled.periods(),
        );
        let mut trainees = draft.trainees.iter_mut();
        let trainee = trainees.find(|one| one.id == settled.trainee().as_str());
        let pins = &mut trainee.expect("it is there").pins;
        pins.push(pin.mode(settled.mode()));
        let program = draft.validate().expect("the pin is valid");
        let Some((best, schedule)) = brute::best(&program, &book) else {
            continue;
        };
        let planned = practicum::plan(&program, &book, &SolveConfig::default().steps(200_000))
            .unwrap_or_else(|error| panic!("seed {seed}: {error}"));
        compared += 1;
        let found = planned.report().score();
        assert!(found <= best, "seed {seed}: {found} is better than {best}");
        assert_eq!(found.violations, 0, "seed {seed}: {}", planned.report());
        if planned.outcome().status() == Status::Optimal {
            proven += 1;
            assert_eq!(
                found,
                best,
                "seed {seed}: {:#?} instead of {schedule:#?}",
                planned.schedule(),
            );
        }
    }
    assert!(
        compared > 60 && proven * 2 > compared,
        "{compared} {proven}"
    );
}

/// The tiny programs are good for something: each rule that can be turned off costs some of them
/// something. All but one: nobody plans for who has left, whether or not the rule is on.
#[test]
fn every_rule_binds_somewhere() {
    let mut left: BTreeSet<RuleCode> = RuleCode::ALL
        .iter()
        .copied()
        .filter(|code| code.severity() != Severity::Soft)
        .filter(|code| !RuleBook::ESSENTIAL.contains(code) && *code != RuleCode::Lifecycle)
        .collect();
    let config = SolveConfig::default().steps(200_000);
    for seed in seeds(600) {
        if left.is_empty() {
            return;
        }
        let program = tiny_program(seed, false).validate().expect("valid");
        let Some((best, _)) = brute::best(&program, &RuleBook::default()) else {
            continue;
        };
        left.retain(|&code| {
            let free = RuleBook::default().without(code).expect("not essential");
            let free = practicum::plan(&program, &free, &config).expect("a plan");
            free.report().score() <= best
        });
    }
    assert_eq!(left, BTreeSet::new());
}

/// The placements that are pinned.
fn pinned(program: &Program) -> Schedule {
    let pins = program.trainees().iter().flat_map(|trainee| {
        trainee.pins().iter().map(|pin| {
            Placement::new(
                trainee.id().clone(),
                pin.department().clone(),
                pin.specialty().clone(),
                pin.start(),
                pin.periods(),
            )
            .in_mode(pin.mode())
        })
    });
    pins.collect()
}

/// The rules that are broken.
fn codes(report: &CheckReport) -> BTreeSet<RuleCode> {
    report.violations().iter().map(Violation::code).collect()
}
