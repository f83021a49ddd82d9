//! An over-subscribed program: who goes without, why, what is short, and what would mend it.
//!
//! `cargo run --release --example explain`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;

use chrono::NaiveDate;
use practicum::explain::{
    Class, English, Everybody, Explainer, Korean, Wording, conflict, shortage,
};
use practicum::program::draft::{
    CohortDraft, CredentialDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft,
    HorizonDraft, HospitalDraft, PartnershipDraft, PartyDraft, PolicyDraft, PolicyRuleDraft,
    PreferencesDraft, PrerequisiteDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft,
    TermDraft, TraineeDraft,
};
use practicum::program::{PartnershipKind, Program, ProgramDraft};
use practicum::{RuleBook, SolveConfig, plan};

fn main() -> Result<(), Box<dyn Error>> {
    let program = program()?.validate()?;
    let book = RuleBook::default();
    let planned = plan(&program, &book, &SolveConfig::default())?;
    let explainer = Explainer::new(&program, &book, planned.schedule())?;
    let (english, korean) = (English::new(&program), Korean::new(&program));

    heading("The plan");
    for trainee in program.trainees() {
        let placements = planned.schedule().of_trainee(trainee.id());
        let places: Vec<String> = placements.iter().map(|p| english.placement(p)).collect();
        let text = if places.is_empty() {
            "no placement".to_owned()
        } else {
            places.join("; ")
        };
        println!("{:<12} {text}", trainee.id().as_str());
    }
    let score = planned.report().score();
    println!(
        "\nAll rules are kept; {} placements are missing; wishes, waiting and moving between hospitals \
         count {} points.",
        score.shortfall, score.value
    );

    let reasons = explainer.open();
    heading("Why these requirements are open");
    for why in &reasons {
        println!("{}\n", english.text(why));
    }
    heading("The same in Korean, a line each");
    for why in &reasons {
        println!("{}", korean.line(why));
    }

    heading("Why not everybody can be placed");
    ask(&program, &book)?;

    heading("What would mend it, the smallest change first");
    for why in &reasons {
        println!("{}", english.open(why));
        for repair in explainer.repairs(why.trainee(), why.requirement(), 3)? {
            println!("  - {}", english.repair(&repair));
        }
        if why.cause().class() == Class::Unknown {
            println!("  - plan again with a larger allowance");
        }
    }
    Ok(())
}

/// Whether everybody of a program can be placed, and what is short.
fn ask(program: &Program, book: &RuleBook) -> Result<(), Box<dyn Error>> {
    let (english, korean) = (English::new(program), Korean::new(program));
    match conflict(program, book, &SolveConfig::default().steps(200_000))? {
        Everybody::Fits => println!("Everybody can be placed."),
        Everybody::Unknown => println!("The solver ended before that was settled."),
        Everybody::Conflict(conflict) => {
            println!("- {}", english.conflict(&conflict));
            println!("  {}", korean.conflict(&conflict));
        }
    }
    if let Some(short) = shortage(program, book)? {
        println!("- {}", english.shortage(&short));
        println!("  {}", korean.shortage(&short));
    }
    Ok(())
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.chars().count()));
}

fn day(month: u32, day: u32) -> Result<NaiveDate, String> {
    NaiveDate::from_ymd_opt(2026, month, day).ok_or_else(|| format!("no day {month}-{day}"))
}

/// Four weeks, three hospitals, nine trainees: too many for neurosurgery.
fn program() -> Result<ProgramDraft, Box<dyn Error>> {
    let (first, last) = (day(6, 1)?, day(6, 28)?);
    let june = DatesDraft::new(first, last);
    let specialty = |id: &str, name: &str, korean: &str| {
        SpecialtyDraft::new(id)
            .name(DatedNameDraft::new(name))
            .label("ko", korean)
    };
    let department = |id: &str, specialty: &str, seats: u32| {
        DepartmentDraft::new(id, specialty).seats(first, seats)
    };
    let program = ProgramDraft::new("june", "June 2026", HorizonDraft::Weekly(june))
        .region(RegionDraft::new("gyeonggi", "Gyeonggi Province", "KR"))
        .region(RegionDraft::new("primorsky", "Primorsky Krai", "RU"))
        .specialty(specialty("neurosurgery", "Neurosurgery", "신경외과"))
        .specialty(specialty("surgery", "Surgery", "외과"))
        .specialty(specialty("urology", "Urology", "비뇨의학과"))
        .partnership(
            PartnershipDraft::new(
                "krai",
                PartnershipKind::Memorandum,
                TermDraft::from(day(1, 1)?),
            )
            .name("Memorandum with Primorsky Krai")
            .party(PartyDraft::Region("primorsky".into())),
        )
        .partnership(
            PartnershipDraft::new(
                "clinic",
                PartnershipKind::Memorandum,
                TermDraft::between(day(1, 1)?, day(6, 10)?),
            )
            .name("Agreement with the Vladivostok clinic")
            .party(PartyDraft::Region("primorsky".into())),
        )
        .hospital(
            HospitalDraft::new("wiltse", "Wiltse Hospital")
                .label("ko", "윌스기념병원")
                .department(department("wiltse/neurosurgery", "neurosurgery", 1))
                .department(department("wiltse/surgery", "surgery", 1)),
        )
        .hospital(
            HospitalDraft::new("sejong", "Sejong Hospital")
                .label("ko", "세종병원")
                .department(department("sejong/neurosurgery", "neurosurgery", 1))
                .department(department("sejong/surgery", "surgery", 1)),
        )
        .hospital(
            HospitalDraft::new("danwon", "Danwon Hospital")
                .label("ko", "단원병원")
                .department(department("danwon/urology", "urology", 2)),
        )
        .policy(PolicyDraft::new(
            "insured",
            PolicyRuleDraft::Credential {
                kind: "insurance".into(),
            },
            TermDraft::from(day(1, 1)?),
        ))
        .cohort(CohortDraft::new("june", "June", june).policy("insured"))
        .curriculum(
            CurriculumDraft::new("neurosurgeon").requirement(RequirementDraft::new(
                1,
                ["neurosurgery"],
                2,
            )),
        )
        .curriculum(
            CurriculumDraft::new("urologist")
                .requirement(RequirementDraft::new(1, ["surgery"], 2))
                .requirement(RequirementDraft::new(1, ["urology"], 2))
                .prerequisite(PrerequisiteDraft::new("urology", "surgery")),
        );
    Ok(people(program)?)
}

fn people(mut program: ProgramDraft) -> Result<ProgramDraft, String> {
    let insured = |until| -> Result<CredentialDraft, String> {
        Ok(CredentialDraft::new(
            "insurance",
            TermDraft::between(day(5, 1)?, until),
        ))
    };
    let person = |id: &str, curriculum: &str, partnership: &str| {
        let by = "the province".to_owned();
        let route = RouteDraft::Invitation { by };
        TraineeDraft::new(id, "june", "primorsky", curriculum, "physician", route)
            .partnership(partnership)
    };
    let wishes = |hospital: &str| PreferencesDraft::default().hospital(hospital, 3);
    for (id, hospital) in [
        ("Ivanov", "wiltse"),
        ("Petrova", "wiltse"),
        ("Sidorov", "sejong"),
        ("Kim", "sejong"),
        ("Lee", "wiltse"),
        ("Pak", "sejong"),
    ] {
        let trainee = person(id, "neurosurgeon", "krai").credential(insured(day(7, 31)?)?);
        program = program.trainee(trainee.preferences(wishes(hospital)));
    }
    // Insured for too short a time; under an agreement that ends; away when surgery could begin.
    program = program
        .trainee(person("Orlova", "urologist", "krai").credential(insured(day(6, 5)?)?))
        .trainee(person("Smirnov", "urologist", "clinic").credential(insured(day(7, 31)?)?))
        .trainee(
            person("Volkova", "urologist", "krai")
                .credential(insured(day(7, 31)?)?)
                .unavailable(TermDraft::between(day(6, 1)?, day(6, 7)?)),
        );
    Ok(program)
}
