//! Measurements on published problems whose paths the environment names.
use std::ops::ControlFlow;

use super::published::read;
use crate::certificate::verify::verify;
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Model, Plan, Worth, at};
use crate::solver::budget::Progress;
use crate::solver::config::Config;
use crate::solver::solve::solve;

fn paths() -> Vec<String> {
    std::env::var("PRACTICUM_PUBLISHED")
        .map(|paths| paths.split_whitespace().map(str::to_owned).collect())
        .unwrap_or_default()
}

/// Seconds of processor time of this thread, where the system says.
fn seconds() -> f64 {
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(0.0, |nanoseconds| nanoseconds / 1e9)
}

/// The plan as the published validator reads it.
fn placements(model: &Model, worth: Worth, plan: &Plan) -> String {
    let mut list = Vec::new();
    for (student, itinerary) in plan.iter().enumerate() {
        for stay in itinerary {
            let choice = &model.choices[at(stay.choice)];
            list.push(format!(
                "{{\"student\":{student},\"discipline\":{},\"hospital\":{},\"start\":{}}}",
                choice.course, choice.hospital, stay.start
            ));
        }
    }
    let list = list.join(",");
    format!("{{\"objective\":{},\"placements\":[{list}]}}", worth.value)
}

#[test]
fn published_problems() {
    if paths().is_empty() {
        println!("skipped: PRACTICUM_PUBLISHED names no paths");
    }
    for path in paths() {
        let model = read(&path);
        let began = seconds();
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &Config::default(), &mut ignore);
        let took = seconds() - began;
        let worth = outcome.best.as_ref().map(|best| best.0);
        if let Some((worth, plan)) = &outcome.best {
            assert_eq!(evaluate(&model, plan), Some(*worth));
        }
        if let (Ok(folder), Some((worth, plan))) = (std::env::var("PRACTICUM_OUT"), &outcome.best) {
            let name = path.rsplit('/').next().unwrap_or("");
            std::fs::write(
                format!("{folder}/{name}.json"),
                placements(&model, *worth, plan),
            )
            .unwrap();
        }
        let bound = outcome.bound.as_ref().map(|bound| bound.0.worth);
        println!(
            "{} {:?} {worth:?} bound {bound:?} steps {} in {took:.3}",
            path.rsplit('/').next().unwrap_or(""),
            outcome.status,
            outcome.steps,
        );
        if std::env::var("PRACTICUM_VERIFY").is_ok() {
            let (bound, certificate) = outcome.bound.unwrap();
            let began = seconds();
            let verified = verify(&model, &certificate).unwrap();
            assert!(verified.worth <= bound.worth);
            println!(
                "   verified {:?} in {:.3}",
                verified.scaled,
                seconds() - began
            );
        }
    }
}

#[test]
fn large_problems() {
    let sizes = std::env::var("PRACTICUM_LARGE").unwrap_or_default();
    if sizes.is_empty() {
        println!("skipped: PRACTICUM_LARGE names no sizes");
    }
    for size in sizes.split_whitespace() {
        let model = super::large::model(size.parse().unwrap(), 1);
        let began = seconds();
        let mut seen = None;
        let mut note = |progress: &Progress| {
            if (progress.best, progress.bound) != seen.unwrap_or((None, None)) {
                seen = Some((progress.best, progress.bound));
                println!(
                    "   {:.2} {} {:?} {:?}",
                    seconds() - began,
                    progress.steps,
                    progress.best,
                    progress.bound
                );
            }
            if seconds() - began > 240.0 {
                return ControlFlow::Break(crate::solver::budget::Stop::Cancelled);
            }
            ControlFlow::Continue(())
        };
        let config = Config {
            steps: u64::MAX,
            ..Config::default()
        };
        let outcome = solve(&model, &config, &mut note);
        println!("{size} {:?} in {:.3}", outcome.status, seconds() - began);
    }
}

/// The local search alone: paths, seeds and seconds from the environment.
#[test]
fn searched_problems() {
    use crate::solver::budget::{Budget, Stop};
    let read_env = |name: &str, other: &str| std::env::var(name).unwrap_or_else(|_| other.into());
    let paths = read_env("PRACTICUM_SEARCHED", "");
    if paths.is_empty() {
        println!("skipped: PRACTICUM_SEARCHED names no paths");
    }
    let limit: f64 = read_env("PRACTICUM_SECONDS", "30").parse().unwrap();
    let steps: u64 = read_env("PRACTICUM_STEPS", "18446744073709551615").parse().unwrap();
    for path in paths.split_whitespace() {
        let model = read(path);
        for seed in read_env("PRACTICUM_SEEDS", "1").split_whitespace() {
            let began = seconds();
            let mut next = limit / 32.0;
            let mut line = String::new();
            let mut note = |progress: &Progress| {
                let now = seconds() - began;
                if now >= next {
                    next *= 2.0;
                    let value = progress.best.map_or(0, |best| best.value - 1_000_000 * best.shortfall);
                    line += &format!(" {now:.0}s:{value}");
                }
                if now >= limit {
                    return ControlFlow::Break(Stop::Cancelled);
                }
                ControlFlow::Continue(())
            };
            let mut budget = Budget::new(steps, &mut note);
            let start = crate::solver::search::construct::construct(&model);
            let first = evaluate(&model, &start);
            let plan = crate::solver::search::anneal::anneal(&model, &start, seed.parse().unwrap(), &mut budget);
            let steps = budget.steps();
            let took = seconds() - began;
            let worth = evaluate(&model, &plan).unwrap();
            let name = path.rsplit('/').next().unwrap_or("");
            println!("{name} seed {seed} start {:?} {line} end {worth:?} {took:.1}s {steps} steps {:.1}M/s",
                first.map(|f| f.value - 1_000_000 * f.shortfall), steps as f64 / took / 1e6);
            if let Ok(folder) = std::env::var("PRACTICUM_OUT") {
                std::fs::write(
                    format!("{folder}/{name}.{seed}.json"),
                    placements(&model, worth, &plan),
                )
                .unwrap();
            }
        }
    }
}
