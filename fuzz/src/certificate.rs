//! Damaged certificates: refused, or still a true bound.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;

use arbitrary::Unstructured;
use practicum::certificate::{Certificate, verify};
use practicum::{Problem, RuleBook, Score, SolveConfig, solve};
use serde_json::Value;

use crate::mutate::mutate;
use crate::support::tiny::tiny_program;

/// A tiny program that was solved: what its certificate bounds, and the certificate.
struct Solved {
    problem: Problem,
    score: Score,
    certificate: Value,
}

thread_local! {
    /// Solving takes a thousand times longer than verifying, so it is done once for each program.
    static SOLVED: RefCell<BTreeMap<u16, Option<Rc<Solved>>>> = const { RefCell::new(BTreeMap::new()) };
}

fn solved(seed: u16) -> Option<Solved> {
    let program = tiny_program(seed.into(), false).validate().ok()?;
    let problem = Problem::compile(&program, &RuleBook::default()).ok()?;
    let config = SolveConfig::default().steps(20_000);
    let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
    let certificate = outcome.certificate()?;
    assert_eq!(verify(&problem, certificate).ok(), outcome.bound());
    let certificate = serde_json::to_value(certificate).expect("a certificate can be written");
    let score = outcome.score();
    Some(Solved {
        problem,
        score,
        certificate,
    })
}

/// Damages the certificate of a tiny program and verifies that.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let Ok(seed) = u.int_in_range(0..=511) else {
        return;
    };
    let known = SOLVED.with_borrow_mut(|all| {
        let entry = all.entry(seed);
        entry.or_insert_with(|| solved(seed).map(Rc::new)).clone()
    });
    let Some(known) = known else { return };
    let mut value = known.certificate.clone();
    if mutate(&mut value, &mut u).is_err() {
        return;
    }
    let Ok(damaged) = serde_json::from_value::<Certificate>(value) else {
        return;
    };
    if let Ok(bound) = verify(&known.problem, &damaged) {
        let score = known.score;
        assert!(bound >= score, "{bound} is no bound of {score}");
    }
}
