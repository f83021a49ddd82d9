//! How long it takes to check a valid schedule in which every kind of rule has something to look at.
#![expect(
    missing_docs,
    reason = "the criterion macro makes a function without docs"
)]

use std::error::Error;
use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use practicum::check::{check, is_valid};
use practicum::ids::IdError;
use practicum::program::draft::{
    AuthorityDraft, BudgetDraft, CalendarDraft, CohortDraft, CommonDayDraft, CredentialDraft,
    CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft, HospitalDraft,
    InterpreterDraft, LinkRuleDraft, PartnershipDraft, PartyDraft, PolicyDraft, PolicyRuleDraft,
    PreferencesDraft, PrerequisiteDraft, QuotaBasisDraft, QuotaDraft, RateDraft, RegionDraft,
    RequirementDraft, RouteDraft, ScopeDraft, ShareDraft, SpecialtyDraft, SupervisorDraft,
    TermDraft, TraineeDraft,
};
use practicum::program::{Basis, LinkKind, PartnershipKind, Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};

/// What each trainee goes through: three weeks each.
const SPECIALTIES: [&str; 4] = ["cardiology", "neurosurgery", "orthopedics", "urology"];
/// Trainees for each hospital.
const GROUP: u32 = 100;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// A year of weeks.
fn year() -> DatesDraft {
    DatesDraft::new(day(2014, 1, 6), day(2015, 1, 4))
}

fn hospital(number: u32) -> HospitalDraft {
    let id = format!("h{number:05}");
    let hospital = HospitalDraft::new(&id, format!("Hospital {number}"))
        .language("ko")
        .cap(year().first, GROUP)
        .interpreter(InterpreterDraft::new("ru").trainees(year().first, GROUP));
    SPECIALTIES.iter().fold(hospital, |hospital, specialty| {
        let place = format!("{id}/{specialty}");
        let supervisor = SupervisorDraft::new(format!("{place}/s"), GROUP)
            .absence(TermDraft::between(day(2013, 7, 1), day(2013, 7, 31)));
        hospital.department(
            DepartmentDraft::new(place, *specialty)
                .seats(year().first, GROUP)
                .seats(day(2014, 7, 1), GROUP + 1)
                .closure(TermDraft::between(day(2013, 12, 24), day(2014, 1, 1)))
                .supervisor(supervisor),
        )
    })
}

fn trainee(number: u32) -> TraineeDraft {
    let authority = "health".to_owned();
    let route = RouteDraft::Nominated { authority };
    TraineeDraft::new(
        format!("t{number:07}"),
        "2014",
        "pri",
        "core",
        "physician",
        route,
    )
    .partnership("agreement")
    .language(if number % 4 == 0 { "ko" } else { "ru" })
    .practicing_since(day(2005, 1, 1))
    .credential(CredentialDraft::new(
        "insurance",
        TermDraft::from(day(2014, 1, 1)),
    ))
    .unavailable(TermDraft::between(day(2013, 12, 1), day(2013, 12, 31)))
    .preferences(
        PreferencesDraft::default()
            .specialty("urology", 3)
            .hospital("h00000", 1),
    )
}

fn program(trainees: u32) -> Result<Program, Box<dyn Error>> {
    let specialty = |id: &str| SpecialtyDraft::new(id).name(DatedNameDraft::new(id));
    let policy = |id: &str, rule| PolicyDraft::new(id, rule, TermDraft::from(day(2013, 1, 1)));
    let insurance = PolicyRuleDraft::Credential {
        kind: "insurance".to_owned(),
    };
    let agreement = |id: &str, kind| {
        PartnershipDraft::new(id, kind, TermDraft::from(day(2013, 8, 27)))
            .party(PartyDraft::Region("pri".to_owned()))
    };
    let curriculum = SPECIALTIES
        .iter()
        .fold(CurriculumDraft::new("core"), |core, specialty| {
            core.requirement(RequirementDraft::new(1, [*specialty], 3))
        });
    let draft = ProgramDraft::new("large", "A large program", HorizonDraft::Weekly(year()))
        .calendar(CalendarDraft {
            weekend: vec!["saturday".to_owned(), "sunday".to_owned()],
            holidays: Vec::new(),
        })
        .region(RegionDraft::new("pri", "Primorsky Krai", "RU"))
        .authority(AuthorityDraft::new("health", "Department of Health", "pri"))
        .partnership(
            agreement("mou", PartnershipKind::Memorandum)
                .quota(QuotaDraft::new(QuotaBasisDraft::Year, trainees)),
        )
        .partnership(
            agreement("agreement", PartnershipKind::Implementation)
                .parent("mou")
                .scope(ScopeDraft::default().profession("physician")),
        )
        .curriculum(
            curriculum
                .prerequisite(PrerequisiteDraft::new("urology", "cardiology"))
                .hospital_max(4),
        )
        .policy(policy("insurance", insurance))
        .policy(policy(
            "experience",
            PolicyRuleDraft::MinimumExperience { years: 3 },
        ))
        .policy(policy("stay", PolicyRuleDraft::StayLength { days: 90 }))
        .policy(policy(
            "rolling",
            PolicyRuleDraft::RollingStay {
                days: 90,
                within: 180,
            },
        ))
        .cohort(
            CohortDraft::new("2014", "2014", year())
                .common_day(CommonDayDraft::new(
                    "orientation",
                    DatesDraft::new(year().first, year().first),
                ))
                .policy("insurance")
                .policy("experience")
                .policy("stay")
                .policy("rolling"),
        )
        .link(
            LinkRuleDraft::new("team", LinkKind::Together)
                .trainee("t0000000")
                .trainee("t0000040"),
        )
        .rate(RateDraft::new(
            "lodging",
            "Lodging",
            "host",
            "60000 KRW",
            Basis::Night,
        ))
        .rate(RateDraft::new(
            "meals",
            "Meals",
            "host",
            "30000 KRW",
            Basis::WorkingDay,
        ))
        .budget(BudgetDraft::new("budget", "1000000000000000 KRW"))
        .share(ShareDraft::new("health", "100"));
    let draft = SPECIALTIES
        .iter()
        .fold(draft, |draft, id| draft.specialty(specialty(id)));
    let draft = (0..trainees.div_ceil(GROUP)).fold(draft, |draft, n| draft.hospital(hospital(n)));
    let draft = (0..trainees).fold(draft, |draft, number| draft.trainee(trainee(number)));
    Ok(draft.validate()?)
}

/// Every trainee goes through the four specialties at one hospital, from a start of their own on.
fn schedule(trainees: u32) -> Result<Schedule, IdError> {
    let placements = (0..trainees).flat_map(|number| {
        let rotation = SPECIALTIES.iter().zip([0, 3, 6, 9]);
        rotation.map(move |(specialty, after)| {
            let trainee = format!("t{number:07}").parse()?;
            let department = format!("h{:05}/{specialty}", number / GROUP).parse()?;
            let start = number % 40 + after;
            Ok(Placement::new(
                trainee,
                department,
                specialty.parse()?,
                start,
                3,
            ))
        })
    });
    placements.collect()
}

fn measure(criterion: &mut Criterion) -> Result<(), Box<dyn Error>> {
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10);
    let book = RuleBook::default();
    for trainees in [2_500, 25_000, 250_000] {
        let (program, schedule) = (program(trainees)?, schedule(trainees)?);
        let report = check(&program, &book, &schedule);
        if !report.is_valid() || !report.is_complete() {
            return Err(report.to_string().into());
        }
        let placements = u64::try_from(schedule.len())?;
        group.throughput(Throughput::Elements(placements));
        group.bench_function(BenchmarkId::new("report", placements), |bencher| {
            bencher.iter(|| black_box(check(&program, &book, &schedule)));
        });
        group.bench_function(BenchmarkId::new("is_valid", placements), |bencher| {
            bencher.iter(|| black_box(is_valid(&program, &book, &schedule)));
        });
    }
    group.finish();
    Ok(())
}

fn check_schedules(criterion: &mut Criterion) {
    if let Err(error) = measure(criterion) {
        unreachable!("the schedules of the benchmark are valid: {error}");
    }
}

criterion_group!(benches, check_schedules);
criterion_main!(benches);
