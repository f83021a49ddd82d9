//! Evenness, wishes, load per host, and the ledger that carries fairness over editions.

use practicum::program::draft::PreferencesDraft;
use practicum::report::{
    Dimension, Entry, Fairness, Group, Hosts, Ledger, RankProfile, ReportError, Wish,
};
use practicum::schedule::Schedule;
use practicum::stats::{Rounding, StatsError};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{plan, small, valid, whole_plan};
use crate::support::fixtures::small_draft;

#[test]
fn an_even_plan_is_even() {
    let fairness = Fairness::new(&small(), &whole_plan());
    let shares: Vec<_> = fairness
        .trainees()
        .iter()
        .map(|one| (one.due, one.got))
        .collect();
    assert_eq!(shares, [(3, 3), (3, 3), (3, 3)]);
    assert_eq!(
        (fairness.origins()[0].due, fairness.origins()[0].got),
        (9, 9)
    );
    let even = Fairness::inequality(fairness.trainees()).unwrap();
    assert_eq!(even.jain(Rounding::FULL).unwrap().value().to_string(), "1");
    let hosts: Vec<_> = fairness
        .hosts()
        .iter()
        .map(|one| (one.due, one.got))
        .collect();
    assert_eq!(hosts, [(12, 2), (16, 7)]);
    let table = fairness.to_string();
    assert!(
        table.contains("16.7 %") && table.contains("43.8 %"),
        "{table}"
    );
}

#[test]
fn one_who_has_all_is_as_uneven_as_can_be() {
    let one = plan(&[("T01", "wiltse-ns", "ns", 0, 3)]);
    let fairness = Fairness::new(&small(), &one);
    let uneven = Fairness::inequality(fairness.trainees()).unwrap();
    // One of three: Jain is a third.
    assert_eq!(
        uneven
            .jain(Rounding::HUNDREDTHS)
            .unwrap()
            .value()
            .to_string(),
        "0.33"
    );
    let nobody = Fairness::new(&small(), &Schedule::default());
    assert!(matches!(
        Fairness::inequality(nobody.trainees()),
        Err(StatsError::Undefined { .. })
    ));
    assert!(matches!(
        Fairness::inequality(&[]),
        Err(StatsError::TooFewValues { .. })
    ));
    assert!(nobody.sheet().to_string().contains("trainees"));
}

#[test]
fn ranks_count_better_wishes() {
    let mut draft = small_draft();
    let wishes = PreferencesDraft::default;
    draft.trainees[0].preferences = wishes()
        .specialty("os", 5)
        .specialty("ns", 3)
        .specialty("car", 3);
    draft.trainees[1].preferences = wishes().specialty("car", 1).specialty("os", -4);
    let program = valid(&draft);
    let profile = RankProfile::new(&program, &whole_plan(), Wish::Specialty);
    // T01 has ns (second with car) and os (first); T02 car (first) and ns (unasked).
    assert_eq!(profile.ranks().collect::<Vec<_>>(), [(1, 2), (2, 1)]);
    assert_eq!(
        (profile.first(), profile.within(3), profile.worst()),
        (2, 3, Some(2))
    );
    assert_eq!(
        (
            profile.unasked(),
            profile.placements(),
            profile.without_wishes()
        ),
        (1, 4, 1)
    );
    assert_eq!(profile.by_worst().collect::<Vec<_>>(), [(2, 1)]);
    assert_eq!((profile.trainees_unasked(), profile.unplaced()), (1, 0));
    let share = profile.rate_within(1, Rounding::TENTHS).unwrap();
    assert_eq!(share.value().to_string(), "50.0 %");
    let nobody = RankProfile::new(&program, &Schedule::default(), Wish::Specialty);
    assert_eq!(
        (nobody.unplaced(), nobody.worst(), nobody.placements()),
        (2, None, 0)
    );
    assert!(nobody.rate_within(1, Rounding::TENTHS).is_err());
    let hospitals = RankProfile::new(&program, &whole_plan(), Wish::Hospital);
    assert_eq!(hospitals.without_wishes(), 3);
    assert!(profile.to_string().contains("number 2"));
}

#[test]
fn load_per_host_counts_persons_once_a_host() {
    let hosts = Hosts::new(&small(), &whole_plan());
    let loads: Vec<_> = hosts
        .all()
        .iter()
        .map(|one| (one.persons, one.placements, one.seat_periods))
        .collect();
    assert_eq!(loads, [(2, 2, 2), (3, 4, 7)]);
    assert_eq!((hosts.persons(), hosts.used()), (3, 2));
    let load = hosts.trainees_per_host(Rounding::HUNDREDTHS).unwrap();
    assert_eq!(load.value().to_string(), "1.50");
    assert_eq!(hosts.sample().unwrap().n(), 2);
    let empty = Hosts::new(&small(), &Schedule::default());
    assert!(empty.trainees_per_host(Rounding::FULL).is_err());
    assert!(
        hosts
            .to_string()
            .ends_with("2 hosts are used, 1.50 trainees a host.\n")
    );
}

#[test]
fn a_ledger_records_whole_editions_or_nothing() {
    let party = |name: &str| Group::named(name);
    let mut ledger = Ledger::new();
    let unasked = ledger.record("2013", [(party("a"), Entry::new(0, 1))]);
    assert!(matches!(
        unasked,
        Err(ReportError::Stats(StatsError::Undefined { .. }))
    ));
    let much = [
        (party("a"), Entry::new(u64::MAX, 0)),
        (party("b"), Entry::new(1, 0)),
    ];
    assert!(matches!(
        ledger.record("2013", much),
        Err(ReportError::Overflow { .. })
    ));
    assert_eq!(ledger, Ledger::new());
    // An edition in which nobody got anything changes no balance.
    ledger
        .record("2012", [(party("a"), Entry::new(4, 0))])
        .unwrap();
    ledger
        .record(
            "2013",
            [
                (party("a"), Entry::new(1, 1)),
                (party("a"), Entry::new(1, 0)),
                (party("b"), Entry::new(2, 3)),
            ],
        )
        .unwrap();
    ledger.record("2014", []).unwrap();
    let balance = |name: &str| {
        ledger
            .balance(&party(name), Rounding::FULL)
            .unwrap()
            .unwrap()
            .into_value()
    };
    assert_eq!(
        (balance("a"), balance("b")),
        (Decimal::from(-1), Decimal::ONE)
    );
    assert!(ledger.balance(&party("c"), Rounding::FULL).is_none());
    assert_eq!(
        ledger.entries(&party("b")),
        [Entry::default(), Entry::new(2, 3), Entry::default()]
    );
    assert_eq!(ledger.behind()[0].0, party("a"));
    let expected = "\
Got beyond the part that was due
balance after  2012   2013   2014
---------------------------------
a              0.00  -1.00  -1.00
b              0.00   1.00   1.00
";
    assert_eq!(ledger.to_string(), expected);
}

#[test]
fn a_plan_is_an_edition() {
    let mut ledger = Ledger::new();
    let one = plan(&[("T01", "wiltse-ns", "ns", 0, 3)]);
    ledger
        .record_plan(&small(), &one, Dimension::Region)
        .unwrap();
    ledger
        .record_plan(&small(), &whole_plan(), Dimension::Hospital)
        .unwrap();
    let pri = Group::new("pri", "Primorsky Krai");
    assert_eq!(ledger.entries(&pri)[0], Entry::new(9, 3));
    assert_eq!(ledger.editions(), ["A small program", "A small program"]);
    assert!(ledger.behind().iter().all(|(_, balance)| balance.is_zero()));
}

proptest! {
    #![proptest_config(super::cases(128))]

    #[test]
    fn balances_add_to_zero_in_any_order(
        editions in vec(vec((0_u64..20, 0_u64..20), 3), 1..12),
    ) {
        let record = |editions: &[Vec<(u64, u64)>]| {
            let mut ledger = Ledger::new();
            for (number, entries) in editions.iter().enumerate() {
                let entries = entries.iter().enumerate().map(|(party, &(asked, got))| {
                    (Group::named(format!("p{party}")), Entry::new(asked + 1, got))
                });
                ledger.record(number.to_string(), entries.collect::<Vec<_>>()).unwrap();
            }
            ledger
        };
        let turned: Vec<_> = editions.iter().rev().cloned().collect();
        let (ledger, backward) = (record(&editions), record(&turned));
        let balances = ledger.behind();
        prop_assert_eq!(&balances, &backward.behind());
        let sum: Decimal = balances.iter().map(|(_, balance)| *balance).sum();
        prop_assert!(sum.abs() < Decimal::new(1, 20), "{}", sum);
        prop_assert!(balances.windows(2).all(|two| two[0].1 <= two[1].1));
    }
}
