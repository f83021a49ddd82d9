//! Input that breaks careless code: nothing, one, all equal, the largest and the smallest.

use practicum::stats::{
    Accumulator, Apportionment, Confidence, GiniCorrection, Inequality, Ordered, Pairs,
    QuantileType, Rate, Rounding, RoundingMode, Sample, Series, StatsError, Undefined, apportion,
    autocorrelation, compound_rate, percent_change, ratio, shares, weighted_mean,
};
use rust_decimal::Decimal;

use super::{dec, decs};

const FULL: Rounding = Rounding::FULL;

fn sample(text: &str) -> Sample {
    Sample::new(&decs(text)).unwrap()
}

fn reason<T: std::fmt::Debug>(result: Result<T, StatsError>) -> Undefined {
    match result {
        Err(StatsError::Undefined { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_has_a_sum_and_nothing_else() {
    let empty = sample("");
    assert!(empty.is_empty());
    let sums = empty.accumulator();
    assert_eq!(*sums.sum().unwrap().value(), Decimal::ZERO);
    let ordered = Ordered::new(&empty);
    let quartile = dec("0.25");
    for figure in [
        sums.mean(FULL),
        sums.minimum(),
        sums.maximum(),
        sums.sample_variance(FULL),
        sums.population_deviation(FULL),
        sums.coefficient_of_variation(FULL),
        ordered.median(FULL),
        ordered.quantile(quartile, QuantileType::Linear, FULL),
        ordered.interquartile_range(QuantileType::Weibull, FULL),
        ordered.median_absolute_deviation(FULL),
        autocorrelation(&empty, FULL),
    ] {
        assert!(
            matches!(figure, Err(StatsError::TooFewValues { found: 0, .. })),
            "{figure:?}"
        );
    }
    assert!(matches!(
        Inequality::new(&empty),
        Err(StatsError::TooFewValues { .. })
    ));
    assert_eq!(
        reason(weighted_mean(&empty, &empty, FULL)),
        Undefined::ZeroTotal
    );
    assert_eq!(
        reason(shares(&empty, 1, Apportionment::SainteLague)),
        Undefined::ZeroTotal
    );
    let pairs = Pairs::new(&[]).unwrap();
    assert!(pairs.pearson(FULL).is_err() && pairs.kendall_tau_b(FULL).is_err());
    assert!(pairs.least_squares().is_err() && pairs.theil_sen().is_err());
    assert!(Series::new([]).is_err());
}

#[test]
fn one_value_is_its_own_mean_and_has_no_sample_spread() {
    let one = sample("-7.5");
    let sums = one.accumulator();
    assert_eq!(*sums.mean(FULL).unwrap().value(), dec("-7.5"));
    assert_eq!(
        *sums.population_variance(FULL).unwrap().value(),
        Decimal::ZERO
    );
    assert!(matches!(
        sums.sample_deviation(FULL),
        Err(StatsError::TooFewValues {
            needed: 2,
            found: 1,
            ..
        })
    ));
    let ordered = Ordered::new(&one);
    for kind in QuantileType::ALL {
        assert_eq!(
            *ordered.quantile(dec("0.3"), kind, FULL).unwrap().value(),
            dec("-7.5")
        );
    }
    let spread = Inequality::new(&sample("3")).unwrap();
    assert_eq!(
        *spread.gini(GiniCorrection::None, FULL).unwrap().value(),
        Decimal::ZERO
    );
    assert!(matches!(
        spread.gini(GiniCorrection::SmallSample, FULL),
        Err(StatsError::TooFewValues {
            needed: 2,
            found: 1,
            ..
        })
    ));
}

#[test]
fn equal_values_have_no_variation_to_explain() {
    let equal = sample("4.2 4.20 4.200");
    let sums = equal.accumulator();
    assert_eq!(sums.scale(), 1);
    assert_eq!(
        *sums.coefficient_of_variation(FULL).unwrap().value(),
        Decimal::ZERO
    );
    assert_eq!(
        reason(autocorrelation(&equal, FULL)),
        Undefined::NoVariation
    );
    let spread = Inequality::new(&equal).unwrap();
    assert_eq!(*spread.jain(FULL).unwrap().value(), Decimal::ONE);
    let up = FULL.with_mode(RoundingMode::Ceiling);
    assert_eq!(*spread.theil(up).unwrap().value(), Decimal::ZERO);
    let level = Pairs::new(&[(1.into(), 5.into()), (2.into(), 5.into())]).unwrap();
    assert_eq!(reason(level.pearson(FULL)), Undefined::NoVariation);
    assert_eq!(reason(level.spearman(FULL)), Undefined::NoVariation);
    assert_eq!(reason(level.kendall_tau_b(FULL)), Undefined::NoVariation);
    let line = level.least_squares().unwrap();
    assert_eq!(*line.slope(FULL).unwrap().value(), Decimal::ZERO);
    assert_eq!(reason(line.determination(FULL)), Undefined::NoVariation);
    let upright = Pairs::new(&[(1.into(), 5.into()), (1.into(), 6.into())]).unwrap();
    assert_eq!(reason(upright.least_squares()), Undefined::NoVariation);
    assert_eq!(reason(upright.theil_sen()), Undefined::NoVariation);
}

#[test]
fn the_largest_decimals_are_described_exactly() {
    let ends = Sample::new(&[Decimal::MAX, Decimal::MIN, Decimal::MAX, Decimal::MIN]).unwrap();
    let sums = ends.accumulator();
    assert_eq!(*sums.sum().unwrap().value(), Decimal::ZERO);
    assert_eq!(*sums.mean(FULL).unwrap().value(), Decimal::ZERO);
    assert_eq!(
        *sums.population_deviation(Rounding::WHOLE).unwrap().value(),
        Decimal::MAX
    );
    assert!(matches!(
        sums.population_variance(FULL),
        Err(StatsError::ResultOutOfRange { .. })
    ));
    assert_eq!(
        reason(sums.coefficient_of_variation(FULL)),
        Undefined::ZeroMean
    );
    // The middles of the third period of a swing: -3/4 by the one-mean definition.
    assert_eq!(*autocorrelation(&ends, FULL).unwrap().value(), dec("-0.75"));
    let ordered = Ordered::new(&ends);
    assert_eq!(*ordered.median(FULL).unwrap().value(), Decimal::ZERO);
    let spread = ordered.median_absolute_deviation(Rounding::WHOLE).unwrap();
    assert_eq!(*spread.value(), Decimal::MAX);
    let range = ordered.interquartile_range(QuantileType::InverseDistribution, FULL);
    assert!(matches!(range, Err(StatsError::ResultOutOfRange { .. })));
    let large = Sample::new(&[Decimal::MAX; 3]).unwrap();
    assert!(matches!(
        large.accumulator().sum(),
        Err(StatsError::ResultOutOfRange { .. })
    ));
    let mean = large.accumulator().mean(Rounding::WHOLE).unwrap();
    assert_eq!((mean.is_exact(), mean.into_value()), (true, Decimal::MAX));
    assert_eq!(
        weighted_mean(&large, &large, Rounding::WHOLE)
            .unwrap()
            .into_value(),
        Decimal::MAX
    );
    assert_eq!(
        apportion(&large, u64::MAX, Apportionment::LargestRemainder).unwrap(),
        [u64::MAX / 3; 3]
    );
    assert_eq!(
        apportion(&large, u64::MAX, Apportionment::SainteLague).unwrap(),
        [u64::MAX / 3; 3]
    );
    let pairs = Pairs::new(&[(Decimal::MIN, Decimal::MAX), (Decimal::MAX, Decimal::MIN)]).unwrap();
    assert_eq!(*pairs.pearson(FULL).unwrap().value(), Decimal::NEGATIVE_ONE);
    assert_eq!(
        *pairs.theil_sen().unwrap().slope(FULL).unwrap().value(),
        Decimal::NEGATIVE_ONE
    );
}

#[test]
fn the_smallest_decimals_are_described_exactly() {
    let tiny = Decimal::new(1, 28);
    let values = Sample::new(&[tiny, tiny + tiny, tiny + tiny + tiny]).unwrap();
    let sums = values.accumulator();
    assert_eq!(*sums.mean(FULL).unwrap().value(), tiny + tiny);
    assert_eq!(*sums.sample_deviation(FULL).unwrap().value(), tiny);
    // The variance is 10^-56: there is no such decimal, and the figure says that it was cut.
    let variance = sums.sample_variance(FULL).unwrap();
    assert!(variance.value().is_zero() && !variance.is_exact());
    assert_eq!(
        sums.coefficient_of_variation(FULL).unwrap().into_value(),
        dec("0.5")
    );
}

#[test]
fn scales_that_do_not_meet_are_refused() {
    let mut sums = Accumulator::new();
    sums.add(Decimal::MAX).unwrap();
    let before = sums.clone();
    let error = sums.add(dec("0.1")).unwrap_err();
    assert_eq!(
        error,
        StatsError::ScaleOverflow {
            value: Decimal::MAX,
            places: 1
        }
    );
    assert_eq!(sums, before, "an error leaves the accumulator as it was");
    let mut fine = Accumulator::new();
    fine.add(dec("0.1")).unwrap();
    assert!(matches!(
        fine.add(Decimal::MAX),
        Err(StatsError::ScaleOverflow { .. })
    ));
    assert!(sums.merge(&fine).is_err() && fine.merge(&sums).is_err());
    assert_eq!(sums.merge(&Accumulator::new()).unwrap(), sums);
    // Trailing zeros are not places: this is ten.
    fine.add(Decimal::from_i128_with_scale(10_i128.pow(28), 27))
        .unwrap();
    assert_eq!(fine.scale(), 1);
    assert_eq!(
        Sample::new(&[Decimal::MIN, dec("0.01")]),
        Err(StatsError::ScaleOverflow {
            value: Decimal::MIN,
            places: 2
        })
    );
    // Zeros take any scale.
    let mut zeros = Accumulator::new();
    zeros.extend([Decimal::ZERO, Decimal::new(1, 28)]).unwrap();
    assert_eq!(zeros.maximum().unwrap().into_value(), Decimal::new(1, 28));
}

#[test]
fn integers_beyond_96_bits_are_refused() {
    let limit = (1_i128 << 96) - 1;
    assert_eq!(Sample::from_integers([limit, -limit]).unwrap().n(), 2);
    for value in [limit + 1, -limit - 1, i128::MAX, i128::MIN] {
        assert_eq!(
            Sample::from_integers([value]),
            Err(StatsError::IntegerOutOfRange { value })
        );
    }
}

#[test]
fn growth_needs_a_positive_base() {
    let (zero, minus) = (Decimal::ZERO, dec("-3"));
    assert_eq!(reason(ratio(zero, minus, FULL)), Undefined::ZeroBase);
    assert_eq!(
        reason(percent_change(minus, zero, FULL)),
        Undefined::NegativeBase { base: minus }
    );
    assert_eq!(
        reason(compound_rate(Decimal::ONE, minus, 3, FULL)),
        Undefined::NegativeEnd { end: minus }
    );
    assert_eq!(
        compound_rate(Decimal::ONE, zero, 3, FULL)
            .unwrap()
            .value()
            .get(),
        dec("-100")
    );
    for periods in [0, 1_201, u32::MAX] {
        assert!(matches!(
            compound_rate(Decimal::ONE, Decimal::ONE, periods, FULL),
            Err(StatsError::PeriodsOutOfRange { .. })
        ));
    }
    let tiny = Decimal::new(1, 28);
    assert!(matches!(
        ratio(tiny, Decimal::MAX, FULL),
        Err(StatsError::ResultOutOfRange { .. })
    ));
    let slow = compound_rate(tiny, Decimal::MAX, 1_200, FULL).unwrap();
    assert_eq!(slow.value().get().trunc(), dec("11"));
    let fall = percent_change(5.into(), minus, FULL).unwrap();
    assert_eq!(fall.value().to_string(), "-160 %");
}

#[test]
fn rates_have_their_bounds() {
    assert_eq!(
        Rate::new(5, 4),
        Err(StatsError::TooManySuccesses {
            successes: 5,
            trials: 4
        })
    );
    let none = Rate::new(0, 0).unwrap();
    assert_eq!(reason(none.proportion(FULL)), Undefined::NoTrials);
    assert_eq!(
        reason(none.wilson(Confidence::Ninety, FULL)),
        Undefined::NoTrials
    );
    let all = Rate::new(u64::MAX, u64::MAX).unwrap();
    let interval = all
        .wilson(Confidence::NinetyNine, FULL)
        .unwrap()
        .into_value();
    assert_eq!(interval.high(), Decimal::ONE);
    assert!(interval.low() < Decimal::ONE && interval.low() > dec("0.999999999"));
    let one = Rate::new(0, u64::MAX)
        .unwrap()
        .wilson(Confidence::NinetyNine, FULL)
        .unwrap();
    assert_eq!(one.value().low(), Decimal::ZERO);
}

#[test]
fn bad_arguments_are_named() {
    let values = sample("1 2 3");
    for p in ["-0.0000001", "1.0000001"] {
        let figure = Ordered::new(&values).quantile(dec(p), QuantileType::Linear, FULL);
        assert_eq!(
            figure,
            Err(StatsError::InvalidProbability { value: dec(p) })
        );
    }
    assert!(matches!(
        Inequality::new(&sample("1 -0.5")),
        Err(StatsError::NegativeValue { value, .. }) if value == dec("-0.5")
    ));
    assert!(matches!(
        shares(&values, 13, Apportionment::LargestRemainder),
        Err(StatsError::InvalidRounding { requested: 13, .. })
    ));
    assert_eq!(
        weighted_mean(&values, &sample("1"), FULL),
        Err(StatsError::LengthMismatch { left: 3, right: 1 })
    );
    assert_eq!(
        reason(Inequality::new(&sample("0 0"))),
        Undefined::ZeroTotal
    );
    let zero = Inequality::new(&sample("0 1")).unwrap();
    assert_eq!(reason(zero.max_min_ratio(FULL)), Undefined::ZeroMinimum);
    let many: Vec<_> = (0..2_001)
        .map(|x| (Decimal::from(x), Decimal::from(x)))
        .collect();
    let error = Pairs::new(&many).unwrap().theil_sen().unwrap_err();
    assert_eq!(error, StatsError::TooManyValues { limit: 2_000 });
    assert_eq!(error.to_string(), "more than 2000 values");
}

#[test]
fn ties_go_to_the_larger_weight_then_to_the_earlier_one() {
    for method in [Apportionment::LargestRemainder, Apportionment::SainteLague] {
        let by = |weights: &str, units| apportion(&sample(weights), units, method).unwrap();
        assert_eq!(by("1 3", 2), [0, 2], "{method}");
        assert_eq!(by("3 1", 2), [2, 0], "{method}");
        assert_eq!(by("1 1 1", 2), [1, 1, 0], "{method}");
        assert_eq!(by("2 2 0", 3), [2, 1, 0], "{method}");
    }
}

#[test]
fn quartiles_are_a_half_apart() {
    let ordered = Ordered::new(&sample("1 2 3 4 5 6 7 8 9"));
    let range = |kind| {
        ordered
            .interquartile_range(kind, FULL)
            .unwrap()
            .into_value()
    };
    assert_eq!(range(QuantileType::Linear), dec("4"));
    assert_eq!(range(QuantileType::Weibull), dec("5"));
    assert_eq!(range(QuantileType::Hazen), dec("4.5"));
}
