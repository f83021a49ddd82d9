//! Texts of format 1, as the version that introduced it wrote them. They load for ever: a golden file
//! of a released format is never changed, a new format gets a folder of its own.

use std::fs;

use practicum::check::CheckReport;
use practicum::program::Program;
use practicum::rules::RuleBook;
use practicum::schedule::{Schedule, ScheduleDiff};

use crate::support::golden;

fn text(name: &str) -> String {
    fs::read_to_string(golden::path(&format!("v1/{name}.json"))).unwrap()
}

/// Reads a golden file and writes it again: not a byte may differ.
macro_rules! loads {
    ($($name:ident: $kind:ty;)+) => {$(
        #[test]
        fn $name() {
            let text = text(stringify!($name));
            let value = <$kind>::from_json(&text).unwrap();
            assert_eq!(value.to_json().unwrap(), text);
        }
    )+};
}

loads! {
    program: Program;
    schedule: Schedule;
    schedule_diff: ScheduleDiff;
    rule_book: RuleBook;
    check_report: CheckReport;
}

#[cfg(feature = "icalendar")]
mod icalendar {
    use practicum::format::icalendar::Feed;

    use super::text;

    loads! {
        calendar_feed: Feed;
    }
}

#[cfg(feature = "solver")]
mod solver {
    use practicum::certificate::Certificate;
    use practicum::solver::Outcome;

    use super::text;

    loads! {
        outcome: Outcome;
        certificate: Certificate;
    }
}

#[cfg(feature = "stats")]
mod stats {
    use practicum::stats::{Accumulator, Balance, Groups, Rate, Series};

    use super::text;

    type ByName = Groups<String>;

    loads! {
        series: Series;
        accumulator: Accumulator;
        groups: ByName;
        balance: Balance;
        rate: Rate;
    }
}

#[test]
fn every_golden_file_is_loaded() {
    let mut names: Vec<String> = fs::read_dir(golden::path("v1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "accumulator.json",
            "balance.json",
            "calendar_feed.json",
            "certificate.json",
            "check_report.json",
            "claim.json",
            "figure.json",
            "finding.json",
            "groups.json",
            "outcome.json",
            "program.json",
            "rate.json",
            "rule_book.json",
            "schedule.json",
            "schedule_diff.json",
            "series.json",
        ]
    );
}

/// What the golden files show, made anew: the written form has not drifted.
mod today {
    use practicum::check;
    use practicum::program::PracticeMode;
    use practicum::quantity::Weight;
    use practicum::rules::{RuleBook, RuleCode};
    use practicum::schedule::{Schedule, diff};

    use crate::support::fixtures::{small_draft, stay};
    use crate::support::full::full_draft;
    use crate::support::golden::compare;

    /// Right, crowded, too long, unknown, in two scripts, outside the horizon, practicing.
    fn plan() -> Schedule {
        Schedule::new([
            stay("T01", "wiltse-ns", "ns", 0, 2),
            stay("T02", "wiltse-ns", "ns", 1, 3),
            stay("T03", "wiltse-ns", "ns", 1, 2),
            stay("T03", "sejong-car", "car", 2, 1),
            stay("김하늘", "윌스-신경외과", "ns", 0, 1),
            stay("Ёлкина", "wiltse-os", "os", 9, 1),
            stay("T01", "wiltse-os", "os", 3, 1).in_mode(PracticeMode::LimitedPractice),
        ])
    }

    #[test]
    fn programs() {
        let text = full_draft().validate().unwrap().to_json().unwrap();
        compare("v1/program.json", text.as_bytes());
    }

    #[test]
    fn schedules_and_what_changed() {
        compare("v1/schedule.json", plan().to_json().unwrap().as_bytes());
        let other = Schedule::new([
            stay("T01", "wiltse-ns", "ns", 0, 2),
            stay("T02", "wiltse-ns", "ns", 0, 2),
            stay("T03", "wiltse-os", "os", 0, 1),
        ]);
        let change = diff(&plan(), &other).to_json().unwrap();
        compare("v1/schedule_diff.json", change.as_bytes());
    }

    #[test]
    fn rule_books() {
        let book = RuleBook::default()
            .without(RuleCode::CommonDays)
            .and_then(|book| book.weigh(RuleCode::Waiting, Weight::new(7).unwrap()))
            .and_then(|book| book.money_per_point("50000 KRW".parse().unwrap()))
            .unwrap()
            .comfortable_load(4)
            .baseline(plan());
        compare("v1/rule_book.json", book.to_json().unwrap().as_bytes());
    }

    #[test]
    fn reports() {
        let program = small_draft().validate().unwrap();
        let report = check(&program, &RuleBook::default(), &plan());
        compare("v1/check_report.json", report.to_json().unwrap().as_bytes());
    }

    #[cfg(feature = "icalendar")]
    #[test]
    fn calendar_feeds() {
        use practicum::format::icalendar::{Feed, FeedOf};

        let program = small_draft().validate().unwrap();
        let feed = |schedule: &Schedule, minute| {
            let of = FeedOf::Cohort("2014".parse().unwrap());
            let stamp = crate::support::fixtures::day(2014, 5, 20).and_hms_opt(9, minute, 0);
            Feed::new(&program, schedule, of, None, stamp.unwrap()).unwrap()
        };
        let first = feed(&Schedule::new([stay("T01", "wiltse-ns", "ns", 0, 2)]), 0);
        let second = feed(&Schedule::new([stay("T02", "wiltse-ns", "ns", 0, 2)]), 30);
        let text = second.after(&first).unwrap().to_json().unwrap();
        compare("v1/calendar_feed.json", text.as_bytes());
    }

    #[cfg(feature = "stats")]
    #[test]
    fn claims_and_findings() {
        use practicum::claim::{Assertion, Claim, Stated};
        use practicum::stats::{Period, Series};

        let year = |number| Period::calendar_year(number).unwrap();
        let patients = Series::new([
            (year(2012), Some(159_464.into())),
            (year(2013), None),
            (year(2014), Some(266_501.into())),
        ])
        .unwrap();
        let assertion = Assertion::Change {
            base: 211_218.into(),
            end: 266_501.into(),
        };
        let claim = Claim::new(
            "patients grew by 20.9 %",
            assertion,
            Stated::new("20.9".parse().unwrap()),
        )
        .from_source("보건복지부")
        .defined_as("foreign patients, without repeats")
        .with_history(patients, year(2014))
        .or_perhaps("patients and companions", 300_000.into());
        compare("v1/claim.json", claim.to_json().unwrap().as_bytes());
        let finding = claim.verify().unwrap();
        compare("v1/finding.json", finding.to_json().unwrap().as_bytes());
        compare(
            "v1/figure.json",
            finding.right().to_json().unwrap().as_bytes(),
        );
    }

    #[cfg(feature = "stats")]
    #[test]
    fn kept_statistics() {
        use chrono::Month;
        use practicum::stats::{
            Accumulator, Balance, Groups, Period, Rate, Series, Year, YearKind,
        };

        let academic = |number| {
            let first = Month::March;
            Period::year(Year::new(YearKind::Academic { first }, number).unwrap())
        };
        let begun = [
            (academic(2012), Some(8.into())),
            (academic(2014), Some("17.50".parse().unwrap())),
        ];
        let series = Series::new(begun).unwrap();
        compare("v1/series.json", series.to_json().unwrap().as_bytes());
        let mut sums = Accumulator::new();
        sums.extend(["-0.5", "12.25", "3"].map(|text| text.parse().unwrap()))
            .unwrap();
        compare("v1/accumulator.json", sums.to_json().unwrap().as_bytes());
        let mut costs = Groups::new();
        costs.add("sender".to_owned(), 900.into()).unwrap();
        costs.add("수원시".to_owned(), 60.into()).unwrap();
        compare("v1/groups.json", costs.to_json().unwrap().as_bytes());
        let mut balance = Balance::new();
        balance.add(3, 10, 6, 15).unwrap();
        balance.add(2, 7, 1, 3).unwrap();
        compare("v1/balance.json", balance.to_json().unwrap().as_bytes());
        let rate = Rate::new(9, 12).unwrap();
        compare("v1/rate.json", rate.to_json().unwrap().as_bytes());
    }

    /// Which plan the solver finds is no promise between versions, so these two are only read; a file
    /// that is not there is made.
    #[cfg(feature = "solver")]
    #[test]
    fn outcomes_and_certificates() {
        use practicum::{SolveConfig, plan};

        let program = small_draft().validate().unwrap();
        let config = SolveConfig::default().steps(50_000);
        let planned = plan(&program, &RuleBook::default(), &config).unwrap();
        let outcome = planned.outcome();
        let certificate = outcome.certificate().unwrap();
        assert_eq!(
            practicum::Outcome::from_json(&outcome.to_json().unwrap()).as_ref(),
            Ok(outcome)
        );
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            compare("v1/outcome.json", outcome.to_json().unwrap().as_bytes());
            compare(
                "v1/certificate.json",
                certificate.to_json().unwrap().as_bytes(),
            );
        }
    }
}
