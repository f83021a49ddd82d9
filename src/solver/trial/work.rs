//! Work counted in steps, which are the same on every machine: making something slower shows here, and
//! so does making it faster at the cost of quality. Whoever improves it lowers the golden numbers.
use std::ops::ControlFlow;

use super::random;
use crate::solver::budget::Progress;
use crate::solver::config::Config;
use crate::solver::outcome::Outcome;
use crate::solver::search::trial::school;
use crate::solver::solve::solve;

fn solved(model: &crate::problem::model::Model, steps: u64) -> Outcome {
    let mut ignore = |_: &Progress| ControlFlow::Continue(());
    let config = Config {
        steps,
        ..Config::default()
    };
    solve(model, &config, &mut ignore)
}

#[test]
fn small_problems_take_no_more_steps_than_before() {
    let steps: u64 = (0..400)
        .map(|seed| solved(&random::model(seed), u64::MAX).steps)
        .sum();
    println!("{steps} steps");
    assert!(steps <= 1_000_000, "{steps}");
}

#[test]
fn relaxed_bounds_are_as_tight_as_before_after_as_many_steps() {
    for (trainees, length, most) in [(30, 1, 1), (20, 4, 1)] {
        let outcome = solved(&school(trainees, length, 3), 20_000_000);
        let (bound, _) = outcome.bound.unwrap();
        println!("{trainees} {length} {:?}", bound.worth);
        assert!(bound.worth.value * 1000 <= most * 1002);
    }
}
