//! The value, by hand.

use practicum::check::ValueBreakdown;
use practicum::program::draft::{
    DatesDraft, EventDraft, PreferencesDraft, ProgramPreferencesDraft, RateDraft,
};
use practicum::program::{Basis, EventKind};
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::Schedule;

use super::case::{Case, on, stay};

fn weigh(book: RuleBook, code: RuleCode, weight: i64) -> RuleBook {
    book.weigh(code, Weight::new(weight).unwrap()).unwrap()
}

/// Only one soft rule weighs something.
fn only(case: Case, code: RuleCode, weight: i64) -> Case {
    let soft = RuleCode::ALL.iter().copied();
    let soft = soft.filter(|code| code.severity() == practicum::rules::Severity::Soft);
    let book = soft.fold(case.book.clone(), |book, soft| {
        weigh(book, soft, if soft == code { weight } else { 0 })
    });
    case.book(|_| book)
}

fn value(case: &Case) -> i64 {
    let report = case.report();
    adds_up(report.value());
    assert_eq!(report.score().value, report.value().total());
    report.value().total()
}

/// Lines sum to the total, and value is weight times amount.
fn adds_up(value: &ValueBreakdown) {
    assert_eq!(value.lines().len(), 9);
    let sum: i64 = value
        .lines()
        .iter()
        .map(practicum::check::ValueLine::value)
        .sum();
    assert_eq!(sum, value.total());
    for line in value.lines() {
        assert_eq!(line.value(), line.weight().get() * line.amount());
    }
    let line = |code| value.line(code).unwrap().value();
    let shared = line(RuleCode::WorstOff) + line(RuleCode::Spread);
    let own: i64 = value
        .own()
        .iter()
        .map(practicum::check::OwnValue::value)
        .sum();
    assert_eq!(own + shared, value.total());
}

#[test]
fn preferences_of_trainees() {
    let case = Case::valid().trainee("T01", |one| {
        let wishes = PreferencesDraft::default()
            .specialty("ns", 3)
            .specialty("car", 50);
        one.preferences(wishes.hospital("wiltse", -2).hospital("sejong", 70))
    });
    // One placement for ns; none for car.
    assert_eq!(
        value(&only(case.clone(), RuleCode::SpecialtyPreference, 10)),
        30
    );
    // Two placements at Wiltse; none at Sejong.
    assert_eq!(
        value(&only(case.clone(), RuleCode::HospitalPreference, 5)),
        -20
    );
    assert_eq!(value(&only(case, RuleCode::HospitalPreference, 0)), 0);
}

#[test]
fn preferences_of_the_program() {
    let case = Case::valid().draft(|draft| {
        let mut wishes = ProgramPreferencesDraft::default();
        wishes.specialties.insert("os".to_owned(), 5);
        wishes.specialties.insert("car".to_owned(), 1);
        wishes.hospitals.insert("sejong".to_owned(), 7);
        draft.preferences(wishes)
    });
    // os once, car twice, Sejong twice.
    assert_eq!(
        value(&only(case, RuleCode::ProgramPreference, 2)),
        2 * (5 + 2 + 14)
    );
}

#[test]
fn waiting_counts_idle_periods_from_the_window_on() {
    // Only T03 waits: in period 1.
    assert_eq!(value(&only(Case::valid(), RuleCode::Waiting, 3)), -3);
    let patient = Case::valid().trainee("T03", |one| {
        one.preferences(PreferencesDraft::default().waiting(4))
    });
    assert_eq!(value(&only(patient, RuleCode::Waiting, 3)), -12);
    // The weeks before the first placement count, those after the last do not.
    let late = Case::valid()
        .moved(stay("T01", "wiltse-ns", "ns", 2, 2))
        .without("T01", "os");
    assert_eq!(value(&only(late.clone(), RuleCode::Waiting, 1)), -1 - 2);
    // Periods before the window are nobody's waiting; the window begins within the first week.
    let window = DatesDraft::new(on(5, 27), on(6, 22));
    let later = late.cohort(|mut cohort| {
        cohort.window = window;
        cohort
    });
    // T03 waits in period 1, T01 in period 1; whoever starts earlier does not get it back.
    assert_eq!(value(&only(later, RuleCode::Waiting, 1)), -1 - 1);
    // Who is not placed waits for nothing.
    let nobody = Case {
        plan: Vec::new(),
        ..Case::valid()
    };
    assert_eq!(value(&only(nobody, RuleCode::Waiting, 1)), 0);
}

#[test]
fn changes_count_hospitals_not_departments() {
    // T02 and T03 change once each; T01 changes the department only.
    assert_eq!(value(&only(Case::valid(), RuleCode::Changes, 6)), -12);
    let settled = Case::valid().trainee("T02", |one| {
        one.preferences(PreferencesDraft::default().change(0))
    });
    assert_eq!(value(&only(settled, RuleCode::Changes, 6)), -6);
}

#[test]
fn the_worst_off_trainee_counts() {
    // With preferences and waiting on, own values are 3, 0 and 5 - 1.
    let case = Case::valid()
        .trainee("T01", |one| {
            one.preferences(PreferencesDraft::default().specialty("ns", 3))
        })
        .trainee("T02", |one| {
            one.preferences(PreferencesDraft::default().change(0))
        })
        .trainee("T03", |one| {
            one.preferences(PreferencesDraft::default().specialty("ns", 5).change(0))
        });
    let report = case
        .clone()
        .book(|book| weigh(book, RuleCode::WorstOff, 10))
        .report();
    adds_up(report.value());
    let own: Vec<_> = report
        .value()
        .own()
        .iter()
        .map(practicum::check::OwnValue::value)
        .collect();
    assert_eq!(own, [3, 0, 4]);
    assert_eq!(report.value().total(), 7);
    assert_eq!(report.value().own_of(&"T03".parse().unwrap()), Some(4));
    assert_eq!(report.value().own_of(&"T99".parse().unwrap()), None);
    // The worst off of those who are active; who has left is not compared.
    let gone = case.trainee("T02", |one| {
        one.event(EventDraft::new(EventKind::Selected, on(3, 1)))
            .event(EventDraft::new(EventKind::Withdrawn, on(12, 1)))
    });
    let gone = gone.book(|book| weigh(book, RuleCode::WorstOff, 10));
    assert_eq!(value(&gone), 7 + 10 * 3);
    // Nobody is active: nobody is the worst off.
    let nobody = gone.trainees(|one| {
        let mut gone = one;
        gone.lifecycle = vec![
            EventDraft::new(EventKind::Selected, on(3, 1)),
            EventDraft::new(EventKind::Withdrawn, on(12, 1)),
        ];
        gone
    });
    assert_eq!(value(&nobody), 7);
}

#[test]
fn an_unplaced_trainee_is_worth_nothing_to_themselves() {
    let case = Case::valid()
        .trainees(|one| one.preferences(PreferencesDraft::default().specialty("ns", 9)));
    let case = only(case, RuleCode::SpecialtyPreference, 1);
    let case = case.book(|book| weigh(book, RuleCode::WorstOff, 1));
    assert_eq!(value(&case), 27 + 9);
    assert_eq!(value(&case.without("T01", "ns").without("T01", "os")), 18);
}

#[test]
fn spread_counts_trainees_above_the_comfortable_load() {
    // Wiltse holds 2, 2, 2 and 1 trainees, Sejong 1, 0, 1 and 0.
    let case = |load| {
        only(
            Case::valid().book(|book| book.comfortable_load(load)),
            RuleCode::Spread,
            4,
        )
    };
    assert_eq!(value(&case(1)), -12);
    assert_eq!(value(&case(2)), 0);
    assert_eq!(value(&case(0)), -4 * 9);
}

#[test]
fn cost_turns_money_into_points() {
    let case = |amount: &str, basis| {
        let rate = RateDraft::new("rate", "Rate", "host", amount, basis);
        let dollars = RateDraft::new("fee", "Fee", "host", "500 USD", Basis::Once);
        let case = Case::valid().draft(|draft| draft.rate(rate).rate(dollars));
        let case = case.book(|book| book.money_per_point("1000 KRW".parse().unwrap()).unwrap());
        value(&only(case, RuleCode::Cost, 2))
    };
    assert_eq!(case("1500 KRW", Basis::Once), -2 * 3 * 2);
    assert_eq!(case("1499 KRW", Basis::Once), -2 * 3);
    assert_eq!(case("1000 KRW", Basis::Day), -2 * (21 + 21 + 28));
    assert_eq!(case("1000 KRW", Basis::Night), -2 * (20 + 20 + 27));
    // Without the worth of a point nothing is counted.
    let rate = RateDraft::new("rate", "Rate", "host", "1000 KRW", Basis::Once);
    let pointless = Case::valid().draft(|draft| draft.rate(rate));
    assert_eq!(value(&only(pointless, RuleCode::Cost, 2)), 0);
}

#[test]
fn working_days_leave_out_weekends_and_holidays() {
    let calendar = practicum::program::draft::CalendarDraft {
        weekend: vec!["saturday".to_owned(), "sunday".to_owned()],
        holidays: vec![practicum::program::draft::HolidayDraft {
            date: on(6, 6),
            name: "Memorial Day".to_owned(),
        }],
    };
    let rate = RateDraft::new("rate", "Rate", "host", "1000 KRW", Basis::WorkingDay);
    let case = Case::valid().draft(|draft| draft.calendar(calendar).rate(rate));
    let case = case.book(|book| book.money_per_point("1000 KRW".parse().unwrap()).unwrap());
    // Three weeks, three weeks and four weeks, each without the holiday.
    assert_eq!(value(&only(case, RuleCode::Cost, 1)), -(14 + 14 + 19));
}

#[test]
fn placements_of_the_plan_in_force_are_worth_keeping() {
    let before = Case::valid().schedule();
    let keep = |case: Case, before: Schedule| {
        value(&only(
            case.book(|book| book.baseline(before)),
            RuleCode::Baseline,
            5,
        ))
    };
    assert_eq!(keep(Case::valid(), before.clone()), 30);
    let moved = Case::valid().moved(stay("T01", "wiltse-os", "os", 3, 1));
    assert_eq!(keep(moved, before.clone()), 25);
    let twice = Case::valid().with(stay("T01", "wiltse-os", "os", 2, 1));
    assert_eq!(keep(twice, before), 30);
    // A plan in force may name trainees who are not there.
    let strangers = ["A", "T02x", "Z"].map(|id| stay(id, "wiltse-os", "os", 2, 1));
    assert_eq!(keep(Case::valid(), Schedule::new(strangers)), 0);
    assert_eq!(keep(Case::valid(), Schedule::default()), 0);
}

#[test]
fn a_soft_rule_that_is_off_is_worth_nothing() {
    let off = Case::valid().book(|book| {
        book.without(RuleCode::Waiting)
            .and_then(|book| book.without(RuleCode::Changes))
            .unwrap()
    });
    assert_eq!(value(&Case::valid()), -1 - 2 - 2);
    assert_eq!(value(&off), 0);
}

#[test]
fn values_beyond_all_bounds_stand_at_the_end() {
    let case = Case::valid().draft(|draft| {
        let rate = |id: &str| RateDraft::new(id, id, "host", "1000000000000000 KRW", Basis::Day);
        draft.rate(rate("a")).rate(rate("b"))
    });
    let case = case.book(|book| book.money_per_point("1 KRW".parse().unwrap()).unwrap());
    let report = only(case, RuleCode::Cost, 1_000_000).report();
    assert_eq!(report.value().total(), i64::MIN);
    assert_eq!(
        report.value().line(RuleCode::Cost).unwrap().value(),
        i64::MIN
    );
    assert_eq!(
        report.value().line(RuleCode::Cost).unwrap().amount(),
        -140_000_000_000_000_000
    );
}
