//! Fixtures of the shared rules.

use practicum::program::Basis;
use practicum::program::draft::{
    BudgetDraft, InterpreterDraft, PartnershipDraft, PartyDraft, QuotaBasisDraft, QuotaDraft,
    RateDraft, ShareDraft, SupervisorDraft, TermDraft,
};
use practicum::rules::RuleCode;

use super::case::{Case, on, stay};
use super::fixtures::Fixture;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        seats(),
        closure(),
        hospital_cap(),
        supervision(),
        interpreters(),
        quota(),
        share(),
        budget(),
    ]
}

fn seats() -> Fixture {
    // Two trainees are at wiltse-ns in the weeks from 26 May and 2 June.
    let fewer_from = |date| Case::valid().department("wiltse-ns", |one| one.seats(date, 1));
    Fixture {
        code: RuleCode::Seats,
        fine: Case::valid().department("wiltse-ns", |one| one.seats(on(6, 1), 9)),
        broken: Case::valid().department("wiltse-ns", |mut one| {
            one.seats.clear();
            one
        }),
        inside: fewer_from(on(6, 9)),
        outside: fewer_from(on(6, 8)),
    }
}

fn closure() -> Fixture {
    let closed = |first, last| {
        Case::valid().department("wiltse-os", |one| {
            one.closure(TermDraft::between(first, last))
        })
    };
    Fixture {
        code: RuleCode::Closure,
        fine: closed(on(1, 1), on(1, 31)),
        broken: closed(on(5, 1), on(7, 1)),
        inside: closed(on(6, 16), on(6, 22)),
        outside: closed(on(6, 15), on(6, 22)),
    }
}

fn hospital_cap() -> Fixture {
    // Two trainees are at Wiltse in the first three weeks, T03 in the last.
    let cap = |count| Case::valid().hospital("wiltse", |one| one.cap(on(5, 26), count));
    let one_from = |date| cap(2).hospital("wiltse", |one| one.cap(date, 1));
    Fixture {
        code: RuleCode::HospitalCap,
        fine: cap(9),
        broken: cap(0),
        inside: one_from(on(6, 16)),
        outside: one_from(on(6, 15)),
    }
}

fn supervision() -> Fixture {
    let absent = |first, last| {
        Case::valid().department("sejong-car", |mut one| {
            let kim = one.supervisors[0].clone();
            one.supervisors[0] = kim.absence(TermDraft::between(first, last));
            one
        })
    };
    Fixture {
        code: RuleCode::Supervision,
        fine: absent(on(1, 1), on(1, 31)),
        broken: Case::valid().department("wiltse-ns", |one| {
            one.supervisor(SupervisorDraft::new("park", 1))
        }),
        // T02 is there from 9 to 15 June.
        inside: absent(on(6, 16), on(6, 22)),
        outside: absent(on(6, 15), on(6, 22)),
    }
}

fn interpreters() -> Fixture {
    // T01, T02 and T03 speak Russian; two of them are at Wiltse in the first three weeks.
    let interpreted = |steps: &[(chrono::NaiveDate, u32)]| {
        let interpreter = InterpreterDraft::new("ru");
        let interpreter = steps
            .iter()
            .fold(interpreter, |one, &(from, count)| one.trainees(from, count));
        Case::valid().hospital("wiltse", |one| one.language("ko").interpreter(interpreter))
    };
    Fixture {
        code: RuleCode::Interpreters,
        fine: interpreted(&[(on(5, 26), 9)]),
        broken: interpreted(&[]),
        inside: interpreted(&[(on(5, 26), 2), (on(6, 16), 1)]),
        outside: interpreted(&[(on(5, 26), 2), (on(6, 15), 1)]),
    }
}

fn quota() -> Fixture {
    let quota =
        |basis, number| Case::valid().partnership(|one| one.quota(QuotaDraft::new(basis, number)));
    Fixture {
        code: RuleCode::Quota,
        fine: quota(QuotaBasisDraft::Cohort, 9),
        broken: quota(QuotaBasisDraft::Specialty("ns".to_owned()), 0),
        inside: quota(QuotaBasisDraft::Year, 3),
        outside: quota(QuotaBasisDraft::Year, 2),
    }
}

fn share() -> Fixture {
    // Sejong has three seats, and one trainee of the authority in the first and the third week.
    let share = |percent: &str| {
        Case::valid()
            .draft(|draft| draft.share(ShareDraft::new("health", percent).hospital("sejong")))
    };
    Fixture {
        code: RuleCode::Share,
        fine: share("100"),
        broken: share("0"),
        inside: share("33.3334"),
        outside: share("33.3333"),
    }
}

fn budget() -> Fixture {
    // 20 + 20 + 27 nights.
    let ceiling = |ceiling: &str| {
        let rate = RateDraft::new("lodging", "Lodging", "host", "60000 KRW", Basis::Night);
        let budget = BudgetDraft::new("budget", ceiling);
        Case::valid().draft(|draft| draft.rate(rate).budget(budget))
    };
    Fixture {
        code: RuleCode::Budget,
        fine: ceiling("9000000 KRW"),
        broken: ceiling("0 KRW"),
        inside: ceiling("4020000 KRW"),
        outside: ceiling("4019999 KRW"),
    }
}

#[test]
fn seats_and_caps_count_a_trainee_once() {
    // Nonsense, but no more than one trainee.
    let case = Case::valid()
        .department("wiltse-os", |mut one| {
            one.seats[0].count = 1;
            one
        })
        .with(stay("T01", "wiltse-os", "os", 2, 1));
    assert!(
        !case.codes().contains(&RuleCode::Seats),
        "{:?}",
        case.codes()
    );
}

#[test]
fn a_cap_begins_with_its_first_step() {
    let late = Case::valid().hospital("wiltse", |one| one.cap(on(6, 2), 9));
    assert_eq!(late.codes(), [RuleCode::HospitalCap]);
}

#[test]
fn the_first_language_with_an_interpreter_counts() {
    let case = Case::valid().hospital("wiltse", |one| {
        let korean = one.language("ko");
        let russian = korean.interpreter(InterpreterDraft::new("ru").trainees(on(5, 26), 1));
        russian.interpreter(InterpreterDraft::new("en").trainees(on(5, 26), 1))
    });
    assert_eq!(case.codes(), [RuleCode::Interpreters; 3]);
    // T02 shares the first two weeks with T01, T03 the third.
    let english = |id: &str, case: Case| {
        case.trainee(id, |mut one| {
            one.languages.insert(0, "en-GB".to_owned());
            one
        })
    };
    assert_eq!(english("T01", case.clone()).codes(), []);
    // Who speaks the working language needs nobody.
    let korean = case.clone().trainee("T01", |one| one.language("ko-KR"));
    assert_eq!(korean.codes(), []);
    // A language without an interpreter is passed over.
    let mongolian = case.trainee("T01", |mut one| {
        one.languages.insert(0, "mn".to_owned());
        one
    });
    assert_eq!(mongolian.codes(), [RuleCode::Interpreters; 3]);
}

#[test]
fn quotas_count_by_year_cohort_and_specialty_and_what_lies_below() {
    let quota = |basis, number| QuotaDraft::new(basis, number);
    let of = |basis: &dyn Fn() -> QuotaBasisDraft, number| {
        Case::valid()
            .partnership(|one| one.quota(quota(basis(), number)))
            .codes()
    };
    let ns = || QuotaBasisDraft::Specialty("ns".to_owned());
    let car = || QuotaBasisDraft::Specialty("car".to_owned());
    assert_eq!((of(&ns, 3), of(&ns, 2)), (vec![], vec![RuleCode::Quota]));
    assert_eq!((of(&car, 2), of(&car, 1)), (vec![], vec![RuleCode::Quota]));
    let cohort = || QuotaBasisDraft::Cohort;
    assert_eq!(
        (of(&cohort, 3), of(&cohort, 2)),
        (vec![], vec![RuleCode::Quota])
    );

    // A quota of the parent counts those below it; a quota of the child does not count those above.
    let below = |child: u32, parent: u32| {
        let agreement = PartnershipDraft::new(
            "own",
            practicum::program::PartnershipKind::Implementation,
            TermDraft::from(on(1, 1)),
        );
        let agreement = agreement
            .party(PartyDraft::Region("pri".to_owned()))
            .parent("mou")
            .quota(quota(QuotaBasisDraft::Year, child));
        let case = Case::valid().partnership(|one| one.quota(quota(QuotaBasisDraft::Year, parent)));
        let case = case.draft(|draft| draft.partnership(agreement));
        case.trainee("T01", |one| one.partnership("own")).codes()
    };
    assert_eq!(below(1, 3), []);
    assert_eq!(below(1, 2), [RuleCode::Quota]);
    assert_eq!(below(0, 3), [RuleCode::Quota]);
}

#[test]
fn a_share_is_taken_of_the_seats_on_offer() {
    // Seven seats in all; two or three trainees of the authority each week but the last: one.
    let share = |percent: &str| {
        Case::valid().draft(|draft| draft.share(ShareDraft::new("health", percent)))
    };
    assert_eq!(share("42.8572").codes(), []);
    assert_eq!(share("42.8571").codes(), [RuleCode::Share; 2]);
    // Closed on one day of the third week: three seats fewer in that week, and nobody is there.
    let closed = share("42.8572").moved(stay("T02", "sejong-car", "car", 3, 1));
    let closed = closed.department("sejong-car", |one| {
        one.closure(TermDraft::between(on(6, 9), on(6, 9)))
    });
    assert_eq!(closed.codes(), [RuleCode::Share]);
    // Those who were not nominated do not count.
    let invited = closed.trainee("T01", |mut one| {
        let by = "a professor".to_owned();
        one.route = practicum::program::draft::RouteDraft::Invitation { by };
        one
    });
    assert_eq!(invited.codes(), []);
}

#[test]
fn a_budget_counts_its_payer_its_currency_and_its_cohorts() {
    let rate =
        |id: &str, payer: &str, amount: &str, basis| RateDraft::new(id, id, payer, amount, basis);
    let case = |budget: BudgetDraft| {
        Case::valid().draft(|draft| {
            draft
                .rate(rate("fare", "sender", "1000 KRW", Basis::Once))
                .rate(rate("meals", "host", "10 KRW", Basis::Day))
                .rate(rate("fee", "host", "5.50 USD", Basis::WorkingDay))
                .budget(budget)
        })
    };
    // Three fares; 21 + 21 + 28 days.
    let everybody = |ceiling: &str| case(BudgetDraft::new("budget", ceiling)).codes();
    assert_eq!(everybody("3700 KRW"), []);
    assert_eq!(everybody("3699 KRW"), [RuleCode::Budget]);
    let host = |ceiling: &str| case(BudgetDraft::new("budget", ceiling).payer("host")).codes();
    assert_eq!(
        (host("700 KRW"), host("699 KRW")),
        (vec![], vec![RuleCode::Budget])
    );
    // No weekend is given: every day is a working day.
    assert_eq!(
        (host("385 USD"), host("384.99 USD")),
        (vec![], vec![RuleCode::Budget])
    );
    let other = case(BudgetDraft::new("budget", "0 KRW").cohort("2014"));
    assert_eq!(other.codes(), [RuleCode::Budget]);
}
