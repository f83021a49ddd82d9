//! The same statistics by Python's fractions and mpmath: see `fixtures/generate.py`, which compares
//! them with numpy and scipy too.

use practicum::stats::{
    Apportionment, Confidence, Figure, GiniCorrection, Inequality, Ordered, Pairs, QuantileType,
    Rate, Rounding, Sample, StatsError, apportion, autocorrelation, compound_rate, percent_change,
    ratio,
};
use rust_decimal::Decimal;

use super::{dec, decs, plain};

const FULL: Rounding = Rounding::FULL;

/// The rows of a table, each with as many fields as it must have.
fn rows<const N: usize>(table: &'static str) -> Vec<[&'static str; N]> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap())
        .collect()
}

/// Compares with the field, `-` standing for undefined.
fn same(figure: Result<Figure<Decimal>, StatsError>, expected: &str, what: &str) {
    let shown = figure.map_or_else(|_| "-".to_owned(), |figure| plain(&figure));
    assert_eq!(shown, expected, "{what}");
}

#[test]
fn moments_agree() {
    let table = rows::<10>(include_str!("fixtures/moments.tsv"));
    assert_eq!(table.len(), 13);
    for row in table {
        let [values, expected @ ..] = row;
        let sample = Sample::new(&decs(values)).unwrap();
        let (sums, ordered) = (sample.accumulator(), Ordered::new(&sample));
        let ours = [
            sums.mean(FULL),
            sums.population_variance(FULL),
            sums.population_deviation(FULL),
            sums.sample_variance(FULL),
            sums.sample_deviation(FULL),
            sums.coefficient_of_variation(FULL),
            autocorrelation(&sample, FULL),
            ordered.median(FULL),
            ordered.median_absolute_deviation(FULL),
        ];
        for (figure, expected) in ours.into_iter().zip(expected) {
            same(figure, expected, values);
        }
    }
}

#[test]
fn quantiles_of_all_nine_types_agree() {
    let table = rows::<11>(include_str!("fixtures/quantiles.tsv"));
    assert_eq!(table.len(), 130);
    for row in table {
        let [values, probability, expected @ ..] = row;
        let ordered = Ordered::new(&Sample::new(&decs(values)).unwrap());
        for (kind, expected) in QuantileType::ALL.into_iter().zip(expected) {
            let figure = ordered.quantile(dec(probability), kind, FULL);
            same(
                figure,
                expected,
                &format!("{values} at {probability}, type {kind}"),
            );
        }
    }
}

#[test]
fn growth_agrees() {
    let table = rows::<6>(include_str!("fixtures/growth.tsv"));
    assert_eq!(table.len(), 43);
    for [base, end, periods, times, change, rate] in table {
        let what = format!("{base} to {end}");
        let (base, end) = (dec(base), dec(end));
        same(ratio(base, end, FULL), times, &what);
        let percent = percent_change(base, end, FULL).map(|figure| figure.value().get());
        let shown = percent.map_or("-".to_owned(), |value| value.normalize().to_string());
        assert_eq!(shown, change, "{what}");
        let compound = compound_rate(base, end, periods.parse().unwrap(), FULL).unwrap();
        assert_eq!(
            compound.value().get().normalize().to_string(),
            rate,
            "{what} in {periods}"
        );
    }
}

#[test]
fn wilson_intervals_agree() {
    let table = rows::<5>(include_str!("fixtures/wilson.tsv"));
    assert_eq!(table.len(), 36);
    let rounding = Rounding::places(24).unwrap();
    for [level, successes, trials, low, high] in table {
        let confidence = match level {
            "0.9" => Confidence::Ninety,
            "0.95" => Confidence::NinetyFive,
            _ => Confidence::NinetyNine,
        };
        let rate = Rate::new(successes.parse().unwrap(), trials.parse().unwrap()).unwrap();
        let interval = rate.wilson(confidence, rounding).unwrap().into_value();
        let what = format!("{successes} of {trials} at {level}");
        assert_eq!(interval.low().normalize().to_string(), low, "{what}");
        assert_eq!(interval.high().normalize().to_string(), high, "{what}");
    }
}

#[test]
fn trends_and_correlations_agree() {
    let table = rows::<10>(include_str!("fixtures/pairs.tsv"));
    assert_eq!(table.len(), 6);
    for row in table {
        let [xs, ys, expected @ ..] = row;
        let points: Vec<_> = decs(xs).into_iter().zip(decs(ys)).collect();
        let pairs = Pairs::new(&points).unwrap();
        let (line, robust) = (pairs.least_squares().unwrap(), pairs.theil_sen().unwrap());
        let ours = [
            pairs.pearson(FULL),
            pairs.spearman(FULL),
            pairs.kendall_tau_b(FULL),
            line.slope(FULL),
            line.intercept(FULL),
            line.determination(FULL),
            robust.slope(FULL),
            robust.intercept(FULL),
        ];
        for (figure, expected) in ours.into_iter().zip(expected) {
            same(figure, expected, xs);
        }
    }
}

#[test]
fn inequality_agrees() {
    let table = rows::<7>(include_str!("fixtures/inequality.tsv"));
    assert_eq!(table.len(), 7);
    for row in table {
        let [values, expected @ ..] = row;
        let spread = Inequality::new(&Sample::new(&decs(values)).unwrap()).unwrap();
        let ours = [
            spread.gini(GiniCorrection::None, FULL),
            spread.gini(GiniCorrection::SmallSample, FULL),
            spread.jain(FULL),
            spread.herfindahl(FULL),
            spread.theil(FULL),
            spread.max_min_ratio(FULL),
        ];
        for (figure, expected) in ours.into_iter().zip(expected) {
            same(figure, expected, values);
        }
    }
}

#[test]
fn apportionments_agree() {
    let table = rows::<4>(include_str!("fixtures/shares.tsv"));
    assert!(table.len() > 30);
    let numbers = |text: &str| -> Vec<u64> {
        text.split(' ')
            .map(|number| number.parse().unwrap())
            .collect()
    };
    for [weights, units, remainder, odd] in table {
        let sample = Sample::from_integers(numbers(weights)).unwrap();
        let units = units.parse().unwrap();
        let by = |method| apportion(&sample, units, method).unwrap();
        assert_eq!(
            by(Apportionment::LargestRemainder),
            numbers(remainder),
            "{weights}"
        );
        assert_eq!(by(Apportionment::SainteLague), numbers(odd), "{weights}");
    }
}
