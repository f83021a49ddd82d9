//! Drafts that are programs.

use practicum::program::ProgramDraft;
use practicum::program::draft::HorizonDraft;

use crate::support::fixtures::{four_weeks, small_draft};

#[test]
fn the_small_draft_is_valid() {
    let program = small_draft().validate().unwrap();
    assert_eq!(program.horizon().len(), 4);
    assert_eq!(program.trainees().len(), 3);
    assert_eq!(program.departments().count(), 3);
    let (hospital, department, kim) = program.supervisor("kim").unwrap();
    assert_eq!(
        (
            hospital.id().as_str(),
            department.id().as_str(),
            kim.trainees()
        ),
        ("sejong", "sejong-car", 3)
    );
}

#[test]
fn an_empty_program_is_valid() {
    let draft = ProgramDraft::new("empty", "Nothing yet", HorizonDraft::Daily(four_weeks()));
    let program = draft.validate().unwrap();
    assert_eq!(program.horizon().len(), 28);
    assert!(program.trainees().is_empty());
}
