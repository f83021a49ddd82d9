//! What a plan costs: the worked case of one academy, and rates of every basis.

use practicum::program::draft::{CalendarDraft, HolidayDraft, RateDraft};
use practicum::program::{Basis, ProgramDraft};
use practicum::report::Costs;
use practicum::schedule::Schedule;
use practicum::stats::Rounding;
use rust_decimal::Decimal;

use super::{plan, valid, whole_plan};
use crate::support::fixtures::{day, small_draft};

fn rate(id: &str, amount: &str, basis: Basis) -> RateDraft {
    RateDraft::new(id, id, "organizer", amount, basis)
}

/// The caps of one academy: fare, lodging by the night, daily money on working days.
fn caps(lodging: Basis) -> ProgramDraft {
    let mut draft = small_draft();
    let holiday = |date, name: &str| HolidayDraft {
        date,
        name: name.to_owned(),
    };
    draft = draft.calendar(CalendarDraft {
        weekend: vec!["saturday".to_owned(), "sunday".to_owned()],
        holidays: vec![
            holiday(day(2014, 6, 4), "Local elections"),
            holiday(day(2014, 6, 6), "Memorial Day"),
        ],
    });
    draft.horizon = practicum::program::draft::HorizonDraft::Weekly(
        practicum::program::draft::DatesDraft::new(day(2014, 5, 26), day(2014, 6, 21)),
    );
    let dates = practicum::program::draft::DatesDraft::new(day(2014, 5, 26), day(2014, 6, 21));
    if let Some(cohort) = draft.cohorts.first_mut() {
        cohort.window = dates;
    }
    draft
        .rate(rate("fare", "1000000 KRW", Basis::Once))
        .rate(rate("lodging", "60000 KRW", lodging))
        .rate(rate("daily", "30000 KRW", Basis::WorkingDay))
}

/// One trainee from the first day to the last.
fn four_weeks_of_one() -> Schedule {
    plan(&[("T01", "wiltse-ns", "ns", 0, 4)])
}

fn per_head(draft: &ProgramDraft, schedule: &Schedule) -> String {
    let costs = Costs::new(&valid(draft), schedule).unwrap();
    let spending = costs.total("KRW".parse().unwrap()).unwrap();
    spending
        .per_head(Rounding::WHOLE)
        .unwrap()
        .value()
        .to_string()
}

#[test]
fn the_caps_of_2014_come_to_3_100_000_a_head() {
    assert_eq!(
        per_head(&caps(Basis::Night), &four_weeks_of_one()),
        "3100000"
    );
    // Counting 27 days instead of 26 nights adds one night.
    assert_eq!(per_head(&caps(Basis::Day), &four_weeks_of_one()), "3160000");
    let all = plan(&[
        ("T01", "wiltse-ns", "ns", 0, 4),
        ("T02", "wiltse-ns", "ns", 0, 4),
        ("T03", "sejong-car", "car", 0, 4),
    ]);
    let program = valid(&caps(Basis::Night));
    let costs = Costs::new(&program, &all).unwrap();
    let total = costs.total("KRW".parse().unwrap()).unwrap();
    assert_eq!(
        (total.total, total.heads, total.seat_days),
        (9_300_000.into(), 3, 81)
    );
    // 9,300,000 over 81 / 7 seat-weeks.
    let week = total.per_seat_week(Rounding::WHOLE).unwrap();
    assert_eq!(week.value().to_string(), "803704");
    let lines: Vec<_> = costs
        .lines()
        .iter()
        .map(|line| (line.label.as_str(), line.heads, line.units, line.total))
        .collect();
    assert_eq!(
        lines,
        [
            ("daily", 3, 54, Decimal::from(1_620_000)),
            ("fare", 3, 3, Decimal::from(3_000_000)),
            ("lodging", 3, 78, Decimal::from(4_680_000)),
        ]
    );
}

#[test]
fn a_stay_has_one_night_fewer_than_days_whatever_lies_between() {
    // Week 0 and week 3: the stay spans all four, the seats only two.
    let split = plan(&[
        ("T01", "wiltse-ns", "ns", 0, 1),
        ("T01", "wiltse-os", "os", 3, 1),
    ]);
    let program = valid(&caps(Basis::Night));
    let costs = Costs::new(&program, &split).unwrap();
    let total = costs.total("KRW".parse().unwrap()).unwrap();
    assert_eq!((total.total, total.seat_days), (3_100_000.into(), 13));
}

#[test]
fn payers_and_currencies_stay_apart() {
    let draft = small_draft()
        .rate(RateDraft::new(
            "a",
            "Lodging",
            "province",
            "60000 KRW",
            Basis::Night,
        ))
        .rate(RateDraft::new(
            "b",
            "Flight",
            "region",
            "412.50 USD",
            Basis::Once,
        ))
        .rate(RateDraft::new(
            "c",
            "Meals",
            "province",
            "10 USD",
            Basis::Day,
        ));
    let program = valid(&draft);
    let costs = Costs::new(&program, &whole_plan()).unwrap();
    let payers: Vec<_> = costs
        .payers()
        .map(|(payer, one)| {
            (
                payer.as_str(),
                one.currency.to_string(),
                one.total.to_string(),
            )
        })
        .collect();
    // T01 and T02 stay 21 days, T03 stays 28.
    assert_eq!(
        payers,
        [
            ("province", "KRW".to_owned(), "4020000".to_owned()),
            ("province", "USD".to_owned(), "700.00".to_owned()),
            ("region", "USD".to_owned(), "1237.50".to_owned()),
        ]
    );
    let dollars = costs.total("USD".parse().unwrap()).unwrap();
    assert_eq!(
        (dollars.heads, dollars.total.to_string()),
        (3, "1937.50".to_owned())
    );
    assert_eq!(costs.totals().count(), 2);
    assert!(costs.payer_sheet().to_string().contains("645.83"));
}

#[test]
fn nobody_placed_costs_nothing() {
    let program = valid(&caps(Basis::Night));
    let costs = Costs::new(&program, &Schedule::default()).unwrap();
    assert_eq!((costs.totals().count(), costs.payers().count()), (0, 0));
    assert!(
        costs
            .lines()
            .iter()
            .all(|line| line.total.is_zero() && line.heads == 0)
    );
    assert!(costs.total("KRW".parse().unwrap()).is_none());
}

#[test]
fn the_largest_amounts_do_not_overflow() {
    let draft = small_draft().rate(rate("much", "1000000000000000 KRW", Basis::Day));
    let program = valid(&draft);
    let costs = Costs::new(&program, &whole_plan()).unwrap();
    let total = costs.total("KRW".parse().unwrap()).unwrap().total;
    assert_eq!(total, Decimal::from(70_000_000_000_000_000_i64));
}
