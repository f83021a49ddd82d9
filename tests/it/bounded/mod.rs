//! Nothing recurses on the size of what it is given: a stack of 256 KiB is enough for all of it.
//!
//! The example `bounded` does the same with a million trainees, and measures memory and time.

use std::thread;

use practicum::check::{check, first_violation, is_valid};
use practicum::program::draft::{PrerequisiteDraft, RequirementDraft, SpecialtyDraft};
use practicum::rules::RuleBook;
use practicum::schedule::Schedule;

use crate::support::fixtures::{small_draft, stay};

/// What a thread of a small machine has.
const STACK: usize = 256 << 10;

fn on_a_small_stack(work: impl FnOnce() + Send + 'static) {
    let worker = thread::Builder::new().stack_size(STACK);
    worker.spawn(work).unwrap().join().unwrap();
}

#[test]
fn a_hundred_thousand_trainees() {
    on_a_small_stack(|| {
        let mut draft = small_draft();
        let one = draft.trainees[0].clone();
        draft.trainees = (0..100_000)
            .map(|number| {
                let mut trainee = one.clone();
                trainee.id = format!("T{number}");
                trainee
            })
            .collect();
        draft.cohorts[0].planned = 100_000;
        let program = draft.validate().unwrap();
        let stays = (0..100_000).map(|number| stay(&format!("T{number}"), "wiltse-ns", "ns", 0, 2));
        let schedule: Schedule = stays.collect();
        let book = RuleBook::default();
        let report = check(&program, &book, &schedule);
        // Two seats, two periods; and nobody has a second placement.
        assert!(report.violations().len() >= 2 && report.score().shortfall >= 100_000);
        assert!(!is_valid(&program, &book, &schedule));
        assert_eq!(
            first_violation(&program, &book, &schedule).as_ref(),
            report.violations().first()
        );
        assert_eq!(program.clone(), program);
        assert!(!format!("{program:?}").is_empty());
    });
}

#[test]
fn a_chain_of_fifty_thousand_parents_and_a_circle() {
    on_a_small_stack(|| {
        let mut draft = small_draft();
        let parent = |number: u32| format!("s{}", number + 1);
        draft.specialties.extend(
            (0..50_000)
                .map(|number| SpecialtyDraft::new(format!("s{number}")).parent(parent(number))),
        );
        draft.specialties.push(SpecialtyDraft::new("s50000"));
        let names = draft.specialties.len();
        for specialty in &mut draft.specialties {
            specialty.names = small_draft().specialties[0].names.clone();
        }
        let deep = draft.validate();
        assert!(deep.is_ok(), "{names} specialties: {deep:?}");
        draft.specialties[names - 1].parent = Some("s0".to_owned());
        assert!(draft.validate().unwrap_err().to_string().len() < 300);
    });
}

#[test]
fn prerequisites_one_after_the_other() {
    on_a_small_stack(|| {
        let mut draft = small_draft();
        let ids: Vec<_> = (0..20_000).map(|number| format!("p{number}")).collect();
        let specialties = ids.iter().map(SpecialtyDraft::new);
        draft.specialties.extend(specialties);
        let curriculum = &mut draft.curricula[0];
        curriculum
            .requirements
            .push(RequirementDraft::new(1, &ids, 1));
        for pair in ids.windows(2) {
            let after = PrerequisiteDraft::new(&pair[0], &pair[1]);
            curriculum.prerequisites.push(after);
        }
        assert!(draft.validate().is_err(), "a curriculum names less");
    });
}

#[cfg(feature = "json")]
#[test]
fn brackets_without_end() {
    use practicum::ProgramDraft;

    on_a_small_stack(|| {
        for open in ["[", "{\"regions\":[", "{\"a\":"] {
            let text = open.repeat(2_000_000 / open.len());
            assert!(ProgramDraft::from_json(&text).is_err());
            assert!(Schedule::from_json(&text).is_err());
        }
    });
}
