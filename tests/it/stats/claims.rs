//! Published claims about one region's program and its patients, right ones and wrong ones.

use chrono::NaiveDate;
use practicum::claim::{Assertion, Claim, Finding, Mistake, Relation, Stated, Verdict};
use practicum::stats::{Period, Series, StatsError, Undefined};
use rust_decimal::Decimal;

use super::{dec, decs};

fn year(number: i32) -> Period {
    Period::calendar_year(number).unwrap()
}

/// Foreign patients in Korea, 2009 to 2019.
fn nation() -> Series {
    let counts = decs("60201 81789 122297 159464 211218 266501 296889 364189 321574 378967 497464");
    Series::new((2009..).map(year).zip(counts.into_iter().map(Some))).unwrap()
}

fn claim(assertion: Assertion, stated: &str) -> Claim {
    Claim::new("as published", assertion, Stated::new(dec(stated)))
}

fn change(base: &str, end: &str) -> Assertion {
    Assertion::Change {
        base: dec(base),
        end: dec(end),
    }
}

fn compound(base: &str, end: &str, periods: u32) -> Assertion {
    Assertion::CompoundRate {
        base: dec(base),
        end: dec(end),
        periods,
    }
}

fn times(base: &str, end: &str) -> Assertion {
    Assertion::Times {
        base: dec(base),
        end: dec(end),
    }
}

fn share(part: &str, whole: &str) -> Assertion {
    Assertion::Share {
        part: dec(part),
        whole: dec(whole),
    }
}

fn total(parts: &str) -> Assertion {
    Assertion::Total { parts: decs(parts) }
}

fn running(before: &str, cohorts: &str) -> Assertion {
    Assertion::RunningTotal {
        before: dec(before),
        cohorts: decs(cohorts),
    }
}

fn finding(assertion: Assertion, stated: &str) -> Finding {
    claim(assertion, stated).verify().unwrap()
}

fn mistake(assertion: Assertion, stated: &str) -> Option<Mistake> {
    let finding = finding(assertion, stated);
    assert_eq!(finding.verdict(), Verdict::Fails, "{finding}");
    finding.mistake().cloned()
}

fn right(assertion: Assertion, stated: &str, places: u32) -> String {
    finding(assertion, stated)
        .right()
        .value()
        .round_dp(places)
        .to_string()
}

#[test]
fn the_article_of_june_2014_holds() {
    let date = NaiveDate::from_ymd_opt(2014, 6, 23).unwrap();
    let more = Claim::new(
        "25,673 overseas patients, more than double the 11,563 of 2009",
        times("11563", "25673"),
        Stated::more_than(dec("2")),
    )
    .from_source("Gyeonggi Province")
    .dated(date)
    .defined_as("foreign patients, persons, reported by registered institutions");
    let finding = more.verify().unwrap();
    assert_eq!(finding.verdict(), Verdict::Holds);
    assert_eq!(finding.right().value().round_dp(2), dec("2.22"));
    assert_eq!(
        (more.date(), more.source()),
        (Some(date), Some("Gyeonggi Province"))
    );
    assert!(more.statement().starts_with("25,673") && more.definition().is_some());

    // Ten trainees: six from Primorsky, four from Khabarovsk.
    assert_eq!(self::finding(total("6 4"), "10").verdict(), Verdict::Holds);
    // Over 60 of the 256 from Khabarovsk; 69 of 366 two years later.
    let over = Stated::more_than(dec("60"));
    let known = |count| {
        Claim::new(
            "over 60",
            Assertion::Equals {
                reference: dec(count),
            },
            over,
        )
    };
    assert_eq!(known("64").verify().unwrap().verdict(), Verdict::Holds);
    assert_eq!(known("60").verify().unwrap().verdict(), Verdict::Fails);
    assert_eq!(known("60").verify().unwrap().mistake(), None);
    // 256 in all is what later totals build on: 82 more came before 338.
    assert_eq!(
        self::finding(running("256", "82"), "338").verdict(),
        Verdict::Holds
    );
}

#[test]
fn rounded_figures_hold_as_rounded() {
    for (assertion, stated) in [
        (change("122297", "159464"), "30.4"),
        (change("364189", "321574"), "-11.7"),
        (compound("60201", "159464", 3), "38.4"),
        (compound("60201", "378967", 9), "22.7"),
        (compound("60201", "497464", 10), "23.5"),
        (compound("11563", "25673", 4), "22.1"),
        (times("11563", "55112"), "4.8"),
        (times("6.9", "113.9"), "16.5"),
        (share("11563", "60201"), "19.2"),
        (share("25673", "211218"), "12.2"),
        (share("133428", "211218"), "63.2"),
    ] {
        let finding = finding(assertion, stated);
        assert_eq!(
            finding.verdict(),
            Verdict::HoldsRounded,
            "{stated}: {finding}"
        );
        assert_eq!(finding.mistake(), None);
    }
    let millions = Stated::new(dec("1560000")).to_nearest(dec("10000"));
    let sum = total("60201 81789 122297 159464 211218 266501 296889 364189");
    let claim = Claim::new("1.56 million since 2009", sum, millions);
    assert_eq!(claim.verify().unwrap().verdict(), Verdict::HoldsRounded);
}

#[test]
fn a_compound_rate_read_as_yearly_growth() {
    let claim = |base, end, stated, number| {
        claim(change(base, end), stated).with_history(nation(), year(number))
    };
    let finding = claim("122297", "159464", "38.4", 2012).verify().unwrap();
    assert_eq!(finding.right().value().round_dp(1), dec("30.4"));
    let from_2009 = |periods| Mistake::CompoundRateAsChange {
        from: "2009".to_owned(),
        periods,
    };
    assert_eq!(finding.mistake(), Some(&from_2009(3)));
    // Reported as a wrong base; the rate of four years explains it to the digit.
    let finding = claim("159464", "211218", "36.9", 2013).verify().unwrap();
    assert_eq!(finding.right().value().round_dp(1), dec("32.5"));
    assert_eq!(finding.mistake(), Some(&from_2009(4)));
    // Without the series there is nothing to find it in.
    assert_eq!(mistake(change("122297", "159464"), "38.4"), None);
}

#[test]
fn a_wrong_base_is_named() {
    let base = |text: &str| {
        Some(Mistake::WrongBase {
            base: text.to_owned(),
        })
    };
    let two_years = claim(change("122297", "159464"), "95.0").with_history(nation(), year(2012));
    assert_eq!(two_years.verify().unwrap().mistake().cloned(), base("2010"));
    let region = claim(times("6.9", "113.9"), "16.75").or_perhaps("6.8 billion", dec("6.8"));
    assert_eq!(
        region.verify().unwrap().mistake().cloned(),
        base("6.8 billion")
    );
    assert_eq!(mistake(change("80", "100"), "20"), base("the later value"));
}

#[test]
fn signs_units_and_steps() {
    assert_eq!(
        mistake(change("364189", "321574"), "11.7"),
        Some(Mistake::WrongSign)
    );
    // "3.93 trillion won" for 393 billion.
    let revenue = Assertion::Equals {
        reference: dec("393"),
    };
    assert_eq!(
        mistake(revenue, "3930"),
        Some(Mistake::UnitSlip { power: 1 })
    );
    let short = Assertion::Equals {
        reference: dec("25673"),
    };
    assert_eq!(
        mistake(short, "2567.3"),
        Some(Mistake::UnitSlip { power: -1 })
    );
    // Eight years as eight intervals.
    assert_eq!(
        mistake(compound("11563", "55112", 7), "21.6"),
        Some(Mistake::WrongNumberOfPeriods { periods: 8 })
    );
    assert_eq!(
        mistake(compound("11563", "25673", 4), "30.51"),
        Some(Mistake::SimpleAverage)
    );
    assert_eq!(
        mistake(compound("11563", "25673", 4), "122"),
        Some(Mistake::TotalChangeAsRate)
    );
    assert_eq!(
        mistake(change("11563", "25673"), "222"),
        Some(Mistake::RatioAsChange)
    );
    assert_eq!(
        mistake(times("11563", "25673"), "1.22"),
        Some(Mistake::ChangeAsRatio)
    );
}

#[test]
fn wrong_without_a_known_reason() {
    assert_eq!(mistake(times("11563", "55112"), "5.6"), None);
    assert_eq!(right(times("11563", "55112"), "5.6", 2), "4.77");
    assert_eq!(mistake(compound("11563", "55112", 7), "27.3"), None);
    assert_eq!(right(compound("11563", "55112", 7), "27.3", 1), "25.0");
    assert_eq!(mistake(share("850", "60201"), "2.0"), None);
    assert_eq!(right(share("850", "60201"), "2.0", 1), "1.4");
    assert_eq!(right(share("1860", "81789"), "2.8", 1), "2.3");
}

#[test]
fn shares_of_another_whole() {
    // 166,000 patients in Seoul, "59.0 %" of 248,110.
    assert_eq!(mistake(share("166000", "248110"), "59.0"), None);
    assert_eq!(right(share("166000", "248110"), "59.0", 1), "66.9");
    // 239,000 dermatology visits are 35.2 % of all visits, not of 605,768 persons.
    let visits = claim(share("239000", "605768"), "35.2").or_perhaps("visits", dec("679000"));
    let whole = "visits".to_owned();
    assert_eq!(
        visits.verify().unwrap().mistake(),
        Some(&Mistake::ShareOfAnotherWhole { whole })
    );
    assert_eq!(
        mistake(share("20", "100"), "25"),
        Some(Mistake::ShareOfTheRest)
    );
}

#[test]
fn parts_against_the_whole() {
    // Patients of 2016 by nationality: one figure is off by 4,000.
    let nationalities = "127648 48788 26702 25533 14798 15010 109710";
    assert_eq!(
        mistake(total(nationalities), "364189"),
        Some(Mistake::PartsExceedWhole { by: dec("4000") })
    );
    assert_eq!(
        mistake(total("26276 296587 41316"), "364189"),
        Some(Mistake::PartsFallShort { by: dec("10") })
    );
    let mongolia = "11546 2162 686 1475 550 355 239 223 682";
    assert_eq!(finding(total(mongolia), "17918").verdict(), Verdict::Holds);
    let position = |stated| mistake(total("16 20 14"), stated);
    assert_eq!(position("36"), Some(Mistake::PartLeftOut { position: 2 }));
    assert_eq!(
        position("66"),
        Some(Mistake::PartCountedTwice { position: 0 })
    );
}

#[test]
fn totals_and_the_running_cohort() {
    // Announced with and without the cohort at hand.
    assert_eq!(
        finding(running("338", "4"), "342").verdict(),
        Verdict::Holds
    );
    assert_eq!(
        finding(running("342", "8"), "350").verdict(),
        Verdict::Holds
    );
    assert_eq!(
        finding(running("459", "11"), "470").verdict(),
        Verdict::Holds
    );
    assert_eq!(
        mistake(running("338", "4"), "338"),
        Some(Mistake::RunningCohortLeftOut)
    );
    let twice = Mistake::RunningCohortCountedTwice;
    assert_eq!(mistake(running("459", "11"), "481"), Some(twice));
    // 547 and cohorts of 9 and 14 are 570; announced 571.
    assert_eq!(
        mistake(running("547", "9 14"), "571"),
        Some(Mistake::PartsFallShort { by: Decimal::ONE })
    );
    // The first year: 16 + 20 + x = 50.
    assert_eq!(finding(total("16 20 14"), "50").verdict(), Verdict::Holds);
    // Three Kazakh cohorts x + 14 + 14 = 41 do not take the same x.
    let exceeds = Mistake::PartsExceedWhole { by: Decimal::ONE };
    assert_eq!(mistake(total("14 14 14"), "41"), Some(exceeds));
}

#[test]
fn bounds_hold_or_fail() {
    let bound = |relation, stated: &str| {
        let stated = Stated::new(dec(stated)).related(relation);
        Claim::new("a bound", total("1 2"), stated)
            .verify()
            .unwrap()
            .verdict()
    };
    for (relation, below, at, above) in [
        (
            Relation::MoreThan,
            Verdict::Holds,
            Verdict::Fails,
            Verdict::Fails,
        ),
        (
            Relation::AtLeast,
            Verdict::Holds,
            Verdict::Holds,
            Verdict::Fails,
        ),
        (
            Relation::AtMost,
            Verdict::Fails,
            Verdict::Holds,
            Verdict::Holds,
        ),
        (
            Relation::LessThan,
            Verdict::Fails,
            Verdict::Fails,
            Verdict::Holds,
        ),
    ] {
        assert_eq!(bound(relation, "2"), below);
        assert_eq!(bound(relation, "3"), at);
        assert_eq!(bound(relation, "4"), above);
    }
}

#[test]
fn impossible_inputs_are_errors_not_verdicts() {
    let error = claim(change("0", "14"), "100").verify().unwrap_err();
    assert!(matches!(
        error,
        StatsError::Undefined {
            reason: Undefined::ZeroBase,
            ..
        }
    ));
    let huge = Assertion::Total {
        parts: vec![Decimal::MAX, Decimal::MAX],
    };
    assert!(matches!(
        claim(huge, "1").verify(),
        Err(StatsError::ResultOutOfRange { .. })
    ));
    let ends = Assertion::Equals {
        reference: Decimal::MAX,
    };
    let finding = Claim::new("edge", ends, Stated::new(Decimal::MIN))
        .verify()
        .unwrap();
    assert_eq!(
        (finding.verdict(), finding.mistake()),
        (Verdict::Fails, None)
    );
    assert_eq!(self::finding(total(""), "0").verdict(), Verdict::Holds);
}

#[test]
fn a_finding_reads_as_a_sentence() {
    assert_eq!(
        finding(total("16 20 14"), "36").to_string(),
        "fails: 50 (sum, n = 3, exact); part 2 is left out"
    );
    assert_eq!(
        Stated::more_than(dec("2")).to_string() + " / " + &Stated::new(dec("38.4")).to_string(),
        "more than 2 / 38.4"
    );
}
