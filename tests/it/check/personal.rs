//! Fixtures of the personal rules, all but those of practice and partnership.

use practicum::program::draft::{
    CommonDayDraft, CredentialDraft, DatedNameDraft, DatesDraft, DepartmentDraft, EarlierDraft,
    EventDraft, InterpreterDraft, PinDraft, PolicyDraft, PolicyRuleDraft, PrerequisiteDraft,
    SpecialtyDraft, TermDraft,
};
use practicum::program::{Attendance, EventKind};
use practicum::rules::RuleCode;

use super::case::{Case, on, stay};
use super::fixtures::Fixture;
use crate::support::fixtures::day;

pub(super) fn fixtures() -> Vec<Fixture> {
    vec![
        known(),
        horizon(),
        overlap(),
        excess(),
        duration(),
        curriculum(),
        teaching(),
        admission(),
        availability(),
        window(),
        common_days(),
        prerequisite(),
        hospital_max(),
        credential(),
        stay_length(),
        rolling_stay(),
        experience(),
        no_repeat(),
        pin(),
        lifecycle(),
    ]
}

fn known() -> Fixture {
    Fixture {
        code: RuleCode::Known,
        fine: Case::valid(),
        broken: Case::valid().with(stay("T99", "nowhere", "nothing", 0, 1)),
        inside: Case::valid(),
        outside: Case::valid().with(stay("T01", "wiltse-os", "Os", 3, 1)),
    }
}

fn horizon() -> Fixture {
    Fixture {
        code: RuleCode::Horizon,
        fine: Case::valid(),
        broken: Case::valid().with(stay("T01", "wiltse-os", "os", u32::MAX, u32::MAX)),
        // T03's last placement ends with the horizon.
        inside: Case::valid(),
        outside: Case::valid().with(stay("T01", "wiltse-os", "os", 4, 1)),
    }
}

fn overlap() -> Fixture {
    Fixture {
        code: RuleCode::Overlap,
        fine: Case::valid().moved(stay("T01", "wiltse-os", "os", 3, 1)),
        broken: Case::valid().moved(stay("T01", "wiltse-os", "os", 0, 1)),
        inside: Case::valid(),
        outside: Case::valid().moved(stay("T01", "wiltse-os", "os", 1, 1)),
    }
}

fn excess() -> Fixture {
    Fixture {
        code: RuleCode::Excess,
        fine: Case::valid(),
        broken: Case::valid().with(stay("T01", "wiltse-os", "os", 3, 1)),
        inside: Case::valid(),
        outside: Case::valid().with(stay("T01", "sejong-car", "car", 3, 1)),
    }
}

fn duration() -> Fixture {
    Fixture {
        code: RuleCode::Duration,
        fine: Case::valid(),
        broken: Case::valid()
            .without("T01", "os")
            .moved(stay("T01", "wiltse-ns", "ns", 0, 4)),
        inside: Case::valid(),
        outside: Case::valid().moved(stay("T01", "wiltse-os", "os", 2, 2)),
    }
    .complete("T01")
}

fn curriculum() -> Fixture {
    let more = Case::valid().draft(|draft| {
        draft.specialty(SpecialtyDraft::new("uro").name(DatedNameDraft::new("Urology")))
    });
    let more = more.hospital("wiltse", |hospital| {
        hospital.department(DepartmentDraft::new("wiltse-uro", "uro").seats(on(5, 26), 9))
    });
    Fixture {
        code: RuleCode::Curriculum,
        fine: more.clone(),
        broken: more.clone().with(stay("T01", "wiltse-uro", "uro", 3, 1)),
        inside: Case::valid(),
        outside: more.with(stay("T03", "wiltse-uro", "uro", 1, 1)),
    }
}

fn teaching() -> Fixture {
    // `hand` is a part of `os`, which is a part of `surgery`.
    let tree = |taught: &str| {
        let named = |id: &str| SpecialtyDraft::new(id).name(DatedNameDraft::new(id));
        let case = Case::valid().draft(|mut draft| {
            draft.specialties[1].parent = Some("surgery".to_owned());
            draft
                .specialty(named("surgery"))
                .specialty(named("hand").parent("os"))
        });
        case.department("wiltse-os", |mut department| {
            taught.clone_into(&mut department.specialty);
            department
        })
    };
    Fixture {
        code: RuleCode::Teaching,
        fine: tree("os"),
        broken: tree("car"),
        inside: tree("hand"),
        outside: tree("surgery"),
    }
}

fn admission() -> Fixture {
    let speaking = |working: &str, interpreter: &str| {
        Case::valid().hospital("sejong", |hospital| {
            hospital
                .language(working)
                .interpreter(InterpreterDraft::new(interpreter).trainees(on(5, 26), 1))
        })
    };
    Fixture {
        code: RuleCode::Admission,
        fine: speaking("ru", "en"),
        broken: Case::valid().department("wiltse-os", |one| one.profession("nurse")),
        inside: speaking("ko", "ru-RU"),
        outside: speaking("ko", "uk"),
    }
}

fn availability() -> Fixture {
    let away = |first, last| {
        Case::valid().trainee("T01", |one| {
            one.unavailable(TermDraft::between(first, last))
        })
    };
    Fixture {
        code: RuleCode::Availability,
        fine: Case::valid().trainee("T01", |one| {
            let halves = one.available(TermDraft::between(on(6, 5), on(7, 31)));
            halves.available(TermDraft::between(on(1, 1), on(6, 4)))
        }),
        broken: away(on(5, 1), on(6, 30)),
        inside: away(on(6, 16), on(6, 22)),
        outside: away(on(6, 15), on(6, 22)),
    }
}

fn window() -> Fixture {
    let window = |first, last| {
        Case::valid().cohort(|mut cohort| {
            cohort.window = DatesDraft::new(first, last);
            cohort
        })
    };
    Fixture {
        code: RuleCode::Window,
        fine: window(on(5, 1), on(6, 30)),
        broken: window(on(6, 9), on(6, 15)),
        inside: window(on(5, 26), on(6, 22)),
        outside: window(on(5, 26), on(6, 21)),
    }
}

fn common_days() -> Fixture {
    let closing = |attendance| {
        let dates = DatesDraft::new(on(6, 19), on(6, 20));
        let closing = CommonDayDraft::new("closing", dates).attendance(attendance);
        Case::valid().cohort(|cohort| cohort.common_day(closing))
    };
    let away = |case: Case, from| case.trainee("T01", |one| one.unavailable(TermDraft::from(from)));
    Fixture {
        code: RuleCode::CommonDays,
        fine: away(closing(Attendance::Optional), on(6, 16)),
        broken: away(closing(Attendance::Required), on(6, 16)),
        inside: away(closing(Attendance::Required), on(6, 21)),
        outside: away(closing(Attendance::Required), on(6, 20)),
    }
}

fn prerequisite() -> Fixture {
    let after =
        || Case::valid().curriculum(|one| one.prerequisite(PrerequisiteDraft::new("os", "ns")));
    let shifted = || after().moved(stay("T01", "wiltse-ns", "ns", 1, 2));
    Fixture {
        code: RuleCode::Prerequisite,
        fine: after().moved(stay("T01", "wiltse-os", "os", 3, 1)),
        broken: shifted().moved(stay("T01", "wiltse-os", "os", 0, 1)),
        inside: shifted().moved(stay("T01", "wiltse-os", "os", 3, 1)),
        outside: after()
            .moved(stay("T01", "wiltse-ns", "ns", 2, 2))
            .moved(stay("T01", "wiltse-os", "os", 1, 1)),
    }
}

fn hospital_max() -> Fixture {
    let at_most = |most| Case::valid().curriculum(|curriculum| curriculum.hospital_max(most));
    Fixture {
        code: RuleCode::HospitalMax,
        fine: at_most(9),
        broken: at_most(1)
            .without("T02", "car")
            .with(stay("T02", "wiltse-os", "os", 2, 1)),
        inside: at_most(2),
        outside: at_most(1),
    }
}

/// The plan under a policy that the cohort follows.
fn under(rule: PolicyRuleDraft) -> Case {
    let policy = PolicyDraft::new("policy", rule, TermDraft::from(on(1, 1)));
    let case = Case::valid().draft(|draft| draft.policy(policy));
    case.cohort(|cohort| cohort.policy("policy"))
}

fn credential() -> Fixture {
    let insured = |until| {
        let kind = "insurance";
        let case = under(PolicyRuleDraft::Credential {
            kind: kind.to_owned(),
        });
        let case = case.trainee("T01", |one| {
            // Two that meet are as good as one.
            let first = CredentialDraft::new(kind, TermDraft::between(on(1, 1), on(5, 31)));
            let second = CredentialDraft::new(kind, TermDraft::between(on(6, 1), until));
            one.credential(second).credential(first)
        });
        let always = || CredentialDraft::new(kind, TermDraft::from(on(1, 1)));
        let case = case.trainee("T02", |one| one.credential(always()));
        case.trainee("T03", |one| one.credential(always()))
    };
    Fixture {
        code: RuleCode::Credential,
        fine: insured(on(12, 31)),
        broken: under(PolicyRuleDraft::Credential {
            kind: "visa".to_owned(),
        }),
        inside: insured(on(6, 15)),
        outside: insured(on(6, 14)),
    }
}

fn stay_length() -> Fixture {
    // T03 stays from 26 May to 22 June: 28 days.
    let at_most = |days| under(PolicyRuleDraft::StayLength { days });
    Fixture {
        code: RuleCode::StayLength,
        fine: at_most(90),
        broken: at_most(7),
        inside: at_most(28),
        outside: at_most(27),
    }
}

fn rolling_stay() -> Fixture {
    // T01 stayed ten days in May, and stays 21 from 26 May on.
    let at_most = |days, within| {
        let case = under(PolicyRuleDraft::RollingStay { days, within });
        case.trainee("T01", |one| one.stay(DatesDraft::new(on(5, 11), on(5, 20))))
    };
    Fixture {
        code: RuleCode::RollingStay,
        fine: at_most(90, 180),
        broken: at_most(7, 180),
        inside: at_most(31, 60),
        outside: at_most(30, 60),
    }
}

fn experience() -> Fixture {
    let since = |since| {
        let case = under(PolicyRuleDraft::MinimumExperience { years: 3 });
        let case = case.trainees(|one| one.practicing_since(day(2001, 1, 1)));
        case.trainee("T01", |one| one.practicing_since(since))
    };
    Fixture {
        code: RuleCode::Experience,
        fine: since(day(2005, 1, 1)),
        broken: under(PolicyRuleDraft::MinimumExperience { years: 3 }),
        inside: since(day(2011, 5, 26)),
        outside: since(day(2011, 5, 27)),
    }
}

fn no_repeat() -> Fixture {
    let until = |last| {
        let earlier = EarlierDraft::new(DatesDraft::new(day(2010, 1, 1), last));
        let case = under(PolicyRuleDraft::NoRepeat { years: 3 });
        case.trainee("T01", |one| one.earlier(earlier))
    };
    Fixture {
        code: RuleCode::NoRepeat,
        fine: until(day(2010, 3, 1)),
        broken: until(day(2014, 1, 1)),
        inside: until(day(2011, 5, 26)),
        outside: until(day(2011, 5, 27)),
    }
}

fn pin() -> Fixture {
    let pinned = |department: &str, start| {
        let pin = PinDraft::new(department, "os", start, 1);
        Case::valid().trainee("T01", |one| one.pin(pin))
    };
    Fixture {
        code: RuleCode::Pin,
        fine: Case::valid(),
        broken: Case::valid().trainee("T01", |one| {
            one.pin(PinDraft::new("sejong-car", "car", 0, 1))
        }),
        inside: pinned("wiltse-os", 2),
        outside: pinned("wiltse-os", 3),
    }
}

fn lifecycle() -> Fixture {
    let withdrawn = |date| {
        Case::valid().trainee("T01", |one| {
            one.event(EventDraft::new(EventKind::Selected, on(3, 1)))
                .event(EventDraft::new(EventKind::Withdrawn, date))
        })
    };
    Fixture {
        code: RuleCode::Lifecycle,
        fine: withdrawn(on(12, 31)),
        broken: withdrawn(on(4, 1)),
        inside: withdrawn(on(6, 16)),
        outside: withdrawn(on(6, 15)),
    }
}

impl Fixture {
    /// With a trainee's open requirements not counted: the trainee has graduated.
    fn complete(mut self, trainee: &str) -> Self {
        use EventKind::{Arrived, Completed, Nominated, Selected, Started};
        let done = [Nominated, Selected, Arrived, Started, Completed];
        self.broken = self.broken.trainee(trainee, |one| {
            done.into_iter()
                .fold(one, |one, kind| one.event(EventDraft::new(kind, on(6, 23))))
        });
        self
    }
}

#[test]
fn each_reason_of_admission_is_a_violation() {
    let case = Case::valid().department("wiltse-os", |one| {
        one.profession("nurse").level("resident").language("ko")
    });
    let case = case.trainee("T01", |one| one.unable("wiltse-os"));
    assert_eq!(case.codes(), [RuleCode::Admission; 4]);
    let admitted = Case::valid().department("wiltse-os", |one| one.level("resident"));
    let admitted = admitted.trainee("T01", |one| one.level("resident"));
    assert_eq!(admitted.codes(), []);
}

#[test]
fn policies_bind_by_day_country_and_profession() {
    let policy = |from, country: &str, profession: &str| {
        let rule = PolicyRuleDraft::Credential {
            kind: "visa".to_owned(),
        };
        let policy = PolicyDraft::new("policy", rule, TermDraft::from(from));
        let policy = policy.country(country).profession(profession);
        let case = Case::valid().draft(|draft| draft.policy(policy));
        case.cohort(|cohort| cohort.policy("policy"))
    };
    // Three placements start on 9 June.
    let bound = policy(on(6, 9), "RU", "physician");
    assert_eq!(bound.codes(), [RuleCode::Credential; 3]);
    assert_eq!(policy(on(6, 10), "RU", "physician").codes(), []);
    assert_eq!(policy(on(6, 9), "KZ", "physician").codes(), []);
    assert_eq!(policy(on(6, 9), "RU", "nurse").codes(), []);
    // The nationality stands before the country of the region.
    let kazakh = policy(on(6, 9), "KZ", "physician").trainee("T01", |one| one.nationality("KZ"));
    assert_eq!(kazakh.codes(), [RuleCode::Credential]);
    // A policy that no cohort lists binds nobody.
    let unlisted = policy(on(6, 9), "RU", "physician").cohort(|mut cohort| {
        cohort.policies.clear();
        cohort
    });
    assert_eq!(unlisted.codes(), []);
}

#[test]
fn policies_on_the_stay_bind_by_the_first_day_of_the_window() {
    let valid = |valid| {
        let rule = PolicyRuleDraft::StayLength { days: 1 };
        let policy = PolicyDraft::new("policy", rule, valid);
        let case = Case::valid().draft(|draft| draft.policy(policy));
        case.cohort(|cohort| cohort.policy("policy"))
    };
    let one_day = TermDraft::between(on(5, 26), on(5, 26));
    assert_eq!(valid(one_day).codes(), [RuleCode::StayLength; 3]);
    assert_eq!(valid(TermDraft::from(on(5, 27))).codes(), []);
}

#[test]
fn a_specialty_taken_twice_may_break_the_rule_twice() {
    let twice = Case::valid().with(stay("T01", "wiltse-os", "os", 3, 1));
    assert_eq!(twice.codes(), [RuleCode::Excess; 2]);
}
