//! The solver against brute force.
use std::ops::ControlFlow;

use super::{brute, random};
use crate::certificate::verify::verify;
use crate::problem::evaluate::evaluate;
use crate::solver::budget::Progress;
use crate::solver::config::Config;
use crate::solver::outcome::Status;
use crate::solver::solve::solve;

#[test]
fn small_problems_are_solved_as_brute_force_does() {
    let first: u64 = std::env::var("PRACTICUM_FIRST").map_or(0, |text| text.parse().unwrap());
    let count: u64 = std::env::var("PRACTICUM_COUNT").map_or(24_000, |text| text.parse().unwrap());
    let (mut compared, mut optimal, mut short, mut wrong) = (0, 0, 0, 0);
    for seed in first..first + count {
        let model = random::model(seed);
        let Ok(best) = brute::optimum(&model, 200_000) else {
            continue;
        };
        compared += 1;
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &Config::default(), None, &mut ignore);
        let found = outcome.best.as_ref().map(|found| found.0);
        if let Some((worth, plan)) = &outcome.best {
            assert_eq!(evaluate(&model, plan), Some(*worth), "seed {seed}");
        }
        if let (Some((bound, certificate)), Some(best)) = (&outcome.bound, best) {
            let verified = verify(&model, certificate).unwrap();
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
