//! Numbers of any size through everything: no panic, and no figure out of its bounds.

use practicum::claim::{Assertion, Claim, Stated, Verdict};
use practicum::stats::{
    Apportionment, GiniCorrection, Inequality, Ordered, Pairs, Percent, QuantileType, Rounding,
    Sample, apportion, autocorrelation, compound_rate, percent_change, percent_of,
    percentage_points, ratio, weighted_mean,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::laws::{any_decimal, value};

/// Lists of one kind of number: of any scale, of few places, or small and often equal.
fn mixed() -> impl Strategy<Value = Vec<Decimal>> {
    prop_oneof![
        vec(any_decimal(), 0..4),
        vec(value(), 0..12),
        vec((-3_i64..9).prop_map(Decimal::from), 0..12),
        vec(
            prop_oneof![Just(Decimal::MAX), Just(Decimal::MIN), Just(Decimal::ZERO)],
            0..6
        ),
    ]
}

/// Every statistic of lists; whatever they return is fine.
fn describe(values: &[Decimal], weights: &[Decimal], rounding: Rounding, units: u64) {
    let points: Vec<_> = values
        .iter()
        .copied()
        .zip(weights.iter().copied())
        .collect();
    if let Ok(pairs) = Pairs::new(&points) {
        let correlations = [
            pairs.pearson(rounding),
            pairs.spearman(rounding),
            pairs.kendall_tau_b(rounding),
        ];
        for figure in correlations.into_iter().flatten() {
            assert!(figure.value().abs() <= Decimal::ONE, "{figure}");
        }
        for line in [pairs.least_squares(), pairs.theil_sen()]
            .into_iter()
            .flatten()
        {
            drop((
                line.slope(rounding),
                line.intercept(rounding),
                line.determination(rounding),
            ));
        }
    }
    let Ok(sample) = Sample::new(values) else {
        return;
    };
    let (sums, ordered) = (sample.accumulator(), Ordered::new(&sample));
    drop((
        sums.sum(),
        sums.mean(rounding),
        sums.sample_variance(rounding),
    ));
    drop((
        sums.coefficient_of_variation(rounding),
        autocorrelation(&sample, rounding),
    ));
    if let Ok(deviation) = sums.sample_deviation(rounding) {
        assert!(!deviation.value().is_sign_negative(), "{deviation}");
    }
    for kind in QuantileType::ALL {
        drop(ordered.quantile(Decimal::new(37, 2), kind, rounding));
        drop(ordered.interquartile_range(kind, rounding));
    }
    drop((
        ordered.median(rounding),
        ordered.median_absolute_deviation(rounding),
    ));
    if let Ok(weights) = Sample::new(weights) {
        drop(weighted_mean(&sample, &weights, rounding));
    }
    let sizes: Vec<_> = values.iter().map(Decimal::abs).collect();
    let sizes = Sample::new(&sizes).unwrap();
    for method in [Apportionment::LargestRemainder, Apportionment::SainteLague] {
        if let Ok(held) = apportion(&sizes, units, method) {
            assert_eq!(
                held.iter().map(|held| u128::from(*held)).sum::<u128>(),
                u128::from(units)
            );
        }
    }
    if let Ok(spread) = Inequality::new(&sizes) {
        drop((
            spread.gini(GiniCorrection::SmallSample, rounding),
            spread.jain(rounding),
        ));
        drop((spread.herfindahl_points(rounding), spread.theil(rounding)));
        drop(spread.max_min_ratio(rounding));
    }
}

/// Every comparison of two values, and claims about them.
fn compare(base: Decimal, end: Decimal, periods: u32, rounding: Rounding) {
    drop((
        ratio(base, end, rounding),
        percent_change(base, end, rounding),
    ));
    drop((
        percent_of(base, end, rounding),
        compound_rate(base, end, periods, rounding),
    ));
    drop(percentage_points(
        Percent::new(base),
        Percent::new(end),
        rounding,
    ));
    for assertion in [
        Assertion::Change { base, end },
        Assertion::CompoundRate {
            base,
            end,
            periods: periods % 40,
        },
        Assertion::Times { base, end },
        Assertion::Share {
            part: base,
            whole: end,
        },
        Assertion::Total {
            parts: vec![base, end],
        },
        Assertion::RunningTotal {
            before: base,
            cohorts: vec![end],
        },
    ] {
        for stated in [base, end, Decimal::MAX, Decimal::new(1, 28)] {
            let claim = Claim::new("", assertion.clone(), Stated::new(stated));
            if let Ok(finding) = claim.or_perhaps("another", stated).verify() {
                assert!(finding.mistake().is_none() || finding.verdict() == Verdict::Fails);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_figures_are_sane(
        values in mixed(), weights in mixed(),
        periods in 0_u32..1300, places in 0_u32..=28, digits in 1_u32..=28, units: u64,
    ) {
        for rounding in [Rounding::places(places).unwrap(), Rounding::digits(digits).unwrap()] {
            describe(&values, &weights, rounding, units);
            let mut ends = values.iter().copied();
            if let (Some(base), Some(end)) = (ends.next(), ends.next()) {
                compare(base, end, periods, rounding);
            }
        }
    }
}
