//! Figures as published about one region's program and its patients, recomputed.

use practicum::stats::{
    Missing, Percent, Period, Rounding, RoundingMode, Sample, Series, Undefined, compound_rate,
    percent_change, percentage_points, ratio,
};
use rust_decimal::Decimal;

use super::{dec, plain};

/// Foreign patients in Korea from 2009 on, persons.
const NATION: [i64; 16] = [
    60_201, 81_789, 122_297, 159_464, 211_218, 266_501, 296_889, 364_189, 321_574, 378_967,
    497_464, 117_069, 145_842, 248_110, 605_768, 1_170_467,
];

fn year(number: i32) -> Period {
    Period::calendar_year(number).unwrap()
}

fn nation() -> Series {
    Series::new(
        (2009..)
            .map(year)
            .zip(NATION.map(|count| Some(count.into()))),
    )
    .unwrap()
}

fn gyeonggi() -> Series {
    let known = [
        (2009, 11_563),
        (2013, 25_673),
        (2014, 39_990),
        (2015, 56_603),
        (2016, 55_112),
    ];
    Series::new(known.map(|(number, count)| (year(number), Some(count.into())))).unwrap()
}

#[test]
fn yearly_growth_of_the_nation() {
    let expected = [
        "35.9 %", "49.5 %", "30.4 %", "32.5 %", "26.2 %", "11.4 %", "22.7 %", "-11.7 %", "17.8 %",
        "31.3 %", "-76.5 %", "24.6 %", "70.1 %", "144.2 %", "93.2 %",
    ];
    let growth = nation().year_on_year(Rounding::TENTHS).unwrap();
    assert_eq!(
        growth[0].figure(),
        Err(Undefined::BeforeSeries { first: year(2009) })
    );
    let shown: Vec<_> = growth[1..]
        .iter()
        .map(|point| point.figure().unwrap().value().to_string())
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn running_totals_of_the_nation() {
    let totals = nation().cumulative(Missing::Refuse).unwrap();
    for (number, total) in [
        (2014, 901_470),
        (2016, 1_562_548),
        (2021, 3_023_464),
        (2024, 5_047_809),
    ] {
        let point = totals
            .iter()
            .find(|point| point.period() == year(number))
            .unwrap();
        assert_eq!(
            *point.figure().unwrap().value(),
            Decimal::from(total),
            "{number}"
        );
    }
}

#[test]
fn compound_rates_as_published() {
    for (to, expected) in [(2012, "38.4 %"), (2018, "22.7 %"), (2019, "23.5 %")] {
        let rate = nation()
            .compound_rate(year(2009), year(to), Rounding::TENTHS)
            .unwrap();
        assert_eq!(rate.value().to_string(), expected);
    }
    let rate = gyeonggi()
        .compound_rate(year(2009), year(2013), Rounding::HUNDREDTHS)
        .unwrap();
    assert_eq!(rate.value().to_string(), "22.07 %");
    assert_eq!(rate.method().to_string(), "compound rate over 4 periods");
    let rate = compound_rate(11_563.into(), 55_112.into(), 7, Rounding::TENTHS).unwrap();
    assert_eq!(rate.value().to_string(), "25.0 %", "published as 27.3 %");
}

#[test]
fn a_gap_is_said_and_not_bridged() {
    let growth = gyeonggi().year_on_year(Rounding::TENTHS).unwrap();
    let reasons: Vec<_> = growth.iter().map(|point| point.figure().err()).collect();
    let gap = |number| {
        Some(Undefined::Gap {
            period: year(number),
        })
    };
    assert_eq!(
        reasons,
        [
            Some(Undefined::BeforeSeries { first: year(2009) }),
            gap(2010),
            gap(2010),
            gap(2011),
            gap(2012),
            None,
            None,
            None,
        ]
    );
    assert!(
        gyeonggi()
            .compound_rate(year(2009), year(2012), Rounding::TENTHS)
            .is_err()
    );
}

#[test]
fn more_than_double_and_other_ratios() {
    let times = |base: &str, end: &str| {
        ratio(dec(base), dec(end), Rounding::HUNDREDTHS)
            .unwrap()
            .into_value()
            .to_string()
    };
    assert_eq!(times("11563", "25673"), "2.22");
    assert_eq!(times("11563", "55112"), "4.77");
    assert_eq!(times("6.9", "113.9"), "16.51");
    assert_eq!(times("6.8", "113.9"), "16.75");
    let total = percent_change(11_563.into(), 25_673.into(), Rounding::WHOLE).unwrap();
    assert_eq!(total.value().to_string(), "122 %");
}

#[test]
fn percent_and_percentage_points_are_two_things() {
    let (before, after) = (dec("21.7"), dec("35.2"));
    let change = percent_change(before, after, Rounding::TENTHS).unwrap();
    assert_eq!(change.value().to_string(), "62.2 %");
    let points =
        percentage_points(Percent::new(before), Percent::new(after), Rounding::TENTHS).unwrap();
    assert_eq!(points.value().to_string(), "13.5 percentage points");
    assert_eq!(points.value().get(), dec("13.5"));
}

#[test]
fn load_per_host() {
    for (trainees, hosts, mean) in [
        (16, 7, "2.29"),
        (17, 10, "1.7"),
        (10, 8, "1.25"),
        (9, 7, "1.29"),
        (8, 3, "2.67"),
    ] {
        let load = ratio(hosts.into(), trainees.into(), Rounding::HUNDREDTHS).unwrap();
        assert_eq!(plain(&load), mean);
    }
}

#[test]
fn index_of_the_region() {
    let index = gyeonggi().indexed(year(2009), Rounding::TENTHS).unwrap();
    assert_eq!(
        index[7].figure().unwrap().to_string(),
        "476.6 (index with 2009 = 100, n = 2, rounded half away from zero to 1 place)"
    );
    assert_eq!(
        index[1].figure(),
        Err(Undefined::Gap { period: year(2010) })
    );
}

#[test]
fn old_percentages_of_the_ministry() {
    let percent = |part: i64, whole: i64| {
        let part = Decimal::from(part * 100);
        plain(&ratio(whole.into(), part, Rounding::TENTHS).unwrap())
    };
    assert_eq!(percent(850, 60_201), "1.4", "published as 2.0");
    assert_eq!(percent(1_860, 81_789), "2.3", "published as 2.8");
}

#[test]
fn cohort_sizes_described() {
    let sizes = Sample::from_integers([16, 20, 14, 14, 14, 25, 5, 17, 10, 7, 10]).unwrap();
    let sums = sizes.accumulator();
    assert_eq!(sums.sum().unwrap().to_string(), "152 (sum, n = 11, exact)");
    let down = Rounding::TENTHS.with_mode(RoundingMode::Floor);
    assert_eq!(
        sums.mean(down).unwrap().to_string(),
        "13.8 (mean, n = 11, rounded down to 1 place)"
    );
}
