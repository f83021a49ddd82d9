//! The committed schemas are the generated ones, and what is written is valid under them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use practicum::format::schemas;
use serde_json::Value;

use crate::support::golden;

#[test]
fn the_committed_schemas_are_current() {
    let schemas = schemas().unwrap();
    for (name, text) in &schemas {
        golden::compare(&format!("../../schema/{name}.json"), text.as_bytes());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    let committed: BTreeSet<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let generated = schemas.keys().map(|name| format!("{name}.json")).collect();
    assert_eq!(committed, generated);
}

fn is_number(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_digit())
}

/// Nothing in a text breaks the schema of its name.
fn is_valid(name: &str, text: &str) {
    let schema: Value = serde_json::from_str(&schemas().unwrap()[name]).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let found = problems(&schema, &schema, &value, name);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn golden_files_are_valid() {
    for entry in fs::read_dir(golden::path("v1")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        is_valid(name, &fs::read_to_string(&path).unwrap());
    }
}

#[cfg(feature = "solver")]
#[test]
fn reasons_and_new_plans_are_valid() {
    use practicum::calendar::Term;
    use practicum::explain::{Change, Everybody, Explainer, changed, conflict, shortage};
    use practicum::replan::{Replan, impact};
    use practicum::{RuleBook, SolveConfig, plan};

    use crate::support::fixtures::{day, small_draft, stay};

    let mut draft = small_draft();
    draft.hospitals[0].departments[0].seats[0].count = 1;
    let program = draft.validate().unwrap();
    let (book, config) = (RuleBook::default(), SolveConfig::default().steps(100_000));
    let planned = plan(&program, &book, &config).unwrap();
    let schedule = planned.schedule();
    let explainer = Explainer::new(&program, &book, schedule).unwrap();
    let reasons = explainer.open();
    assert!(!reasons.is_empty());
    for why in &reasons {
        is_valid("why", &why.to_json().unwrap());
        for repair in explainer
            .repairs(why.trainee(), why.requirement(), 3)
            .unwrap()
        {
            is_valid("repair", &repair.to_json().unwrap());
        }
    }
    let trainee = "T01".parse().unwrap();
    let alternatives = explainer.alternatives(&trainee, 5).unwrap();
    is_valid("alternatives", &alternatives.to_json().unwrap());
    for other in alternatives.best() {
        is_valid("alternative", &other.to_json().unwrap());
    }
    for swap in explainer.swaps(&trainee, 5).unwrap() {
        is_valid("swap", &swap.to_json().unwrap());
    }
    let answer = explainer
        .why_not(&stay("T01", "sejong-car", "car", 0, 1))
        .unwrap();
    is_valid("why_not", &answer.to_json().unwrap());
    let everybody = conflict(&program, &book, &config).unwrap();
    is_valid("everybody", &everybody.to_json().unwrap());
    if let Everybody::Conflict(found) = everybody {
        is_valid("conflict", &found.to_json().unwrap());
    }
    if let Some(short) = shortage(&program, &book).unwrap() {
        is_valid("shortage", &short.to_json().unwrap());
    }

    let change = Change::Away {
        trainee,
        days: Term::new(day(2014, 6, 2), None).unwrap(),
    };
    let text = change.to_json().unwrap();
    is_valid("change", &text);
    assert_eq!(Change::from_json(&text), Ok(change.clone()));
    let after = changed(&program, &[change]).unwrap();
    is_valid(
        "impact",
        &impact(&program, &after, &book, schedule).to_json().unwrap(),
    );
    let replan = Replan::new(&after, &book, schedule, day(2014, 6, 2)).config(config);
    is_valid("replanned", &replan.run().unwrap().to_json().unwrap());
}

#[cfg(feature = "report")]
#[test]
fn reports_are_valid() {
    use practicum::report::{
        Costs, Coverage, Cross, Dimension, Entry, Fairness, Funnels, Group, History, Hosts, Ledger,
        Measure, RankProfile, SmallCells, Stays, Utilization, Wish,
    };
    use practicum::schedule::Schedule;

    use crate::support::fixtures::{small_draft, stay};

    let program = small_draft().validate().unwrap();
    let plan = Schedule::new([
        stay("T01", "wiltse-ns", "ns", 0, 2),
        stay("T02", "sejong-car", "car", 1, 1),
        stay("nobody", "nowhere", "ns", 0, 1),
    ]);
    let pivot = Cross::new(&program, &plan, Measure::Persons, Dimension::Region)
        .by(Dimension::Route)
        .pivot()
        .unwrap();
    let published = SmallCells::below(3).unwrap().withhold(&pivot).unwrap();
    let mut ledger = Ledger::new();
    let party = Group::new("pri", "Приморье");
    ledger.record("2013", [(party, Entry::new(8, 4))]).unwrap();
    let used = Utilization::new(&program, &plan);
    let tag = "ko".parse().unwrap();
    for (name, text) in [
        ("costs", Costs::new(&program, &plan).unwrap().to_json()),
        ("coverage", Coverage::new(&program, &plan).to_json()),
        ("fairness", Fairness::new(&program, &plan).to_json()),
        ("funnels", Funnels::new(&program).to_json()),
        ("history", History::of(&program).to_json()),
        ("hosts", Hosts::new(&program, &plan).to_json()),
        ("ledger", ledger.to_json()),
        ("pivot", pivot.to_json()),
        ("published", published.to_json()),
        (
            "rank_profile",
            RankProfile::new(&program, &plan, Wish::Hospital).to_json(),
        ),
        ("sheet", used.hospital_sheet().in_language(&tag).to_json()),
        ("stays", Stays::new(&program, &plan).to_json()),
        ("utilization", used.to_json()),
    ] {
        is_valid(name, &text.unwrap());
    }
}

#[test]
fn other_files_are_not() {
    let schema: Value = serde_json::from_str(&schemas().unwrap()["program"]).unwrap();
    let text = fs::read_to_string(golden::path("v1/program.json")).unwrap();
    for (from, to) in [
        ("\"format\": 1", "\"format\": \"1\""),
        ("\"format\": 1", "\"formats\": 1"),
        ("\"memorandum\"", "\"treaty\""),
        ("\"name\": ", "\"nam\": "),
    ] {
        assert!(text.contains(from), "{from}");
        let value: Value = serde_json::from_str(&text.replacen(from, to, 1)).unwrap();
        assert!(!problems(&schema, &schema, &value, "").is_empty(), "{from}");
    }
}

/// What breaks a schema: a plain reading of the words that the schemas here use, and a complaint about
/// any other word.
fn problems(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let Value::Object(words) = schema else {
        return if schema == &Value::Bool(false) {
            vec![format!("{at}: nothing may stand here")]
        } else {
            Vec::new()
        };
    };
    let mut found = Vec::new();
    for (word, rule) in words {
        let fails = |schema: &Value| !problems(root, schema, value, at).is_empty();
        let list = || rule.as_array().unwrap().iter();
        let fine = match word.as_str() {
            "$ref" => {
                let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
                found.extend(problems(root, root.pointer(pointer).unwrap(), value, at));
                true
            }
            "type" if rule.is_array() => list().any(|one| is(value, one)),
            "type" => is(value, rule),
            "const" => value == rule,
            "enum" => list().any(|one| one == value),
            "anyOf" => !list().all(fails),
            "oneOf" => list().filter(|one| !fails(one)).count() == 1,
            "minimum" => value
                .as_i64()
                .is_none_or(|number| Some(number) >= rule.as_i64()),
            "maximum" => value
                .as_u64()
                .is_none_or(|number| Some(number) <= rule.as_u64()),
            "minLength" => value
                .as_str()
                .is_none_or(|text| Some(text.chars().count()) >= size(rule)),
            "maxLength" => value
                .as_str()
                .is_none_or(|text| Some(text.chars().count()) <= size(rule)),
            "minItems" => value
                .as_array()
                .is_none_or(|items| Some(items.len()) >= size(rule)),
            "maxItems" => value
                .as_array()
                .is_none_or(|items| Some(items.len()) <= size(rule)),
            "items" => {
                let from = words
                    .get("prefixItems")
                    .and_then(Value::as_array)
                    .map_or(0, Vec::len);
                for item in value.as_array().into_iter().flatten().skip(from) {
                    found.extend(problems(root, rule, item, at));
                }
                true
            }
            "prefixItems" => {
                for (item, rule) in value.as_array().into_iter().flatten().zip(list()) {
                    found.extend(problems(root, rule, item, at));
                }
                true
            }
            "properties" => {
                for (key, rule) in rule.as_object().unwrap() {
                    if let Some(inner) = value.get(key) {
                        found.extend(problems(root, rule, inner, &format!("{at}.{key}")));
                    }
                }
                true
            }
            "required" => {
                list().all(|key| value.is_string() || value.get(key.as_str().unwrap()).is_some())
            }
            // Of the patterns there are only numbers as keys.
            "patternProperties" => {
                for (pattern, rule) in rule.as_object().unwrap() {
                    assert_eq!(pattern, "^\\d+$", "{at}");
                    for (key, inner) in value.as_object().into_iter().flatten() {
                        if is_number(key) {
                            found.extend(problems(root, rule, inner, &format!("{at}.{key}")));
                        }
                    }
                }
                true
            }
            "additionalProperties" => {
                let known = words.get("properties").and_then(Value::as_object);
                let numbers = words.get("patternProperties").is_some();
                for (key, inner) in value.as_object().into_iter().flatten() {
                    let is_known = known.is_some_and(|known| known.contains_key(key));
                    if !(is_known || numbers && is_number(key)) {
                        found.extend(problems(root, rule, inner, &format!("{at}.{key}")));
                    }
                }
                true
            }
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
            _ => panic!("{at}: the test does not know {word}"),
        };
        if !fine {
            found.push(format!("{at}: {word} {rule} is broken by {value}"));
        }
    }
    found
}

fn is(value: &Value, kind: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}

fn size(rule: &Value) -> Option<usize> {
    rule.as_u64().and_then(|size| usize::try_from(size).ok())
}
