//! The relaxed program against brute force, and against the certificate's own sum.
use std::ops::ControlFlow;

use super::relaxer::{End, Relaxer};
use crate::certificate::InvalidCertificate;
use crate::certificate::claim::{Certificate, Mode};
use crate::certificate::relaxation::Relaxation;
use crate::certificate::verify::verify;
use crate::problem::model::Model;
use crate::solver::budget::{Budget, Progress};
use crate::solver::column::crowd::Form;
use crate::solver::config::Config;
use crate::solver::search::anneal::search;
use crate::solver::solve::solve;
use crate::solver::trial::{brute, random};

/// The proof after some steps, in one of the forms.
fn relax(model: &Model, penalty: Option<i64>, steps: u64) -> Option<(i128, Certificate)> {
    let mut ignore = |_: &Progress| ControlFlow::Continue(());
    let mut budget = Budget::new(u64::MAX, &mut ignore);
    let form = Form {
        penalty,
        most_nodes: 1,
    };
    let mut relaxer = Relaxer::new(model, form, &mut budget)?;
    budget.slice(steps, |budget| relaxer.run(None, budget));
    let proof = relaxer.proof?;
    Some((proof.scaled, proof.certificate))
}

#[test]
fn bounds_hold_and_are_added_up_again_to_the_last_unit() {
    let (mut tight, mut compared) = (0, 0);
    for seed in 0..3000 {
        let model = random::model(seed);
        let Ok(Some(best)) = brute::optimum(&model, 20_000) else {
            continue;
        };
        let penalty = (seed % 2 == 1).then(|| random::Random(seed).pick(1, 200));
        // Few steps leave arbitrary prices; many let memories grow.
        let steps = [50, 200, 4000][usize::try_from(seed % 3).unwrap()];
        let Some((scaled, certificate)) = relax(&model, penalty, steps) else {
            assert!(best.shortfall > 0 || penalty.is_some(), "seed {seed}");
            continue;
        };
        let bound = verify(&model, &certificate, &mut || ()).unwrap();
        assert_eq!(bound.scaled, Some(scaled), "seed {seed}");
        assert!(bound.worth >= best, "seed {seed} {bound:?} {best:?}");
        compared += 1;
        tight += u64::from(bound.worth == best);
    }
    assert!(compared > 2000, "{compared}");
    assert!(tight * 4 > compared, "{tight} of {compared} tight");
}

#[test]
fn arbitrary_memories_and_tolls_bound_what_any_plan_is_worth() {
    let mut compared = 0;
    for seed in 0..3000 {
        let model = random::model(seed);
        let Ok(Some(best)) = brute::optimum(&model, 20_000) else {
            continue;
        };
        let Some((_, mut certificate)) = relax(&model, None, 100) else {
            continue;
        };
        let mut random = random::Random(seed);
        let relaxed = &mut certificate.prices[0].relaxed;
        for (one, trainee) in relaxed.iter_mut().zip(&model.trainees) {
            one.remembered = (0..)
                .zip(&trainee.courses)
                .filter(|_| random.chance(50))
                .map(|(course, _)| course)
                .collect();
            for toll in &mut one.tolls {
                *toll = random.pick(0, 4000);
            }
            if random.chance(50) {
                one.counts.fill(0);
            }
        }
        // Some trainees exactly, the others relaxed.
        relaxed.retain(|_| random.chance(80));
        certificate.mode = if random.chance(50) {
            Mode::Relaxed {
                penalty: random.pick(1, 200),
            }
        } else {
            Mode::Strict
        };
        let Ok(bound) = verify(&model, &certificate, &mut || ()) else {
            continue;
        };
        assert!(bound.worth >= best, "seed {seed} {bound:?} {best:?}");
        compared += 1;
    }
    assert!(compared > 500, "{compared}");
}

/// What is done to the relaxations of a certificate.
type Damage = fn(&mut Vec<Relaxation>);

#[test]
fn damaged_relaxations_are_refused() {
    let damages: [Damage; 8] = [
        |relaxed| relaxed[0].trainee = u32::MAX,
        |relaxed| relaxed[0].counts.push(0),
        |relaxed| relaxed[0].counts[0] = u32::MAX,
        |relaxed| relaxed[0].remembered.push(64),
        |relaxed| relaxed[0].remembered = vec![0, 0],
        |relaxed| relaxed[0].tolls.push(0),
        |relaxed| relaxed[0].hospital_tolls.push((u32::MAX, 1)),
        |relaxed| relaxed.insert(0, relaxed[0].clone()),
    ];
    let mut refused = 0;
    for seed in 0..300 {
        let model = random::model(seed);
        let Some((_, certificate)) = relax(&model, None, 100) else {
            continue;
        };
        for damage in damages {
            let mut other = certificate.clone();
            damage(&mut other.prices[0].relaxed);
            let wrong = verify(&model, &other, &mut || ()).unwrap_err();
            assert!(matches!(wrong, InvalidCertificate::WrongRelaxation { .. }));
            refused += 1;
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_reward_for_what_may_be_left_out_is_refused() {
    let mut refused = 0;
    for seed in 0..600 {
        let model = random::model(seed);
        let Some((_, mut certificate)) = relax(&model, Some(50), 100) else {
            continue;
        };
        let automaton = &model.trainees[0];
        let Some(course) = automaton.courses.iter().position(|one| !one.pinned) else {
            continue;
        };
        certificate.prices[0].relaxed[0].tolls[course] = -1;
        assert_eq!(
            verify(&model, &certificate, &mut || ()),
            Err(InvalidCertificate::WrongRelaxation { index: 0 })
        );
        refused += 1;
    }
    assert!(refused > 0);
}

#[test]
fn the_bound_only_falls_and_the_budget_is_obeyed() {
    for seed in 0..100 {
        let model = random::model(seed);
        let mut last: Option<i128> = None;
        for steps in [50, 100, 200, 400, 2000, 4000] {
            let Some((scaled, _)) = relax(&model, None, steps) else {
                break;
            };
            assert!(last.is_none_or(|last| scaled <= last), "seed {seed}");
            last = Some(scaled);
        }
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let mut budget = Budget::new(3, &mut ignore);
        let form = Form {
            penalty: None,
            most_nodes: 1,
        };
        let mut free = |_: &Progress| ControlFlow::Continue(());
        let mut endless = Budget::new(u64::MAX, &mut free);
        if let Some(mut relaxer) = Relaxer::new(&model, form, &mut endless) {
            let end = relaxer.run(None, &mut budget);
            assert!(end != End::Over, "seed {seed}");
        }
    }
}

#[test]
fn a_round_cut_short_leaves_no_steps_to_others() {
    let model = crate::solver::search::trial::school(40, 2, 5);
    let form = Form {
        penalty: None,
        most_nodes: 1,
    };
    let mut cut = 0;
    for steps in (1..40).map(|some| some * 997) {
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let mut budget = Budget::new(u64::MAX, &mut ignore);
        let mut relaxer = Relaxer::new(&model, form, &mut budget).unwrap();
        let began = budget.steps();
        let (end, rest) = budget.slice(steps, |budget| (relaxer.run(None, budget), budget.rest()));
        assert_eq!((end, rest), (End::Stopped, 0), "{steps}");
        cut += u64::from(budget.steps() == began + steps);
    }
    assert!(cut > 30, "{cut}");
}

#[test]
fn where_exact_pricing_is_too_big_more_steps_never_worsen_plan_or_bound() {
    let model = crate::solver::search::trial::school(40, 2, 5);
    let (mut last, mut worths) = ((None, None), 0);
    // The first plans, then rounds of the bound that are cut at some trainee, then the search at their prices.
    for steps in (0..24).map(|some| 1000 + some * 40_009) {
        let config = Config {
            most_nodes: 1,
            steps,
            search: Some(search),
            ..Config::default()
        };
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &config, &mut ignore);
        let worth = outcome.best.map(|best| best.0);
        let bound = outcome.bound.map(|bound| bound.0.worth);
        assert!(worth >= last.0, "{steps}: {worth:?} {last:?}");
        assert!(
            last.1
                .is_none_or(|last| bound.is_some_and(|bound| bound <= last)),
            "{steps}: {bound:?} {last:?}"
        );
        worths += u64::from(worth > last.0);
        last = (worth, bound);
    }
    assert!(worths > 3 && last.1.is_some(), "{worths} {last:?}");
}

#[test]
fn where_exact_pricing_is_too_big_the_solver_still_proves_a_bound() {
    let mut bounded = 0;
    for seed in 0..300 {
        let model = random::model(seed);
        let Ok(Some(best)) = brute::optimum(&model, 20_000) else {
            continue;
        };
        let config = Config {
            most_nodes: 1,
            steps: 20_000,
            ..Config::default()
        };
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &config, &mut ignore);
        if let Some((bound, certificate)) = outcome.bound {
            let verified = verify(&model, &certificate, &mut || ()).unwrap();
            assert_eq!(verified.worth, bound.worth, "seed {seed}");
            assert!(bound.worth >= best, "seed {seed} {bound:?} {best:?}");
            bounded += u64::from(!certificate.prices[0].relaxed.is_empty());
        }
    }
    assert!(bounded > 100, "{bounded}");
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    let model = crate::solver::search::trial::school(30, 2, 5);
    let run = |steps: u64| {
        let (mut calls, mut paths) = (0, Vec::new());
        let mut count = |_: &Progress| {
            calls += 1;
            ControlFlow::Continue(())
        };
        let mut budget = Budget::new(u64::MAX, &mut count);
        let form = Form {
            penalty: None,
            most_nodes: 1,
        };
        let mut relaxer = Relaxer::new(&model, form, &mut budget).unwrap();
        for _ in 0..3 {
            let end = budget.slice(steps, |budget| relaxer.run(None, budget));
            let scaled = relaxer.proof.as_ref().map(|proof| proof.scaled);
            paths.push((end, scaled, relaxer.certificate(), budget.steps()));
        }
        assert!(calls > 0);
        paths
    };
    let pool = |threads| {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap()
    };
    let one = pool(1).install(|| run(20_000));
    assert!(one.iter().all(|path| path.1.is_some()), "{one:?}");
    for threads in [2, 8] {
        assert_eq!(pool(threads).install(|| run(20_000)), one, "{threads}");
    }
}
