//! Periods out of order, of several kinds, far apart; values that are missing.

use chrono::Month;
use practicum::stats::{
    Missing, Pairs, Period, Rounding, Sample, Series, StatsError, Undefined, Year, YearKind,
    autocorrelation, weighted_mean,
};
use rust_decimal::Decimal;

use super::dec;

const FULL: Rounding = Rounding::FULL;

#[test]
fn periods_come_in_any_order_but_once_and_of_one_kind() {
    let may = Period::month(2014, Month::May);
    let june = Period::month(2014, Month::June);
    let one = Some(Decimal::ONE);
    let series = Series::new([(june, one), (may, None)]).unwrap();
    assert_eq!(series, Series::new([(may, None), (june, one)]).unwrap());
    assert_eq!(series.at(may), Ok(None));
    assert_eq!(series.at(june).unwrap(), one);
    assert_eq!(
        series.at(Period::month(2014, Month::July)),
        Err(StatsError::PeriodOutsideSeries {
            period: Period::month(2014, Month::July)
        })
    );
    let twice = Series::new([(june, one), (may, one), (june, None)]);
    assert_eq!(twice, Err(StatsError::DuplicatePeriod { period: june }));
    let year = Period::calendar_year(2014).unwrap();
    assert!(matches!(
        Series::new([(june, one), (year, one)]),
        Err(StatsError::MixedPeriods { .. })
    ));
    let far = Period::month(i32::MAX, Month::December);
    let near = Period::month(i32::MIN, Month::January);
    assert!(matches!(
        Series::new([(far, one), (near, one)]),
        Err(StatsError::SpanTooLong { .. })
    ));
    let academic = YearKind::Academic {
        first: Month::March,
    };
    let school = Period::year(Year::new(academic, 2013).unwrap());
    assert!(matches!(
        Series::new([(school, one), (year, one)]),
        Err(StatsError::MixedPeriods { .. })
    ));
}

#[test]
fn months_compare_with_the_same_month() {
    let points = (0_u32..26).map(|step| {
        let (year, month) = (2013 + i32::try_from(step / 12).unwrap(), step % 12 + 1);
        let month = Month::try_from(u8::try_from(month).unwrap()).unwrap();
        (Period::month(year, month), Some(Decimal::from(step + 10)))
    });
    let series = Series::new(points).unwrap();
    let growth = series.year_on_year(Rounding::TENTHS).unwrap();
    assert!(growth[11].figure().is_err());
    assert_eq!(growth[12].figure().unwrap().value().to_string(), "120.0 %");
    let monthly = series.period_on_period(Rounding::TENTHS).unwrap();
    assert_eq!(monthly[1].figure().unwrap().value().to_string(), "10.0 %");
    for window in [0, 100_001] {
        assert!(series.moving_sum(window, Missing::Skip).is_err());
    }
    assert!(series.moving_sum(100_000, Missing::Skip).is_ok());
    let wide = series.moving_sum(27, Missing::Skip).unwrap();
    assert!(wide.iter().all(|point| point.figure().is_err()));
}

#[test]
fn missing_values_are_a_stated_choice() {
    let values = [Some(dec("4")), None, Some(dec("8"))];
    assert_eq!(
        Sample::with_missing(&values, Missing::Refuse),
        Err(StatsError::MissingValue { position: 1 })
    );
    let mean = |missing| {
        let sample = Sample::with_missing(&values, missing).unwrap();
        sample.accumulator().mean(FULL).unwrap()
    };
    assert_eq!(
        (mean(Missing::Skip).n(), *mean(Missing::Skip).value()),
        (2, dec("6"))
    );
    assert_eq!(
        (mean(Missing::Zero).n(), *mean(Missing::Zero).value()),
        (3, dec("4"))
    );
    assert_eq!(
        (mean(Missing::Skip).missing(), mean(Missing::Zero).missing()),
        (1, 1)
    );
    let skipped = Sample::with_missing(&values, Missing::Skip).unwrap();
    assert!(matches!(
        autocorrelation(&skipped, FULL),
        Err(StatsError::NotConsecutive { missing: 1, .. })
    ));
    assert!(matches!(
        weighted_mean(&skipped, &Sample::from_integers([1, 2]).unwrap(), FULL),
        Err(StatsError::NotConsecutive { missing: 1, .. })
    ));
    let zeros = Sample::with_missing(&values, Missing::Zero).unwrap();
    assert!(autocorrelation(&zeros, FULL).is_ok());
}

#[test]
fn a_running_total_stops_at_the_first_gap() {
    let year = |number| Period::calendar_year(number).unwrap();
    let known = [(2011, 50), (2013, 52), (2015, 64)];
    let series = Series::new(known.map(|(number, count)| (year(number), Some(count.into()))));
    let strict = series
        .as_ref()
        .unwrap()
        .cumulative(Missing::Refuse)
        .unwrap();
    let gap = Some(Undefined::Gap { period: year(2012) });
    let reasons: Vec<_> = strict.iter().map(|point| point.figure().err()).collect();
    assert_eq!(reasons, [None, gap, gap, gap, gap]);
    let lenient = series.unwrap().cumulative(Missing::Skip).unwrap();
    let last = lenient.last().unwrap().figure().unwrap();
    assert_eq!(
        last.to_string(),
        "166 (cumulative sum, n = 3, 2 missing, exact)"
    );
}

#[test]
fn quarters_compare_with_the_same_quarter() {
    let quarters = (0_u32..6).map(|step| {
        let year = 2013 + i32::try_from(step / 4).unwrap();
        (
            Period::quarter(year, step % 4 + 1).unwrap(),
            Some(Decimal::from(step + 4)),
        )
    });
    let growth = Series::new(quarters)
        .unwrap()
        .year_on_year(Rounding::WHOLE)
        .unwrap();
    assert!(growth[3].figure().is_err());
    assert_eq!(growth[4].figure().unwrap().value().to_string(), "100 %");
    assert_eq!(growth[5].figure().unwrap().value().to_string(), "80 %");
}

#[test]
fn a_trend_keeps_the_place_in_time_of_what_is_left() {
    let year = |number| Period::calendar_year(number).unwrap();
    let known = [(2011, 10), (2012, 20), (2015, 50)];
    let series = Series::new(known.map(|(number, count)| (year(number), Some(count.into()))));
    let pairs = Pairs::of_series(&series.unwrap()).unwrap();
    assert_eq!((pairs.n(), pairs.missing()), (3, 2));
    for line in [pairs.least_squares().unwrap(), pairs.theil_sen().unwrap()] {
        assert_eq!(*line.slope(FULL).unwrap().value(), dec("10"));
        assert_eq!(*line.intercept(FULL).unwrap().value(), dec("10"));
        assert_eq!(line.slope(FULL).unwrap().missing(), 2);
    }
}

#[test]
fn merging_adds_what_is_missing() {
    let part = |values: &[Option<Decimal>]| {
        Sample::with_missing(values, Missing::Skip)
            .unwrap()
            .accumulator()
    };
    let both = part(&[None, Some(dec("1"))])
        .merge(&part(&[None, None]))
        .unwrap();
    assert_eq!((both.count(), both.missing()), (1, 3));
    assert_eq!(
        both.mean(FULL).unwrap().to_string(),
        "1 (mean, n = 1, 3 missing, exact)"
    );
}
