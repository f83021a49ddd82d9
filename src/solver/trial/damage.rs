//! Written certificates in which one number was changed: each is refused, or proves a bound that holds.
use std::ops::ControlFlow;

use serde_json::Value;

use super::{agree, brute, random};
use crate::certificate::claim::Certificate;
use crate::certificate::verify::verify;
use crate::problem::model::{Model, Worth};
use crate::solver::budget::{Budget, Progress};
use crate::solver::column::crowd::Form;
use crate::solver::config::Config;
use crate::solver::relaxed::relaxer::Relaxer;
use crate::solver::solve::solve;

/// What became of changed certificates.
#[derive(Debug, Default)]
struct Fate {
    refused: u32,
    weaker: u32,
    as_good: u32,
}

/// The places of all numbers in a document.
fn numbers(value: &Value, place: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(place.to_owned()),
        Value::Array(list) => {
            for (index, each) in list.iter().enumerate() {
                numbers(each, &format!("{place}/{index}"), found);
            }
        }
        Value::Object(fields) => {
            for (name, each) in fields {
                numbers(each, &format!("{place}/{name}"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// Changes one number at a time, then all in the same field.
fn damage(model: &Model, certificate: &Certificate, best: Worth, fate: &mut Fate) {
    let whole = serde_json::to_value(certificate).unwrap();
    let bound = verify(model, certificate, &mut || ()).unwrap().worth;
    assert!(bound >= best);
    let mut places = Vec::new();
    numbers(&whole, "", &mut places);
    let mut judge = |other: Value, what: &str| {
        let read = serde_json::from_value::<Certificate>(other);
        match read.map(|changed| verify(model, &changed, &mut || ())) {
            Err(_) | Ok(Err(_)) => fate.refused += 1,
            Ok(Ok(found)) => {
                assert!(found.worth >= best, "{what}");
                fate.weaker += u32::from(found.worth > bound);
                fate.as_good += u32::from(found.worth <= bound);
            }
        }
    };
    for place in &places {
        let old = whole.pointer(place).and_then(Value::as_i64).unwrap();
        for new in [old - 1, old + 1, -old, 0, old + 1000, i64::MAX, i64::MIN] {
            if new == old {
                continue;
            }
            let mut other = whole.clone();
            *other.pointer_mut(place).unwrap() = new.into();
            judge(other, &format!("{place}: {new} instead of {old}"));
        }
    }
    // "/prices/0/cells/7" is one of the field "/prices/0/cells".
    for field in places.chunk_by(|one, other| list_of(one) == list_of(other)) {
        for new in [i64::MAX, i64::MAX / 1024, i64::MIN, i64::MIN / 1024] {
            let mut other = whole.clone();
            for place in field {
                *other.pointer_mut(place).unwrap() = new.into();
            }
            judge(other, &format!("{}: {new} everywhere", list_of(&field[0])));
        }
    }
}

fn list_of(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(list, _)| list)
}

#[test]
fn no_changed_number_proves_too_much() {
    let mut fate = Fate::default();
    // Certificates with several cases, with prices of company, with neither.
    let mut seen = [0_u32; 3];
    for seed in 0..1500 {
        let (model, best) = match agree::linked(seed) {
            Some(model) if seed % 2 == 0 => {
                let best = brute::linked_optimum(&model, 20_000);
                (model, best)
            }
            Some(_) | None => {
                let model = random::model(seed);
                let best = brute::optimum(&model, 20_000);
                (model, best)
            }
        };
        let Ok(Some(best)) = best else { continue };
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let outcome = solve(&model, &Config::default(), &mut ignore);
        let Some((_, certificate)) = outcome.bound else {
            continue;
        };
        let mut prices = certificate.prices.iter();
        let kind = match (
            certificate.steps.len(),
            prices.any(|one| !one.company.is_empty()),
        ) {
            (2.., _) => 0,
            (_, true) => 1,
            (_, false) => 2,
        };
        seen[kind] += 1;
        if seen[kind] <= 12 {
            damage(&model, &certificate, best, &mut fate);
        }
    }
    println!("{seen:?} {fate:?}");
    assert!(seen.iter().all(|&count| count > 2), "{seen:?}");
    assert!(fate.refused > 500 && fate.weaker > 200, "{fate:?}");
}

#[test]
fn no_changed_number_of_a_relaxation_proves_too_much() {
    let mut fate = Fate::default();
    for seed in 0..30 {
        let model = random::model(seed);
        let Ok(Some(best)) = brute::optimum(&model, 20_000) else {
            continue;
        };
        let form = Form {
            penalty: (seed % 2 == 0).then_some(1000),
            most_nodes: 1,
        };
        let mut ignore = |_: &Progress| ControlFlow::Continue(());
        let mut budget = Budget::new(20_000, &mut ignore);
        let Some(mut relaxer) = Relaxer::new(&model, form, &mut budget) else {
            continue;
        };
        relaxer.run(None, &mut budget);
        if let Some(proof) = relaxer.proof {
            damage(&model, &proof.certificate, best, &mut fate);
        }
    }
    println!("{fate:?}");
    assert!(fate.refused > 500 && fate.weaker > 200, "{fate:?}");
}
