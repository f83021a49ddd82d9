//! Any text as any JSON form: an answer, never a panic; what is read is written and read again alike.

use practicum::certificate::Certificate;
use practicum::explain::Change;
use practicum::schedule::ScheduleDiff;
use practicum::stats::{Accumulator, Balance, Groups, Rate, Series};
use practicum::{CheckReport, Outcome, Program, ProgramDraft, RuleBook, Schedule};
use serde::de::IgnoredAny;

/// What can be read as a form is written and read again alike.
macro_rules! again_alike {
    ($text:ident: $($form:ty),+) => {$(
        if let Ok(read) = <$form>::from_json($text) {
            let written = read.to_json().expect("what was read can be written");
            assert_eq!(<$form>::from_json(&written).ok(), Some(read));
        }
    )+};
}

/// Reads the bytes as each form.
pub fn run(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if serde_json::from_str::<IgnoredAny>(text).is_err() {
        // No JSON: every form meets the same reader, so one is enough.
        assert!(ProgramDraft::from_json(text).is_err());
        return;
    }
    if let Ok(draft) = ProgramDraft::from_json(text) {
        // A draft may hold what no program can; writing it must not fail.
        let written = draft.to_json().expect("a draft can be written");
        assert_eq!(ProgramDraft::from_json(&written).ok(), Some(draft.clone()));
        let _ = draft.validate();
    }
    if let Ok(program) = Program::from_json(text) {
        let written = program.to_json().expect("a program can be written");
        assert_eq!(Program::from_json(&written).ok(), Some(program));
    }
    again_alike!(
        text: Schedule, RuleBook, CheckReport, ScheduleDiff, Outcome, Certificate, Change, Series, Accumulator,
        Groups<String>, Balance, Rate
    );
}
