//! Small budgets on any program: whatever comes back has been checked, and its bound is a bound.

use std::ops::ControlFlow;

use arbitrary::Unstructured;
use practicum::solver::Stop;
use practicum::{RuleBook, SolveConfig, plan_with};

use crate::{check, validate};

/// Plans a damaged program with few steps, stopped early by the callback.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let Some(draft) = validate::draft(&mut u) else {
        return;
    };
    let Ok(program) = draft.validate() else {
        return;
    };
    let steps = u.int_in_range(0..=1_000).unwrap_or(0);
    let mut calls = u.int_in_range(1..=40_u32).unwrap_or(1);
    let mut config = SolveConfig::default()
        .steps(steps)
        .seed(u.arbitrary().unwrap_or(0));
    if let Ok(start) = check::schedule(&program, &mut u) {
        config = config.warm_start(start);
    }
    let planned = plan_with(&program, &RuleBook::default(), &config, &mut |_| {
        calls -= 1;
        if calls == 0 {
            calls = 1;
            ControlFlow::Break(Stop::Cancelled)
        } else {
            ControlFlow::Continue(())
        }
    });
    match planned {
        Ok(planned) => {
            if let Some(bound) = planned.outcome().bound() {
                let score = planned.outcome().score();
                assert!(bound >= score, "bound {bound} below {score}");
            }
        }
        Err(error @ practicum::PlanError::Disagreement { .. }) => panic!("{error}"),
        Err(_) => {}
    }
}
