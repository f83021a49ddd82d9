//! Work counted in steps, which are the same on every machine: making something slower shows here.
//! Whoever makes it faster lowers the golden number.
use std::ops::ControlFlow;

use super::random;
use crate::solver::budget::Progress;
use crate::solver::config::Config;
use crate::solver::solve::solve;

/// Steps until all of these problems are solved and proven.
const GOLDEN: u64 = 440_000;

#[test]
fn small_problems_take_no_more_steps_than_before() {
    let config = Config {
        steps: u64::MAX,
        ..Config::default()
    };
    let steps = |seed| {
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        solve(&random::model(seed), &config, &mut ignore).steps
    };
    let steps: u64 = (0..400).map(steps).sum();
    println!("{steps} steps");
    assert!(steps <= GOLDEN, "{steps}");
}
