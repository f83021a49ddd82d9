//! Any decimals through the statistics: typed errors, and laws that hold where there is a figure. One statistic a
//! run, so that runs are quick.

use arbitrary::{Result, Unstructured};
use practicum::stats::{
    Accumulator, Apportionment, Balance, Groups, Inequality, Missing, Ordered, Pairs, Period,
    QuantileType, Rate, Rounding, Sample, Series, apportion, compound_rate, percent_change, ratio,
};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::mutate::mutate;

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
    let statistic = u.int_in_range(0..=9)?;
    let most = if u.ratio(1, 8)? { 24_usize } else { 6 };
    let count = u.int_in_range(0..=most)?;
    let values = (0..count).map(|_| decimal(u)).collect::<Result<Vec<_>>>()?;
    let rounding = Rounding::places(u.int_in_range(0..=28)?).expect("at most 28 places");
    match statistic {
        0 => order(&values, rounding, u),
        1 => sums(&values, rounding, u),
        2 => inequality(&values, rounding),
        3 => parts(&values, u),
        4 => pairs(&values, rounding),
        5 => growth(&values, rounding, u),
        6 => series(&values, rounding, u),
        _ => stored(&values, u),
    }
}

fn order(values: &[Decimal], rounding: Rounding, u: &mut Unstructured<'_>) -> Result<()> {
    let Ok(sample) = Sample::new(values) else {
        return Ok(());
    };
    let ordered = Ordered::new(&sample);
    let kind = *u.choose(&QuantileType::ALL)?;
    let _ = ordered.median(rounding);
    let _ = ordered.quantile(Decimal::new(u.int_in_range(-1..=101)?, 2), kind, rounding);
    let _ = ordered.interquartile_range(kind, rounding);
    let _ = ordered.median_absolute_deviation(rounding);
    Ok(())
}

fn sums(values: &[Decimal], rounding: Rounding, u: &mut Unstructured<'_>) -> Result<()> {
    let cut = u.int_in_range(0..=values.len())?;
    let sums = |part: &[Decimal]| {
        let mut sums = Accumulator::new();
        sums.extend(part.iter().copied()).map(|()| sums)
    };
    if let (Ok(all), Ok(left), Ok(right)) =
        (sums(values), sums(&values[..cut]), sums(&values[cut..]))
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
    Ok(())
}

fn inequality(values: &[Decimal], rounding: Rounding) -> Result<()> {
    if let Ok(inequality) = Sample::new(values).and_then(|sample| Inequality::new(&sample)) {
        let _ = (inequality.jain(rounding), inequality.herfindahl(rounding));
        let _ = inequality.max_min_ratio(rounding);
    }
    Ok(())
}

fn parts(values: &[Decimal], u: &mut Unstructured<'_>) -> Result<()> {
    let units = u.int_in_range(0..=1000)?;
    if let Ok(parts) = Sample::new(values)
        .and_then(|weights| apportion(&weights, units, Apportionment::LargestRemainder))
    {
        assert_eq!(parts.iter().sum::<u64>(), units, "parts add up");
    }
    Ok(())
}

fn pairs(values: &[Decimal], rounding: Rounding) -> Result<()> {
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
        let _ = (pairs.kendall_tau_b(rounding), pairs.theil_sen());
    }
    Ok(())
}

fn growth(values: &[Decimal], rounding: Rounding, u: &mut Unstructured<'_>) -> Result<()> {
    if let [base, end, ..] = *values {
        let _ = ratio(base, end, rounding);
        let _ = percent_change(base, end, rounding);
        // Roots take a hundred times as long as the others, so they are one in ten.
        if u.ratio(1, 10)? {
            let periods = if u.ratio(1, 16)? {
                u.arbitrary()?
            } else {
                u.int_in_range(0..=8)?
            };
            let _ = compound_rate(base, end, periods, rounding);
        }
    }
    Ok(())
}

/// Years from any, each with a value or a gap.
fn observed(values: &[Decimal], u: &mut Unstructured<'_>) -> Result<Option<Series>> {
    let first: i32 = if u.ratio(1, 8)? { u.arbitrary()? } else { 2000 };
    let mut points = Vec::new();
    for (year, value) in (first..=i32::MAX).zip(values) {
        let Ok(period) = Period::calendar_year(year) else {
            return Ok(None);
        };
        points.push((period, u.ratio(7, 8)?.then_some(*value)));
    }
    Ok(Series::new(points).ok())
}

fn series(values: &[Decimal], rounding: Rounding, u: &mut Unstructured<'_>) -> Result<()> {
    let Some(series) = observed(values, u)? else {
        return Ok(());
    };
    let _ = (
        series.year_on_year(rounding),
        series.cumulative(Missing::Skip),
    );
    if let Ok(pairs) = Pairs::of_series(&series) {
        assert!(pairs.n() + pairs.missing() <= values.len().try_into().expect("short"));
    }
    Ok(())
}

/// What is kept is read again alike; damaged, it is refused or is something that values could have made.
macro_rules! kept {
    ($value:expr, $form:ty, $u:expr) => {{
        let value = $value;
        let text = value.to_json().expect("it can be written");
        assert_eq!(<$form>::from_json(&text).as_ref(), Ok(&value), "{text}");
        let mut json: Value = serde_json::from_str(&text).expect("JSON");
        mutate(&mut json, $u)?;
        if let Ok(read) = <$form>::from_json(&json.to_string()) {
            let text = read.to_json().expect("what was read can be written");
            assert_eq!(<$form>::from_json(&text), Ok(read), "{text}");
        }
    }};
}

fn stored(values: &[Decimal], u: &mut Unstructured<'_>) -> Result<()> {
    match u.int_in_range(0..=4)? {
        0 => {
            if let Some(series) = observed(values, u)? {
                kept!(series, Series, u);
            }
        }
        1 => {
            let mut sums = Accumulator::new();
            if sums.extend(values.iter().copied()).is_ok() {
                kept!(sums, Accumulator, u);
            }
        }
        2 => {
            let mut groups = Groups::new();
            for value in values {
                let group = (*u.choose(&["Almaty", "경기도", ""])?).to_owned();
                if groups.add(group, *value).is_err() {
                    return Ok(());
                }
            }
            kept!(groups, Groups<String>, u);
        }
        3 => {
            let mut balance = Balance::new();
            for _ in 0..u.int_in_range(0..=3)? {
                let [got, in_all, asked, all]: [u64; 4] = if u.ratio(1, 8)? {
                    u.arbitrary()?
                } else {
                    let mut few = || u.int_in_range(0..=30);
                    [few()?, few()?, few()?, few()?]
                };
                let _ = balance.add(got, in_all, asked, all);
            }
            kept!(balance, Balance, u);
        }
        _ => {
            if let Ok(rate) = Rate::new(u.arbitrary()?, u.arbitrary()?) {
                kept!(rate, Rate, u);
            }
        }
    }
    Ok(())
}
