//! How fast a million records are grouped, described and counted into a table.
#![expect(
    missing_docs,
    reason = "the criterion macro makes a function without docs"
)]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use practicum::report::{Group, Measure, Pivot, ReportError, SmallCells, Tally};
use practicum::stats::{Groups, Rounding, StatsError};
use rust_decimal::Decimal;

const RECORDS: u64 = 1_000_000;

/// A line of a list: where from, when, what it cost.
struct Record {
    region: usize,
    year: usize,
    cost: Decimal,
}

/// The same in every run.
fn records() -> Vec<Record> {
    let mut state = 20_140_623_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 20) % below
    };
    let record = |_| Record {
        region: usize::try_from(next(80)).unwrap_or(0),
        year: usize::try_from(next(14)).unwrap_or(0),
        cost: Decimal::from_i128_with_scale(next(1_000_000_000).into(), 2),
    };
    (0..RECORDS).map(record).collect()
}

/// Sums by region, then mean and deviation of each.
fn describe(records: &[Record]) -> Result<Vec<(Decimal, Decimal)>, StatsError> {
    let mut groups = Groups::new();
    for record in records {
        groups.add(record.region, record.cost)?;
    }
    let figures = groups.iter().map(|(_, sums)| {
        let mean = sums.mean(Rounding::HUNDREDTHS)?.into_value();
        let deviation = sums.sample_deviation(Rounding::HUNDREDTHS)?.into_value();
        Ok((mean, deviation))
    });
    figures.collect()
}

/// Counts by region and year.
fn cross(records: &[Record], regions: &[Group], years: &[Group]) -> Result<Pivot, ReportError> {
    let mut tally = Tally::new(Measure::Persons, "region", "year");
    for record in records {
        if let (Some(region), Some(year)) = (regions.get(record.region), years.get(record.year)) {
            tally.count_one(region, year);
        }
    }
    tally.pivot()
}

fn million(c: &mut Criterion) {
    let records = records();
    let regions: Vec<_> = (0..80)
        .map(|n| Group::named(format!("region {n:02}")))
        .collect();
    let years: Vec<_> = (2011..2025)
        .map(|n: i64| Group::ranked(n, n.to_string(), n.to_string()))
        .collect();
    let mut group = c.benchmark_group("million");
    group
        .throughput(Throughput::Elements(RECORDS))
        .sample_size(10);
    group.bench_function("group and describe", |b| {
        b.iter(|| describe(black_box(&records)));
    });
    group.bench_function("cross table", |b| {
        b.iter(|| cross(black_box(&records), &regions, &years));
    });
    group.finish();
}

fn publish(c: &mut Criterion) {
    let mut tally = Tally::new(Measure::Persons, "region", "year");
    for place in 0..80_u64 * 14 {
        let region = Group::named(format!("region {:02}", place / 14));
        tally.count(
            &region,
            &Group::named((place % 14).to_string()),
            place * place % 23,
        );
    }
    let table = tally.pivot();
    c.bench_function("withhold small cells of 80 by 14", |b| {
        b.iter(|| {
            let rule = SmallCells::below(5)?;
            black_box(&table)
                .as_ref()
                .map(|table| rule.withhold(table))
                .map_err(Clone::clone)
        });
    });
}

criterion_group!(benches, million, publish);
criterion_main!(benches);
