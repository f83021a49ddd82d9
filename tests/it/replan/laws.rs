//! Laws of new plans.

use std::ops::ControlFlow;

use practicum::check::check;
use practicum::program::Program;
use practicum::quantity::Weight;
use practicum::replan::{Fallen, Forcing, Goal, Goals, MinimalChange, Replan, impact};
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::schedule::{Placement, Schedule};
use practicum::solver::{SolveConfig, Status, Stop};

use super::changes::some_change;
use crate::oracle::brute::each;
use crate::support::chance::Chance;
use crate::support::tiny::{day, tiny_program};

fn config() -> SolveConfig {
    SolveConfig::default().steps(30_000)
}

pub(crate) fn planned(seed: u64) -> Option<(Program, Schedule)> {
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

/// What trying everything finds best by an order of goals: missing, kept, value.
fn best_of(
    after: &Program,
    book: &RuleBook,
    plan: &Schedule,
    better: impl Fn((u64, usize, i64), (u64, usize, i64)) -> bool,
) -> Option<(u64, usize, i64)> {
    let mut best: Option<(u64, usize, i64)> = None;
    each(after, book, |score, schedule| {
        let rank = (score.shortfall, kept(plan, &schedule), score.value);
        if best.is_none_or(|best| better(rank, best)) {
            best = Some(rank);
        }
    })?;
    best
}

/// The worst-off trainee counts much here: what is kept must not count through them.
fn rule_book(seed: u64) -> RuleBook {
    let weight = Weight::new(if seed % 2 == 0 { 1 } else { 7 }).expect("small");
    let book = RuleBook::default();
    book.weigh(RuleCode::WorstOff, weight).expect("soft")
}

#[test]
fn a_new_plan_changes_as_little_as_trying_everything_finds() {
    let (mut tried, mut proven, mut moved, mut optimal) = (0, 0, 0, 0);
    for seed in 0..300 {
        let book = rule_book(seed);
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
        let best = best_of(&after, &book, &plan, |one, other| {
            (other.0, one.1, one.2) > (one.0, other.1, other.2)
        });
        let Some(best) = best else {
            continue;
        };
        tried += 1;
        let score = replanned.report().score();
        moved += replanned.moved().len();
        let found = (score.shortfall, kept(&plan, new), score.value);
        assert!(found.0 >= best.0, "seed {seed}");
        if found.0 == best.0 {
            assert!(found.1 <= best.1, "seed {seed}");
        }
        if replanned.minimal() != MinimalChange::Open {
            proven += 1;
            assert_eq!(
                (found.0, found.1),
                (best.0, best.1),
                "seed {seed}: {change:?} {:?} {:#?}",
                replanned.minimal(),
                replanned.moved()
            );
        }
        if replanned.status() == Status::Optimal {
            optimal += 1;
            assert_eq!(found, best, "seed {seed}: {change:?}");
        }
    }
    assert!(
        tried > 25 && moved > 10 && proven * 10 > tried * 7 && optimal * 2 > tried,
        "{tried} {moved} {proven} {optimal}"
    );
}

#[test]
fn the_order_of_goals_is_the_callers() {
    let goals = Goals::new([Goal::Placed, Goal::Value, Goal::Kept]).expect("an order");
    // A plan in force that nobody's wishes went into: value and what is kept are at odds.
    let soft = RuleCode::ALL
        .iter()
        .filter(|code| code.severity() == Severity::Soft);
    let blind = soft.fold(RuleBook::default(), |book, &code| {
        book.weigh(code, Weight::ZERO).expect("soft")
    });
    let (mut optimal, mut other) = (0, 0);
    for seed in 0..150 {
        let book = rule_book(seed);
        let program = tiny_program(seed, false).validate().expect("a program");
        let in_force = practicum::plan(&program, &blind, &config()).expect("small");
        let plan = in_force.schedule();
        if !in_force.report().is_valid() {
            continue;
        }
        let asked = Replan::new(&program, &book, plan, day(-3)).config(config());
        let replanned = asked.clone().goals(goals).run().expect("a plan");
        let best = best_of(&program, &book, plan, |one, other| {
            (other.0, one.2, one.1) > (one.0, other.2, other.1)
        });
        let Some(best) = best else {
            continue;
        };
        let score = replanned.report().score();
        let found = (
            score.shortfall,
            kept(plan, replanned.schedule()),
            score.value,
        );
        if replanned.status() == Status::Optimal {
            optimal += 1;
            assert_eq!(found, best, "seed {seed}");
        }
        let usual = asked.run().expect("a plan");
        other += u32::from(usual.schedule() != replanned.schedule());
    }
    assert!(optimal > 8 && other > 0, "{optimal} {other}");
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
                    || violation.code() == RuleCode::Prerequisite,
                "seed {seed}: {violation}"
            );
        }
    }
    assert!(fallen > 8, "{fallen}");
}
