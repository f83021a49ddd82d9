//! Laws of drafts and programs.

use practicum::program::ProgramDraft;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};

use crate::support::full::full_draft;
use crate::support::strategies::{permuted, valid_drafts};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        max_shrink_iters: 500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_program_turned_back_into_a_draft_is_the_same_program(draft in valid_drafts()) {
        let program = draft.validate()?;
        let again = ProgramDraft::from(&program);
        prop_assert_eq!(again.validate()?, program.clone());
        // The second draft is canonical: it is its own canonical form.
        prop_assert_eq!(ProgramDraft::from(program), again);
    }

    #[test]
    fn order_changes_nothing_where_it_has_no_meaning(draft in valid_drafts(), seed in any::<u64>()) {
        prop_assert_eq!(permuted(draft.clone(), seed).validate()?, draft.validate()?);
    }

    #[test]
    fn order_changes_no_count_of_defects(draft in valid_drafts(), seed in any::<u64>()) {
        let mut draft = draft;
        for trainee in &mut draft.trainees {
            trainee.cohort.push('?');
        }
        draft.cohorts.clear();
        let here = draft.validate().map_err(|invalid| invalid.count());
        let there = permuted(draft, seed).validate().map_err(|invalid| invalid.count());
        prop_assert_eq!(here, there);
    }
}

#[test]
fn what_order_means_is_kept() {
    let program = full_draft().validate().unwrap();
    let draft = ProgramDraft::from(&program);
    let first = draft.trainees.first().unwrap();
    assert_eq!(first.languages, ["ru", "ko"]);
    let rhythm = draft
        .specialties
        .iter()
        .find(|specialty| specialty.id == "arrhythmia")
        .unwrap();
    assert_eq!(rhythm.names[0].text, "Electrophysiology");
    let deep = draft
        .curricula
        .iter()
        .find(|curriculum| curriculum.id == "deep")
        .unwrap();
    assert_eq!(deep.requirements[0].choose, 2);
    let kinds: Vec<_> = first
        .lifecycle
        .iter()
        .map(|event| event.kind.as_str())
        .collect();
    assert_eq!(kinds, ["nominated", "selected"]);
}

#[test]
fn aliases_become_ids_and_codes_canonical() {
    let mut written = full_draft();
    written.trainees[0].languages = vec!["RU".to_owned(), "zh-hant-tw".to_owned()];
    written.shares[0].percent = "50.0".to_owned();
    written.regions[0].country = "ru".to_owned();
    let draft = ProgramDraft::from(written.validate().unwrap());
    let sejong = draft
        .hospitals
        .iter()
        .find(|hospital| hospital.id == "sejong")
        .unwrap();
    assert_eq!(sejong.region.as_deref(), Some("gg"));
    assert_eq!(draft.trainees[0].languages, ["ru", "zh-Hant-TW"]);
    assert_eq!(draft.trainees[0].pins[0].specialty, "ns");
    assert_eq!(
        draft.preferences.specialties.keys().collect::<Vec<_>>(),
        ["ns"]
    );
    let percents: Vec<_> = draft
        .shares
        .iter()
        .map(|share| share.percent.as_str())
        .collect();
    assert_eq!(percents, ["66.6667", "50"]);
}
