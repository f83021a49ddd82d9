//! The solver against brute force.
use std::ops::ControlFlow;

use super::{brute, random};
use crate::certificate::InvalidCertificate;
use crate::certificate::claim::{Certificate, Mode, Prices, Step};
use crate::certificate::verify::verify;
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Link, dense};
use crate::solver::budget::Progress;
use crate::solver::config::Config;
use crate::solver::outcome::Status;
use crate::solver::solve::solve;

#[test]
fn small_problems_are_solved_as_brute_force_does() {
    let first: u64 = std::env::var("PRACTICUM_FIRST").map_or(0, |text| text.parse().unwrap());
    let count: u64 = std::env::var("PRACTICUM_COUNT").map_or(600, |text| text.parse().unwrap());
    let (mut compared, mut optimal, mut short, mut wrong) = (0, 0, 0, 0);
    for seed in first..first + count {
        let model = random::model(seed);
        let Ok(best) = brute::optimum(&model, 200_000) else {
            continue;
        };
        compared += 1;
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &Config::default(), &mut ignore);
        let found = outcome.best.as_ref().map(|found| found.0);
        if let Some((worth, plan)) = &outcome.best {
            assert_eq!(evaluate(&model, plan), Some(*worth), "seed {seed}");
        }
        if let (Some((bound, certificate)), Some(best)) = (&outcome.bound, best) {
            let verified = verify(&model, certificate, &mut || ()).unwrap();
            assert!(verified.worth <= bound.worth, "seed {seed}");
            assert!(verified.worth >= best, "seed {seed} {verified:?} {best:?}");
        }
        short += u64::from(best.is_some_and(|best| best.shortfall > 0));
        if outcome.status == Status::Optimal {
            optimal += 1;
        }
        if found != best {
            wrong += 1;
            println!(
                "seed {seed} {:?} {found:?} {best:?} searched {}",
                outcome.status, outcome.searched
            );
        }
    }
    println!("{compared} compared, {optimal} proven, {short} with shortfall");
    assert_eq!(wrong, 0);
}

#[test]
fn more_steps_never_worsen_the_plan() {
    for seed in 0..300 {
        let model = random::model(seed);
        let mut last = None;
        for steps in [1, 3, 10, 30, 100, 300, 1000, 100_000] {
            let mut ignore = |_: &Progress| ControlFlow::Continue(());
            let config = Config {
                steps,
                ..Config::default()
            };
            let outcome = solve(&model, &config, &mut ignore);
            let worth = outcome.best.map(|best| best.0);
            assert!(worth >= last, "seed {seed} steps {steps}");
            last = worth;
        }
    }
}

#[test]
fn linked_plans_keep_their_links() {
    let mut placed = 0;
    for seed in 0..2000 {
        let mut model = random::model(seed);
        let members: Vec<u32> = (0..dense(model.trainees.len())).collect();
        if members.len() < 2 {
            continue;
        }
        model.links.push(match seed % 2 {
            0 => Link::Together(members),
            _ => Link::NotAlone(members),
        });
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &Config::default(), &mut ignore);
        if let Some((worth, plan)) = &outcome.best {
            assert_eq!(evaluate(&model, plan), Some(*worth), "seed {seed}");
            assert!(outcome.bound.is_none_or(|bound| bound.0.worth >= *worth));
            placed += plan.iter().map(Vec::len).sum::<usize>();
        }
    }
    assert!(placed > 0);
}

/// The prices of the first case.
fn first(certificate: &mut Certificate) -> &mut Prices {
    let prices = certificate.steps.iter_mut().find_map(|step| match step {
        Step::Leaf(prices) => Some(prices),
        Step::Split(_) => None,
    });
    prices.unwrap()
}

#[test]
fn damaged_certificates_are_refused_or_prove_no_more() {
    for seed in 0..3000 {
        let model = random::model(seed);
        let Ok(Some(best)) = brute::optimum(&model, 20_000) else {
            continue;
        };
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &Config::default(), &mut ignore);
        let Some((_, certificate)) = outcome.bound else {
            continue;
        };
        let mut short = certificate.clone();
        first(&mut short).cells.pop();
        let wrong = verify(&model, &short, &mut || ()).unwrap_err();
        assert!(matches!(wrong, InvalidCertificate::WrongSize { .. }));
        let mut unfair = certificate.clone();
        first(&mut unfair).multipliers[0] -= 1;
        assert_eq!(
            verify(&model, &unfair, &mut || ()),
            Err(InvalidCertificate::WrongShares)
        );
        let mut free = certificate.clone();
        free.mode = Mode::Relaxed { penalty: 0 };
        let wrong = verify(&model, &free, &mut || ()).unwrap_err();
        assert_eq!(wrong, InvalidCertificate::WrongPenalty { penalty: 0 });
        let mut unknown = certificate.clone();
        first(&mut unknown).caps.push((u32::MAX, 0));
        assert_eq!(
            verify(&model, &unknown, &mut || ()),
            Err(InvalidCertificate::WrongCaps)
        );
        let mut random = random::Random(seed);
        for _ in 0..4 {
            // Other prices are other proofs: weaker ones perhaps, but never wrong.
            let mut other = certificate.clone();
            for price in &mut first(&mut other).cells {
                *price += random.pick(-2000, 2000);
            }
            if let Ok(bound) = verify(&model, &other, &mut || ()) {
                assert!(bound.worth >= best, "seed {seed}");
            }
        }
    }
}
