//! Reports are read as they were written, and not otherwise.

use practicum::check;
use practicum::check::CheckReport;
use practicum::rules::RuleBook;
use practicum::schedule::Schedule;

use crate::support::fixtures::small_draft;

fn text() -> String {
    let program = small_draft().validate().unwrap();
    let text = r#"{"format": 1, "schedule": {"placements": [
        {"trainee": "T01", "start": 0, "periods": 3, "department": "wiltse-ns", "specialty": "ns"}]}}"#;
    let schedule = Schedule::from_json(text).unwrap();
    check(&program, &RuleBook::default(), &schedule)
        .to_json()
        .unwrap()
}

#[test]
fn what_contradicts_itself_is_refused() {
    let text = text();
    assert!(CheckReport::from_json(&text).is_ok());
    for (from, to, told) in [
        (
            "\"violations\": 1,",
            "\"violations\": 2,",
            "the score says 2 violations",
        ),
        (
            "\"code\": \"P105\"",
            "\"code\": \"P106\"",
            "the evidence is of rule P105, not of P106",
        ),
        ("\"wanted\": 2", "\"wanted\": -2", "-2"),
        ("\"wanted\": 2", "\"want\": 2", "unknown field `want`"),
        (
            "\"last\": \"2014-06-15\"",
            "\"last\": \"2014-06-31\"",
            "is not a day",
        ),
        (
            "\"last\": \"2014-06-15\"",
            "\"last\": \"2014-05-15\"",
            "lies before the first day",
        ),
        ("\"wrong_length\"", "\"wrong\"", "unknown variant `wrong`"),
    ] {
        assert!(text.contains(from), "{from} in {text}");
        let error = CheckReport::from_json(&text.replacen(from, to, 1)).unwrap_err();
        assert!(error.to_string().contains(told), "{told}: {error}");
    }
}

#[test]
fn words_may_change() {
    let changed = text().replace("the curriculum", "das Curriculum");
    assert_eq!(
        CheckReport::from_json(&changed),
        CheckReport::from_json(&text())
    );
}

#[cfg(feature = "report")]
#[test]
fn tables_and_figures_are_written() {
    use practicum::report::{Coverage, Utilization};

    let program = small_draft().validate().unwrap();
    let nobody = Schedule::default();
    let used = Utilization::new(&program, &nobody);
    for (text, name) in [
        (used.to_json(), "utilization"),
        (used.hospital_sheet().to_json(), "sheet"),
        (Coverage::new(&program, &nobody).to_json(), "coverage"),
    ] {
        let value: serde_json::Value = serde_json::from_str(&text.unwrap()).unwrap();
        assert_eq!(value["format"], 1);
        assert!(value[name].is_object() && value.as_object().unwrap().len() == 2);
    }
}
