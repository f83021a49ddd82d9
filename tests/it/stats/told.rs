//! What statistics say of themselves: how many values, which method, what was rounded.

use practicum::stats::{
    Apportionment, Balance, Confidence, GiniCorrection, Groups, Inequality, Method, Missing,
    Ordered, Pairs, Percent, Period, Point, Rate, Rounding, Sample, Series, StatsError,
    autocorrelation, percent_change,
};

use super::{dec, decs, plain};

const FULL: Rounding = Rounding::FULL;

fn unequal() -> Inequality {
    Inequality::new(&Sample::new(&decs("3 3 2 2")).unwrap()).unwrap()
}

#[test]
fn a_rounded_figure_says_so_and_an_exact_one_too() {
    let spread = unequal();
    let tenths = Rounding::TENTHS;
    let jain = spread.jain(tenths).unwrap();
    assert_eq!((jain.rounding(), jain.n()), (Some(tenths), 4));
    assert_eq!(
        spread.gini(GiniCorrection::None, FULL).unwrap().rounding(),
        None
    );
    // An approximation is rounded, even where no digit of it was lost.
    let theil = spread.theil(tenths).unwrap();
    assert_eq!(theil.rounding(), Some(tenths));
    assert!(theil.to_string().contains("n = 4, rounded"), "{theil}");
    let lone = Inequality::new(&Sample::new(&decs("7")).unwrap()).unwrap();
    assert!(lone.theil(tenths).unwrap().is_exact());
}

#[test]
fn the_index_in_squared_percentages() {
    let spread = unequal();
    assert_eq!(spread.n(), 4);
    assert_eq!(Ordered::new(&Sample::new(&decs("3 3 2 2")).unwrap()).n(), 4);
    assert_eq!(plain(&spread.herfindahl_points(FULL).unwrap()), "2600");
    let lone = Inequality::new(&Sample::new(&decs("7")).unwrap()).unwrap();
    assert_eq!(plain(&lone.herfindahl_points(FULL).unwrap()), "10000");
    let gini = |correction| spread.gini(correction, FULL).unwrap().to_string();
    assert!(gini(GiniCorrection::None).contains("without correction"));
    assert!(gini(GiniCorrection::SmallSample).contains("times n / (n - 1)"));
}

#[test]
fn changes_say_what_they_compare() {
    let year = |number| Period::calendar_year(number).unwrap();
    let values = [(year(2013), Some(dec("4"))), (year(2014), Some(dec("5")))];
    let series = Series::new(values).unwrap();
    let last = |points: Vec<Point<Percent>>| points.last().unwrap().figure().unwrap().method();
    assert_eq!(last(series.year_on_year(FULL).unwrap()), Method::YearOnYear);
    assert_eq!(
        last(series.period_on_period(FULL).unwrap()),
        Method::PeriodOnPeriod
    );
}

/// A gap is counted as long as it is in the window.
#[test]
fn gaps_leave_the_window() {
    let year = |number| Period::calendar_year(number).unwrap();
    let values = [Some(dec("4")), None, Some(dec("8")), Some(dec("9")), None];
    let series = Series::new((2010..).map(year).zip(values)).unwrap();
    let told = |missing| -> Vec<_> {
        let means = series.moving_mean(2, missing, FULL).unwrap().into_iter();
        let means = means.skip(1).map(|point| {
            let figure = point.figure().unwrap();
            (plain(figure), figure.n(), figure.missing())
        });
        means.collect()
    };
    let wanted =
        |list: [(&str, u64, u64); 4]| list.map(|(mean, n, gaps)| (mean.to_owned(), n, gaps));
    let skipped = [("4", 1, 1), ("8", 1, 1), ("8.5", 2, 0), ("9", 1, 1)];
    assert_eq!(told(Missing::Skip), wanted(skipped));
    let zero = [("2", 2, 1), ("4", 2, 1), ("8.5", 2, 0), ("4.5", 2, 1)];
    assert_eq!(told(Missing::Zero), wanted(zero));
}

#[test]
fn a_group_has_its_own_sums() {
    let mut groups = Groups::new();
    for (group, value) in [("Almaty", "3"), ("Primorsky", "5"), ("Almaty", "4")] {
        groups.add(group, dec(value)).unwrap();
    }
    let almaty = groups.get(&"Almaty").unwrap();
    assert_eq!(
        (almaty.count(), plain(&almaty.sum().unwrap())),
        (2, "7".into())
    );
    assert!(groups.get(&"Omsk").is_none());
}

#[test]
fn a_round_without_requests_is_a_round() {
    let mut balance = Balance::new();
    balance.add(3, 10, 6, 15).unwrap();
    assert_eq!(balance.rounds(), 1);
    balance.add(0, 0, 0, 0).unwrap();
    assert_eq!(balance.rounds(), 2);
    assert!(balance.add(0, 1, 0, 0).is_err());
    assert_eq!(balance.rounds(), 2);
    let figure = balance.figure(FULL).unwrap();
    assert_eq!((plain(&figure).as_str(), figure.n()), ("-1", 2));
}

#[test]
fn a_rate_says_of_what() {
    let rate = Rate::new(9, 10).unwrap();
    assert_eq!((rate.successes(), rate.trials()), (9, 10));
    let interval = rate
        .wilson(Confidence::NinetyFive, Rounding::HUNDREDTHS)
        .unwrap();
    let told = interval.to_string();
    assert!(
        told.starts_with("0.60 to 0.98 (") && told.contains("95 %"),
        "{told}"
    );
}

#[test]
fn apportionment_has_a_name() {
    let names = [Apportionment::LargestRemainder, Apportionment::SainteLague];
    let names = names.map(|one| one.to_string());
    assert_eq!(names, ["largest remainder", "Sainte-Laguë"]);
}

#[test]
fn a_sample_without_gaps_has_none() {
    let values = [1, 2, 4, 8].map(|value| Some(value.into()));
    let sample = Sample::with_missing(&values, Missing::Skip).unwrap();
    assert!(!sample.is_empty());
    assert_eq!((sample.n(), sample.missing()), (4, 0));
    assert_eq!(Sample::new(&decs("1 2")).unwrap().missing(), 0);
    // Neighbors here are neighbors in the source.
    assert!(autocorrelation(&sample, FULL).is_ok());
    let gap = Sample::with_missing(&[values[0], None, values[1], values[2]], Missing::Skip);
    assert!(autocorrelation(&gap.unwrap(), FULL).is_err());
}

#[test]
fn a_line_needs_two_points_and_takes_two_thousand() {
    let one = Pairs::new(&[(1.into(), 2.into())]).unwrap();
    for line in [one.least_squares(), one.theil_sen()] {
        assert!(matches!(
            line,
            Err(StatsError::TooFewValues {
                needed: 2,
                found: 1,
                ..
            })
        ));
    }
    let line = |points: i32| {
        let points: Vec<_> = (0..points).map(|x| (x.into(), (3 * x).into())).collect();
        Pairs::new(&points).unwrap().theil_sen()
    };
    assert_eq!(plain(&line(2000).unwrap().slope(FULL).unwrap()), "3");
    assert_eq!(line(2001), Err(StatsError::TooManyValues { limit: 2000 }));
}

#[test]
fn why_there_is_no_figure() {
    let mean = Sample::new(&[]).unwrap().accumulator().mean(FULL);
    assert!(mean.unwrap_err().to_string().len() > 20);
    let change = percent_change(0.into(), 1.into(), FULL).unwrap_err();
    let StatsError::Undefined { reason, .. } = &change else {
        panic!("{change}");
    };
    assert!(
        change.to_string().ends_with(&reason.to_string()),
        "{change}"
    );
    assert!(reason.to_string().contains("zero"), "{reason}");
}
