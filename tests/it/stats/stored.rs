//! What is kept and read again: the same bits, and nothing that no values could have made.

use chrono::Month;
use practicum::stats::{Accumulator, Balance, Groups, Period, Rate, Rounding, Series, StatsError};
use proptest::prelude::*;

use super::dec;

proptest! {
    /// Sums that were stored between two parts are those of all values at once.
    #[test]
    fn stored_sums_go_on(
        values in prop::collection::vec((-(1_i64 << 40)..1 << 40, 0_u32..4), 0..9),
        cut in 0_usize..9,
    ) {
        let values: Vec<_> = values
            .into_iter()
            .map(|(units, scale)| rust_decimal::Decimal::new(units, scale))
            .collect();
        let sums = |values: &[rust_decimal::Decimal]| {
            let mut sums = Accumulator::new();
            sums.extend(values.iter().copied()).map(|()| sums)
        };
        let (first, second) = values.split_at(cut.min(values.len()));
        let text = sums(first).unwrap().to_json().unwrap();
        let stored = Accumulator::from_json(&text).unwrap();
        prop_assert_eq!(stored.merge(&sums(second).unwrap()), sums(&values));
        prop_assert_eq!(stored.to_json().unwrap(), text);
    }

    /// One wrong number among the sums of two or three values is found.
    #[test]
    fn wrong_sums_are_refused(
        values in prop::collection::vec(-50_i64..50, 2..4),
        field in 0_usize..4,
        off in prop::sample::select(vec![-100_i64, -2, -1, 1, 2, 100]),
    ) {
        let mut sums = Accumulator::new();
        sums.extend(values.iter().map(|value| (*value).into())).unwrap();
        let text = sums.to_json().unwrap();
        let name = ["sum", "squares", "least", "greatest"][field];
        let mut wrong: serde_json::Value = serde_json::from_str(&text).unwrap();
        let number = &mut wrong["accumulator"][name];
        *number = (number.as_str().unwrap().parse::<i64>().unwrap() + off).to_string().into();
        // Of three values, another sum may fit by chance: then it is that of three other values.
        if let Ok(read) = Accumulator::from_json(&wrong.to_string()) {
            let json = |name: &str| wrong["accumulator"][name].as_str().unwrap().parse().unwrap();
            let (low, high): (i64, i64) = (json("least"), json("greatest"));
            let middle = json("sum") - low - high;
            let mut other = Accumulator::new();
            let all = [low, middle, high].map(Into::into);
            other.extend(all.into_iter().take(values.len())).unwrap();
            prop_assert_eq!(values.len(), 3);
            prop_assert_eq!(read, other);
        }
    }
}

#[test]
fn the_largest_sums_come_back() {
    let mut sums = Accumulator::new();
    sums.extend([
        rust_decimal::Decimal::MAX,
        rust_decimal::Decimal::MIN,
        1.into(),
    ])
    .unwrap();
    assert_eq!(Accumulator::from_json(&sums.to_json().unwrap()), Ok(sums));
    let none = Accumulator::new();
    assert_eq!(Accumulator::from_json(&none.to_json().unwrap()), Ok(none));
}

#[test]
fn as_many_values_as_there_may_be() {
    let zeros = |count: u64| {
        let text = format!(
            r#"{{"format": 1, "accumulator": {{"count": {count}, "missing": 0, "scale": 0, "sum": "0",
                "squares": "0", "least": "0", "greatest": "0"}}}}"#
        );
        Accumulator::from_json(&text)
    };
    let most = 1 << 31;
    let mut full = zeros(most - 1).unwrap().merge(&zeros(1).unwrap()).unwrap();
    assert_eq!(Ok(&full), zeros(most).as_ref());
    let too_many = StatsError::TooManyValues { limit: most };
    assert_eq!(full.merge(&zeros(1).unwrap()), Err(too_many.clone()));
    assert_eq!(full.merge(&full), Err(too_many.clone()));
    assert_eq!(full.add(0.into()), Err(too_many));
    assert!(zeros(most + 1).is_err());
}

/// Up to three values: exactly the sums that some whole numbers have are read. Four: the squares lie between the
/// least and the greatest that some have with this sum, and are odd when those are.
#[test]
fn sums_of_a_few_small_numbers() {
    let read = |count: usize, sum: i64, squares: i64, least: i64, greatest: i64| {
        Accumulator::from_json(&format!(
            r#"{{"format": 1, "accumulator": {{"count": {count}, "missing": 0, "scale": 0, "sum": "{sum}",
                "squares": "{squares}", "least": "{least}", "greatest": "{greatest}"}}}}"#
        ))
    };
    for (least, width, count) in (-1..=1_i64).flat_map(|least| {
        (0..=3_i64).flat_map(move |width| (1..=4_usize).map(move |count| (least, width, count)))
    }) {
        let greatest = least + width;
        let ends = if width == 0 {
            vec![least]
        } else {
            vec![least, greatest]
        };
        let mut known = std::collections::BTreeSet::new();
        if let Some(others) = count.checked_sub(ends.len()) {
            let mut lists = vec![ends];
            for _ in 0..others {
                let longer = lists.iter().flat_map(|list| {
                    (least..=greatest).map(|value| [list.as_slice(), &[value]].concat())
                });
                lists = longer.collect();
            }
            let sums =
                |list: &Vec<i64>| (list.iter().sum(), list.iter().map(|one| one * one).sum());
            known.extend(lists.iter().map(sums));
        }
        for (sum, squares) in (-4..=12).flat_map(|sum| (0..=48).map(move |squares| (sum, squares)))
        {
            let mut with_sum = known.range((sum, 0)..(sum + 1, 0));
            let possible = if count < 4 {
                known.contains(&(sum, squares))
            } else {
                let least = with_sum.next();
                let most = with_sum.next_back().or(least);
                least.zip(most).is_some_and(|((_, least), (_, most))| {
                    (*least..=*most).contains(&squares) && (squares - least) % 2 == 0
                })
            };
            assert_eq!(
                read(count, sum, squares, least, greatest).is_ok(),
                possible,
                "{count} from {least} to {greatest}: {sum}, {squares}"
            );
        }
    }
}

#[test]
fn impossible_sums() {
    let text = |count: u64, scale: u32, sum: &str, squares: &str, ends: &str| {
        format!(
            r#"{{"format": 1, "accumulator": {{"count": {count}, "missing": 0, "scale": {scale},
                "sum": "{sum}", "squares": "{squares}", {ends}}}}}"#
        )
    };
    let (ends, none) = (
        r#""least": "1", "greatest": "9""#,
        r#""least": null, "greatest": null"#,
    );
    let huge = format!(r#""least": "1", "greatest": "{}""#, 1_u128 << 96);
    let turned = r#""least": "9", "greatest": "1""#;
    let lone = r#""least": "1", "greatest": "1""#;
    assert!(Accumulator::from_json(&text(4, 1, "20", "132", ends)).is_ok());
    assert!(Accumulator::from_json(&text(1, 28, "1", "1", lone)).is_ok());
    for (wrong, why) in [
        (
            text(1 << 32, 0, "20", "132", ends),
            "more values or decimal places",
        ),
        (
            text(4, 29, "20", "132", ends),
            "more values or decimal places",
        ),
        (text(0, 0, "1", "0", none), "sums of no values are zero"),
        (text(1, 0, "10", "82", ends), "fewer values than"),
        (text(4, 0, "29", "251", ends), "no values have"),
        (text(4, 0, "20", "131", ends), "no values have"),
        (text(4, 0, "20", "1320", ends), "no values have"),
        (text(2, 0, "10", "82", &huge), "beyond 96 bits"),
        (text(2, 0, "10", "82", turned), "are turned"),
        (
            text(4, 0, "+20", "132", ends),
            "\"+20\" is not a whole number",
        ),
        (
            text(4, 0, "20", &"9".repeat(100_000), ends),
            "not a whole number",
        ),
        (
            text(2, 1, "30", "500", r#""least": "10", "greatest": "20""#),
            "fewer decimal places",
        ),
        (
            text(2, 0, "10", "82", r#""least": "1", "greatest": null"#),
            "stand together",
        ),
    ] {
        let told = Accumulator::from_json(&wrong).unwrap_err().to_string();
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn series_of_every_kind_come_back() {
    for first in [
        Period::month(2014, Month::November),
        Period::month(-1, Month::December),
        Period::quarter(2014, 4).unwrap(),
        Period::calendar_year(2014).unwrap(),
    ] {
        let series = Series::new([(first, Some(dec("-0.10")))]).unwrap();
        assert_eq!(Series::from_json(&series.to_json().unwrap()), Ok(series));
    }
    let text = |first: &str, values: &str| {
        format!(r#"{{"format": 1, "series": {{"first": {first}, "values": [{values}]}}}}"#)
    };
    let (year, month) = (
        r#"{"year": {"kind": "calendar", "number": 2014}}"#,
        r#"{"month": {"year": 2014, "month": 5}}"#,
    );
    assert!(Series::from_json(&text(month, r#"null, "1.5", null"#)).is_ok());
    for (wrong, why) in [
        (text(year, ""), "0 periods"),
        (text(year, r#""1e3""#), "not a decimal"),
        (text(year, r#""1_000""#), "not a decimal"),
        (text(year, "1"), "invalid type"),
        (text(&month.replace("5}", "13}"), "null"), "not a month"),
        (
            text(&year.replace("2014", "262142"), "null, null"),
            "beyond the calendar",
        ),
        (
            text(&year.replace("2014", "2147483647"), "null"),
            "beyond the calendar",
        ),
        (
            text(r#"{"quarter": {"year": 2014, "quarter": 5}}"#, "null"),
            "quarter 5",
        ),
        (
            text(month, &vec!["null"; 100_001].join(",")),
            "spans more than 100000 periods",
        ),
    ] {
        let told = Series::from_json(&wrong).unwrap_err().to_string();
        assert!(told.contains(why), "{told}");
    }
}

#[test]
fn balances_go_on_and_rates_are_possible() {
    let mut straight = Balance::new();
    let mut stored = Balance::new();
    for round in 1..=40_u64 {
        for balance in [&mut straight, &mut stored] {
            balance.add(round, 50, 7, u64::MAX - round).unwrap();
        }
        stored = Balance::from_json(&stored.to_json().unwrap()).unwrap();
        assert_eq!(stored, straight);
    }
    assert_eq!(
        stored.figure(Rounding::FULL),
        straight.figure(Rounding::FULL)
    );
    for (rounds, numerator, denominator) in [
        (0, "1", "1"),
        (1, "2", "4"),
        (1, "1", "0"),
        (1, "1", "-3"),
        (1_001, "1", "3"),
    ] {
        let text = format!(
            r#"{{"format": 1, "balance": {{"rounds": {rounds}, "numerator": "{numerator}",
                "denominator": "{denominator}"}}}}"#
        );
        assert!(Balance::from_json(&text).is_err(), "{text}");
    }
    let rate = |text: &str| Rate::from_json(&format!(r#"{{"format": 1, "rate": {text}}}"#));
    assert_eq!(
        rate(r#"{"successes": 3, "trials": 3}"#).unwrap().trials(),
        3
    );
    assert!(rate(r#"{"successes": 4, "trials": 3}"#).is_err());
}

#[test]
fn a_group_stands_once() {
    let mut groups = Groups::new();
    groups.add("수원시".to_owned(), 3.into()).unwrap();
    let text = groups.to_json().unwrap();
    assert_eq!(Groups::from_json(&text), Ok(groups));
    let mut twice: serde_json::Value = serde_json::from_str(&text).unwrap();
    let list = twice["groups"].as_array_mut().unwrap();
    list.push(list[0].clone());
    let told = Groups::from_json(&twice.to_string()).unwrap_err();
    assert!(told.to_string().contains("a group stands twice"));
}
