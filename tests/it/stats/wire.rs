//! How figures are written.

#![cfg(feature = "serde")]

use chrono::NaiveDate;
use practicum::claim::{Assertion, Claim, Stated};
use practicum::stats::{
    Apportionment, Confidence, Period, Rate, Rounding, Sample, Series, percent_change, shares,
};
use serde_json::{json, to_value};

#[test]
fn a_decimal_is_text_and_the_method_is_named() {
    let mean = Sample::from_integers([16, 20, 17]).unwrap().accumulator();
    assert_eq!(
        to_value(mean.mean(Rounding::HUNDREDTHS).unwrap()).unwrap(),
        json!({
            "value": "17.67", "n": 3, "missing": 0, "method": {"name": "mean"},
            "rounding": {"precision": {"places": 2}, "mode": "half_away_from_zero"},
        })
    );
    assert_eq!(
        to_value(mean.sum().unwrap()).unwrap()["rounding"],
        json!(null)
    );
}

#[test]
fn other_values_write_themselves() {
    let growth = percent_change(4.into(), 5.into(), Rounding::TENTHS).unwrap();
    assert_eq!(to_value(growth).unwrap()["value"], json!("25.0"));
    let interval = Rate::new(5, 10)
        .unwrap()
        .wilson(Confidence::NinetyFive, Rounding::TENTHS);
    let written = to_value(interval.unwrap()).unwrap();
    assert_eq!(written["value"], json!({"low": "0.2", "high": "0.8"}));
    assert_eq!(
        written["method"],
        json!({"name": "wilson", "confidence": "ninety_five"})
    );
    let share = shares(
        &Sample::from_integers([1]).unwrap(),
        1,
        Apportionment::SainteLague,
    );
    assert_eq!(
        to_value(&share.unwrap()[0]).unwrap()["value"],
        json!("100.0")
    );
}

#[test]
fn a_gap_is_written_with_its_reason() {
    let year = |number| Period::calendar_year(number).unwrap();
    let series = Series::new([(year(2013), Some(1.into())), (year(2015), Some(2.into()))]).unwrap();
    let growth = to_value(series.year_on_year(Rounding::TENTHS).unwrap()).unwrap();
    assert_eq!(
        growth[1],
        json!({"period": "2014", "undefined": {"reason": "gap", "period": "2014"}})
    );
}

#[test]
fn a_claim_and_its_finding_are_written() {
    let parts = vec![16.into(), 20.into(), 14.into()];
    let claim = Claim::new(
        "50 in 2011",
        Assertion::Total { parts },
        Stated::new(36.into()),
    )
    .dated(NaiveDate::from_ymd_opt(2011, 10, 30).unwrap());
    assert_eq!(
        to_value(&claim).unwrap(),
        json!({
            "statement": "50 in 2011", "source": null, "date": "2011-10-30", "definition": null,
            "assertion": {"kind": "total", "parts": ["16", "20", "14"]},
            "stated": {"value": "36", "relation": "equal", "step": "1"},
            "history": null, "others": [],
        })
    );
    let finding = to_value(claim.verify().unwrap()).unwrap();
    assert_eq!(finding["verdict"], json!("fails"));
    assert_eq!(
        finding["mistake"],
        json!({"kind": "part_left_out", "position": 2})
    );
    assert_eq!(finding["right"]["value"], json!("50"));
}
