//! The cohort of 2014, already planned: Danwon's department closes in the second week, and one trainee
//! arrives a week late. What falls, what moves, and why.
//!
//! `cargo run --release --example replan`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;

use chrono::NaiveDate;
use practicum::calendar::Term;
use practicum::check::CheckReport;
use practicum::explain::{Change, English, Explainer, Korean, Wording, changed};
use practicum::program::{Program, ProgramDraft};
use practicum::replan::{Goal, Goals, Impact, Replan, ReplanWording, Replanned, hold, impact};
use practicum::{Placement, RuleBook, Schedule, SolveConfig, plan};

const DATA: &str = include_str!("data/academy_2014.json");

fn main() -> Result<(), Box<dyn Error>> {
    let program = ProgramDraft::from_json(DATA)?.validate()?;
    let book = RuleBook::default();
    // Danwon had been promised a surgeon for three weeks from the second week on.
    let promised = Placement::new(
        "T08".parse()?,
        "danwon/surgery".parse()?,
        "surgery".parse()?,
        1,
        3,
    );
    let planned = plan(
        &hold(&program, [&promised])?,
        &book,
        &SolveConfig::default(),
    )?;
    let plan = planned.schedule();
    let english = English::new(&program);
    heading("The plan in force");
    table(&program, plan);
    summary(planned.report());

    let week = |number: u32| program.horizon().period(number).ok_or("four weeks");
    let (first, second) = (week(0)?, week(1)?);
    let changes = [
        Change::Close {
            department: "danwon/surgery".parse()?,
            days: Term::from(second),
        },
        Change::Away {
            trainee: "T10".parse()?,
            days: Term::from(first),
        },
        // Nobody shall be refused for missing the opening.
        Change::Excuse {
            cohort: "2014-05".parse()?,
            label: "Opening".to_owned(),
        },
    ];
    heading("What has changed");
    for change in &changes {
        println!("- {}", english.change(change));
        println!("  {}", Korean::new(&program).change(change));
    }
    let after = changed(&program, &changes)?;

    heading("What can not stay, before anything is planned again");
    falls(&english, &impact(&program, &after, &book, plan));

    // Two days before the course begins: everything can still be moved.
    let early = NaiveDate::from_ymd_opt(2014, 5, 24).ok_or("a day")?;
    let replanned = Replan::new(&after, &book, plan, early).run()?;
    heading("A new plan, made before the course: place as many, then change as little as possible");
    table(&after, replanned.schedule());
    verdict(&after, &book, &replanned)?;

    // The same, one week into the course: what has begun is kept where it can be.
    let replanned = Replan::new(&after, &book, plan, second.first()).run()?;
    heading("A new plan, made after the first week: what has begun is kept");
    println!(
        "{} placements have begun and are kept.",
        replanned.begun().len()
    );
    verdict(&after, &book, &replanned)?;

    let wishes = Goals::new([Goal::Placed, Goal::Value, Goal::Kept])?;
    let replanned = Replan::new(&after, &book, plan, early)
        .goals(wishes)
        .run()?;
    heading("A new plan, made before the course, in which wishes count more than what was planned");
    verdict(&after, &book, &replanned)?;
    Ok(())
}

fn falls(english: &English<'_>, impact: &Impact) {
    for fallen in impact.fallen() {
        println!("- {}", english.fallen(fallen));
    }
    for violation in impact.together() {
        println!("- {}", english.violation(violation));
    }
    if impact.is_empty() {
        println!("Everything can stay.");
    }
}

fn summary(report: &CheckReport) {
    let rules = if report.is_valid() {
        "All rules are kept"
    } else {
        "Rules are broken"
    };
    let score = report.score();
    let missing = match score.shortfall {
        0 => "everybody has every placement".to_owned(),
        1 => "1 placement is missing".to_owned(),
        more => format!("{more} placements are missing"),
    };
    println!(
        "{rules}, {missing}; wishes, waiting and moving between hospitals count {} points.",
        score.value
    );
}

fn verdict(
    program: &Program,
    book: &RuleBook,
    replanned: &Replanned,
) -> Result<(), Box<dyn Error>> {
    let (english, korean) = (English::new(program), Korean::new(program));
    summary(replanned.report());
    let (moved, kept) = (replanned.moved().len(), replanned.diff().kept());
    println!(
        "{kept} placements stay, {moved} change; {}.",
        english.minimal(replanned.minimal())
    );
    println!("{}.", korean.minimal(replanned.minimal()));
    for one in replanned.moved() {
        println!("- {}", english.moved(one));
        println!("  {}", korean.moved(one));
    }
    if replanned.report().is_valid() {
        for why in Explainer::new(program, book, replanned.schedule())?.open() {
            println!("- {}", english.line(&why));
            println!("  {}", korean.line(&why));
        }
    }
    Ok(())
}

/// Trainees, each with their placements.
fn table(program: &Program, schedule: &Schedule) {
    let english = English::new(program);
    for trainee in program.trainees() {
        let placements = schedule.of_trainee(trainee.id()).iter();
        let places: Vec<String> = placements.map(|one| english.placement(one)).collect();
        println!("{:<4} {}", trainee.id().as_str(), places.join("; "));
    }
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.chars().count()));
}
