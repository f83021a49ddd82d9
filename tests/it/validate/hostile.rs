//! Large drafts full of defects: nothing is dropped silently, and the time stays in proportion.

use practicum::program::draft::{
    CurriculumDraft, DatesDraft, LinkRuleDraft, PrerequisiteDraft, RequirementDraft, RouteDraft,
    SpecialtyDraft, TraineeDraft,
};
use practicum::program::{Defect, DefectCode, InvalidProgram, LinkKind};

use crate::support::fixtures::{day, small_draft};

/// Would take hours if any pass were quadratic.
#[test]
fn a_hundred_thousand_trainees_with_a_million_defects() {
    let mut draft = small_draft();
    let reversed = DatesDraft::new(day(2014, 1, 2), day(2014, 1, 1));
    draft.trainees = (0..100_000)
        .map(|number| {
            let by = String::new();
            let mut trainee = TraineeDraft::new(
                format!("T{number}"),
                "x",
                "x",
                "x",
                " ",
                RouteDraft::Invitation { by },
            );
            trainee.stays = vec![reversed; 5];
            trainee
        })
        .collect();
    let invalid = draft.validate().unwrap_err();
    assert_eq!(invalid.count(), 1_000_000);
    assert_eq!(invalid.defects().len(), InvalidProgram::MAX_LISTED);
    assert_eq!(invalid.unlisted(), 900_000);
    assert!(invalid.to_string().starts_with("1000000 defects; first: "));
}

#[test]
fn as_many_links_as_trainees() {
    let mut draft = small_draft();
    let trainee = draft.trainees[0].clone();
    draft.trainees = (0..50_000)
        .map(|number| {
            let mut trainee = trainee.clone();
            trainee.id = format!("T{number}");
            trainee
        })
        .collect();
    draft.links = (0..50_000)
        .map(|number| LinkRuleDraft::new(format!("L{number}"), LinkKind::NotAlone).language("ru"))
        .collect();
    assert_eq!(draft.validate().unwrap().links().len(), 50_000);
    for link in &mut draft.links {
        link.language = Some("ko".to_owned());
    }
    let invalid = draft.validate().unwrap_err();
    assert_eq!(invalid.count(), 50_000);
    assert!(
        invalid
            .defects()
            .iter()
            .all(|defect| defect.code() == DefectCode::LinkTooFew)
    );
}

#[test]
fn a_circle_of_a_hundred_thousand_parents() {
    let mut draft = small_draft();
    let count = 100_000;
    draft.specialties.extend((0..count).map(|number| {
        SpecialtyDraft::new(format!("s{number}")).parent(format!("s{}", (number + 1) % count))
    }));
    let invalid = draft.validate().unwrap_err();
    assert_eq!(invalid.count(), 1);
    assert!(invalid.to_string().len() < 300);
}

#[test]
fn prerequisites_between_ten_thousand_specialties() {
    let mut draft = small_draft();
    let ids: Vec<_> = (0..10_000).map(|number| format!("s{number}")).collect();
    draft
        .specialties
        .extend(ids.iter().map(SpecialtyDraft::new));
    let mut long = CurriculumDraft::new("long").requirement(RequirementDraft::new(1, &ids, 1));
    for pair in ids.windows(2) {
        long.prerequisites
            .push(PrerequisiteDraft::new(&pair[0], &pair[1]));
        long.prerequisites
            .push(PrerequisiteDraft::new(&pair[1], &pair[0]));
    }
    let codes: Vec<_> = draft
        .curriculum(long)
        .validate()
        .unwrap_err()
        .defects()
        .iter()
        .map(Defect::code)
        .collect();
    assert_eq!(
        codes,
        [
            DefectCode::PrerequisiteCycle,
            DefectCode::TooManySpecialties
        ]
    );
}
