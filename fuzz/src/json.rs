//! Any text as any JSON form: an answer, never a panic; what is read is written and read again alike.

use practicum::{Program, ProgramDraft, RuleBook, Schedule};

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
    if let Ok(schedule) = Schedule::from_json(text) {
        let written = schedule.to_json().expect("a schedule can be written");
        assert_eq!(Schedule::from_json(&written).ok(), Some(schedule));
    }
    if let Ok(book) = RuleBook::from_json(text) {
        let written = book.to_json().expect("a rule book can be written");
        assert_eq!(RuleBook::from_json(&written).ok(), Some(book));
    }
}
