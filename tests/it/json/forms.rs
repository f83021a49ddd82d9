//! What the files look like.

use practicum::format::{JsonError, ReadError};
use practicum::program::{DefectCode, Program, ProgramDraft};
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::{Placement, Schedule};

use crate::support::fixtures::small_draft;

#[test]
fn a_small_file() {
    let draft = ProgramDraft::from_json(
        r#"{"format": 1, "id": "p", "name": "P",
            "horizon": {"given": [{"first": "2014-06-02", "last": "2014-06-08"}]}}"#,
    )
    .unwrap();
    let expected = r#"{
  "format": 1,
  "id": "p",
  "name": "P",
  "horizon": {
    "given": [
      {
        "first": "2014-06-02",
        "last": "2014-06-08"
      }
    ]
  },
  "calendar": {
    "weekend": [],
    "holidays": []
  },
  "preferences": {
    "specialties": {},
    "hospitals": {}
  }
}"#;
    assert_eq!(draft.to_json().unwrap(), expected);
}

#[test]
fn the_example_of_2014_is_a_program() {
    let text = include_str!("../../../examples/data/academy_2014.json");
    let program = Program::from_json(text).unwrap();
    assert_eq!(Program::from_json(&program.to_json().unwrap()), Ok(program));
}

#[test]
fn errors_tell_text_from_program() {
    let mut draft = small_draft();
    draft.format = 7;
    let Err(ReadError::Invalid(invalid)) = Program::from_json(&draft.to_json().unwrap()) else {
        panic!("a draft of another version is no program");
    };
    assert_eq!(invalid.defects()[0].code(), DefectCode::Format);
    let Err(ReadError::Json(error)) = Program::from_json("{\"format\": 1") else {
        panic!("half a text is no program");
    };
    assert_eq!(
        error.to_string(),
        "line 1, column 12: EOF while parsing an object"
    );
}

#[test]
fn serde_tells_the_defects_in_words() {
    let mut draft = small_draft();
    draft.trainees[0].cohort = "x".to_owned();
    draft.trainees[1].cohort = "x".to_owned();
    let error = serde_json::from_str::<Program>(&draft.to_json().unwrap()).unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("2 defects; first: D201 trainees[\"T01\"].cohort")
    );
}

#[test]
fn the_way_to_a_bad_value_is_told() {
    let text = small_draft()
        .to_json()
        .unwrap()
        .replace("\"count\": 3", "\"count\": -3");
    let Err(JsonError::Malformed {
        path,
        message,
        line,
        ..
    }) = ProgramDraft::from_json(&text)
    else {
        panic!("a count is not negative");
    };
    assert_eq!(path, "hospitals[1].departments[0].seats[0].count");
    assert_eq!(message, "invalid value: integer `-3`, expected u32");
    assert!(
        text.lines()
            .nth(line - 1)
            .is_some_and(|line| line.contains("-3"))
    );
}

/// A rule book in its envelope.
fn book_text(body: &str) -> String {
    format!("{{\"format\": 1, \"rule_book\": {body}}}")
}

#[test]
fn rule_books() {
    let placement = Placement::new(
        "T01".parse().unwrap(),
        "wiltse-ns".parse().unwrap(),
        "ns".parse().unwrap(),
        0,
        2,
    );
    let book = RuleBook::default()
        .without(RuleCode::CommonDays)
        .and_then(|book| book.without(RuleCode::Waiting))
        .and_then(|book| book.weigh(RuleCode::Waiting, Weight::new(7).unwrap()))
        .and_then(|book| book.money_per_point("50000 KRW".parse().unwrap()))
        .unwrap()
        .comfortable_load(4)
        .sending([])
        .baseline(Schedule::new([placement]));
    let text = book.to_json().unwrap();
    assert_eq!(RuleBook::from_json(&text), Ok(book.clone()));
    // A rule that is off keeps its weight for when it is on again.
    let again = RuleBook::from_json(&text).unwrap().with(RuleCode::Waiting);
    assert_eq!(again.weight(RuleCode::Waiting).get(), 7);
    assert_eq!(
        RuleBook::from_json(&book_text("{}")),
        Ok(RuleBook::default())
    );
    let default = RuleBook::default().to_json().unwrap();
    assert_eq!(RuleBook::from_json(&default), Ok(RuleBook::default()));
    for (bad, told) in [
        (r#"{"off": ["P103"]}"#, "rule P103 can not be switched off"),
        (r#"{"off": ["P111", "P111"]}"#, "switched off twice"),
        (r#"{"off": ["p111"]}"#, "\"p111\" is not a rule code"),
        (r#"{"weights": {"P111": 1}}"#, "has no weight"),
        (r#"{"weights": {"V504": -1}}"#, "negative"),
        (
            r#"{"weights": {"V504": 1000001}}"#,
            "outside -1000000 to 1000000",
        ),
        (r#"{"weights": {"V504": 1, "V504": 2}}"#, "stands twice"),
        (r#"{"sending": ["exchange", "exchange"]}"#, "listed twice"),
        (r#"{"sending": ["treaty"]}"#, "unknown variant"),
        (r#"{"money_per_point": "0 KRW"}"#, "can not be worth"),
        (r#"{"money_per_point": 5}"#, "invalid type"),
        (r#"{"colour": 1}"#, "unknown field"),
    ] {
        let error = RuleBook::from_json(&book_text(bad))
            .unwrap_err()
            .to_string();
        assert!(error.contains(told), "{bad}: {error}");
    }
}

#[test]
fn schedules() {
    let text = r#"{"format": 1, "schedule": {"placements": [
        {"trainee": "T02", "start": 0, "periods": 1, "department": "d", "specialty": "s"},
        {"trainee": "T01", "start": 2, "periods": 1, "department": "d", "specialty": "s",
         "mode": "limited_practice"}]}}"#;
    let schedule = Schedule::from_json(text).unwrap();
    assert_eq!(schedule.placements()[0].trainee().as_str(), "T01");
    assert_eq!(
        Schedule::from_json(&schedule.to_json().unwrap()),
        Ok(schedule)
    );
    let error = Schedule::from_json(&text.replace("\"T01\"", "\"\"")).unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("in schedule.placements[1].trainee: an id is empty"),
        "{error}"
    );
}

#[test]
fn an_envelope_says_what_is_in_it() {
    let told = |text: &str| Schedule::from_json(text).unwrap_err().to_string();
    for (text, expected) in [
        (
            r#"{"placements": []}"#,
            "unknown field \"placements\", expected \"format\" and \"schedule\"",
        ),
        (
            r#"{"format": 1, "rule_book": {}}"#,
            "unknown field \"rule_book\"",
        ),
        (
            r#"{"format": 2, "schedule": {"seats": 1}}"#,
            "format 2 is not known, only 1 is",
        ),
        (
            r#"{"schedule": {"placements": []}}"#,
            "missing field `format`",
        ),
        (r#"{"format": 1}"#, "missing field `schedule`"),
        (r#"{"format": 1, "format": 1}"#, "duplicate field `format`"),
        (
            r#"{"format": "1"}"#,
            "invalid type: string \"1\", expected u32",
        ),
        (
            r#"{"format": 1, "schedule": {"placements": []}, "schedule": {"placements": []}}"#,
            "duplicate field `schedule`",
        ),
        ("[]", "expected a map of \"format\" and \"schedule\""),
    ] {
        assert!(told(text).contains(expected), "{text}: {}", told(text));
    }
    // The order of the keys means nothing.
    let swapped = r#"{"schedule": {"placements": []}, "format": 1}"#;
    assert_eq!(Schedule::from_json(swapped), Ok(Schedule::default()));
}
