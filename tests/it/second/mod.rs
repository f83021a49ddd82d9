//! The crate's checker against a second one, written in Python from the guide's rules alone.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use practicum::check::CheckReport;
use practicum::rules::RuleCode;
use serde_json::{Value, json};

use crate::support::chance::Chance;
use crate::support::seeds::seeds;
use crate::support::wide;

/// Random cases that are compared in every run; `PRACTICUM_CASES` for more.
const CASES: u64 = 1500;

/// Runs the second checker over a line for each case. `None` where there is no Python.
fn second(lines: Vec<String>) -> Option<Vec<Value>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/second/checker.py");
    let mut child = Command::new("python3")
        .args(["-B", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || {
        for line in lines {
            if writeln!(input, "{line}").is_err() {
                return;
            }
        }
    });
    let mut text = String::new();
    let mut output = child.stdout.take().expect("a pipe");
    output.read_to_string(&mut text).expect("text");
    writer.join().expect("all lines are written");
    assert!(child.wait().expect("an end").success(), "it stopped early");
    let read = |line| serde_json::from_str(line).expect("an object a line");
    Some(text.lines().map(read).collect())
}

/// Whether everything that the second checker says stands in what the crate says.
fn says(crates: &Value, second: &Value) -> bool {
    match (crates, second) {
        (Value::Object(crates), Value::Object(second)) => second.iter().all(|(name, value)| {
            let there = crates.get(name).unwrap_or(&Value::Null);
            says(there, value)
        }),
        _ => crates == second,
    }
}

/// What one side found and the other did not.
fn differences(crates: &[Value], second: &[Value]) -> Vec<String> {
    let mut left: Vec<&Value> = crates.iter().collect();
    let mut different = Vec::new();
    for one in second {
        match left.iter().position(|other| says(other, one)) {
            Some(index) => {
                left.remove(index);
            }
            None => different.push(format!("only the second checker: {one}")),
        }
    }
    different.extend(left.iter().map(|one| format!("only the crate: {one}")));
    different
}

/// A report in the form in which the second checker writes.
fn written(report: &CheckReport) -> Value {
    let text = report.to_json().expect("a report can be written");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    value["check_report"].take()
}

fn pairs(list: &Value) -> Vec<Value> {
    let list = list.as_array().expect("a list").iter();
    list.map(|one| json!({"code": one[0], "evidence": one[1]}))
        .collect()
}

/// Violations with code and evidence, without the words.
fn violations(report: &Value) -> Vec<Value> {
    let list = report["violations"].as_array().expect("a list").iter();
    list.map(|one| json!({"code": one["code"], "evidence": one["evidence"]}))
        .collect()
}

fn shortfalls(report: &Value) -> Vec<Value> {
    let list = report["shortfalls"].as_array().expect("a list").iter();
    list.map(|one| {
        let code = match one["kind"].as_str() {
            Some("open_requirement") => RuleCode::OpenRequirement,
            _ => RuleCode::MinimumSeats,
        };
        json!({"code": code.to_string(), "evidence": one})
    })
    .collect()
}

/// The values by rule that are not 0, and the own values.
fn values(report: &Value) -> (BTreeMap<String, i64>, BTreeMap<String, i64>) {
    let table = |list: &Value, name: &str| {
        let list = list.as_array().expect("a list").iter();
        let entry = |one: &Value| {
            let value = one["value"].as_i64().expect("a number");
            (one[name].as_str().expect("a name").to_owned(), value)
        };
        list.map(entry).filter(|(_, value)| *value != 0).collect()
    };
    let value = &report["value"];
    (
        table(&value["lines"], "code"),
        table(&value["own"], "trainee"),
    )
}

fn second_values(answer: &Value, name: &str) -> BTreeMap<String, i64> {
    let table = answer[name].as_object().expect("an object").iter();
    let entry = |(name, value): (&String, &Value)| (name.clone(), value.as_i64().expect("small"));
    table.map(entry).filter(|(_, value)| *value != 0).collect()
}

#[test]
fn two_checkers_say_the_same() {
    let seeds_asked = seeds(CASES);
    let cases = seeds_asked.end - seeds_asked.start;
    let (mut seeds, mut lines, mut reports) = (Vec::new(), Vec::new(), Vec::new());
    let mut invalid = 0;
    for seed in seeds_asked {
        let chance = &mut Chance::new(seed);
        let Ok(program) = wide::draft(chance).validate() else {
            invalid += 1;
            continue;
        };
        let (book, plan) = (wide::book(&program, chance), wide::plan(&program, chance));
        let value = |text: String| serde_json::from_str::<Value>(&text).expect("JSON");
        let line = json!({
            "program": value(program.to_json().expect("a program can be written")),
            "rule_book": value(book.to_json().expect("a book can be written"))["rule_book"],
            "schedule": value(plan.to_json().expect("a plan can be written"))["schedule"],
        });
        seeds.push(seed);
        lines.push(line.to_string());
        reports.push(written(&practicum::check(&program, &book, &plan)));
    }
    assert!(invalid * 3 < cases, "{invalid} of {cases} are no programs");
    let Some(answers) = second(lines) else {
        println!("skipped: there is no python3 to run the second checker");
        return;
    };
    assert_eq!(answers.len(), reports.len());
    let mut different = Vec::new();
    let mut broken: BTreeMap<String, usize> = BTreeMap::new();
    for ((seed, report), answer) in seeds.iter().zip(&reports).zip(&answers) {
        let mut here = differences(&violations(report), &pairs(&answer["violations"]));
        here.extend(differences(
            &shortfalls(report),
            &pairs(&answer["shortfalls"]),
        ));
        let (lines, own) = values(report);
        if lines != second_values(answer, "value") {
            here.push(format!("{lines:?}, the second checker {}", answer["value"]));
        }
        if own != second_values(answer, "own") {
            here.push(format!("{own:?}, the second checker {}", answer["own"]));
        }
        if report["score"]["shortfall"] != answer["missing"] {
            here.push(format!("{}, not {}", report["score"], answer["missing"]));
        }
        different.extend(here.into_iter().map(|line| format!("seed {seed}: {line}")));
        for one in violations(report).iter().chain(&shortfalls(report)) {
            let code = one["code"].as_str().expect("a code").to_owned();
            *broken.entry(code).or_default() += 1;
        }
        for code in lines.into_keys() {
            *broken.entry(code).or_default() += 1;
        }
    }
    let count = different.len();
    different.truncate(20);
    assert!(count == 0, "{count} differences: {different:#?}");
    // The comparison is worth something: every rule is broken, or counts, in some of the cases.
    if cases >= CASES {
        let unseen = |code: &&RuleCode| !broken.contains_key(&code.to_string());
        let unseen: Vec<_> = RuleCode::ALL.iter().filter(unseen).collect();
        assert!(unseen.is_empty(), "never broken: {unseen:?} of {broken:?}");
    }
}
