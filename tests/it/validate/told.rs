//! How defects are told: place, value, remedy, order.

use practicum::program::draft::{HospitalDraft, RegionDraft};
use practicum::program::{DefectCode, EntityKey, EntityKind, Flaw, InvalidProgram};

use crate::support::fixtures::small_draft;
use crate::support::full::full_draft;

#[test]
fn a_defect_says_where_what_and_what_to_do() {
    let mut draft = small_draft();
    draft.trainees[0].cohort = "2015".to_owned();
    let invalid = draft.validate().unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "1 defect: D201 trainees[\"T01\"].cohort: no cohort is called \"2015\""
    );
    let defect = &invalid.defects()[0];
    assert_eq!(defect.code(), DefectCode::UnknownReference);
    assert_eq!(defect.entity().kind(), EntityKind::Trainee);
    assert_eq!(defect.entity().key(), &EntityKey::Id("T01".into()));
    assert_eq!(defect.value(), "2015");
    assert_eq!(
        defect.remedy(),
        "add what is named, or correct the reference"
    );
    assert!(matches!(
        defect.flaw(),
        Flaw::UnknownReference {
            kind: EntityKind::Cohort,
            ..
        }
    ));
}

#[test]
fn a_second_entity_says_where_the_first_one_is() {
    let draft = small_draft().hospital(HospitalDraft::new("sejong", "Sejong again"));
    let invalid = draft.validate().unwrap_err();
    let told = "D103 hospitals[2].id: the hospital id \"sejong\" is already taken by hospitals[1]";
    assert_eq!(invalid.defects()[0].to_string(), told);
    let mut draft = small_draft();
    let again = draft.hospitals[1].departments[0].supervisors[0].clone();
    draft.hospitals[0].departments[1].supervisors.push(again);
    let invalid = draft.validate().unwrap_err();
    let told = "D103 hospitals[\"sejong\"].departments[\"sejong-car\"].supervisors[0].id: the \
                supervisor id \"kim\" is already taken by \
                hospitals[0].departments[1].supervisors[0]";
    assert_eq!(invalid.defects()[0].to_string(), told);
}

#[test]
fn circles_are_told_in_order() {
    let mut draft = small_draft();
    draft.specialties[0].parent = Some("car".to_owned());
    draft.specialties[2].parent = Some("os".to_owned());
    draft.specialties[1].parent = Some("ns".to_owned());
    let invalid = draft.validate().unwrap_err();
    assert_eq!(
        invalid.to_string(),
        "1 defect: D203 specialties[\"ns\"].parent: the specialty is its own parent: \
         ns -> car -> os -> ns"
    );
}

#[test]
fn defects_come_in_the_order_of_the_draft() {
    let mut draft = full_draft();
    draft.notes[0].about.clear();
    draft.trainees[3].profession.clear();
    draft.trainees[0].profession.clear();
    draft.regions[1].name.clear();
    draft.name.clear();
    let invalid = draft.validate().unwrap_err();
    let places: Vec<_> = invalid
        .defects()
        .iter()
        .map(|defect| defect.place().to_string())
        .collect();
    assert_eq!(
        places,
        [
            "name",
            "regions[\"gg\"].name",
            "trainees[\"T01\"].profession",
            "trainees[\"T04\"].profession",
            "notes[0].about"
        ]
    );
    assert!(
        invalid
            .to_string()
            .starts_with("5 defects; first: D105 name: the text is blank")
    );
}

#[test]
fn long_values_are_cut() {
    let long = "x".repeat(1_000_000);
    let mut draft =
        small_draft().region(RegionDraft::new(long.clone(), long.clone(), long.clone()));
    draft.trainees[0].cohort.clone_from(&long);
    draft.trainees[0].preferences.hospitals.insert(long, 1);
    let invalid = draft.validate().unwrap_err();
    assert_eq!(invalid.count(), 5);
    for defect in invalid.defects() {
        assert!(defect.to_string().len() < 600, "{defect}");
        assert!(defect.value().len() <= 120);
    }
}

#[test]
fn every_defect_has_a_value_and_one_line() {
    let invalid: InvalidProgram = {
        let mut draft = full_draft();
        draft.trainees[0].name = Some("two\nlines\u{0}".to_owned());
        draft.trainees[0].cohort = "two\nlines".to_owned();
        draft.validate().unwrap_err()
    };
    for defect in invalid.defects() {
        assert!(!defect.value().is_empty());
        assert_eq!(defect.to_string().lines().count(), 1, "{defect}");
    }
}
