//! The path for many trainees, on problems small enough to be sure and large enough to be cut.
use std::ops::ControlFlow;

use super::chart::Charts;
use super::dual::{Herd, NoAnswer, Question};
use super::market::{Market, improve};
use super::settle::{Care, settle};
use super::solve;
use crate::certificate::claim::SCALE;
use crate::certificate::verify::verify;
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Link, Model, Plan, at};
use crate::solver::budget::{Budget, Progress};
use crate::solver::column::crowd::{Crowd, Form};
use crate::solver::column::pool::Column;
use crate::solver::column::pricing::Priced;
use crate::solver::column::slope::sound;
use crate::solver::column::tariff::Tariff;
use crate::solver::config::Config;
use crate::solver::outcome::Outcome;
use crate::solver::trial::random::Random;
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

/// Prices of all kinds: fine and coarse ones, dear ones, and what is paid to come.
fn some_prices(model: &Model, random: &mut Random) -> Vec<i64> {
    let grain = [1, 20, 1000][usize::try_from(random.pick(0, 2)).unwrap()];
    let most = [3, 400, 1 << 34][usize::try_from(random.pick(0, 2)).unwrap()];
    let cells = model.cells.iter();
    let prices = cells.map(|cell| {
        let least = if random.chance(20) { -most } else { 0 };
        sound(cell, random.pick(least, most) * grain)
    });
    prices.collect()
}

#[test]
fn many_at_once_get_what_each_gets_alone() {
    let (mut compared, mut without) = (0, 0);
    for seed in 0..1500 {
        let mut random = Random(seed);
        let model = if seed % 50 == 0 {
            large::model(40, seed)
        } else {
            random::model(seed)
        };
        let penalty = random.chance(50).then(|| random.pick(1, 1 << 20));
        let prices = some_prices(&model, &mut random);
        let shares: Vec<i64> = (model.trainees.iter())
            .map(|_| {
                if random.chance(20) {
                    random.pick(1, 2000)
                } else {
                    0
                }
            })
            .collect();
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let budget = &mut Budget::new(u64::MAX, &mut ignore);
        let form = Form {
            penalty,
            most_nodes: 1 << 18,
        };
        let mut crowd = Crowd::new(&model, None, form, budget).unwrap();
        let tariff = Tariff::new(&model, &prices);
        let alone: Option<Vec<Priced>> = (0..)
            .zip(&shares)
            .map(|(trainee, share)| crowd.best(trainee, &tariff, SCALE + share, budget))
            .collect();
        let charts = Charts::new(&model, penalty.is_none(), 1 << 18, budget);
        let question = Question {
            model: &model,
            charts: &charts,
            penalty,
            fixed: &vec![false; model.cells.len()],
            shares: &shares,
            grain: [1, 20, 500][usize::try_from(random.pick(0, 2)).unwrap()],
        };
        let critical = vec![Vec::new(); model.trainees.len()];
        let mut herd = Herd::new(question, critical, budget).unwrap();
        let everybody = herd.everybody();
        match (alone, herd.best(&everybody, &tariff, budget)) {
            (Some(alone), Ok(together)) => {
                for (&trainee, together) in everybody.iter().zip(together) {
                    let name = format!("seed {seed}, trainee {trainee}");
                    assert_eq!(together.reduced, alone[at(trainee)].reduced, "{name}");
                    let column = Column::new(&model, trainee, together.itinerary);
                    let weight = SCALE + shares[at(trainee)];
                    let worth = column.worth(&prices, weight, form.missing());
                    assert_eq!(worth, together.reduced, "{name}");
                    compared += 1;
                }
            }
            (None, Err(NoAnswer::NoItinerary)) => without += 1,
            (alone, together) => panic!("seed {seed}: {alone:?} {together:?}"),
        }
    }
    assert!(compared > 2000 && without > 50, "{compared} {without}");
}

#[test]
fn prices_that_follow_demand_bound_ever_better() {
    let mut model = large::model(60, 3);
    model.worst_weight = 0;
    for cell in &mut model.cells {
        cell.max = (cell.max + 2) / 3;
        cell.min = 0;
    }
    let mut ignore = |_: &Progress| ControlFlow::Continue(());
    let budget = &mut Budget::new(u64::MAX, &mut ignore);
    let charts = Charts::new(&model, true, 1 << 18, budget);
    let question = Question {
        model: &model,
        charts: &charts,
        penalty: None,
        fixed: &vec![false; model.cells.len()],
        shares: &[0; 60],
        grain: 20,
    };
    let free = vec![0; model.cells.len()];
    let mut herd = Herd::new(question, vec![Vec::new(); 60], budget).unwrap();
    let start = herd.pass(free.clone(), budget).unwrap();
    let mut market = Market::new(&model, &vec![false; free.len()], &free, 0, 20);
    let mut known = start.clone();
    for passes in [(8, 8), (8, 16), (8, 32)] {
        let better = improve(
            &mut herd,
            &mut market,
            Some(known.clone()),
            None,
            passes,
            budget,
        );
        let better = better.unwrap();
        assert!(better.scaled <= known.scaled);
        // What a bound says does not depend on how it was found.
        assert_eq!(
            herd.pass(better.prices.clone(), budget).unwrap().scaled,
            better.scaled
        );
        known = better;
    }
    assert!(known.scaled < start.scaled);
    let care = Care {
        share: 4,
        passes: 2,
    };
    let plan = settle(&mut herd, &model, &mut market, care, budget);
    let worth = evaluate(&model, &plan).expect("it keeps all limits");
    assert!(i128::from(worth.value) * i128::from(SCALE) <= known.scaled);
    assert!(worth.shortfall < 12, "{worth:?} {}", known.scaled);
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
    let outcome = run(&model, 6_000_000, None).unwrap();
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
    for steps in [0, 1_000, 100_000, 500_000, 1_500_000] {
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
    let one = pool(1).install(|| run(&model, 2_000_000, None)).unwrap();
    assert!(one.bound.is_some());
    for threads in [2, 8] {
        let more = pool(threads).install(|| run(&model, 2_000_000, None));
        assert_eq!(more.as_ref(), Some(&one), "{threads} threads");
    }
    // From outside of a pool.
    assert_eq!(run(&model, 2_000_000, None), Some(one));
}
