//! Tiny random programs in which every rule of the crate may bind.

use chrono::{Days, NaiveDate};
use practicum::program::draft::{
    ApprovalDraft, AuthorityDraft, BudgetDraft, CohortDraft, CommonDayDraft, CredentialDraft,
    CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, EarlierDraft, EventDraft,
    HorizonDraft, HospitalDraft, InterpreterDraft, LinkRuleDraft, PartnershipDraft, PartyDraft,
    PinDraft, PolicyDraft, PolicyRuleDraft, PreferencesDraft, PrerequisiteDraft,
    ProgramPreferencesDraft, QuotaBasisDraft, QuotaDraft, RateDraft, RegionDraft, RequirementDraft,
    RouteDraft, ScopeDraft, ShareDraft, SpecialtyDraft, SupervisorDraft, TermDraft, TraineeDraft,
};
use practicum::program::{
    Attendance, Basis, EventKind, LinkKind, PartnershipKind, PracticeMode, ProgramDraft,
};

use super::chance::Chance;

/// Periods of a tiny program, a week each.
pub(crate) const WEEKS: u32 = 4;

/// The day so many days after the horizon's first.
pub(crate) fn day(offset: i64) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(2014, 12, 8).expect("a day");
    match u64::try_from(offset) {
        Ok(days) => first.checked_add_days(Days::new(days)).expect("in range"),
        Err(_) => first
            .checked_sub_days(Days::new(offset.unsigned_abs()))
            .expect("in range"),
    }
}

fn week(index: u32) -> i64 {
    i64::from(index) * 7
}

/// A term of some days inside the horizon.
fn some_days(chance: &mut Chance) -> TermDraft {
    let first = i64::from(chance.between(0, WEEKS * 7 - 1));
    TermDraft::between(day(first), day(first + i64::from(chance.between(0, 9))))
}

const SPECIALTIES: [&str; 4] = ["medicine", "cardiology", "surgery", "urology"];

/// A program with one to three trainees. `pins` says whether placements may be settled beforehand.
pub(crate) fn tiny_program(seed: u64, pins: bool) -> ProgramDraft {
    let mut chance = Chance::new(seed);
    let chance = &mut chance;
    let whole = DatesDraft::new(day(0), day(week(WEEKS) - 1));
    let mut program = ProgramDraft::new("tiny", "Tiny", HorizonDraft::Weekly(whole))
        .region(RegionDraft::new("primorsky", "Primorsky Krai", "RU"))
        .region(RegionDraft::new("almaty", "Almaty Oblast", "KZ"))
        .authority(AuthorityDraft::new("ministry", "Ministry", "primorsky"))
        .preferences({
            let mut wishes = ProgramPreferencesDraft::default();
            if chance.often(40) {
                wishes
                    .specialties
                    .insert("surgery".into(), i64::from(chance.between(0, 4)) - 1);
                wishes
                    .hospitals
                    .insert("h0".into(), i64::from(chance.between(0, 2)));
            }
            wishes
        });
    for id in SPECIALTIES {
        let mut specialty = SpecialtyDraft::new(id).name(DatedNameDraft::new(id));
        if id == "cardiology" {
            specialty = specialty.parent("medicine");
        }
        program = program.specialty(specialty);
    }
    program = partnerships(program, chance);
    let hospitals = chance.between(1, 2);
    for h in 0..hospitals {
        program = program.hospital(hospital(h, chance));
    }
    program = policies(program, chance);
    let mut window = whole;
    if chance.often(15) {
        window.first = day(week(1));
    }
    let mut cohort = CohortDraft::new("cohort", "Cohort", window);
    if chance.often(25) {
        let on = day(i64::from(chance.between(0, 27)));
        let mut common = CommonDayDraft::new("Opening", DatesDraft::new(on, on));
        if chance.often(30) {
            common = common.attendance(Attendance::Optional);
        }
        cohort = cohort.common_day(common);
    }
    for policy in &program.policies {
        cohort = cohort.policy(policy.id.clone());
    }
    program = program.cohort(cohort);
    let trainees = chance.between(1, 3);
    for t in 0..trainees {
        program = program.curriculum(curriculum(t, chance));
        let trainee = trainee(t, hospitals, &program, chance, pins);
        program = program.trainee(trainee);
    }
    money_and_links(program, trainees, chance)
}

fn partnerships(mut program: ProgramDraft, chance: &mut Chance) -> ProgramDraft {
    let mut term = TermDraft::from(day(-400));
    if chance.often(15) {
        term.until = Some(day(i64::from(chance.between(10, 27))));
    }
    let kind = if chance.often(8) {
        PartnershipKind::Friendship
    } else {
        PartnershipKind::Memorandum
    };
    let mut wide =
        PartnershipDraft::new("wide", kind, term).party(PartyDraft::Region("primorsky".into()));
    if chance.often(15) {
        wide = wide.suspension(some_days(chance));
    }
    if chance.often(20) {
        let basis = match chance.between(0, 2) {
            0 => QuotaBasisDraft::Year,
            1 => QuotaBasisDraft::Cohort,
            _ => QuotaBasisDraft::Specialty("medicine".into()),
        };
        wide = wide.quota(QuotaDraft::new(basis, chance.between(0, 2)));
    }
    let mut narrow = PartnershipDraft::new(
        "narrow",
        PartnershipKind::Implementation,
        TermDraft::from(day(-300)),
    )
    .party(PartyDraft::Authority("ministry".into()))
    .parent("wide");
    if chance.often(20) {
        let scope = match chance.between(0, 2) {
            0 => ScopeDraft::default()
                .specialty("medicine")
                .specialty("surgery"),
            1 => ScopeDraft::default().profession("physician"),
            _ => ScopeDraft::default().hospital("h0"),
        };
        narrow = narrow.scope(scope);
    }
    if chance.often(20) {
        narrow = narrow.quota(QuotaDraft::new(QuotaBasisDraft::Year, chance.between(0, 2)));
    }
    program = program.partnership(wide).partnership(narrow);
    if chance.often(20) {
        let percent = *chance.pick(&["0", "30", "50", "100"]);
        let mut share = ShareDraft::new("ministry", percent);
        if chance.often(50) {
            share = share.hospital("h0");
        }
        program = program.share(share);
    }
    program
}

fn hospital(h: u32, chance: &mut Chance) -> HospitalDraft {
    let id = format!("h{h}");
    let mut hospital = HospitalDraft::new(id.clone(), format!("Hospital {h}"));
    if chance.often(40) {
        hospital = hospital.language("ko");
    }
    if chance.often(30) {
        hospital = hospital.cap(day(-10), chance.between(0, 2));
    }
    if chance.often(50) {
        let mut interpreter = InterpreterDraft::new("ru").trainees(day(-10), chance.between(0, 2));
        if chance.often(30) {
            interpreter = interpreter.trainees(day(14), chance.between(0, 2));
        }
        hospital = hospital.interpreter(interpreter);
    }
    for d in 0..chance.between(1, 2) {
        let specialty = *chance.pick(&SPECIALTIES);
        let place = format!("{id}/d{d}");
        let mut department = DepartmentDraft::new(place.clone(), specialty).seats(
            day(if chance.often(10) { 7 } else { -10 }),
            chance.between(0, 2),
        );
        if chance.often(25) {
            let from = day(i64::from(chance.between(0, 27)));
            let count = chance.between(0, 2);
            // Two steps on one day would be a defect.
            if department.seats.iter().all(|step| step.from != from) {
                department = department.seats(from, count);
            }
        }
        if chance.often(20) {
            let from = day(i64::from(chance.between(0, 27)));
            department = department.minimum(from, chance.between(0, 2));
        }
        if chance.often(15) {
            department = department.closure(some_days(chance));
        }
        if chance.often(30) {
            let mut supervisor = SupervisorDraft::new(format!("{place}/s"), chance.between(1, 2));
            if chance.often(30) {
                supervisor = supervisor.absence(some_days(chance));
            }
            department = department.supervisor(supervisor);
        }
        if chance.often(10) {
            department = department.profession("nurse");
        }
        if chance.often(10) {
            department = department.level("advanced");
        }
        if chance.often(15) {
            department = department.language("en");
        }
        if chance.often(40) {
            department = department.mode(PracticeMode::LimitedPractice);
            if chance.often(70) {
                department = department.mode(PracticeMode::Observation);
            }
        }
        hospital = hospital.department(department);
    }
    hospital
}

fn policies(mut program: ProgramDraft, chance: &mut Chance) -> ProgramDraft {
    let rules = [
        PolicyRuleDraft::MinimumExperience { years: 3 },
        PolicyRuleDraft::NoRepeat { years: 3 },
        PolicyRuleDraft::Credential {
            kind: "insurance".into(),
        },
        PolicyRuleDraft::StayLength {
            days: chance.between(6, 30),
        },
        PolicyRuleDraft::RollingStay {
            days: chance.between(10, 30),
            within: chance.between(30, 60),
        },
        PolicyRuleDraft::Preparation { months: 3 },
        PolicyRuleDraft::PracticeLength { months: 2 },
    ];
    for (index, rule) in rules.into_iter().enumerate() {
        if !chance.often(25) {
            continue;
        }
        let mut valid = TermDraft::from(day(-1000));
        match chance.between(0, 9) {
            0 => valid.from = day(i64::from(chance.between(1, 20))),
            1 => valid.until = Some(day(i64::from(chance.between(0, 20)))),
            _ => {}
        }
        let mut policy = PolicyDraft::new(format!("policy-{index}"), rule, valid);
        if chance.often(25) {
            policy = policy.country("RU");
        }
        if chance.often(15) {
            policy = policy.profession("physician");
        }
        program = program.policy(policy);
    }
    program
}

fn curriculum(t: u32, chance: &mut Chance) -> CurriculumDraft {
    let mut curriculum = CurriculumDraft::new(format!("c{t}"));
    let mut left: Vec<&str> = SPECIALTIES.to_vec();
    let mut chosen = Vec::new();
    for _ in 0..chance.between(1, 2) {
        let size = chance.between(1, 2);
        let mut of = Vec::new();
        for _ in 0..size {
            let index = chance.between(0, u32::try_from(left.len() - 1).expect("short"));
            of.push(left.remove(usize::try_from(index).expect("short")));
        }
        chosen.extend(of.iter().copied());
        let choose = chance.between(1, size);
        let mut requirement = RequirementDraft::new(choose, of, chance.between(1, 2));
        if chance.often(15) {
            requirement = requirement.mode(PracticeMode::LimitedPractice);
            if chance.often(50) {
                requirement = requirement.act("suture");
            }
        }
        curriculum = curriculum.requirement(requirement);
    }
    if chosen.len() > 1 && chance.often(60) {
        curriculum = curriculum.prerequisite(PrerequisiteDraft::new(chosen[0], chosen[1]));
    }
    if chance.often(20) {
        curriculum = curriculum.hospital_max(1);
    }
    curriculum
}

#[expect(clippy::too_many_lines, reason = "one random feature after another")]
fn trainee(
    t: u32,
    hospitals: u32,
    program: &ProgramDraft,
    chance: &mut Chance,
    pins: bool,
) -> TraineeDraft {
    let route = match chance.between(0, 5) {
        0 => RouteDraft::Exchange {
            hospital: "h0".into(),
        },
        1 => RouteDraft::Invitation {
            by: "a professor".into(),
        },
        _ => RouteDraft::Nominated {
            authority: "ministry".into(),
        },
    };
    let region = *chance.pick(&["primorsky", "primorsky", "almaty"]);
    let profession = if chance.often(90) {
        "physician"
    } else {
        "nurse"
    };
    let id = format!("t{t}");
    let mut trainee = TraineeDraft::new(id, "cohort", region, format!("c{t}"), profession, route);
    if chance.often(90) {
        trainee = trainee.partnership(if chance.often(50) { "wide" } else { "narrow" });
    }
    for language in ["ru", "en", "ko"] {
        if chance.often(50) {
            trainee = trainee.language(language);
        }
    }
    if chance.often(60) {
        trainee = trainee.level("advanced");
    }
    if chance.often(80) {
        trainee = trainee.practicing_since(day(-365 * i64::from(chance.between(2, 5)) + 3));
    }
    if chance.often(35) {
        let last = day(-365 * i64::from(chance.between(2, 4)) + i64::from(chance.between(0, 20)));
        trainee = trainee.earlier(EarlierDraft::new(DatesDraft::new(day(-3000), last)));
    }
    if chance.often(20) {
        let first = -i64::from(chance.between(10, 60));
        trainee = trainee.stay(DatesDraft::new(day(first), day(first + 8)));
    }
    if chance.often(80) {
        let until = i64::from(chance.between(5, 40));
        trainee = trainee.credential(CredentialDraft::new(
            "insurance",
            TermDraft::between(day(-20), day(until)),
        ));
        if chance.often(50) {
            let valid = TermDraft::from(day(until + 1));
            trainee = trainee.credential(CredentialDraft::new("insurance", valid));
        }
    }
    let supervised = program.hospitals.iter().flat_map(|h| {
        h.departments
            .iter()
            .flat_map(|d| &d.supervisors)
            .map(|s| (h.id.clone(), s.id.clone()))
    });
    for (hospital, supervisor) in supervised {
        if chance.often(60) {
            let valid = DatesDraft::new(day(-20), day(i64::from(chance.between(10, 80))));
            let mut approval = ApprovalDraft::new(valid, hospital, supervisor);
            if chance.often(70) {
                approval = approval.act("suture");
            }
            trainee = trainee.approval(approval);
        }
    }
    if chance.often(60) {
        let from = -i64::from(chance.between(80, 110));
        trainee = trainee.preparation(DatesDraft::new(day(from), day(-1)));
    }
    if chance.often(25) {
        trainee = trainee.unavailable(some_days(chance));
    }
    if chance.often(15) {
        let split = i64::from(chance.between(3, 24));
        trainee = trainee
            .available(TermDraft::between(day(-5), day(split)))
            .available(TermDraft::between(
                day(split + i64::from(chance.between(1, 2))),
                day(60),
            ));
    }
    if chance.often(10) {
        trainee = trainee.unable("h0/d0");
    }
    trainee = trainee.preferences(wishes(hospitals, chance));
    if chance.often(8) {
        let on = |kind, offset| EventDraft::new(kind, day(offset));
        trainee = trainee
            .event(on(EventKind::Nominated, -50))
            .event(on(EventKind::Selected, -40))
            .event(on(EventKind::Withdrawn, i64::from(chance.between(0, 20))));
    }
    if pins && chance.often(40) {
        let department = &chance.pick(&program.hospitals).departments[0];
        let specialty = if chance.often(80) {
            department.specialty.clone()
        } else {
            "urology".into()
        };
        let start = chance.between(0, WEEKS - 2);
        trainee = trainee.pin(PinDraft::new(
            department.id.clone(),
            specialty,
            start,
            chance.between(1, 2),
        ));
    }
    trainee
}

fn wishes(hospitals: u32, chance: &mut Chance) -> PreferencesDraft {
    let mut wishes = PreferencesDraft::default();
    for id in SPECIALTIES {
        if chance.often(60) {
            wishes
                .specialties
                .insert(id.into(), i64::from(chance.between(0, 9)) - 2);
        }
    }
    for h in 0..hospitals {
        if chance.often(60) {
            wishes
                .hospitals
                .insert(format!("h{h}"), i64::from(chance.between(0, 9)) - 2);
        }
    }
    if chance.often(50) {
        wishes = wishes.change(i64::from(chance.between(0, 5)));
        wishes = wishes.waiting(i64::from(chance.between(0, 3)));
    }
    wishes
}

fn money_and_links(mut program: ProgramDraft, trainees: u32, chance: &mut Chance) -> ProgramDraft {
    let bases = [Basis::Once, Basis::Day, Basis::Night, Basis::WorkingDay];
    if chance.often(30) {
        for (index, basis) in bases.into_iter().enumerate() {
            if chance.often(50) {
                let amount = format!("{} KRW", chance.between(1, 5) * 10);
                program = program.rate(RateDraft::new(
                    format!("rate-{index}"),
                    "Rate",
                    "host",
                    amount,
                    basis,
                ));
            }
        }
        if chance.often(70) {
            let ceiling = format!("{} KRW", chance.between(0, 40) * 50);
            program = program.budget(BudgetDraft::new("budget", ceiling));
        }
    }
    if trainees > 1 && chance.often(35) {
        let kind = *chance.pick(&[LinkKind::Together, LinkKind::Apart, LinkKind::NotAlone]);
        let mut link = LinkRuleDraft::new("link", kind);
        for t in 0..trainees {
            link = link.trainee(format!("t{t}"));
        }
        program = program.link(link);
    }
    program
}
