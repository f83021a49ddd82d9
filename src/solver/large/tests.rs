//! The path for many trainees, on problems small enough to be sure and large enough to be cut.
use std::ops::ControlFlow;

use super::solve;
use crate::certificate::verify::verify;
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Link, Model, Plan};
use crate::solver::budget::{Budget, Progress};
use crate::solver::config::Config;
use crate::solver::outcome::Outcome;
use crate::solver::trial::{brute, large, random};

fn run(model: &Model, steps: u64, start: Option<&Plan>) -> Option<Outcome> {
    let config = Config {
        steps,
        seed: 7,
        ..Config::default()
    };
    let mut ignore = |_: &Progress| ControlFlow::Continue(());
    let budget = &mut Budget::new(config.steps, &mut ignore);
    solve(model, &config, start, budget)
}

/// Everything that an outcome claims, checked.
fn check(model: &Model, outcome: &Outcome, name: &str) {
    assert!(outcome.best.is_some(), "{name}: no plan");
    if let Some((worth, plan)) = &outcome.best {
        assert_eq!(evaluate(model, plan), Some(*worth), "{name}");
        if let Some((bound, certificate)) = &outcome.bound {
            let verified = verify(model, certificate, &mut || ()).unwrap();
            assert!(verified.worth <= bound.worth, "{name}");
            assert!(*worth <= verified.worth, "{name}");
        }
    }
}

#[test]
fn small_problems_agree_with_brute_force() {
    let (mut compared, mut bounded, mut reached) = (0, 0, 0);
    for seed in 0..3000 {
        let model = random::model(seed);
        let Ok(best) = brute::optimum(&model, 20_000) else {
            continue;
        };
        let Some(outcome) = run(&model, 6_000, None) else {
            continue;
        };
        let name = format!("seed {seed}");
        check(&model, &outcome, &name);
        let Some(best) = best else {
            panic!("{name}: a plan where there is none");
        };
        compared += 1;
        if let Some((bound, _)) = &outcome.bound {
            assert!(bound.worth >= best, "{name} {bound:?} {best:?}");
            bounded += 1;
        }
        reached += u32::from(outcome.best.is_some_and(|found| found.0 == best));
    }
    assert!(compared > 1000 && bounded > 900, "{compared} {bounded}");
    assert!(reached * 10 > compared * 9, "{reached} of {compared}");
}

/// Neighbors share hospitals, so that every part shares cells with others.
fn neighbors() -> Model {
    large::model(420, 3)
}

#[test]
fn parts_that_share_cells_never_break_a_limit() {
    let model = neighbors();
    let outcome = run(&model, 12_000_000, None).unwrap();
    check(&model, &outcome, "neighbors");
    let (bound, _) = outcome.bound.clone().unwrap();
    let (worth, plan) = outcome.best.unwrap();
    assert_eq!(worth.shortfall, 0);
    assert!(
        worth.value * 100 > bound.worth.value * 80,
        "{worth:?} {bound:?}"
    );
    let again = run(&model, 400_000, Some(&plan)).unwrap();
    check(&model, &again, "warm start");
    assert!(again.best.unwrap().0 >= worth);
}

#[test]
fn linked_trainees_stay_in_one_part() {
    let mut model = neighbors();
    for trainee in model.trainees.iter_mut().take(3) {
        trainee.required = vec![1, 0];
    }
    model.links.push(Link::NotAlone(vec![0, 1, 419]));
    let outcome = run(&model, 2_000_000, None).unwrap();
    check(&model, &outcome, "linked");
}

#[test]
fn a_stopped_run_has_a_legal_plan() {
    let model = neighbors();
    for calls in [1, 2, 5, 20, 100, 300] {
        let mut left = calls;
        let mut stop = |_: &Progress| {
            left -= 1;
            if left > 0 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(crate::solver::budget::Stop::Cancelled)
            }
        };
        let config = Config::default();
        let budget = &mut Budget::new(config.steps, &mut stop);
        let outcome = solve(&model, &config, None, budget).unwrap();
        if outcome.best.is_some() {
            check(&model, &outcome, &format!("after {calls} calls"));
        }
    }
}

#[test]
fn more_steps_never_worsen_the_plan() {
    let model = neighbors();
    let mut last = None;
    for steps in [0, 1_000, 100_000, 1_000_000, 4_000_000] {
        let outcome = run(&model, steps, None).unwrap();
        // Each part looks at its budget only now and then.
        let looks = 16 * 4096;
        assert!(outcome.steps <= steps + looks, "{} {steps}", outcome.steps);
        let found = outcome.best.map(|best| best.0);
        assert!(found >= last, "{steps}: {found:?} {last:?}");
        last = found;
    }
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    let model = neighbors();
    let pool = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
    };
    let one = pool(1).install(|| run(&model, 3_000_000, None)).unwrap();
    assert!(one.bound.is_some());
    for threads in [2, 8] {
        let more = pool(threads).install(|| run(&model, 3_000_000, None));
        assert_eq!(more.as_ref(), Some(&one), "{threads} threads");
    }
    // From outside of a pool.
    assert_eq!(run(&model, 3_000_000, None), Some(one));
}
