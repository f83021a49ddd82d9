//! Texts made to harm: each is refused, soon, and with a short word.

use practicum::format::{JsonError, Limits};
use practicum::program::{Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::schedule::Schedule;

use crate::support::fixtures::small_draft;
use crate::support::full::full_draft;

fn refused(text: &str) -> String {
    let told = ProgramDraft::from_json(text)
        .expect_err("hostile")
        .to_string();
    assert!(told.len() < 1_500, "{told}");
    told
}

/// The small draft with one text replaced, once.
fn with(from: &str, to: &str) -> String {
    let text = small_draft().to_json().unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn nesting_without_end() {
    let brackets = "[".repeat(10_000_000);
    assert!(refused(&brackets).contains("line 1"));
    let inside = with("\"regions\": [", &format!("\"regions\": [{brackets}"));
    assert!(refused(&inside).contains("regions[0]"));
    let maps = "{\"format\":".repeat(1_000_000);
    assert!(!refused(&maps).is_empty());
    let ignored = with("\"id\": \"small\"", &format!("\"x\": {brackets}"));
    assert!(refused(&ignored).contains("unknown field `x`"));
}

#[test]
fn a_text_cut_off_anywhere() {
    let text = small_draft().to_json().unwrap();
    for (end, _) in text.char_indices() {
        assert!(
            ProgramDraft::from_json(&text[..end]).is_err(),
            "cut off at {end}"
        );
    }
    assert!(ProgramDraft::from_json(&text).is_ok());
    assert!(refused(&format!("{text}{text}")).contains("trailing characters"));
    assert!(ProgramDraft::from_json(&format!(" \n{text}\n ")).is_ok());
}

#[test]
fn keys_that_stand_twice_or_mean_nothing() {
    assert!(
        refused(&with("\"format\": 1", "\"format\": 1, \"format\": 1")).contains("duplicate field")
    );
    assert!(refused(&with("\"planned\": 3", "\"planed\": 3")).contains("unknown field `planed`"));
    let labels = "\"country\": \"RU\", \"labels\": {\"ko\": \"a\", \"ko\": \"b\"}";
    assert!(refused(&with("\"country\": \"RU\"", labels)).contains("stands twice"));
    let both = "\"weekly\": {\"first\": \"2014-05-26\", \"last\": \"2014-06-22\"}, \"weekly\"";
    assert!(!refused(&with("\"weekly\"", both)).is_empty());
}

#[test]
fn numbers_and_types_that_do_not_fit() {
    for number in [
        "-1",
        "4294967296",
        "1e400",
        "1.5",
        "1e2",
        "99999999999999999999999999999999",
        "\"3\"",
        "null",
        "true",
        "[]",
        "{}",
        "NaN",
        "0x3",
        "03",
        "+3",
    ] {
        refused(&with("\"planned\": 3", &format!("\"planned\": {number}")));
    }
    for other in ["null", "1", "[]", "{}", "true"] {
        refused(&with(
            "\"name\": \"A small program\"",
            &format!("\"name\": {other}"),
        ));
        refused(&with(
            "\"weekly\"",
            &format!("\"kind\": {other}, \"weekly\""),
        ));
    }
    for whole in [
        "",
        " ",
        "null",
        "1",
        "\"\"",
        "[]",
        "{}",
        "true",
        "\u{feff}{}",
    ] {
        refused(whole);
    }
}

/// Fields in their order, without their names: no schema knows such a form.
#[test]
fn a_list_in_place_of_an_object() {
    let dates = r#"{
      "first": "2014-05-26",
      "last": "2014-06-22"
    }"#;
    let told = refused(&with(dates, r#"["2014-05-26", "2014-06-22"]"#));
    assert!(
        told.contains("horizon") && told.contains("sequence"),
        "{told}"
    );
    let told = refused("[1, \"small\", \"Small\", {}]");
    assert!(told.contains("sequence"), "{told}");
    for text in [
        r#"{"format": 1, "schedule": [[]]}"#,
        r#"{"format": 1, "schedule": {"placements": [["T01", 0, 1, "d", "s", "observation"]]}}"#,
    ] {
        assert!(Schedule::from_json(text).is_err(), "{text}");
    }
}

#[test]
fn days_that_never_were() {
    for date in [
        "2014-02-30",
        "2014-13-01",
        "2014-00-10",
        "2014-5-26",
        "14-05-26",
        "2014-05-26T00:00",
        "",
        "+2014-05-26",
        "2014/05/26",
        "20140526",
        "２０１４-05-26",
        "262143-01-01",
        "-001-01-01",
    ] {
        let told = refused(&with("2014-05-26", date));
        assert!(told.contains("is not a day"), "{told}");
    }
    refused(&with("\"2014-05-26\"", "20140526"));
}

#[test]
fn characters_that_hide() {
    for text in [
        r#""\ud800""#,
        r#""\udc00x""#,
        r#""\u12""#,
        "\"\u{1}\"",
        "\"\n\"",
        r#""\x41""#,
    ] {
        refused(&with("\"A small program\"", text));
    }
    // Escaped, they are JSON; whether they are a name is for the validation to say.
    for (text, accepted) in [
        (r#""a\u0000b""#, false),
        (r#""\u00e9""#, true),
        (r#""\ud83d\ude00""#, true),
    ] {
        let read = Program::from_json(&with("\"A small program\"", text));
        assert_eq!(read.is_ok(), accepted, "{text}");
    }
    assert!(Program::from_json(&with("\"id\": \"small\"", "\"id\": \"a\\u202eb\"")).is_err());
}

#[test]
fn strings_and_lists_without_measure() {
    let long = "x".repeat(200_000);
    let told = refused(&with("A small program", &long));
    assert_eq!(
        told,
        "line 4, column 11: a string has more than 131072 bytes"
    );
    refused(&with(
        "\"format\"",
        &format!("\"{}\": 1, \"format\"", "y".repeat(100_000)),
    ));
    let generous = Limits::default().string_bytes(usize::MAX);
    assert!(ProgramDraft::from_json_with(&with("A small program", &long), &generous).is_ok());
    let commas = "\"\",".repeat(1_000_000);
    let many = with("\"of\": [", &format!("\"of\": [{commas}"));
    assert!(refused(&many).contains("a list has more than 1000000 items"));
    let limits = Limits::default().bytes(100);
    let error = ProgramDraft::from_json_with(&many, &limits).unwrap_err();
    assert_eq!(
        error,
        JsonError::TooLarge {
            bytes: many.len(),
            limit: 100
        }
    );
}

#[test]
fn a_longest_note_fits_however_it_is_escaped() {
    let note = r"\ud83d\ude00".repeat(10_000);
    let mut draft = full_draft();
    draft.notes[0].text = "NOTE".to_owned();
    let text = draft.to_json().unwrap().replace("NOTE", &note);
    assert!(Program::from_json(&text).is_ok());
}

#[test]
fn other_forms_refuse_as_well() {
    let brackets = "[".repeat(10_000_000);
    for text in [
        brackets.as_str(),
        "",
        "null",
        "{\"placements\": 1}",
        "{\"placements\": [{}]}",
        "{\"x\": 1}",
    ] {
        assert!(Schedule::from_json(text).is_err());
        assert!(RuleBook::from_json(text).is_err());
        assert!(Program::from_json(text).is_err());
    }
}
