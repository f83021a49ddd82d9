//! How long trainees stay, wait and how often they change, against the checker's value.

use practicum::check::check;
use practicum::report::{StayFigure, Stays, window_sheet};
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::Schedule;
use practicum::stats::Rounding;
use proptest::prelude::*;

use super::utilization::random_plan;
use super::{plan, small, valid, whole_plan};
use crate::support::chance::Chance;
use crate::support::full::full_draft;
use crate::support::tiny::tiny_program;

#[test]
fn the_small_plan() {
    let stays = Stays::new(&small(), &whole_plan());
    let figures: Vec<_> = stays
        .all()
        .iter()
        .map(|one| {
            (
                one.calendar_days,
                one.placements,
                one.seat_periods,
                one.waiting,
                one.changes,
            )
        })
        .collect();
    assert_eq!(
        figures,
        [(21, 2, 3, 0, 0), (21, 2, 3, 0, 1), (28, 2, 3, 1, 1)]
    );
    let mean = stays
        .sample(StayFigure::CalendarDays)
        .unwrap()
        .accumulator();
    assert_eq!(
        mean.mean(Rounding::HUNDREDTHS).unwrap().value().to_string(),
        "23.33"
    );
    assert_eq!(stays.unplaced(), 0);
    assert!(stays.trainee_sheet().to_string().contains("2014-06-15"));
    assert!(
        stays
            .to_string()
            .ends_with("Trainees placed: 3, not placed: 0.\n")
    );
}

#[test]
fn working_days_are_those_of_the_calendar() {
    let program = valid(&full_draft());
    let stays = Stays::new(&program, &plan(&[("T02", "wiltse-ns", "ns", 0, 4)]));
    let stay = &stays.all()[0];
    assert_eq!((stay.calendar_days, stay.working_days), (28, 18));
    assert_eq!(stays.unplaced(), 4);
    let lengths = window_sheet(&program).to_string();
    assert!(lengths.contains("28            18"), "{lengths}");
}

#[test]
fn nobody_stays_for_no_days() {
    let stays = Stays::new(&small(), &Schedule::default());
    assert!(stays.all().is_empty() && stays.unplaced() == 3);
    let table = stays.to_string();
    assert!(table.contains("working days"), "{table}");
}

proptest! {
    #![proptest_config(super::cases(128))]

    #[test]
    fn waiting_and_changes_are_those_of_the_checker(seed in 0_u64..400, plan in 0_u64..1_000) {
        let Ok(mut draft) = tiny_program(seed, true).validate().map(|one| practicum::ProgramDraft::from(&one)) else {
            return Ok(());
        };
        for trainee in &mut draft.trainees {
            (trainee.preferences.waiting, trainee.preferences.change) = (Some(1), Some(1));
        }
        let program = draft.validate().unwrap();
        let schedule = random_plan(&program, &mut Chance::new(plan));
        let report = check(&program, &RuleBook::default(), &schedule);
        let amount = |code| report.value().line(code).map(|line| -line.amount());
        let stays = Stays::new(&program, &schedule);
        let sum = |figure: fn(&practicum::report::Stay) -> u32| {
            Some(stays.all().iter().map(|one| i64::from(figure(one))).sum::<i64>())
        };
        // The checker leaves out placements for specialties that do not exist; here there are none.
        prop_assert_eq!(sum(|one| one.waiting), amount(RuleCode::Waiting));
        prop_assert_eq!(sum(|one| one.changes), amount(RuleCode::Changes));
    }
}
