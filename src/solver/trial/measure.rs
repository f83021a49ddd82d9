//! Measurements on published problems whose paths the environment names.
use std::ops::ControlFlow;

use crate::solver::budget::{Budget, Progress};
use crate::solver::column::crowd::{Crowd, Form};
use crate::solver::column::dive::{Dive, Dived};
use crate::solver::column::generate::{Generator, units};

use super::published::read;

fn paths() -> Vec<String> {
    std::env::var("PRACTICUM_PUBLISHED")
        .map(|paths| paths.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a measurement")]
fn published_problems() {
    for path in paths() {
        let model = read(&path);
        let began = std::time::Instant::now();
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let mut budget = Budget::new(u64::MAX, &mut ignore);
        let form = Form {
            penalty: None,
            most_nodes: 1 << 20,
        };
        let crowd = Crowd::new(&model, form).unwrap();
        let laid_out = began.elapsed();
        let mut generator = Generator::new(crowd, None, 1000).unwrap();
        let zero = generator.proof.scaled;
        let end = generator.run(i64::MIN, &mut budget);
        println!(
            "{path} layout {laid_out:?} zero {zero} end {end:?} bound {} mix {} broken {} columns {} pivots {} in {:?}",
            generator.proof.scaled,
            generator.master.worth(),
            generator.master.broken(),
            generator.master.columns.len(),
            generator.master.pivots(),
            began.elapsed(),
        );
        let mut target = units(generator.proof.scaled);
        loop {
            generator.focus(target);
            println!("   narrowed in {:?}", began.elapsed());
            let plan = match Dive::new(target).run(&mut generator, 400, &mut budget) {
                Dived::Found(plan) => Some(plan),
                other @ (Dived::Exhausted | Dived::GaveUp) => {
                    println!("{other:?}");
                    None
                }
            };
            generator.blur();
            println!(
                "  target {target} found {} in {:?}",
                plan.is_some(),
                began.elapsed()
            );
            if plan.is_some() || began.elapsed().as_secs() > 30 {
                break;
            }
            target -= 1;
        }
    }
}
