//! What very many trainees take: a small stack, and no more memory than the guide's formula says. And
//! that the time to refuse a hostile text or draft grows as the text does.
//!
//! `cargo run --release --example bounded -- [trainees]`; a million, unless told otherwise.
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;
use std::thread;

use chrono::NaiveDate;
use practicum::program::draft::{
    CohortDraft, CredentialDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft,
    EventDraft, HorizonDraft, HospitalDraft, LinkRuleDraft, PinDraft, PreferencesDraft,
    RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft, TermDraft, TraineeDraft,
};
use practicum::program::{EventKind, LinkKind, Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};
use practicum::{CheckReport, check};

/// The stack of the thread that does everything.
const STACK: usize = 256 << 10;
/// What two thousand hospitals, a horizon and an empty process take.
const BASE: u64 = 64 << 20;
/// A trainee with eight records, as draft and as program.
const PER_TRAINEE: u64 = 4 << 10;
/// A placement in the schedule and while it is checked.
const PER_PLACEMENT: u64 = 512;

/// Why the run failed.
type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let told = std::env::args().nth(1);
    let trainees: u32 = told.map_or(Ok(1_000_000), |text| text.parse())?;
    let worker = thread::Builder::new().stack_size(STACK);
    let done = worker.spawn(move || {
        crowd(trainees)?;
        hostile()
    })?;
    done.join().map_err(|_| "the stack was too small")?
}

/// Bytes of the process, now or at most so far, where the system tells.
fn memory(what: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(what))?;
    let kilobytes = line.trim_start_matches(':').trim().split(' ').next()?;
    kilobytes.parse::<u64>().ok().map(|number| number << 10)
}

fn megabytes(bytes: u64) -> u64 {
    bytes >> 20
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Sixteen weeks.
fn term() -> DatesDraft {
    DatesDraft::new(day(2026, 3, 2), day(2026, 6, 21))
}

fn trainee(number: u32) -> TraineeDraft {
    let by = "the dean".to_owned();
    let visa = TermDraft::between(day(2026, 1, 1), day(2026, 12, 31));
    let wishes = PreferencesDraft::default()
        .specialty("surgery", 2)
        .hospital("h00001", 1);
    TraineeDraft::new(
        format!("t{number:07}"),
        "spring",
        "home",
        "basic",
        "student",
        RouteDraft::Invitation { by },
    )
    .language("ko")
    .language("en")
    .credential(CredentialDraft::new("visa", visa))
    .credential(CredentialDraft::new("insurance", visa))
    .unavailable(TermDraft::between(day(2025, 1, 1), day(2025, 1, 5)))
    .event(EventDraft::new(EventKind::Nominated, day(2025, 11, 3)))
    .preferences(wishes)
}

/// A hospital for each five hundred trainees, with seats for all of them.
fn draft(trainees: u32) -> ProgramDraft {
    let basic = CurriculumDraft::new("basic")
        .requirement(RequirementDraft::new(1, ["surgery"], 8))
        .requirement(RequirementDraft::new(1, ["urology"], 8));
    let mut draft = ProgramDraft::new("crowd", "Everybody", HorizonDraft::Weekly(term()))
        .region(RegionDraft::new("home", "Gyeonggi", "KR"))
        .cohort(CohortDraft::new("spring", "Spring", term()))
        .curriculum(basic);
    for id in ["surgery", "urology"] {
        draft = draft.specialty(SpecialtyDraft::new(id).name(DatedNameDraft::new(id)));
    }
    draft.hospitals = (0..=trainees / 500)
        .map(|number| {
            let id = format!("h{number:05}");
            let department = |specialty: &str| {
                DepartmentDraft::new(format!("{id}/{specialty}"), specialty)
                    .seats(term().first, 500)
            };
            HospitalDraft::new(&id, &id)
                .department(department("surgery"))
                .department(department("urology"))
        })
        .collect();
    draft.trainees = (0..trainees).map(trainee).collect();
    draft
}

fn schedule(trainees: u32) -> Result<Schedule, Failure> {
    let stays = (0..trainees).flat_map(|number| {
        [("surgery", 0), ("urology", 8)].map(|(specialty, start)| {
            Ok(Placement::new(
                format!("t{number:07}").parse()?,
                format!("h{:05}/{specialty}", number / 500).parse()?,
                specialty.parse()?,
                start,
                8,
            ))
        })
    });
    stays.collect()
}

/// Reads, validates and checks very many trainees, and compares the memory with the formula.
fn crowd(trainees: u32) -> Result<(), Failure> {
    let draft = draft(trainees);
    println!("{trainees} trainees on a stack of {} KiB", STACK >> 10);
    report("draft");
    let program: Program = draft.validate()?;
    report("draft and program");
    drop(draft);
    let schedule = schedule(trainees)?;
    report("program and schedule");
    let before = processor();
    let checked: CheckReport = check(&program, &RuleBook::default(), &schedule);
    report("checked");
    println!(
        "{} placements checked in {} processor seconds: {}",
        schedule.len(),
        hundredths(processor() - before),
        checked.score()
    );
    if !checked.is_valid() || !checked.is_complete() {
        return Err("the plan of the crowd keeps every rule".into());
    }
    let placements = u64::try_from(schedule.len())?;
    let formula = BASE + PER_TRAINEE * u64::from(trainees) + PER_PLACEMENT * placements;
    let Some(peak) = memory("VmHWM") else {
        println!("the system does not tell how much memory was used");
        return Ok(());
    };
    println!(
        "at most {} MiB in use, the formula allows {} MiB\n",
        megabytes(peak),
        megabytes(formula)
    );
    if peak > formula {
        return Err("more memory than the formula allows".into());
    }
    Ok(())
}

fn report(what: &str) {
    if let Some(bytes) = memory("VmRSS") {
        println!("  {what}: {} MiB", megabytes(bytes));
    }
}

/// Processor time of the process so far, in hundredths of a second, where the system tells.
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = fields.split(' ').skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

fn hundredths(time: u64) -> String {
    format!("{}.{:02}", time / 100, time % 100)
}

/// A way to make a text or draft of any length that is refused.
type Hostile = (&'static str, fn(u32) -> Result<(), String>);

/// Refuses texts and drafts of growing size.
fn hostile() -> Result<(), Failure> {
    let cases: [Hostile; 7] = [
        ("brackets without end", |n| read(&"[".repeat(size(n) * 100))),
        ("a number of very many digits", |n| {
            read(&format!("{{\"format\": {}}}", "9".repeat(size(n) * 100)))
        }),
        ("backslashes", |n| {
            read(&format!("{{\"{}\": 1}}", "\\\\".repeat(size(n) * 50)))
        }),
        ("the same id again and again", |n| {
            refused(&ids(n, |_| "t".to_owned()))
        }),
        ("ten defects a trainee", |n| {
            let mut draft = ids(n, |number| format!(" {number}"));
            let reversed = DatesDraft::new(day(2026, 2, 1), day(2026, 1, 1));
            draft.trainees.iter_mut().for_each(|one| {
                one.stays = vec![reversed; 8];
                one.cohort.push('?');
            });
            refused(&draft)
        }),
        ("specialties in a circle", |n| {
            let mut draft = draft(0);
            draft.specialties.extend((0..n).map(|number| {
                SpecialtyDraft::new(format!("s{number}")).parent(format!("s{}", (number + 1) % n))
            }));
            refused(&draft)
        }),
        ("pins upon each other, links of nobody", |n| {
            let mut draft = draft(1);
            let pin = PinDraft::new("h00000/surgery", "surgery", 0, 8);
            draft.trainees[0].pins = vec![pin; size(n)];
            draft.links = (0..n)
                .map(|number| LinkRuleDraft::new(format!("l{number}"), LinkKind::Apart))
                .collect();
            refused(&draft)
        }),
    ];
    println!("processor seconds to make and refuse, at sizes of one and of eight");
    for (what, make) in cases {
        let mut times = [0; 2];
        for (time, n) in times.iter_mut().zip([20_000, 160_000]) {
            let before = processor();
            make(n)?;
            *time = processor() - before;
        }
        let [once, eightfold] = times;
        println!(
            "  {:>5} {:>5}  {what}",
            hundredths(once),
            hundredths(eightfold)
        );
        // Generous: ticks are coarse, and a sort takes its logarithm. Quadratic would be 64 times.
        if eightfold > 25 * once.max(4) {
            return Err(format!("{what}: {once} and {eightfold} hundredths").into());
        }
    }
    Ok(())
}

fn size(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn ids(count: u32, id: fn(u32) -> String) -> ProgramDraft {
    let mut draft = draft(0);
    let one = trainee(0);
    draft.trainees = (0..count)
        .map(|number| TraineeDraft {
            id: id(number),
            ..one.clone()
        })
        .collect();
    draft
}

fn read(text: &str) -> Result<(), String> {
    match ProgramDraft::from_json(text) {
        Ok(_) => Err("a hostile text was read".to_owned()),
        Err(error) if error.to_string().len() > 1_500 => Err("a long complaint".to_owned()),
        Err(_) => Ok(()),
    }
}

fn refused(draft: &ProgramDraft) -> Result<(), String> {
    match draft.validate() {
        Ok(_) => Err("a hostile draft is valid".to_owned()),
        Err(invalid) if invalid.defects().is_empty() => Err("no defect is listed".to_owned()),
        Err(_) => Ok(()),
    }
}
