//! Coverage of requirements, against what the checker calls a shortfall.

use practicum::check::{Shortfall, check};
use practicum::report::Coverage;
use practicum::rules::RuleBook;
use practicum::schedule::Schedule;
use practicum::stats::Rounding;
use proptest::prelude::*;

use super::{plan, small, whole_plan};
use crate::support::tiny::tiny_program;

#[test]
fn a_whole_plan_covers_all() {
    let coverage = Coverage::new(&small(), &whole_plan());
    let total = coverage.total();
    assert_eq!(
        (total.trainees, total.complete, total.wanted, total.placed),
        (3, 3, 6, 6)
    );
    let rate = total.rate(Rounding::TENTHS).unwrap();
    assert_eq!(rate.value().to_string(), "100.0 %");
    assert_eq!(coverage.requirements().count(), 2);
}

#[test]
fn more_than_is_asked_for_covers_no_more() {
    let much = plan(&[
        ("T01", "wiltse-os", "os", 0, 1),
        ("T01", "sejong-car", "car", 1, 1),
        ("T01", "sejong-car", "car", 2, 1),
    ]);
    let coverage = Coverage::new(&small(), &much);
    let second = coverage.requirements().nth(1).unwrap().2;
    assert_eq!(
        (second.placed, second.complete, second.missing()),
        (1, 1, 2)
    );
    assert_eq!(
        (coverage.total().complete, coverage.total().missing()),
        (0, 5)
    );
}

#[test]
fn nobody_wants_nothing() {
    let mut draft = crate::support::fixtures::small_draft();
    draft.trainees.clear();
    let coverage = Coverage::new(&super::valid(&draft), &Schedule::default());
    assert!(coverage.total().rate(Rounding::TENTHS).is_err());
    assert_eq!(coverage.to_string().lines().count(), 4);
}

proptest! {
    #![proptest_config(super::cases(128))]

    #[test]
    fn what_is_missing_is_what_the_checker_misses(seed in 0_u64..400, kept in 0_usize..6) {
        let Ok(program) = tiny_program(seed, true).validate() else { return Ok(()) };
        let pins = program.trainees().iter().flat_map(|trainee| {
            trainee.pins().iter().map(|pin| {
                let (who, place) = (trainee.id().clone(), pin.department().clone());
                practicum::schedule::Placement::new(who, place, pin.specialty().clone(), pin.start(), pin.periods())
            })
        });
        let others = program.trainees().iter().filter_map(|trainee| {
            let curriculum = program.curricula().get(trainee.curriculum())?;
            let specialty = curriculum.requirements().first()?.of().first()?.clone();
            let (_, department) = program.departments().next()?;
            let (who, place) = (trainee.id().clone(), department.id().clone());
            Some(practicum::schedule::Placement::new(who, place, specialty, 0, 1))
        });
        let schedule: Schedule = pins.chain(others.take(kept)).collect();
        let report = check(&program, &RuleBook::default(), &schedule);
        let open = report.shortfalls().iter().filter(|one| matches!(one, Shortfall::OpenRequirement { .. }));
        let missing: u64 = open.map(|one| u64::from(one.missing())).sum();
        prop_assert_eq!(Coverage::new(&program, &schedule).total().missing(), missing);
    }
}
