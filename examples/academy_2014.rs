//! The cohort of May and June 2014 of the Global Healthcare Academy: read, planned, checked, damaged.
//!
//! `cargo run --release --example academy_2014`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use practicum::ids::SpecialtyId;
use practicum::program::{NoteKind, PracticeMode, Program, ProgramDraft};
use practicum::report::{Hosts, Stays, Utilization};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};
use practicum::solver::{SolveConfig, Status};
use practicum::{Planned, check, plan};

const DATA: &str = include_str!("data/academy_2014.json");

fn main() -> Result<(), Box<dyn Error>> {
    let program = ProgramDraft::from_json(DATA)?.validate()?;
    let book = RuleBook::default();

    heading(program.name());
    cohort(&program);
    calendar(&program);

    let planned = plan(&program, &book, &SolveConfig::default())?;
    wall(&program, planned.schedule());
    itineraries(&program, planned.schedule());
    verdict(&planned);
    utilization(&program, planned.schedule());
    damage(&program, &book, planned.schedule())?;
    provenance(&program);
    Ok(())
}

fn heading(text: &str) {
    println!("{text}\n{}\n", "=".repeat(text.chars().count()));
}

fn cohort(program: &Program) {
    for cohort in program.cohorts() {
        println!(
            "Cohort {}: {}, {}",
            cohort.id(),
            cohort.name(),
            cohort.window()
        );
    }
    let mut origins: BTreeMap<&str, u32> = BTreeMap::new();
    for trainee in program.trainees() {
        let region = program
            .regions()
            .get(trainee.region())
            .map_or("?", |region| region.name());
        *origins.entry(region).or_default() += 1;
    }
    for (region, count) in origins {
        println!("  {count:2} from {region}");
    }
    println!(
        "  {} hospitals, {} departments\n",
        program.hospitals().len(),
        program.departments().count()
    );
}

fn calendar(program: &Program) {
    let range = program.horizon().range();
    println!(
        "Calendar: {} days, {} working days",
        range.days(),
        program.calendar().working_days(range)
    );
    for (date, name) in program.calendar().holidays() {
        println!("  {date} {name}");
    }
    for (index, week) in program.horizon().periods().iter().enumerate() {
        let working = program.calendar().working_days(*week);
        println!(
            "  week {}: {} to {}, {working} working days",
            index + 1,
            week.first(),
            week.last()
        );
    }
    println!();
}

/// The table for the wall: who is at which department in which week.
fn wall(program: &Program, schedule: &Schedule) {
    heading("Plan by hospital and week");
    let weeks = program.horizon().len();
    print!("{:<36}", "");
    for week in 1..=weeks {
        print!(" | {:<9}", format!("week {week}"));
    }
    println!();
    for hospital in program.hospitals() {
        println!("{}", hospital.name());
        for department in hospital.departments() {
            let name = specialty(program, department.specialty());
            print!("  {name:<34}");
            for week in 0..weeks {
                let present: Vec<&str> = schedule
                    .at_department(department.id())
                    .filter(|placement| placement.start() <= week && week < placement.end())
                    .map(|placement| placement.trainee().as_str())
                    .collect();
                print!(" | {:<9}", present.join(" "));
            }
            println!();
        }
    }
    println!();
}

fn specialty<'p>(program: &'p Program, id: &SpecialtyId) -> &'p str {
    let specialty = program.specialties().get(id);
    let name = specialty.and_then(|specialty| specialty.names().first());
    name.map_or("?", |name| name.text())
}

fn itineraries(program: &Program, schedule: &Schedule) {
    heading("Itineraries");
    for trainee in program.trainees() {
        let home = trainee
            .institution()
            .and_then(|id| program.institutions().get(id));
        println!(
            "{} ({})",
            trainee.id(),
            home.map_or("?", |home| home.name())
        );
        for placement in schedule.of_trainee(trainee.id()) {
            let Some(days) = program
                .horizon()
                .span(placement.start(), placement.periods())
            else {
                continue;
            };
            let hospital = program
                .department(placement.department())
                .map_or("?", |(h, _)| h.name());
            println!(
                "  {} to {}  {} at {hospital}, {}",
                days.first(),
                days.last(),
                specialty(program, placement.specialty()),
                placement.mode(),
            );
        }
    }
    println!();
}

fn verdict(planned: &Planned) {
    heading("How good is it?");
    println!("{}", planned.report());
    let outcome = planned.outcome();
    match outcome.bound() {
        Some(bound) => println!(
            "Status: {}. No plan can be worth more than {}; this one is worth {}.",
            outcome.status(),
            bound.value,
            planned.report().score().value
        ),
        None => println!("Status: {}, without a bound.", outcome.status()),
    }
    if outcome.is_exhausted() && outcome.status() != Status::Optimal {
        println!("A complete search found no better one.");
    }
    println!();
}

/// How well seats are used, and what of the requirements is covered.
fn utilization(program: &Program, schedule: &Schedule) {
    heading("Seats used, in seat-weeks");
    println!("{}", Utilization::new(program, schedule));
    println!("{}", Hosts::new(program, schedule));
    println!("{}", Stays::new(program, schedule));
}

/// Breaks the plan in three ways and lets the checker speak.
fn damage(program: &Program, book: &RuleBook, schedule: &Schedule) -> Result<(), Box<dyn Error>> {
    heading("Three damaged plans");
    let all = schedule.placements();
    let first = all.first().ok_or("the plan has no placements")?;
    let longest = all
        .iter()
        .max_by_key(|p| p.periods())
        .ok_or("the plan has no placements")?;
    let elsewhere = all
        .iter()
        .find(|p| {
            (p.specialty(), p.start()) == (first.specialty(), first.start())
                && p.trainee() != first.trainee()
        })
        .ok_or("nobody shares specialty and start")?;

    let rewritten = |old: &Placement, new: Placement| -> Schedule {
        all.iter()
            .map(|p| if p == old { new.clone() } else { p.clone() })
            .collect()
    };
    let moved = Placement::new(
        first.trainee().clone(),
        elsewhere.department().clone(),
        first.specialty().clone(),
        elsewhere.start(),
        first.periods(),
    );
    let cases = [
        (
            format!(
                "{} joins {} at {}",
                first.trainee(),
                elsewhere.trainee(),
                elsewhere.department()
            ),
            rewritten(first, moved),
        ),
        (
            format!("{} practices instead of observing", longest.trainee()),
            rewritten(
                longest,
                longest.clone().in_mode(PracticeMode::LimitedPractice),
            ),
        ),
        (
            format!("{} loses the first placement", first.trainee()),
            all.iter().skip(1).cloned().collect(),
        ),
    ];
    for (what, damaged) in cases {
        let report = check(program, book, &damaged);
        println!("{what}: {}", report.score());
        for violation in report.violations() {
            println!("  {} {violation}", violation.code());
        }
        for shortfall in report.shortfalls() {
            println!("  {} {shortfall}", shortfall.code());
        }
    }
    println!();
    Ok(())
}

fn provenance(program: &Program) {
    heading("What is reported, what is not");
    let kinds: BTreeSet<NoteKind> = program
        .notes()
        .iter()
        .map(practicum::program::Note::kind)
        .collect();
    for kind in kinds {
        for note in program.notes().iter().filter(|note| note.kind() == kind) {
            println!(
                "  {:<9} {}: {}",
                kind.as_str().to_uppercase(),
                note.about(),
                note.text()
            );
        }
    }
}
