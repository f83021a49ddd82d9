//! Laws that hold for any numbers.

use practicum::stats::{
    Accumulator, Apportionment, GiniCorrection, Groups, Inequality, Missing, Ordered, Pairs,
    Period, QuantileType, Rounding, RoundingMode, Sample, Series, apportion, autocorrelation,
    compound_rate, shares,
};
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

const FULL: Rounding = Rounding::FULL;

/// Decimals of up to 15 digits with up to 6 places.
pub(super) fn value() -> impl Strategy<Value = Decimal> {
    (-10_i64.pow(15)..10_i64.pow(15), 0_u32..=6)
        .prop_map(|(units, scale)| Decimal::new(units, scale))
}

pub(super) fn any_decimal() -> impl Strategy<Value = Decimal> {
    (
        any::<u32>(),
        any::<u32>(),
        any::<u32>(),
        any::<bool>(),
        0_u32..=28,
    )
        .prop_map(|(low, middle, high, sign, scale)| {
            Decimal::from_parts(low, middle, high, sign, scale)
        })
}

fn sums(values: &[Decimal]) -> Accumulator {
    let mut sums = Accumulator::new();
    sums.extend(values.iter().copied()).unwrap();
    sums
}

/// A deterministic other order.
fn shuffled(values: &[Decimal], seed: u64) -> Vec<Decimal> {
    let mut keyed: Vec<_> = (0_u64..)
        .zip(values)
        .map(|(place, value)| ((place + 1).wrapping_mul(seed | 1).rotate_left(29), *value))
        .collect();
    keyed.sort_unstable_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, value)| value).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_split_and_any_order_give_equal_bits(
        values in vec(value(), 0..40), cut in 0_usize..40, other in 0_usize..40, seed: u64,
    ) {
        let whole = sums(&values);
        let moved = shuffled(&values, seed);
        let (cut, other) = (cut.min(moved.len()), other.min(moved.len()));
        let (cut, other) = (cut.min(other), cut.max(other));
        let (a, b, c) = (sums(&moved[..cut]), sums(&moved[cut..other]), sums(&moved[other..]));
        let left = a.merge(&b).unwrap().merge(&c).unwrap();
        let right = c.merge(&b.merge(&a).unwrap()).unwrap();
        prop_assert_eq!(&left, &right);
        prop_assert_eq!(&left, &whole);
        prop_assert_eq!(&Sample::new(&values).unwrap().accumulator(), &whole);
        prop_assert_eq!(format!("{whole:?}"), format!("{right:?}"));
    }

    #[test]
    fn groups_are_the_same_for_any_split(
        records in vec((0_u8..5, value()), 0..40), cut in 0_usize..40, turned: bool,
    ) {
        let grouped = |records: &[(u8, Decimal)]| {
            let mut groups = Groups::new();
            for (group, value) in records {
                groups.add(*group, *value).unwrap();
            }
            groups
        };
        let whole = grouped(&records);
        let (a, b) = records.split_at(cut.min(records.len()));
        let (a, b) = (grouped(a), grouped(b));
        let merged = if turned { b.merge(a) } else { a.merge(b) }.unwrap();
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(format!("{merged:?}"), format!("{whole:?}"));
        let values: Vec<_> = records.iter().map(|(_, value)| *value).collect();
        prop_assert_eq!(merged.total().unwrap().sum().ok(), sums(&values).sum().ok());
        for (group, ours) in merged.iter() {
            let own: Vec<_> = records.iter().filter(|one| one.0 == *group).map(|one| one.1).collect();
            prop_assert_eq!(ours, &sums(&own));
        }
    }

    #[test]
    fn what_is_refused_is_refused_in_every_order(values in vec(any_decimal(), 0..6), seed: u64) {
        let refused = |values: &[Decimal]| {
            let mut sums = Accumulator::new();
            sums.extend(values.iter().copied()).is_err()
        };
        let moved = shuffled(&values, seed);
        prop_assert_eq!(refused(&values), refused(&moved));
        prop_assert_eq!(refused(&values), Sample::new(&values).is_err());
    }

    #[test]
    fn a_shift_moves_the_mean_and_keeps_the_spread(
        values in vec(value(), 2..30), shift in value(),
    ) {
        let moved: Vec<_> = values.iter().map(|value| value + shift).collect();
        let (before, after) = (sums(&values), sums(&moved));
        let n = Decimal::from(values.len());
        let total = before.sum().unwrap().into_value() + shift * n;
        prop_assert_eq!(after.sum().unwrap().into_value(), total);
        prop_assert_eq!(
            before.sample_deviation(FULL).unwrap().into_value(),
            after.sample_deviation(FULL).unwrap().into_value()
        );
        let (before, after) = (Sample::new(&values).unwrap(), Sample::new(&moved).unwrap());
        prop_assert_eq!(autocorrelation(&before, FULL), autocorrelation(&after, FULL));
        let (before, after) = (Ordered::new(&before), Ordered::new(&after));
        prop_assert_eq!(
            before.median_absolute_deviation(FULL).unwrap().into_value(),
            after.median_absolute_deviation(FULL).unwrap().into_value()
        );
        prop_assert_eq!(
            after.median(FULL).unwrap().into_value(),
            before.median(FULL).unwrap().into_value() + shift
        );
    }

    #[test]
    fn a_scale_multiplies_the_deviation_by_its_size(values in vec(value(), 2..30), negative: bool) {
        let factor = Decimal::from(if negative { -8 } else { 8 });
        let scaled: Vec<_> = values.iter().map(|value| value * factor).collect();
        let places = Rounding::places(6).unwrap();
        let (before, after) = (sums(&values), sums(&scaled));
        prop_assert_eq!(
            after.sum().unwrap().into_value(),
            before.sum().unwrap().into_value() * factor
        );
        // One rounding of 8 s against eight times a rounded s: at most 4.5 units apart.
        let ours = after.population_deviation(places).unwrap().into_value();
        let theirs = before.population_deviation(places).unwrap().into_value() * Decimal::from(8);
        prop_assert!((ours - theirs).abs() <= Decimal::new(5, 6), "{} {}", ours, theirs);
    }

    #[test]
    fn the_figures_of_a_sample_are_in_order(values in vec(value(), 1..40), p in 0_i64..=1000) {
        let sample = Sample::new(&values).unwrap();
        let (sums, ordered) = (sample.accumulator(), Ordered::new(&sample));
        let low = sums.minimum().unwrap().into_value();
        let high = sums.maximum().unwrap().into_value();
        let down = FULL.with_mode(RoundingMode::Floor);
        let mean = sums.mean(down).unwrap().into_value();
        prop_assert!(low <= mean && mean <= high);
        prop_assert_eq!(Some(&low), values.iter().min());
        prop_assert_eq!(Some(&high), values.iter().max());
        for kind in QuantileType::ALL {
            let at = |p| ordered.quantile(Decimal::new(p, 3), kind, down).unwrap().into_value();
            let (here, later) = (at(p), at((p + 50).min(1000)));
            prop_assert!(low <= here && here <= later && later <= high, "type {}", kind);
            prop_assert_eq!((at(0), at(1000)), (low, high), "type {}", kind);
        }
    }

    #[test]
    fn modes_bracket_the_value(values in vec(value(), 1..9), places in 0_u32..10) {
        let sums = sums(&values);
        let rounding = Rounding::places(places).unwrap();
        let mean = |mode| sums.mean(rounding.with_mode(mode)).unwrap().into_value();
        let (floor, ceiling) = (mean(RoundingMode::Floor), mean(RoundingMode::Ceiling));
        prop_assert!(ceiling - floor <= Decimal::new(1, places));
        let (near, far) = (mean(RoundingMode::TowardZero), mean(RoundingMode::AwayFromZero));
        prop_assert!(near.abs() <= far.abs());
        for mode in [RoundingMode::HalfEven, RoundingMode::HalfAwayFromZero] {
            prop_assert!(mean(mode) == floor || mean(mode) == ceiling);
        }
        prop_assert_eq!(sums.mean(rounding).unwrap().is_exact(), floor == ceiling);
    }

    #[test]
    fn rounding_agrees_with_the_one_of_decimal(value in any_decimal(), places in 0_u32..=28) {
        let strategies = [
            (RoundingMode::HalfAwayFromZero, RoundingStrategy::MidpointAwayFromZero),
            (RoundingMode::HalfEven, RoundingStrategy::MidpointNearestEven),
            (RoundingMode::TowardZero, RoundingStrategy::ToZero),
            (RoundingMode::AwayFromZero, RoundingStrategy::AwayFromZero),
            (RoundingMode::Floor, RoundingStrategy::ToNegativeInfinity),
            (RoundingMode::Ceiling, RoundingStrategy::ToPositiveInfinity),
        ];
        let places = places.min(value.scale());
        let sums = sums(&[value]);
        for (mode, strategy) in strategies {
            let theirs = value.round_dp_with_strategy(places, strategy);
            let rounding = Rounding::places(places).unwrap().with_mode(mode);
            let ours = sums.mean(rounding).unwrap();
            prop_assert_eq!(*ours.value(), theirs, "{} {}", value, rounding);
            prop_assert_eq!(ours.is_exact(), theirs == value);
        }
    }

    #[test]
    fn shares_add_to_a_hundred(weights in vec(0_u32..5_000, 1..30), places in 0_u32..=6) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let sample = Sample::from_integers(weights.clone()).unwrap();
        let total: Decimal = weights.iter().map(|weight| Decimal::from(*weight)).sum();
        for method in [Apportionment::LargestRemainder, Apportionment::SainteLague] {
            let shares = shares(&sample, places, method).unwrap();
            let sum: Decimal = shares.iter().map(|share| share.value().get()).sum();
            prop_assert_eq!(sum, Decimal::ONE_HUNDRED);
            for (share, weight) in shares.iter().zip(&weights) {
                let quota = Decimal::from(*weight) * Decimal::ONE_HUNDRED / total;
                let off = (share.value().get() - quota).abs();
                if method == Apportionment::LargestRemainder {
                    prop_assert!(off < Decimal::new(1, places));
                }
                prop_assert!(*weight > 0 || share.value().get().is_zero());
            }
        }
    }

    #[test]
    fn more_units_never_take_one_away_under_sainte_lague(
        weights in vec(0_u32..100, 1..10), units in 0_u64..200,
    ) {
        prop_assume!(weights.iter().any(|weight| *weight > 0));
        let sample = Sample::from_integers(weights).unwrap();
        let fewer = apportion(&sample, units, Apportionment::SainteLague).unwrap();
        let more = apportion(&sample, units + 1, Apportionment::SainteLague).unwrap();
        prop_assert!(fewer.iter().zip(&more).all(|(fewer, more)| fewer <= more));
        prop_assert_eq!(more.iter().sum::<u64>(), units + 1);
    }

    #[test]
    fn inequality_has_its_bounds_and_no_unit(
        values in vec(0_u32..1_000, 2..30), factor in 1_u32..1_000,
    ) {
        prop_assume!(values.iter().any(|value| *value > 0));
        let spread = |factor: u32| {
            let scaled = values.iter().map(|value| i64::from(*value) * i64::from(factor));
            Inequality::new(&Sample::from_integers(scaled).unwrap()).unwrap()
        };
        let figures = |spread: &Inequality| [
            spread.gini(GiniCorrection::None, FULL).unwrap().into_value(),
            spread.gini(GiniCorrection::SmallSample, FULL).unwrap().into_value(),
            spread.jain(FULL).unwrap().into_value(),
            spread.herfindahl(FULL).unwrap().into_value(),
            spread.theil(Rounding::places(20).unwrap()).unwrap().into_value(),
        ];
        let ours = figures(&spread(1));
        prop_assert_eq!(ours, figures(&spread(factor)));
        prop_assert!(ours[..4].iter().all(|figure| *figure >= Decimal::ZERO && *figure <= Decimal::ONE));
        prop_assert!(ours[4] >= Decimal::ZERO);
        let equal = values.iter().all(|value| Some(value) == values.first());
        prop_assert_eq!(ours[0].is_zero(), equal);
        prop_assert_eq!(ours[2] == Decimal::ONE, equal);
        prop_assert_eq!(ours[4].is_zero(), equal);
    }

    #[test]
    fn correlations_are_symmetric_and_bounded(
        points in vec((-20_i64..20, -20_i64..20), 2..30),
    ) {
        let pairs = |points: &[(i64, i64)]| {
            let points: Vec<_> = points.iter().map(|(x, y)| ((*x).into(), (*y).into())).collect();
            Pairs::new(&points).unwrap()
        };
        let turned: Vec<_> = points.iter().map(|(x, y)| (*y, -x)).collect();
        let (ours, turned) = (pairs(&points), pairs(&turned));
        for (figure, other) in [
            (ours.pearson(FULL), turned.pearson(FULL)),
            (ours.spearman(FULL), turned.spearman(FULL)),
            (ours.kendall_tau_b(FULL), turned.kendall_tau_b(FULL)),
        ] {
            prop_assert_eq!(figure.is_ok(), other.is_ok());
            if let (Ok(figure), Ok(other)) = (figure, other) {
                prop_assert_eq!(*figure.value(), -other.into_value());
                prop_assert!(figure.value().abs() <= Decimal::ONE);
            }
        }
    }

    #[test]
    fn a_compound_rate_leads_back_to_the_end(base in 1_i64..10_000, percent in -99_i64..100, periods in 1_u32..6) {
        let factor = Decimal::new(100 + percent, 2);
        let end = (0..periods).fold(Decimal::from(base), |value, _| value * factor);
        let rate = compound_rate(base.into(), end, periods, FULL).unwrap();
        prop_assert_eq!(rate.value().get(), Decimal::from(percent));
        prop_assert!(rate.is_exact());
    }

    #[test]
    fn running_figures_agree_with_sums_of_slices(
        values in vec(proptest::option::of(-1_000_i64..1_000), 1..40), window in 1_u32..8,
    ) {
        let points = (2000_i32..).zip(&values);
        let series = Series::new(points.map(|(year, value)| {
            (Period::calendar_year(year).unwrap(), value.map(Decimal::from))
        })).unwrap();
        let width = usize::try_from(window).unwrap();
        let sums = series.moving_sum(window, Missing::Skip).unwrap();
        let means = series.moving_mean(window, Missing::Zero, FULL).unwrap();
        let strict = series.moving_sum(window, Missing::Refuse).unwrap();
        let running = series.cumulative(Missing::Skip).unwrap();
        for end in 1..=values.len() {
            let total = |slice: &[Option<i64>]| Decimal::from(slice.iter().flatten().sum::<i64>());
            let place = end - 1;
            let so_far = running[place].figure().unwrap();
            prop_assert_eq!(*so_far.value(), total(&values[..end]));
            let Some(slice) = end.checked_sub(width).map(|start| &values[start..end]) else {
                prop_assert!(sums[place].figure().is_err());
                continue;
            };
            let sum = sums[place].figure().unwrap();
            prop_assert_eq!(*sum.value(), total(slice));
            prop_assert_eq!(sum.n(), u64::try_from(slice.iter().flatten().count()).unwrap());
            prop_assert_eq!(sum.n() + sum.missing(), u64::from(window));
            let mean = Sample::from_integers(slice.iter().map(|value| value.unwrap_or(0))).unwrap();
            let mean = mean.accumulator().mean(FULL).unwrap();
            let ours = means[place].figure().unwrap();
            prop_assert_eq!(ours.value(), mean.value());
            prop_assert_eq!(strict[place].figure().is_ok(), slice.iter().all(Option::is_some));
        }
    }
}
