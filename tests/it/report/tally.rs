//! Counting: totals that add up, and the same table for any split.

use practicum::report::{Group, Measure, Pivot, ReportError, Tally};
use proptest::collection::vec;
use proptest::prelude::*;

fn empty() -> Tally {
    Tally::new(Measure::Persons, "region", "year")
}

fn group(number: u8) -> Group {
    Group::named(format!("g{number}"))
}

/// Things, each with the cells that it stands in.
fn things() -> impl Strategy<Value = Vec<Vec<(u8, u8)>>> {
    vec(vec((0_u8..4, 0_u8..5), 0..4), 0..60)
}

fn tallied(things: &[Vec<(u8, u8)>]) -> Tally {
    let mut tally = empty();
    for cells in things {
        tally.count_spread(cells.iter().map(|&(r, c)| (group(r), group(c))));
    }
    tally
}

/// How many things stand in a cell that is wanted.
fn count(things: &[Vec<(u8, u8)>], wanted: impl Fn(&(u8, u8)) -> bool) -> u64 {
    let standing = things.iter().filter(|cells| cells.iter().any(&wanted));
    u64::try_from(standing.count()).unwrap()
}

fn number(group: &Group) -> u8 {
    group.id().strip_prefix('g').unwrap().parse().unwrap()
}

fn is_consistent(table: &Pivot) -> bool {
    let sums = (0..table.rows().len()).map(|row| table.row(row).unwrap().iter().sum::<u64>());
    let rows_hold = sums.clone().enumerate().all(|(row, sum)| {
        let total = table.row_total(row).unwrap();
        if table.is_additive() {
            sum == total
        } else {
            sum >= total
        }
    });
    rows_hold && (!table.is_additive() || sums.sum::<u64>() == table.total())
}

proptest! {
    #![proptest_config(super::cases(128))]

    #[test]
    fn cells_and_totals_count_each_thing_once(things in things()) {
        let table = tallied(&things).pivot().unwrap();
        for (row, r) in table.rows().iter().enumerate() {
            for (column, c) in table.columns().iter().enumerate() {
                let expected = count(&things, |&cell| cell == (number(r), number(c)));
                prop_assert_eq!(table.value(row, column), Some(expected));
            }
            prop_assert_eq!(table.row_total(row), Some(count(&things, |cell| cell.0 == number(r))));
        }
        for (column, c) in table.columns().iter().enumerate() {
            let expected = count(&things, |cell| cell.1 == number(c));
            prop_assert_eq!(table.column_total(column), Some(expected));
        }
        prop_assert_eq!(table.total(), count(&things, |_| true));
        prop_assert!(is_consistent(&table));
        let spread = things.iter().any(|cells| cells.iter().any(|cell| *cell != cells[0]));
        prop_assert_eq!(table.is_additive(), !spread);
    }

    #[test]
    fn any_split_in_any_order_gives_the_same_table(
        things in things(), cuts in vec(1_usize..9, 1..20), turned: bool,
    ) {
        let whole = tallied(&things);
        let mut parts = Vec::new();
        let mut rest = things.as_slice();
        for cut in cuts.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (part, after) = rest.split_at((*cut).min(rest.len()));
            parts.push(tallied(part));
            rest = after;
        }
        if turned {
            parts.reverse();
        }
        let mut merged = empty();
        for part in &parts {
            merged.merge(part);
        }
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.pivot().unwrap(), whole.pivot().unwrap());
    }

    #[test]
    fn turning_and_sorting_keep_every_number(things in things()) {
        let table = tallied(&things).pivot().unwrap();
        let turned = table.transposed();
        for row in 0..table.rows().len() {
            for column in 0..table.columns().len() {
                prop_assert_eq!(table.value(row, column), turned.value(column, row));
            }
        }
        prop_assert_eq!(turned.transposed(), table.clone());
        let sorted = table.by_size();
        prop_assert!((1..sorted.rows().len()).all(|row| sorted.row_total(row - 1) >= sorted.row_total(row)));
        let sum = |table: &Pivot| (0..table.rows().len()).map(|row| table.row(row).unwrap().to_vec()).collect::<std::collections::BTreeSet<_>>();
        prop_assert_eq!(sum(&sorted), sum(&table));
        prop_assert_eq!(sorted.total(), table.total());
    }
}

#[test]
fn a_table_of_nothing_has_nothing() {
    let table = empty().pivot().unwrap();
    assert_eq!(
        (table.total(), table.value(0, 0), table.row(0)),
        (0, None, None)
    );
    assert_eq!(table.to_string().lines().count(), 4);
    assert_eq!(table.transposed().transposed(), table);
    let mut reserved = empty();
    reserved.reserve_row(group(1));
    reserved.reserve_column(group(2));
    let table = reserved.pivot().unwrap();
    assert_eq!(
        (table.value(0, 0), table.value(0, 1), table.value(1, 0)),
        (Some(0), None, None)
    );
}

#[test]
fn a_sum_beyond_64_bits_is_an_error() {
    let mut tally = empty();
    tally.count(&group(0), &group(0), u64::MAX);
    assert_eq!(tally.pivot().unwrap().total(), u64::MAX);
    let mut twice = tally.clone();
    twice.merge(&tally);
    let overflow = Err(ReportError::Overflow { what: "counts" });
    assert_eq!(twice.pivot(), overflow);
    tally.count(&group(1), &group(0), 1);
    assert_eq!(tally.pivot(), overflow);
    let mut spread = empty();
    spread.count_spread_of([(group(0), group(0)), (group(1), group(1))], u64::MAX);
    assert_eq!(spread.pivot(), overflow);
}

#[test]
fn a_list_shows_its_numbers_once() {
    let mut tally = Tally::new(Measure::Placements, "region", "");
    tally.count(
        &Group::new("khb", "Khabarovsk Krai"),
        &Group::named("placements"),
        4,
    );
    tally.count(
        &Group::new("pri", "Primorsky Krai"),
        &Group::named("placements"),
        6,
    );
    let expected = "\
Placements by region
region           placements
---------------------------
Khabarovsk Krai           4
Primorsky Krai            6
---------------------------
all                      10
";
    assert_eq!(tally.pivot().unwrap().to_string(), expected);
}
