//! Any text as any JSON form: an answer, never a panic; what is read is written and read again alike.

use practicum::certificate::Certificate;
use practicum::schedule::ScheduleDiff;
use practicum::{CheckReport, Outcome, Program, ProgramDraft, RuleBook, Schedule};

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
        text: Schedule, RuleBook, CheckReport, ScheduleDiff, Outcome, Certificate
    );
}
