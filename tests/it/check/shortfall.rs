//! Fixtures of what may be missing.

use practicum::check::Shortfall;
use practicum::program::EventKind;
use practicum::program::draft::{EventDraft, RequirementDraft, TermDraft};
use practicum::rules::RuleCode;

use super::case::{Case, on, stay};
use super::fixtures::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![open_requirement(), minimum_seats()]
}

fn open_requirement() -> Fixture {
    let mut nobody = Case::valid();
    nobody.plan.clear();
    Fixture {
        code: RuleCode::OpenRequirement,
        fine: Case::valid(),
        broken: nobody,
        inside: Case::valid(),
        outside: Case::valid().without("T01", "os"),
    }
}

fn minimum_seats() -> Fixture {
    // One trainee is at sejong-car in the first and the third week.
    let wanted = |third| {
        Case::valid().department("sejong-car", |one| {
            let one = one.minimum(on(5, 26), 1).minimum(on(6, 2), 0);
            one.minimum(third, 1).minimum(on(6, 16), 0)
        })
    };
    Fixture {
        code: RuleCode::MinimumSeats,
        fine: Case::valid().department("sejong-car", |one| one.minimum(on(5, 26), 0)),
        broken: Case::valid().department("sejong-car", |one| one.minimum(on(5, 26), 3)),
        inside: wanted(on(6, 9)),
        outside: wanted(on(6, 8)),
    }
}

#[test]
fn what_is_missing_is_counted() {
    let case = Case::valid().department("sejong-car", |one| one.minimum(on(5, 26), 3));
    // Three wanted in four weeks, one there in two of them.
    assert_eq!(case.report().score().shortfall, 10);
    // Nobody is missed where the department is closed on a day.
    let closed = TermDraft::between(on(6, 8), on(6, 8));
    let case = case.department("sejong-car", |one| one.closure(closed));
    assert_eq!(case.report().score().shortfall, 7);
}

#[test]
fn a_specialty_counts_once_and_others_are_open() {
    let case = Case::valid().curriculum(|mut one| {
        one.requirements[1] = RequirementDraft::new(2, ["os", "car"], 1);
        one
    });
    let report = case.with(stay("T01", "wiltse-os", "os", 3, 1)).report();
    assert_eq!(report.score().shortfall, 3);
    let Shortfall::OpenRequirement {
        trainee,
        requirement,
        placed,
        choose,
        open,
    } = &report.shortfalls()[0]
    else {
        panic!("{report}");
    };
    assert_eq!(
        (trainee.as_str(), *requirement, *placed, *choose),
        ("T01", 1, 1, 2)
    );
    assert_eq!(
        open.iter()
            .map(practicum::ids::SpecialtyId::as_str)
            .collect::<Vec<_>>(),
        ["car"]
    );
    assert_eq!(
        report.shortfalls()[0].to_string(),
        "T01 has 1 of 2 placements for requirement 1, open are car"
    );
}

#[test]
fn nothing_is_missing_for_those_who_are_gone() {
    let case = Case::valid().without("T01", "os").trainee("T01", |one| {
        one.event(EventDraft::new(EventKind::Nominated, on(3, 1)))
            .event(EventDraft::new(EventKind::Declined, on(12, 1)))
    });
    assert_eq!(case.codes(), []);
}
