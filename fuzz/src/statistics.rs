//! Any decimals through the statistics: typed errors, and laws that hold where there is a figure.

use arbitrary::{Result, Unstructured};
use practicum::stats::{
    Accumulator, Apportionment, Inequality, Ordered, Pairs, QuantileType, Rounding, Sample,
    apportion, compound_rate, percent_change, ratio,
};
use rust_decimal::Decimal;

/// Makes numbers of the bytes and describes them.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let _ = describe(&mut u);
}

fn decimal(u: &mut Unstructured<'_>) -> Result<Decimal> {
    Ok(match u.int_in_range(0..=3)? {
        0 => Decimal::from(u.int_in_range(-9..=9_i64)?),
        1 => Decimal::new(u.arbitrary()?, u.int_in_range(0..=9)?),
        2 => *u.choose(&[Decimal::MAX, Decimal::MIN, Decimal::ZERO, Decimal::ONE])?,
        _ => {
            let (low, middle, high, negative): (u32, u32, u32, bool) = u.arbitrary()?;
            Decimal::from_parts(low, middle, high, negative, u.int_in_range(0..=28)?)
        }
    })
}

fn describe(u: &mut Unstructured<'_>) -> Result<()> {
    let count = u.int_in_range(0..=24_usize)?;
    let values = (0..count).map(|_| decimal(u)).collect::<Result<Vec<_>>>()?;
    let places = u.int_in_range(0..=28)?;
    let rounding = Rounding::places(places).expect("at most 28 places");
    let cut = u.int_in_range(0..=count)?;
    if let Ok(sample) = Sample::new(&values) {
        let ordered = Ordered::new(&sample);
        let kind = *u.choose(&QuantileType::ALL)?;
        let _ = ordered.median(rounding);
        let _ = ordered.quantile(Decimal::new(u.int_in_range(-1..=101)?, 2), kind, rounding);
        let _ = ordered.interquartile_range(kind, rounding);
        let _ = ordered.median_absolute_deviation(rounding);
    }
    let sums = |part: &[Decimal]| {
        let mut sums = Accumulator::new();
        sums.extend(part.iter().copied()).map(|()| sums)
    };
    if let (Ok(all), Ok(left), Ok(right)) =
        (sums(&values), sums(&values[..cut]), sums(&values[cut..]))
    {
        assert_eq!(
            left.merge(&right).as_ref(),
            Ok(&all),
            "any split gives equal sums"
        );
        let _ = (
            all.sum(),
            all.mean(rounding),
            all.sample_deviation(rounding),
        );
    }
    if let Ok(inequality) = Sample::new(&values).and_then(|sample| Inequality::new(&sample)) {
        let _ = (inequality.jain(rounding), inequality.herfindahl(rounding));
    }
    let units = u.int_in_range(0..=1000)?;
    if let Ok(parts) = Sample::new(&values)
        .and_then(|weights| apportion(&weights, units, Apportionment::LargestRemainder))
    {
        assert_eq!(parts.iter().sum::<u64>(), units, "parts add up");
    }
    let points: Vec<_> = values
        .iter()
        .copied()
        .zip(values.iter().rev().copied())
        .collect();
    if let Ok(pairs) = Pairs::new(&points) {
        let _ = (
            pairs.pearson(rounding),
            pairs.spearman(rounding),
            pairs.least_squares(),
        );
    }
    if let [base, end, ..] = values[..] {
        let _ = ratio(base, end, rounding);
        let _ = percent_change(base, end, rounding);
        let _ = compound_rate(base, end, u.arbitrary()?, rounding);
    }
    Ok(())
}
