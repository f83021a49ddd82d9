//! Each repair works: the change is made again, and the checker asked.

use std::collections::BTreeSet;

use practicum::check::{Shortfall, check};
use practicum::explain::{Change, Explainer, Fewest, changed};
use practicum::ids::TraineeId;
use practicum::program::Program;
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::Schedule;

use super::{Options, has_pins, programs};
use crate::oracle::brute::itineraries;

#[test]
fn each_repair_works_and_moves_nobody_whom_it_does_not_name() {
    let book = RuleBook::default();
    let (mut repairs, mut kinds, mut asked) = (0, BTreeSet::new(), 0);
    for (seed, program, schedule) in programs(200) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let now = check(&program, &book, &schedule);
        if !now.is_valid() {
            continue;
        }
        for why in explainer.open() {
            asked += 1;
            let found = explainer
                .repairs(why.trainee(), why.requirement(), 5)
                .expect("a trainee");
            assert!(found.len() <= 5);
            for repair in found {
                repairs += 1;
                assert!(!repair.changes().is_empty(), "seed {seed}");
                let after = changed(&program, repair.changes()).expect("a program");
                let report = check(&after, &book, repair.plan());
                // Nothing is broken that was not broken before.
                for violation in report.violations() {
                    assert!(
                        now.violations().contains(violation),
                        "seed {seed}: {violation}"
                    );
                }
                assert_eq!(report.score(), repair.after(), "seed {seed}");
                // The trainee has one more placement of the requirement.
                let before = now.shortfalls().iter().find(|one| {
                    one.trainees().contains(&why.trainee()) && is_of(one, why.requirement())
                });
                let left = report.shortfalls().iter().find(|one| {
                    one.trainees().contains(&why.trainee()) && is_of(one, why.requirement())
                });
                let missing = left.map_or(0, Shortfall::missing);
                assert!(
                    missing < before.expect("it is open").missing(),
                    "seed {seed}"
                );
                // Others stay, but for those who are named.
                let mut named = BTreeSet::from([why.trainee().clone()]);
                for change in repair.changes() {
                    kinds.insert(
                        format!("{change:?}")
                            .split([' ', '{'])
                            .next()
                            .unwrap()
                            .to_owned(),
                    );
                    if let Change::Move { from, to } = change {
                        named.extend(from.iter().chain(to).map(|one| one.trainee().clone()));
                    }
                }
                for (trainee, placements) in schedule.itineraries() {
                    let stays = repair.plan().of_trainee(trainee) == placements;
                    assert!(
                        stays || named.contains(trainee),
                        "seed {seed}: {trainee} moved"
                    );
                }
            }
        }
    }
    assert!(
        repairs > 100 && kinds.len() > 9,
        "{asked} {repairs} {kinds:?}"
    );
    for kind in ["Seats", "Share", "Unlink", "Interpreters", "Renew", "Move"] {
        assert!(kinds.contains(kind), "no {kind} among {kinds:?}");
    }
}

/// Whether a trainee has an itinerary with room for one more placement of a requirement.
fn has_option(
    program: &Program,
    book: &RuleBook,
    schedule: &Schedule,
    trainee: &TraineeId,
    requirement: usize,
) -> bool {
    let known = check(program, book, schedule);
    let options = Options::new(program, book, schedule, trainee, requirement);
    options.all.iter().any(|option| {
        let report = check(program, book, &options.with(option));
        let mut found = report.violations().iter();
        found.all(|one| known.violations().contains(one))
    })
}

/// A change for less: each of the ways to leave out one of its periods.
#[expect(clippy::wildcard_enum_match_arm, reason = "other changes have no days")]
fn smaller(program: &Program, change: &Change) -> Vec<Vec<Change>> {
    let horizon = program.horizon();
    let (Change::Seats { days: whole, .. }
    | Change::Cap { days: whole, .. }
    | Change::Interpreters { days: whole, .. }
    | Change::Supervisor { days: whole, .. }
    | Change::Open { days: whole, .. }
    | Change::Available { days: whole, .. }
    | Change::Prolong { days: whole, .. }) = change
    else {
        return Vec::new();
    };
    let (first, last) = (whole.first(), whole.last());
    let periods: Vec<_> = horizon
        .periods()
        .iter()
        .filter_map(|period| period.intersection(*whole))
        .collect();
    assert_eq!(
        (first, last),
        (periods[0].first(), periods[periods.len() - 1].last())
    );
    let on = |days| {
        let mut part = change.clone();
        match &mut part {
            Change::Seats { days: of, .. }
            | Change::Cap { days: of, .. }
            | Change::Interpreters { days: of, .. }
            | Change::Supervisor { days: of, .. }
            | Change::Open { days: of, .. }
            | Change::Available { days: of, .. }
            | Change::Prolong { days: of, .. } => *of = days,
            other => panic!("{other:?} has no days"),
        }
        part
    };
    (0..periods.len())
        .map(|gone| {
            let left = periods.iter().enumerate();
            let left = left.filter(|(place, _)| *place != gone);
            left.map(|(_, days)| on(*days)).collect()
        })
        .collect()
}

/// Nothing of a repair can be left out: tried by brute force, with the checker.
#[test]
fn no_repair_can_be_made_smaller() {
    let book = RuleBook::default();
    let (mut single, mut several, mut parts, mut open, mut proven) = (0, 0, 0, 0, 0);
    for (seed, program, schedule) in programs(120) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        if !check(&program, &book, &schedule).is_valid() {
            continue;
        }
        for why in explainer.open() {
            if has_pins(&program, why.trainee()) {
                continue;
            }
            let (trainee, requirement) = (why.trainee(), why.requirement());
            for repair in explainer.repairs(trainee, requirement, 4).expect("known") {
                let moves = |one: &Change| matches!(one, Change::Move { .. });
                if !repair.is_smallest() {
                    open += 1;
                    continue;
                }
                let works = |changes: &[Change]| {
                    let after = changed(&program, changes).expect("a program");
                    has_option(&after, &book, &schedule, trainee, requirement)
                };
                if repair.fewest() == Fewest::Proven {
                    // Fewer than one is none.
                    assert_eq!(repair.changes().len(), 1, "seed {seed}: {repair:#?}");
                    assert!(!works(&[]), "seed {seed}: {repair:#?}");
                    proven += 1;
                }
                if repair.changes().iter().any(moves) {
                    assert!(!works(&[]), "seed {seed}: {repair:#?}");
                    continue;
                }
                assert!(works(repair.changes()), "seed {seed}: {repair:#?}");
                for (place, change) in repair.changes().iter().enumerate() {
                    let mut others = repair.changes().to_vec();
                    others.remove(place);
                    assert!(!works(&others), "seed {seed}: {change:?} of {repair:#?}");
                    for less in smaller(&program, change) {
                        let mut fewer = others.clone();
                        fewer.extend(less);
                        assert!(!works(&fewer), "seed {seed}: {change:?} of {repair:#?}");
                        parts += 1;
                    }
                }
                single += u32::from(repair.changes().len() == 1);
                several += u32::from(repair.changes().len() > 1);
            }
        }
    }
    assert!(
        single > 50 && several > 10 && parts > 50 && open < 5 && proven >= single,
        "{single} {several} {parts} {open} {proven}"
    );
}

fn is_of(shortfall: &Shortfall, number: usize) -> bool {
    matches!(shortfall, Shortfall::OpenRequirement { requirement, .. } if *requirement == number)
}

/// With a worst-off trainee who counts, and, at some seeds, hospitals that are comfortable for few.
fn some_book(seed: u64) -> RuleBook {
    let weight = |value| Weight::new(value).expect("small");
    let book = RuleBook::default();
    let book = book.weigh(RuleCode::WorstOff, weight(i64::try_from(seed % 3).unwrap()));
    let spread = weight(i64::from(seed % 4 == 0));
    let book = book.and_then(|book| book.weigh(RuleCode::Spread, spread));
    book.expect("soft")
}

#[test]
fn alternatives_are_worth_what_they_say() {
    let mut found = 0;
    for (seed, program, schedule) in programs(80) {
        let book = some_book(seed);
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let now = explainer.report().score();
        if now.violations > 0 {
            continue;
        }
        for trainee in program.trainees() {
            let options = Options {
                program: &program,
                book: &book,
                schedule: &schedule,
                trainee: trainee.id(),
                all: Vec::new(),
            };
            let all = explainer.alternatives(trainee.id(), 10).expect("a trainee");
            let all = all.best();
            let ranks: Vec<_> = all
                .iter()
                .map(|one| (one.breaks().len(), one.shortfall(), -one.value()))
                .collect();
            assert!(ranks.is_sorted(), "seed {seed}: {ranks:?}");
            for one in all {
                found += 1;
                let report = check(&program, &book, &options.with(one.itinerary()));
                let broken = report.score().violations > now.violations;
                assert_eq!(
                    broken,
                    !one.breaks().is_empty(),
                    "seed {seed}: {one:#?} {report}"
                );
                if !broken {
                    let score = report.score();
                    let lost = i64::try_from(score.shortfall).unwrap()
                        - i64::try_from(now.shortfall).unwrap();
                    assert_eq!(
                        (one.shortfall(), one.value()),
                        (lost, score.value - now.value)
                    );
                }
            }
        }
    }
    assert!(found > 100, "{found}");
}

#[test]
fn exact_alternatives_are_the_best_of_all_itineraries() {
    let (mut exact, mut asked) = (0, 0);
    for (seed, program, schedule) in programs(120) {
        let book = some_book(seed);
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let now = explainer.report().score();
        if now.violations > 0 {
            continue;
        }
        for trainee in program.trainees() {
            if has_pins(&program, trainee.id()) {
                continue;
            }
            asked += 1;
            let found = explainer.alternatives(trainee.id(), 6).expect("a trainee");
            if !found.is_exact() {
                continue;
            }
            let options = Options {
                program: &program,
                book: &book,
                schedule: &schedule,
                trainee: trainee.id(),
                all: Vec::new(),
            };
            let mut best: Vec<(u64, i64)> = itineraries(&program, &book, trainee)
                .into_iter()
                .map(|mut one| {
                    one.sort();
                    one
                })
                .filter(|one| one != schedule.of_trainee(trainee.id()))
                .map(|one| check(&program, &book, &options.with(&one)))
                .filter(practicum::CheckReport::is_valid)
                .map(|report| (report.score().shortfall, -report.score().value))
                .collect();
            best.sort_unstable();
            best.truncate(6);
            let free = found.best().iter().filter(|one| one.breaks().is_empty());
            let free: Vec<(u64, i64)> = free
                .map(|one| {
                    let shortfall = now.shortfall.checked_add_signed(one.shortfall());
                    (shortfall.expect("not below 0"), -(now.value + one.value()))
                })
                .collect();
            assert_eq!(free, best, "seed {seed}, {}", trainee.id());
            exact += 1;
            // Why here: the best without each placement.
            for (placement, other) in explainer.why_here(trainee.id()).expect("a trainee") {
                let without = itineraries(&program, &book, trainee)
                    .into_iter()
                    .filter(|one| !one.contains(&placement))
                    .map(|one| check(&program, &book, &options.with(&one)))
                    .filter(practicum::CheckReport::is_valid)
                    .map(|report| (report.score().shortfall, -report.score().value))
                    .min();
                let other = other.map(|one| {
                    let score = check(&program, &book, &options.with(one.itinerary())).score();
                    (score.shortfall, -score.value)
                });
                assert_eq!(other, without, "seed {seed}: {placement:?}");
            }
        }
    }
    assert!(exact > 100 && exact * 2 > asked, "{exact} of {asked}");
}
