//! What is said of certificates that were kept, and of what they become when one thing in them is changed.
//!
//! The certificates are files, so that the solver may find others and the verdicts stay. `UPDATE_GOLDEN=1` keeps
//! new ones.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::ControlFlow;

use practicum::certificate::{Certificate, verify};
use practicum::problem::Problem;
use practicum::rules::RuleBook;
use practicum::score::Score;
use practicum::solver::{SolveConfig, solve};
use serde_json::{Value, json};

use crate::oracle::brute;
use crate::support::golden::{compare, path};
use crate::support::tiny::tiny_program;

const KEPT: &str = "certificates/kept.jsonl";
/// Certificates that are kept of each sort.
const EACH: usize = 8;

/// What a certificate has: the same words, the same sort.
fn sort(certificate: &Certificate) -> String {
    let value = serde_json::to_value(certificate).expect("JSON");
    let text = value.to_string();
    let has = |word: &str| text.contains(word);
    let filled = |name: &str| !has(&format!("\"{name}\":[]"));
    let mut sort = String::new();
    for (is, word) in [
        (has("strict"), "strict"),
        (has("\"stay\""), "stays"),
        (has("\"load\""), "loads"),
        (filled("caps"), "caps"),
        (filled("company"), "company"),
        (certificate.prices().len() > 1, "prices"),
    ] {
        if is {
            write!(sort, "{word} ").expect("a text");
        }
    }
    sort
}

/// Certificates of tiny programs, a few of each sort, each with its seed and the best score that there is.
fn made() -> String {
    let mut lines = String::new();
    let mut sorts: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..4000 {
        let (program, book) = (tiny_program(seed, false).validate(), RuleBook::default());
        let program = program.expect("a program");
        let problem = Problem::compile(&program, &book).expect("a problem");
        let config = SolveConfig::default().steps(20_000);
        let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
        let Some(certificate) = outcome.certificate() else {
            continue;
        };
        let count = sorts.entry(sort(certificate)).or_default();
        *count += 1;
        if *count > EACH {
            continue;
        }
        let Some((best, _)) = brute::best(&program, &book) else {
            continue;
        };
        let line = json!({"seed": seed, "best": best, "certificate": certificate});
        writeln!(lines, "{line}").expect("a text");
    }
    lines
}

/// Everything that comes of a value by changing one thing in it.
fn changed(value: &Value) -> Vec<Value> {
    match value {
        Value::Number(number) => {
            let number = number.as_i64().expect("a whole number");
            let others = [
                number.saturating_add(1),
                number.saturating_sub(1),
                number.saturating_add(1000),
                number.saturating_sub(1000),
                number.saturating_neg(),
                0,
                1 << 40,
                i64::MAX,
                i64::MIN,
            ];
            let others = others.into_iter().filter(|&other| other != number);
            others.map(Value::from).collect()
        }
        Value::Array(list) => {
            let mut all = Vec::new();
            for (index, one) in list.iter().enumerate() {
                let with = |other| {
                    let mut list = list.clone();
                    list[index] = other;
                    Value::Array(list)
                };
                all.extend(changed(one).into_iter().map(with));
                let (mut less, mut more) = (list.clone(), list.clone());
                less.remove(index);
                more.insert(index, one.clone());
                all.extend([Value::Array(less), Value::Array(more)]);
            }
            all
        }
        Value::Object(map) => {
            let mut all = Vec::new();
            for (name, one) in map {
                let with = |other| {
                    let mut map = map.clone();
                    map.insert(name.clone(), other);
                    Value::Object(map)
                };
                all.extend(changed(one).into_iter().map(with));
            }
            all
        }
        Value::String(text) if text == "strict" => vec![json!({"relaxed": {"penalty": 7}})],
        Value::String(_) | Value::Bool(_) | Value::Null => Vec::new(),
    }
}

#[test]
fn parts_of_a_certificate_are_what_was_written() {
    let stays = json!({"trainee": 9, "choices": [5, 7], "starts": [3, 8]});
    let company = json!({"link": 4, "member": 6, "hospital": 2, "period": 8, "price": -31});
    let relaxation = json!({
        "trainee": 5,
        "counts": [2, 3],
        "remembered": [4, 6],
        "tolls": [-7, 8],
        "hospital_tolls": [[3, 11], [5, 12]],
    });
    let prices = json!({
        "cells": [13, -14],
        "multipliers": [21, 22],
        "caps": [[3, 4], [5, 6]],
        "company": [company],
        "relaxed": [relaxation],
    });
    let steps = json!([{"split": {"stay": stays}}, {"leaf": 6}, {"leaf": 7}]);
    let value = json!({"mode": "strict", "prices": [prices], "steps": steps});
    let certificate: Certificate = serde_json::from_value(value).expect("a certificate");
    assert_eq!(json!(certificate.mode()), json!("strict"));
    assert_eq!(json!(certificate.steps()), steps);
    let [list] = certificate.prices() else {
        panic!("one list of prices");
    };
    assert_eq!(json!(list), prices);
    assert_eq!(json!(list.cells()), prices["cells"]);
    assert_eq!(json!(list.multipliers()), prices["multipliers"]);
    assert_eq!(json!(list.caps()), prices["caps"]);
    assert_eq!(json!(list.company()), json!([company]));
    let [relaxed] = list.relaxed() else {
        panic!("one relaxation");
    };
    assert_eq!(json!(relaxed), relaxation);
    assert_eq!(json!(relaxed.trainee()), relaxation["trainee"]);
    assert_eq!(json!(relaxed.counts()), relaxation["counts"]);
    assert_eq!(json!(relaxed.remembered()), relaxation["remembered"]);
    assert_eq!(json!(relaxed.tolls()), relaxation["tolls"]);
    assert_eq!(
        json!(relaxed.hospital_tolls()),
        relaxation["hospital_tolls"]
    );
}

/// FNV-1a, which is enough to see a change.
fn digest(sum: u64, text: &str) -> u64 {
    let mix = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(sum, mix)
}

#[test]
fn kept_certificates_get_the_same_verdicts() {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        compare(KEPT, made().as_bytes());
    }
    let kept = std::fs::read_to_string(path(KEPT)).expect("certificates");
    let mut verdicts = String::new();
    for line in kept.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let seed = line["seed"].as_u64().expect("a number");
        let best: Score = serde_json::from_value(line["best"].clone()).expect("a score");
        let program = tiny_program(seed, false).validate().expect("a program");
        let problem = Problem::compile(&program, &RuleBook::default()).expect("a problem");
        let read = |value: &Value| serde_json::from_value::<Certificate>(value.clone());
        let certificate = read(&line["certificate"]).expect("a certificate");
        assert_eq!(json!(certificate), line["certificate"]);
        let bound = verify(&problem, &certificate).expect("it proves something");
        let (mut held, mut refused, mut unread, mut sum) = (0, 0, 0, 0xcbf2_9ce4_8422_2325);
        for value in changed(&line["certificate"]) {
            match read(&value).map(|certificate| verify(&problem, &certificate)) {
                Ok(Ok(bound)) => {
                    held += 1;
                    sum = digest(sum, &bound.to_string());
                    assert!(bound >= best, "seed {seed}: {bound}, {best}: {value}");
                }
                Ok(Err(invalid)) => {
                    refused += 1;
                    sum = digest(sum, &invalid.to_string());
                }
                Err(_) => unread += 1,
            }
        }
        writeln!(
            verdicts,
            "{seed}: best {best}, bound {bound}; changed: {held} hold, {refused} refused, {unread} \
             not read, {sum:016x}"
        )
        .expect("a text");
    }
    compare("certificates/verdicts.txt", verdicts.as_bytes());
}
