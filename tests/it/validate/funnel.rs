//! How far a cohort has come.

use practicum::program::draft::EventDraft;
use practicum::program::{EventKind, Funnel};

use crate::support::fixtures::{day, small_draft};

fn counts(funnel: Funnel) -> [u32; 7] {
    let Funnel {
        planned,
        nominated,
        selected,
        arrived,
        completed,
        declined,
        withdrawn,
        ..
    } = funnel;
    [
        planned, nominated, selected, arrived, completed, declined, withdrawn,
    ]
}

#[test]
fn who_came_far_passed_what_lies_before() {
    let histories: [&[EventKind]; 3] = [
        &[
            EventKind::Nominated,
            EventKind::Selected,
            EventKind::Arrived,
            EventKind::Started,
            EventKind::Completed,
            EventKind::Graduated,
            EventKind::FollowedUp,
        ],
        &[
            EventKind::Selected,
            EventKind::Arrived,
            EventKind::Withdrawn,
        ],
        &[EventKind::Nominated, EventKind::Declined],
    ];
    let mut draft = small_draft();
    assert_eq!(
        counts(
            draft
                .validate()
                .unwrap()
                .counts(&"2014".parse().unwrap())
                .unwrap()
        ),
        [3, 0, 0, 0, 0, 0, 0]
    );
    for (trainee, history) in draft.trainees.iter_mut().zip(histories) {
        trainee.lifecycle = history
            .iter()
            .map(|&kind| EventDraft::new(kind, day(2014, 5, 1)))
            .collect();
    }
    let program = draft.validate().unwrap();
    let funnel = program.counts(&"2014".parse().unwrap()).unwrap();
    assert_eq!(counts(funnel), [3, 3, 2, 2, 1, 1, 1]);
    assert_eq!(program.counts(&"2015".parse().unwrap()), None);
}

#[test]
fn departments_and_supervisors_are_found_in_their_hospital() {
    let program = small_draft().validate().unwrap();
    let sejong = program.hospitals().get("sejong").unwrap();
    let department = sejong.department("sejong-car").unwrap();
    assert_eq!(department.supervisor("kim").unwrap().trainees(), 3);
    assert_eq!(sejong.department("wiltse-ns"), None);
    assert_eq!(department.supervisor("lee"), None);
}
