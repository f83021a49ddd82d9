//! A valid draft with every kind of entity and every field in use.

use practicum::program::draft::{
    ApprovalDraft, BudgetDraft, CalendarDraft, CohortDraft, CommonDayDraft, CredentialDraft,
    CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, EarlierDraft, EventDraft,
    HolidayDraft, HospitalDraft, InstitutionDraft, InterpreterDraft, LinkRuleDraft, NoteDraft,
    PartnershipDraft, PartyDraft, PinDraft, PolicyDraft, PolicyRuleDraft, PreferencesDraft,
    PrerequisiteDraft, ProgramPreferencesDraft, QuotaBasisDraft, QuotaDraft, RateDraft,
    RegionDraft, RequirementDraft, RouteDraft, ScopeDraft, ShareDraft, SpecialtyDraft,
    SupervisorDraft, TermDraft, TraineeDraft,
};
use practicum::program::{
    Attendance, Basis, EventKind, LinkKind, NoteKind, PartnershipKind, PracticeMode, ProgramDraft,
};

use super::fixtures::{day, four_weeks, opening, small_draft};

/// [`small_draft`] with every kind of entity and every field in use. `T01` has all that a trainee
/// can have; `T04` came by a hospital's exchange, `T05` by an invitation.
pub(crate) fn full_draft() -> ProgramDraft {
    let mut draft = small_draft().calendar(calendar()).preferences(wishes());
    draft = partners(draft);
    draft = hosts(draft);
    draft = terms(draft);
    if let Some(first) = draft.trainees.first_mut() {
        *first = everything(first.clone());
    }
    let exchange = RouteDraft::Exchange {
        hospital: "Bucheon".to_owned(),
    };
    let invitation = RouteDraft::Invitation {
        by: "Professor Han".to_owned(),
    };
    draft
        .trainee(TraineeDraft::new(
            "T04", "2014", "gg", "deep", "nurse", exchange,
        ))
        .trainee(TraineeDraft::new(
            "T05",
            "2014",
            "pri",
            "core",
            "physician",
            invitation,
        ))
        .link(
            LinkRuleDraft::new("team", LinkKind::Together)
                .trainee("T01")
                .trainee("T02"),
        )
        .link(LinkRuleDraft::new("speakers", LinkKind::NotAlone).language("ru"))
        .link(
            LinkRuleDraft::new("neighbors", LinkKind::Apart)
                .region("pri")
                .trainee("T04"),
        )
        .rate(
            RateDraft::new("lodging", "Lodging", "province", "60000 KRW", Basis::Night)
                .cohort("2014"),
        )
        .rate(RateDraft::new(
            "flight",
            "Flight",
            "region",
            "412.50 USD",
            Basis::Once,
        ))
        .budget(
            BudgetDraft::new("province", "31000000 KRW")
                .payer("province")
                .cohort("2014"),
        )
        .share(ShareDraft::new("health", "50").hospital("sejong"))
        .share(ShareDraft::new("health", "66.6667"))
        .note(NoteDraft::new(
            NoteKind::Reported,
            "cohort 2014",
            "From the program's report",
        ))
        .note(NoteDraft::new(
            NoteKind::Invented,
            "seats",
            "No source gives them",
        ))
}

fn calendar() -> CalendarDraft {
    let holiday = |date, name: &str| HolidayDraft {
        date,
        name: name.to_owned(),
    };
    CalendarDraft {
        weekend: vec!["saturday".to_owned(), "sunday".to_owned()],
        holidays: vec![
            holiday(day(2014, 6, 4), "Local elections"),
            holiday(day(2014, 6, 6), "Memorial Day"),
        ],
    }
}

fn wishes() -> ProgramPreferencesDraft {
    let mut wishes = ProgramPreferencesDraft::default();
    wishes.specialties.insert("neuro".to_owned(), 2);
    wishes.hospitals.insert("sejong".to_owned(), -1);
    wishes
}

fn partners(draft: ProgramDraft) -> ProgramDraft {
    let implementation = PartnershipDraft::new(
        "carried-out",
        PartnershipKind::Implementation,
        TermDraft::between(day(2014, 1, 1), day(2015, 12, 31)),
    )
    .name("Implementation agreement")
    .party(PartyDraft::Authority("health".to_owned()))
    .party(PartyDraft::Institution("regional".to_owned()))
    .party(PartyDraft::Hospital("sejong".to_owned()))
    .party(PartyDraft::Region("Gyeonggi-do".to_owned()))
    .signed(day(2013, 12, 2))
    .suspension(TermDraft::between(day(2015, 2, 1), day(2015, 2, 28)))
    .scope(
        ScopeDraft::default()
            .specialty("medicine")
            .profession("physician")
            .hospital("sejong"),
    )
    .quota(QuotaDraft::new(QuotaBasisDraft::Year, 40))
    .quota(QuotaDraft::new(QuotaBasisDraft::Cohort, 20))
    .quota(QuotaDraft::new(
        QuotaBasisDraft::Specialty("neuro".to_owned()),
        4,
    ))
    .parent("mou");
    draft
        .region(
            RegionDraft::new("gg", "Gyeonggi Province", "KR")
                .subdivision("KR-41")
                .alias("Gyeonggi-do")
                .alias("경기")
                .label("ko", "경기도"),
        )
        .institution(
            InstitutionDraft::new("regional", "Regional Hospital", "pri")
                .label("ru", "Краевая больница"),
        )
        .specialty(SpecialtyDraft::new("medicine").name(DatedNameDraft::new("Medicine")))
        .specialty(
            SpecialtyDraft::new("arrhythmia")
                .name(DatedNameDraft::new("Electrophysiology").from(day(2001, 1, 1)))
                .name(
                    DatedNameDraft::new("Rhythmology")
                        .from(day(1990, 1, 1))
                        .until(day(2000, 12, 31)),
                )
                .parent("medicine")
                .alias("heart rhythm")
                .code("NUCC", "207RC0001X")
                .label("ko", "부정맥"),
        )
        .partnership(implementation)
}

fn hosts(mut draft: ProgramDraft) -> ProgramDraft {
    if let Some(specialty) = draft.specialties.first_mut() {
        specialty.aliases.push("neuro".to_owned());
    }
    if let Some(sejong) = draft.hospitals.get_mut(1) {
        *sejong = sejong
            .clone()
            .region("경기")
            .city("Bucheon-si")
            .alias("Bucheon")
            .label("ko", "세종병원")
            .language("ko")
            .language("en")
            .cap(opening(), 4)
            .cap(day(2014, 6, 9), 2)
            .interpreter(InterpreterDraft::new("ru").trainees(opening(), 3))
            .department(
                DepartmentDraft::new("sejong-ep", "heart rhythm")
                    .name("Rhythm center")
                    .seats(opening(), 2)
                    .minimum(opening(), 1)
                    .closure(TermDraft::between(day(2014, 6, 6), day(2014, 6, 6)))
                    .supervisor(
                        SupervisorDraft::new("park", 2).absence(TermDraft::from(day(2014, 6, 20))),
                    )
                    .supervisor(SupervisorDraft::new("lee", 1))
                    .language("ko")
                    .profession("physician")
                    .level("fellow")
                    .mode(PracticeMode::LimitedPractice)
                    .mode(PracticeMode::Observation),
            );
    }
    draft.hospital(HospitalDraft::new("general", "General Hospital"))
}

fn terms(mut draft: ProgramDraft) -> ProgramDraft {
    let rules = [
        PolicyRuleDraft::MinimumExperience { years: 3 },
        PolicyRuleDraft::NoRepeat { years: 2 },
        PolicyRuleDraft::Credential {
            kind: "visa".to_owned(),
        },
        PolicyRuleDraft::StayLength { days: 90 },
        PolicyRuleDraft::RollingStay {
            days: 90,
            within: 180,
        },
        PolicyRuleDraft::Preparation { months: 3 },
        PolicyRuleDraft::PracticeLength { months: 12 },
    ];
    let mut cohort = CohortDraft::new("autumn", "A second group", four_weeks())
        .edition("2014-2")
        .common_day(
            CommonDayDraft::new(
                "Closing",
                DatesDraft::new(day(2014, 6, 20), day(2014, 6, 20)),
            )
            .attendance(Attendance::Optional),
        )
        .common_day(CommonDayDraft::new(
            "Orientation",
            DatesDraft::new(opening(), opening()),
        ))
        .planned(10);
    for (number, rule) in rules.into_iter().enumerate() {
        let id = format!("rule-{number}");
        cohort = cohort.policy(id.clone());
        let policy = PolicyDraft::new(id, rule, TermDraft::from(day(2014, 1, 1)))
            .country("RU")
            .profession("physician")
            .source("Program handbook");
        draft = draft.policy(policy);
    }
    let deep = CurriculumDraft::new("deep")
        .name("Deep")
        .requirement(
            RequirementDraft::new(2, ["os", "ns"], 1)
                .mode(PracticeMode::LimitedPractice)
                .act("suture")
                .act("assist"),
        )
        .requirement(RequirementDraft::new(1, ["heart rhythm"], 2))
        .prerequisite(PrerequisiteDraft::new("os", "neuro"))
        .hospital_max(2);
    draft.cohort(cohort).curriculum(deep)
}

fn everything(trainee: TraineeDraft) -> TraineeDraft {
    trainee
        .name("Dr. A.")
        .nationality("RU")
        .institution("regional")
        .partnership("carried-out")
        .level("fellow")
        .specialty("os")
        .specialty("neuro")
        .language("ko")
        .practicing_since(day(2005, 9, 1))
        .earlier(
            EarlierDraft::new(DatesDraft::new(day(2012, 3, 5), day(2012, 3, 30))).program("Pilot"),
        )
        .earlier(EarlierDraft::new(DatesDraft::new(
            day(2011, 3, 7),
            day(2011, 3, 25),
        )))
        .stay(DatesDraft::new(day(2014, 2, 3), day(2014, 2, 7)))
        .stay(DatesDraft::new(day(2013, 2, 4), day(2013, 2, 8)))
        .credential(CredentialDraft::new(
            "visa",
            TermDraft::between(day(2014, 5, 1), day(2014, 7, 31)),
        ))
        .credential(CredentialDraft::new(
            "licence",
            TermDraft::from(day(2005, 9, 1)),
        ))
        .approval(
            ApprovalDraft::new(
                DatesDraft::new(opening(), day(2014, 6, 22)),
                "Bucheon",
                "kim",
            )
            .act("suture")
            .act("assist"),
        )
        .preparation(DatesDraft::new(day(2014, 1, 1), day(2014, 4, 30)))
        .available(TermDraft::from(day(2014, 5, 1)))
        .unavailable(TermDraft::between(day(2014, 6, 13), day(2014, 6, 13)))
        .unable("wiltse-os")
        .preferences(
            PreferencesDraft::default()
                .specialty("neuro", 5)
                .hospital("Bucheon", -2)
                .change(3)
                .waiting(0),
        )
        .pin(PinDraft::new("sejong-car", "car", 2, 1))
        .pin(PinDraft::new("wiltse-ns", "neuro", 0, 2).mode(PracticeMode::LimitedPractice))
        .event(EventDraft::new(EventKind::Nominated, day(2014, 3, 3)).note("By letter"))
        .event(EventDraft::new(EventKind::Selected, day(2014, 3, 31)))
}
