//! Each repair works: the change is made again, and the checker asked.

use std::collections::BTreeSet;

use practicum::check::{Shortfall, check};
use practicum::explain::{Change, Explainer, changed};
use practicum::rules::RuleBook;

use super::{Options, programs};

#[test]
fn each_repair_works_and_moves_nobody_whom_it_does_not_name() {
    let book = RuleBook::default();
    let (mut repairs, mut kinds, mut asked) = (0, BTreeSet::new(), 0);
    for (seed, program, schedule) in programs(120) {
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
        repairs > 100 && kinds.len() > 6,
        "{asked} {repairs} {kinds:?}"
    );
}

fn is_of(shortfall: &Shortfall, number: usize) -> bool {
    matches!(shortfall, Shortfall::OpenRequirement { requirement, .. } if *requirement == number)
}

#[test]
fn alternatives_are_worth_what_they_say() {
    let book = RuleBook::default()
        .weigh(
            practicum::RuleCode::WorstOff,
            practicum::quantity::Weight::ZERO,
        )
        .expect("soft");
    let mut found = 0;
    for (seed, program, schedule) in programs(80) {
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
            for swap in explainer.swaps(trainee.id(), 5).expect("a trainee") {
                let (mine, theirs) = swap.gains();
                assert!(mine >= 0 && theirs >= 0 && mine + theirs > 0, "seed {seed}");
                assert!(swap.after().violations <= now.violations);
                assert!(swap.after().shortfall <= now.shortfall);
            }
        }
    }
    assert!(found > 100, "{found}");
}
