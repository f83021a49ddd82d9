//! More published figures: running totals, shares, labels, counts that can not fall.

use practicum::claim::{Assertion, Claim, Mistake, Relation, Stated, Verdict};

use super::{dec, decs};

const NATION: &str = "60201 81789 122297 159464 211218 266501 296889 364189 321574 378967 497464 \
                      117069 145842 248110 605768 1170467";

fn verdict(assertion: Assertion, stated: Stated) -> Verdict {
    let claim = Claim::new("as published", assertion, stated);
    claim.verify().unwrap().verdict()
}

fn equals(reference: &str) -> Assertion {
    Assertion::Equals {
        reference: dec(reference),
    }
}

#[test]
fn running_totals_in_millions() {
    let rounded = |years: usize, stated: &str, step: &str| {
        let parts = decs(NATION).into_iter().take(years).collect();
        let stated = Stated::new(dec(stated)).to_nearest(dec(step));
        verdict(Assertion::Total { parts }, stated)
    };
    for (years, stated, step) in [
        (5, "630000", "10000"),
        (8, "1560000", "10000"),
        (10, "2260000", "10000"),
        (13, "3020000", "10000"),
        (14, "3270000", "10000"),
        (15, "3880000", "10000"),
        (16, "5050000", "10000"),
    ] {
        assert_eq!(
            rounded(years, stated, step),
            Verdict::HoldsRounded,
            "{stated}"
        );
    }
    assert_eq!(rounded(6, "901470", "1"), Verdict::Holds);
    assert_eq!(rounded(15, "3870000", "10000"), Verdict::Fails);
}

#[test]
fn shares_of_the_region() {
    for (part, whole, stated) in [
        ("39990", "266501", "15.0"),
        ("56603", "296889", "19.1"),
        ("55112", "364189", "15.1"),
        ("46200", "378967", "12.2"),
        ("50900", "605768", "8.4"),
        ("51500", "1170467", "4.4"),
    ] {
        let share = Assertion::Share {
            part: dec(part),
            whole: dec(whole),
        };
        assert_eq!(
            verdict(share, Stated::new(dec(stated))),
            Verdict::HoldsRounded,
            "{stated}"
        );
    }
}

#[test]
fn a_figure_under_another_label() {
    // Orthopedics has 3.9 % of the visits of 2022; 15.8 % are plastic surgery's.
    let claim = Claim::new(
        "orthopedics 15.8 %",
        equals("3.9"),
        Stated::new(dec("15.8")),
    )
    .or_perhaps("dermatology", dec("12.3"))
    .or_perhaps("plastic surgery", dec("15.8"));
    let finding = claim.verify().unwrap();
    let label = "plastic surgery".to_owned();
    assert_eq!(finding.mistake(), Some(&Mistake::AnotherLabel { label }));
    assert!(
        finding
            .to_string()
            .ends_with("it is the figure of plastic surgery")
    );
}

#[test]
fn a_count_of_all_so_far_does_not_fall() {
    // 10 countries in May 2016, 9 in November, 10 in June 2017.
    let at_most = |stated: &str| Stated::new(dec(stated)).related(Relation::AtMost);
    assert_eq!(verdict(equals("10"), at_most("9")), Verdict::Fails);
    assert_eq!(verdict(equals("10"), at_most("10")), Verdict::Holds);
}

#[test]
fn four_weeks_are_what_the_dates_say() {
    let weeks = |days: &str| verdict(equals(days), Stated::new(dec("28")).to_nearest(dec("7")));
    let said = ["23", "24", "26", "27", "28", "30", "33"].map(weeks);
    let holds = Verdict::HoldsRounded;
    assert_eq!(
        said,
        [
            Verdict::Fails,
            Verdict::Fails,
            holds,
            holds,
            Verdict::Holds,
            holds,
            Verdict::Fails
        ]
    );
}

#[test]
fn a_year_with_kinds_of_people_that_are_not_itemized() {
    // 54 in 2023, nurses and officials included; the cohorts known come to 46.
    let parts = decs("10 4 9 23");
    let claim = Claim::new(
        "54 in 2023",
        Assertion::Total { parts },
        Stated::new(dec("54")),
    );
    let finding = claim.verify().unwrap();
    assert_eq!(
        finding.mistake(),
        Some(&Mistake::PartsFallShort { by: dec("8") })
    );
}
