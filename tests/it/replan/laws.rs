//! Laws of new plans.

use std::ops::ControlFlow;

use practicum::check::check;
use practicum::program::Program;
use practicum::replan::{Fallen, Forcing, Goal, Goals, MinimalChange, Replan, impact};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};
use practicum::solver::{SolveConfig, Stop};

use super::changes::some_change;
use crate::oracle::brute::each;
use crate::support::chance::Chance;
use crate::support::tiny::{day, tiny_program};

fn config() -> SolveConfig {
    SolveConfig::default().steps(30_000)
}

fn planned(seed: u64) -> Option<(Program, Schedule)> {
    let program = tiny_program(seed, false).validate().expect("a program");
    let planned = practicum::plan(&program, &RuleBook::default(), &config()).expect("small");
    let schedule = planned.schedule().clone();
    planned.report().is_valid().then_some((program, schedule))
}

fn kept(old: &Schedule, new: &Schedule) -> usize {
    let placements = new.placements().iter();
    placements
        .filter(|one| old.placements().contains(one))
        .count()
}

#[test]
fn without_a_change_nothing_moves() {
    let book = RuleBook::default();
    for seed in 0..80 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        for offset in [-3, 8, 100] {
            let again = Replan::new(&program, &book, &plan, day(offset))
                .config(config())
                .run()
                .expect("a plan");
            // A better plan may turn up where the first one was not proven to be the best.
            let better =
                again.report().score().shortfall < check(&program, &book, &plan).score().shortfall;
            assert!(
                better || *again.schedule() == plan,
                "seed {seed}: {:#?}",
                again.moved()
            );
        }
    }
}

#[test]
fn a_new_plan_changes_as_little_as_trying_everything_finds() {
    let book = RuleBook::default();
    let (mut tried, mut proven, mut moved) = (0, 0, 0);
    for seed in 0..300 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        let Some((change, after)) = some_change(&program, &plan, &mut Chance::new(seed)) else {
            continue;
        };
        let replanned = Replan::new(&after, &book, &plan, day(-3))
            .config(config())
            .run()
            .unwrap_or_else(|error| panic!("seed {seed}: {change:?}: {error}"));
        let new = replanned.schedule();
        assert!(
            replanned.report().is_valid(),
            "seed {seed}: {}",
            replanned.report()
        );
        assert_eq!(replanned.diff().kept(), kept(&plan, new), "seed {seed}");
        // Fewest missing, then most kept, then value.
        let mut best: Option<(u64, usize, i64)> = None;
        let known = each(&after, &book, |score, schedule| {
            let rank = (score.shortfall, kept(&plan, &schedule), score.value);
            let better = best.is_none_or(|(missing, kept, value)| {
                (missing, rank.1, rank.2) > (rank.0, kept, value)
            });
            if better {
                best = Some(rank);
            }
        });
        let (Some(()), Some(best)) = (known, best) else {
            continue;
        };
        tried += 1;
        let score = replanned.report().score();
        moved += replanned.moved().len();
        assert!(score.shortfall >= best.0, "seed {seed}");
        if score.shortfall == best.0 {
            assert!(kept(&plan, new) <= best.1, "seed {seed}");
        }
        if replanned.minimal() != MinimalChange::Open {
            proven += 1;
            assert_eq!(
                (score.shortfall, kept(&plan, new)),
                (best.0, best.1),
                "seed {seed}: {change:?} {:?} {:#?}",
                replanned.minimal(),
                replanned.moved()
            );
        }
    }
    assert!(
        tried > 25 && moved > 10 && proven * 10 > tried * 7,
        "{tried} {moved} {proven}"
    );
}

#[test]
fn what_has_begun_is_kept_and_each_move_has_its_reason() {
    let book = RuleBook::default();
    let (mut begun, mut broken, mut room) = (0, 0, 0);
    for seed in 0..300 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        let Some((_, after)) = some_change(&program, &plan, &mut Chance::new(seed + 1000)) else {
            continue;
        };
        let today = day(10);
        let has_begun = |one: &Placement| {
            let days = program.horizon().period(one.start());
            days.is_some_and(|days| days.first() < today)
        };
        let replanned = Replan::new(&after, &book, &plan, today)
            .config(config())
            .run()
            .expect("a plan");
        let before = check(&after, &book, &plan);
        for placement in replanned.schedule().placements() {
            let new = !plan.placements().contains(placement);
            assert!(
                !(new && has_begun(placement)),
                "seed {seed}: {placement:?} begins in the past"
            );
        }
        for one in replanned.moved() {
            assert!(plan.placements().contains(one.from()), "seed {seed}");
            assert!(
                !replanned.schedule().placements().contains(one.from()),
                "seed {seed}"
            );
            match one.forcing() {
                Forcing::Broken { violations } => {
                    broken += 1;
                    assert!(!violations.is_empty());
                    for violation in violations {
                        assert!(before.violations().contains(violation), "seed {seed}");
                    }
                }
                Forcing::MadeRoom { violations, .. } => {
                    room += 1;
                    assert!(!violations.is_empty(), "seed {seed}");
                }
                Forcing::Better { instead } => {
                    // Nothing that has begun is given up for that.
                    assert!(!has_begun(one.from()), "seed {seed}: {one:?}");
                    assert!(
                        *instead <= replanned.report().score(),
                        "seed {seed}: {one:?}"
                    );
                }
                _ => {}
            }
        }
        begun += replanned.begun().len();
    }
    assert!(begun > 15 && broken > 8, "{begun} {broken} {room}");
}

#[test]
fn calm_goals_move_nothing_that_can_stand() {
    let book = RuleBook::default();
    let calm = Goals::new([Goal::Kept, Goal::Placed, Goal::Value]).expect("an order");
    let mut changed = 0;
    for seed in 0..200 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        let Some((_, after)) = some_change(&program, &plan, &mut Chance::new(seed)) else {
            continue;
        };
        let replanned = Replan::new(&after, &book, &plan, day(-3))
            .goals(calm)
            .config(config())
            .run()
            .expect("a plan");
        for one in replanned.moved() {
            changed += 1;
            // What came first may have fallen.
            let own = |id: &practicum::ids::TraineeId| id == one.from().trainee();
            let forced = match one.forcing() {
                Forcing::Broken { .. } => true,
                Forcing::MadeRoom { r#for, .. } => r#for.iter().all(own),
                Forcing::Better { .. } | _ => false,
            };
            assert!(forced, "seed {seed}: {one:?}");
        }
    }
    assert!(changed > 8, "{changed}");
}

#[test]
fn a_new_plan_can_be_stopped_and_watching_changes_nothing() {
    let book = RuleBook::default();
    let (mut heard, mut tried) = (0, 0);
    for seed in 0..150 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        let Some((_, after)) = some_change(&program, &plan, &mut Chance::new(seed)) else {
            continue;
        };
        let again = Replan::new(&after, &book, &plan, day(-3)).config(config());
        let calm = again.run().expect("a plan");
        let watched = again.run_with(&mut |_| {
            heard += 1;
            ControlFlow::Continue(())
        });
        assert_eq!(
            watched.expect("a plan").schedule(),
            calm.schedule(),
            "seed {seed}"
        );
        // Stopped at once, the plan breaks nothing that the plan of a whole run does not break.
        let stopped = again.run_with(&mut |_| ControlFlow::Break(Stop::Cancelled));
        let stopped = stopped.expect("a plan");
        assert!(
            stopped.report().is_valid() || !calm.report().is_valid(),
            "seed {seed}: {}",
            stopped.report()
        );
        tried += 1;
    }
    assert!(tried > 10 && heard > tried, "{tried} {heard}");
}

#[test]
fn impact_names_what_falls_and_nothing_else() {
    let book = RuleBook::default();
    let mut fallen = 0;
    for seed in 0..300 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        let Some((_, after)) = some_change(&program, &plan, &mut Chance::new(seed)) else {
            continue;
        };
        let found = impact(&program, &after, &book, &plan);
        let report = check(&after, &book, &plan);
        assert_eq!(
            found.fallen().is_empty() && found.together().is_empty(),
            report.is_valid(),
            "seed {seed}"
        );
        for one in found.fallen() {
            fallen += 1;
            let alone = Schedule::new([one.placement().clone()]);
            assert!(
                check(&program, &book, &alone)
                    .violations()
                    .iter()
                    .all(|known| { !one.violations().contains(known) })
            );
            let again = check(&after, &book, &alone);
            for violation in one.violations() {
                assert!(
                    again.violations().contains(violation),
                    "seed {seed}: {violation}"
                );
            }
        }
        // Without what falls, only what is broken together is left.
        let falls: Vec<&Placement> = found.fallen().iter().map(Fallen::placement).collect();
        let rest = plan.placements().iter().filter(|one| !falls.contains(one));
        let report = check(&after, &book, &rest.cloned().collect());
        for violation in report.violations() {
            let personal = violation.code().family() == practicum::rules::Family::Personal;
            assert!(
                !personal
                    || found
                        .together()
                        .iter()
                        .any(|one| one.code() == violation.code())
                    || violation.code() == practicum::RuleCode::Prerequisite,
                "seed {seed}: {violation}"
            );
        }
    }
    assert!(fallen > 8, "{fallen}");
}
