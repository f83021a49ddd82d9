//! One mistake is one defect: what depends on a bad value is not reported again.

use practicum::program::draft::{CohortDraft, HorizonDraft, PinDraft, RequirementDraft};
use practicum::program::{Defect, DefectCode, ProgramDraft};

use crate::support::fixtures::{day, four_weeks};
use crate::support::full::full_draft;

fn codes(draft: &ProgramDraft) -> Vec<DefectCode> {
    let invalid = draft.validate().unwrap_err();
    invalid.defects().iter().map(Defect::code).collect()
}

#[test]
fn references_to_a_malformed_id_are_fine() {
    let mut draft = full_draft();
    draft.hospitals[0].id = "wiltse ".to_owned();
    draft.trainees[0]
        .preferences
        .hospitals
        .insert("wiltse ".to_owned(), 1);
    draft.shares[0].hospital = Some("wiltse ".to_owned());
    assert_eq!(codes(&draft), [DefectCode::Id]);
}

#[test]
fn without_a_horizon_nothing_is_measured_against_it() {
    let mut draft = full_draft();
    draft.horizon = HorizonDraft::Daily(four_weeks());
    if let HorizonDraft::Daily(dates) = &mut draft.horizon {
        dates.last = day(2013, 1, 1);
    }
    draft.trainees[1]
        .pins
        .push(PinDraft::new("wiltse-ns", "ns", 99, 0));
    draft.curricula[0]
        .requirements
        .push(RequirementDraft::new(1, ["arrhythmia"], 99));
    draft
        .cohorts
        .push(CohortDraft::new("late", "Too late", four_weeks()));
    draft.cohorts[2].window.last = day(2014, 5, 26);
    assert_eq!(codes(&draft), [DefectCode::ReversedDates]);
}

#[test]
fn a_link_with_a_name_that_can_not_be_read_may_bind_two() {
    let mut draft = full_draft();
    draft.links[0].trainees[1] = "T99".to_owned();
    assert_eq!(codes(&draft), [DefectCode::UnknownReference]);
    let mut draft = full_draft();
    draft.links[1].language = Some("!".to_owned());
    assert_eq!(codes(&draft), [DefectCode::Code]);
    // T02 may be the other speaker: nobody can tell before the language is corrected.
    let mut draft = full_draft();
    draft.links[1].trainees.push("T01".to_owned());
    draft.trainees[0].languages.clear();
    draft.trainees[1].languages[0] = "!".to_owned();
    draft.trainees[2].languages.clear();
    assert_eq!(codes(&draft), [DefectCode::Code]);
}

#[test]
fn what_follows_an_illegal_event_is_not_judged() {
    let mut draft = full_draft();
    draft.trainees[0].lifecycle.remove(0);
    draft.trainees[0].lifecycle[0].kind = practicum::program::EventKind::Arrived;
    let started = practicum::program::draft::EventDraft::new(
        practicum::program::EventKind::Started,
        day(2014, 5, 26),
    );
    draft.trainees[0].lifecycle.push(started);
    assert_eq!(codes(&draft), [DefectCode::Lifecycle]);
}
