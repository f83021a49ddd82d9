//! A rule that the law makes: hands-on practice wants three months of preparation, so that a cohort
//! of four weeks can only observe.

use practicum::check::{Evidence, PracticeReason};
use practicum::program::draft::{DatesDraft, PolicyDraft, PolicyRuleDraft, TermDraft};
use practicum::rules::RuleCode;

use super::case::{Case, on, stay};
use super::practice::{approval, hands_on};
use crate::support::fixtures::day;

/// The notice on limited practice during training, in force since 2013: three months of
/// preparatory training in the country before it, at most a year of practice.
fn under_the_notice(case: Case, from: chrono::NaiveDate) -> Case {
    let policy = |id: &str, rule| PolicyDraft::new(id, rule, TermDraft::from(from));
    let case = case.draft(|draft| {
        draft
            .policy(policy(
                "preparation",
                PolicyRuleDraft::Preparation { months: 3 },
            ))
            .policy(policy(
                "length",
                PolicyRuleDraft::PracticeLength { months: 12 },
            ))
    });
    case.cohort(|cohort| cohort.policy("preparation").policy("length"))
}

#[test]
fn four_weeks_are_enough_to_observe() {
    assert_eq!(under_the_notice(Case::valid(), day(2013, 3, 1)).codes(), []);
}

#[test]
fn four_weeks_leave_no_time_to_prepare() {
    // Approved, supervised, and preparing from the first day of the cohort's window on: even in the
    // last week there are three weeks of preparation, no month.
    let case = under_the_notice(hands_on(), day(2013, 3, 1));
    let case = case.trainee("T01", |one| {
        one.approval(approval(on(6, 1), on(6, 30)))
            .preparation(DatesDraft::new(on(5, 26), on(6, 22)))
    });
    let last_week = stay("T01", "wiltse-os", "os", 3, 1);
    let case = case.moved(last_week.in_mode(practicum::program::PracticeMode::LimitedPractice));
    let report = case.report();
    let [violation] = report.violations() else {
        panic!("{report}");
    };
    assert_eq!(violation.code(), RuleCode::Practice);
    let Evidence::NoPractice { reason, .. } = violation.evidence() else {
        panic!("{violation}");
    };
    let policy = "preparation".parse().unwrap();
    assert_eq!(
        *reason,
        PracticeReason::Unprepared {
            policy,
            months: 0,
            wanted: 3
        }
    );
    assert_eq!(
        violation.remedy(),
        "begin after the preparation is complete, or plan observation only"
    );
}

#[test]
fn whole_months_before_the_first_day_count() {
    let prepared = |ranges: &[(chrono::NaiveDate, chrono::NaiveDate)]| {
        let case = under_the_notice(hands_on(), day(2013, 3, 1));
        case.trainee("T01", |one| {
            let one = one.approval(approval(on(6, 1), on(6, 30)));
            ranges.iter().fold(one, |one, &(first, last)| {
                one.preparation(DatesDraft::new(first, last))
            })
        })
    };
    // Practice begins on 9 June.
    assert_eq!(prepared(&[(on(3, 9), on(6, 8))]).codes(), []);
    assert_eq!(prepared(&[(on(3, 9), on(12, 31))]).codes(), []);
    assert_eq!(
        prepared(&[(on(3, 10), on(6, 8))]).codes(),
        [RuleCode::Practice]
    );
    // One month at the organizer, two at the hospital; parts of months are lost.
    assert_eq!(
        prepared(&[(on(1, 1), on(1, 31)), (on(3, 1), on(4, 30))]).codes(),
        []
    );
    let parts = [
        (on(1, 1), on(2, 15)),
        (on(3, 1), on(4, 15)),
        (on(5, 1), on(5, 20)),
    ];
    assert_eq!(prepared(&parts).codes(), [RuleCode::Practice]);
}

#[test]
fn the_notice_binds_from_its_day_on() {
    let unprepared = |from| {
        let case = hands_on().trainee("T01", |one| one.approval(approval(on(6, 1), on(6, 30))));
        under_the_notice(case, from).codes()
    };
    assert_eq!(unprepared(on(6, 9)), [RuleCode::Practice]);
    assert_eq!(unprepared(on(6, 10)), []);
}
