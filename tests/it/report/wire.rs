//! How reports are written.

#![cfg(feature = "serde")]

use practicum::program::Basis;
use practicum::program::draft::RateDraft;
use practicum::report::{
    Costs, Coverage, Dimension, Edition, Funnels, Group, History, Hosts, Ledger, RankProfile,
    Running, Stays, Utilization, Wish,
};
use serde_json::{json, to_value};

use super::{small, valid, whole_plan};
use crate::support::fixtures::{day, small_draft};

#[test]
fn keys_are_fields_and_amounts_are_texts() {
    let (program, plan) = (small(), whole_plan());
    let coverage = to_value(Coverage::new(&program, &plan)).unwrap();
    assert_eq!(
        coverage["requirements"][1],
        json!({"curriculum": "core", "requirement": 1, "trainees": 3, "complete": 3, "wanted": 3, "placed": 3})
    );
    let draft = small_draft().rate(RateDraft::new(
        "b",
        "Flight",
        "region",
        "412.50 USD",
        Basis::Once,
    ));
    let costs = to_value(Costs::new(&valid(&draft), &plan).unwrap()).unwrap();
    assert_eq!(
        costs["payers"][0],
        json!({"payer": "region", "currency": "USD", "total": "1237.50", "heads": 3, "seat_days": 63})
    );
    assert_eq!(costs["lines"][0]["amount"], json!("412.50 USD"));
    assert_eq!(costs["lines"][0]["basis"], json!("once"));
    let mut ledger = Ledger::new();
    ledger
        .record_plan(&program, &plan, Dimension::Region)
        .unwrap();
    assert_eq!(
        to_value(&ledger).unwrap()["parties"][0],
        json!({"party": {"id": "pri", "name": "Primorsky Krai"}, "entries": [{"asked": 9, "got": 9}], "balance": "0"})
    );
}

#[test]
fn every_report_can_be_written() {
    let (program, plan) = (small(), whole_plan());
    let utilization = to_value(Utilization::new(&program, &plan)).unwrap();
    assert_eq!(utilization["total"]["used"], json!(9));
    assert_eq!(
        utilization["hospitals"][0]["loads"][0]["days"],
        json!({"first": "2014-05-26", "last": "2014-06-01"})
    );
    assert_eq!(
        to_value(Stays::new(&program, &plan)).unwrap()["unplaced"],
        json!(0)
    );
    assert_eq!(
        to_value(Hosts::new(&program, &plan)).unwrap()["persons"],
        json!(3)
    );
    assert_eq!(
        to_value(Funnels::new(&program)).unwrap()["total"]["planned"],
        json!(3)
    );
    let ranks = to_value(RankProfile::new(&program, &plan, Wish::Hospital)).unwrap();
    assert_eq!(
        (&ranks["wish"], &ranks["without_wishes"]),
        (&json!("hospital"), &json!(3))
    );
    let begun = Edition::new(Group::named("E10")).beginning(day(2013, 11, 25));
    let history = History::new([begun]);
    assert_eq!(
        to_value(&history).unwrap()["editions"][0],
        json!({"group": {"id": "E10", "name": "E10"}, "origin": null, "begins": "2013-11-25", "ends": null, "year": null, "persons": null})
    );
    let standing = to_value(history.as_of(day(2014, 1, 1), Running::Excluded)).unwrap();
    assert_eq!(
        (&standing["on"], &standing["running"]),
        (&json!("2014-01-01"), &json!("excluded"))
    );
}
