//! How fast a million records are described.
#![expect(
    missing_docs,
    reason = "the criterion macro makes a function without docs"
)]

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use practicum::stats::{
    Accumulator, Inequality, Missing, Ordered, Pairs, QuantileType, Rounding, Sample, StatsError,
    compound_rate,
};
use rust_decimal::Decimal;

const RECORDS: u64 = 1_000_000;

/// Costs of up to 12 digits with two places, in one of 50 groups, the same in every run.
fn records() -> Vec<(u64, Decimal)> {
    let mut state = 20_140_623_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state >> 20
    };
    (0..RECORDS)
        .map(|_| {
            let group = next() % 50;
            let units = i128::from(next() % 1_000_000_000_000);
            (group, Decimal::from_i128_with_scale(units, 2))
        })
        .collect()
}

fn describe(records: &[(u64, Decimal)]) -> Result<BTreeMap<u64, Decimal>, StatsError> {
    let mut groups: BTreeMap<u64, Accumulator> = BTreeMap::new();
    for (group, value) in records {
        groups.entry(*group).or_default().add(*value)?;
    }
    let deviation = |(group, sums): (u64, Accumulator)| {
        black_box(sums.mean(Rounding::HUNDREDTHS)?);
        Ok((
            group,
            sums.sample_deviation(Rounding::HUNDREDTHS)?.into_value(),
        ))
    };
    groups.into_iter().map(deviation).collect()
}

/// Grouped values with everything a report shows: moments, median, quartiles, robust spread.
fn describe_fully(records: &[(u64, Decimal)]) -> Result<BTreeMap<u64, Decimal>, StatsError> {
    let mut groups: BTreeMap<u64, Vec<Decimal>> = BTreeMap::new();
    for (group, value) in records {
        groups.entry(*group).or_default().push(*value);
    }
    let describe = |(group, values): (u64, Vec<Decimal>)| {
        let sample = Sample::new(&values)?;
        let sums = sample.accumulator();
        let ordered = Ordered::new(&sample);
        black_box(sums.mean(Rounding::HUNDREDTHS)?);
        black_box(sums.sample_deviation(Rounding::HUNDREDTHS)?);
        black_box(ordered.interquartile_range(QuantileType::Linear, Rounding::HUNDREDTHS)?);
        black_box(ordered.median_absolute_deviation(Rounding::HUNDREDTHS)?);
        Ok((group, ordered.median(Rounding::HUNDREDTHS)?.into_value()))
    };
    groups.into_iter().map(describe).collect()
}

fn million(c: &mut Criterion) {
    let records = records();
    let values: Vec<Decimal> = records.iter().map(|(_, value)| *value).collect();
    // The grouped sums are those of the whole before anything is timed.
    let whole = Sample::new(&values).map(|sample| sample.accumulator());
    let mut merged = Ok(Accumulator::new());
    for chunk in values.chunks(997).rev() {
        let part = Sample::new(chunk).map(|sample| sample.accumulator());
        merged = merged.and_then(|sums| sums.merge(&part?));
    }
    assert_eq!(merged, whole);

    let mut group = c.benchmark_group("million");
    group
        .throughput(Throughput::Elements(RECORDS))
        .sample_size(10);
    group.bench_function("accumulate", |b| {
        b.iter(|| {
            let mut sums = Accumulator::new();
            sums.extend(black_box(&values).iter().copied())
                .map(|()| sums)
        });
    });
    group.bench_function("group and describe", |b| {
        b.iter(|| describe(black_box(&records)));
    });
    group.bench_function("group and describe with quartiles", |b| {
        b.iter(|| describe_fully(black_box(&records)));
    });
    group.bench_function("sort", |b| {
        let sample = Sample::new(&values);
        b.iter_batched(
            || sample.clone(),
            |sample| sample.map(|sample| Ordered::new(&sample)),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

fn figures(c: &mut Criterion) {
    let sums = Sample::from_integers([16, 20, 14, 14, 25, 5, 17]).map(|s| s.accumulator());
    c.bench_function("deviation of a few", |b| {
        b.iter(|| {
            black_box(&sums)
                .as_ref()
                .map(|sums| sums.sample_deviation(Rounding::FULL))
        });
    });
    let missing = [None, Some(Decimal::ONE)];
    c.bench_function("sample with a gap", |b| {
        b.iter(|| Sample::with_missing(black_box(&missing), Missing::Skip));
    });
    c.bench_function("compound rate over 1,200 periods", |b| {
        b.iter(|| compound_rate(black_box(Decimal::ONE), Decimal::MAX, 1_200, Rounding::FULL));
    });
    c.bench_function("compound rate over 10 periods", |b| {
        b.iter(|| compound_rate(black_box(Decimal::ONE), 25_673.into(), 10, Rounding::TENTHS));
    });
    let spread = Sample::from_integers(1..=1_000_i64).and_then(|s| Inequality::new(&s));
    c.bench_function("Theil of a thousand values", |b| {
        b.iter(|| {
            black_box(&spread)
                .as_ref()
                .map(|spread| spread.theil(Rounding::FULL))
        });
    });
    let points: Vec<_> = (0..1_000_i64)
        .map(|x| (x.into(), (x * x % 997).into()))
        .collect();
    let pairs = Pairs::new(&points);
    c.bench_function("Theil-Sen of a thousand points", |b| {
        b.iter(|| black_box(&pairs).as_ref().map(Pairs::theil_sen));
    });
}

criterion_group!(benches, million, figures);
criterion_main!(benches);
