//! Damaged certificates: refused, or still a true bound.

use std::ops::ControlFlow;

use arbitrary::Unstructured;
use practicum::certificate::{Certificate, verify};
use practicum::{Problem, RuleBook, SolveConfig, solve};

use crate::mutate::mutate;
use crate::support::tiny::tiny_program;

/// Solves a tiny program, damages its certificate and verifies that.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let Ok(seed) = u.arbitrary() else { return };
    let Ok(program) = tiny_program(seed, false).validate() else {
        return;
    };
    let Ok(problem) = Problem::compile(&program, &RuleBook::default()) else {
        return;
    };
    let config = SolveConfig::default().steps(20_000);
    let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
    let Some(certificate) = outcome.certificate() else {
        return;
    };
    assert_eq!(verify(&problem, certificate).ok(), outcome.bound());
    let mut value = serde_json::to_value(certificate).expect("a certificate can be written");
    if mutate(&mut value, &mut u).is_err() {
        return;
    }
    let Ok(damaged) = serde_json::from_value::<Certificate>(value) else {
        return;
    };
    if let Ok(bound) = verify(&problem, &damaged) {
        assert!(
            bound >= outcome.score(),
            "{bound} is no bound of {}",
            outcome.score()
        );
    }
}
