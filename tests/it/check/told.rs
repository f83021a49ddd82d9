//! How violations are told: each kind with its advice, and the table of a report.

use std::collections::BTreeMap;

use practicum::check::check;
use practicum::codes::LanguageTag;
use practicum::ids::TraineeId;
use practicum::rules::RuleCode;
use serde_json::{Value, json};

use super::case::{Case, stay};
use crate::support::chance::Chance;
use crate::support::golden::compare;
use crate::support::wide;

/// Random cases that have every kind of violation, with every reason.
const CASES: u64 = 600;

/// What is said is one sentence for each of these: the kind of the evidence, and of the reason in it.
fn sort(evidence: &Value) -> String {
    let reason = [&evidence["reason"], &evidence["of"]].map(|one| match one {
        Value::String(name) => name.clone(),
        Value::Object(map) => map.keys().next().cloned().unwrap_or_default(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => String::new(),
    });
    format!("{} {}", evidence["kind"], reason.concat())
}

#[test]
fn every_kind_is_told_with_advice_in_two_languages() {
    let [korean, russian]: [LanguageTag; 2] = ["ko-KR", "ru"].map(|tag| tag.parse().unwrap());
    let mut told = BTreeMap::new();
    let mut tell = |sort: String, code: RuleCode, lines: [&str; 3], who: Vec<&TraineeId>| {
        let who: Vec<_> = who.into_iter().map(TraineeId::as_str).collect();
        let [line, english, korean] = lines;
        let all = format!("{code}  {line}\n      {who:?}\n      {english}\n      {korean}\n");
        told.entry((code, sort)).or_insert(all);
    };
    for seed in 0..CASES {
        let chance = &mut Chance::new(seed);
        let Ok(program) = wide::draft(chance).validate() else {
            continue;
        };
        let (book, plan) = (wide::book(&program, chance), wide::plan(&program, chance));
        let report = check(&program, &book, &plan);
        for one in report.violations() {
            assert_eq!(one.remedy_in(&russian), one.remedy());
            let lines = [&one.to_string(), one.remedy(), one.remedy_in(&korean)];
            tell(
                sort(&json!(one.evidence())),
                one.code(),
                lines,
                one.trainees(),
            );
        }
        for one in report.shortfalls() {
            assert_eq!(one.remedy_in(&russian), one.remedy());
            let lines = [&one.to_string(), one.remedy(), one.remedy_in(&korean)];
            tell(sort(&json!(one)), one.code(), lines, one.trainees());
        }
    }
    let all: String = told.into_values().collect();
    compare("check/told.txt", all.as_bytes());
}

#[test]
fn a_report_has_a_line_for_each_rule() {
    let mut case = Case::valid();
    case.plan = vec![
        stay("T01", "wiltse-ns", "ns", 0, 2),
        stay("T01", "wiltse-os", "os", 2, 2),
        stay("T02", "wiltse-ns", "ns", 0, 1),
        stay("T03", "wiltse-ns", "ns", 1, 2),
    ];
    compare(
        "check/report.txt",
        format!("{}\n", case.report()).as_bytes(),
    );
}
