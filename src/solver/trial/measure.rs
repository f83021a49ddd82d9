//! Measurements on published problems whose paths the environment names.
use std::ops::ControlFlow;

use super::published::read;
use crate::certificate::verify::verify;
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Model, Plan, Worth, at};
use crate::solver::budget::{Budget, Progress, Stop};
use crate::solver::config::Config;
use crate::solver::search::anneal::anneal;
use crate::solver::search::construct::construct;
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
            let verified = verify(&model, &certificate, &mut || ()).unwrap();
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
                return ControlFlow::Break(Stop::Cancelled);
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
    let setting = |name: &str, other: &str| std::env::var(name).unwrap_or_else(|_| other.into());
    let paths = setting("PRACTICUM_SEARCHED", "");
    if paths.is_empty() {
        println!("skipped: PRACTICUM_SEARCHED names no paths");
    }
    let limit: f64 = setting("PRACTICUM_SECONDS", "30").parse().unwrap();
    for path in paths.split_whitespace() {
        let model = read(path);
        for seed in setting("PRACTICUM_SEEDS", "1").split_whitespace() {
            let began = seconds();
            let mut half = None;
            let mut note = |progress: &Progress| {
                let now = seconds() - began;
                if now >= limit / 2.0 && half.is_none() {
                    half = Some(progress.best);
                }
                if now >= limit {
                    return ControlFlow::Break(Stop::Cancelled);
                }
                ControlFlow::Continue(())
            };
            let mut budget = Budget::new(u64::MAX, &mut note);
            let start = construct(&model);
            let plan = anneal(&model, &start, &[], seed.parse().unwrap(), &mut budget);
            let (steps, took) = (budget.steps(), seconds() - began);
            let name = path.rsplit('/').next().unwrap_or("");
            let worth = evaluate(&model, &plan);
            println!("{name} {seed} {half:?} {worth:?} steps {steps} in {took:.1}");
            if let (Ok(folder), Some(worth)) = (std::env::var("PRACTICUM_OUT"), worth) {
                let text = placements(&model, worth, &plan);
                std::fs::write(format!("{folder}/{name}.{seed}.json"), text).unwrap();
            }
        }
    }
}
