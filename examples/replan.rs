//! The cohort of 2014, already planned: Danwon's department closes in the second week, and one trainee
//! arrives a week late. What falls, what moves, and why.
//!
//! `cargo run --release --example replan`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;

use chrono::NaiveDate;
use practicum::calendar::Term;
use practicum::explain::{Change, English, Explainer, Korean, Wording, changed};
use practicum::program::{Program, ProgramDraft};
use practicum::replan::{Goal, Goals, Impact, Replan, ReplanWording, Replanned, impact};
use practicum::{RuleBook, Schedule, SolveConfig, plan};

const DATA: &str = include_str!("data/academy_2014.json");

fn main() -> Result<(), Box<dyn Error>> {
    let program = ProgramDraft::from_json(DATA)?.validate()?;
    let book = RuleBook::default();
    let planned = plan(&program, &book, &SolveConfig::default())?;
    let plan = planned.schedule();
    heading("The plan in force");
    table(&program, plan);
    println!("{}", planned.report().score());

    // The department at Danwon that somebody attends in the second week.
    let danwon = plan.placements().iter().find(|placement| {
        placement.department().as_str().starts_with("danwon/")
            && placement.start() <= 1
            && placement.end() > 1
    });
    let danwon = danwon.ok_or("nobody is at Danwon in the second week")?;
    let late = plan.placements().iter().find(|placement| {
        placement.start() == 0
            && placement.trainee() != danwon.trainee()
            && plan
                .of_trainee(placement.trainee())
                .iter()
                .any(|one| one.periods() == 1)
    });
    let late = late.ok_or("everybody begins later")?;
    let second = program.horizon().period(1).ok_or("two weeks")?;
    let first = program.horizon().period(0).ok_or("a week")?;
    let changes = [
        Change::Close {
            department: danwon.department().clone(),
            days: Term::from(second),
        },
        Change::Away {
            trainee: late.trainee().clone(),
            days: Term::from(first),
        },
    ];
    let english = English::new(&program);
    heading("What has changed");
    for change in &changes {
        println!("- {}", english.change(change));
    }
    let after = changed(&program, &changes)?;

    heading("What falls, before anything is planned again");
    falls(&english, &impact(&program, &after, &book, plan));

    // Two days before the course begins: everything can still be moved.
    let today = NaiveDate::from_ymd_opt(2014, 5, 24).ok_or("a day")?;
    let replanned = Replan::new(&after, &book, plan, today).run()?;
    heading("The new plan: place as many, then change as little as possible");
    table(&after, replanned.schedule());
    verdict(&program, &after, &book, &replanned)?;

    // The same, one week into the course: what has begun is kept where it can be.
    let today = second.first();
    let replanned = Replan::new(&after, &book, plan, today).run()?;
    heading("If this becomes known only after the first week");
    println!(
        "{} placements have begun and are kept.",
        replanned.begun().len()
    );
    verdict(&program, &after, &book, &replanned)?;

    let calm = Goals::new([Goal::Kept, Goal::Placed, Goal::Value])?;
    let today = NaiveDate::from_ymd_opt(2014, 5, 24).ok_or("a day")?;
    let replanned = Replan::new(&after, &book, plan, today).goals(calm).run()?;
    heading("If nothing that can stay may be moved");
    verdict(&program, &after, &book, &replanned)?;
    Ok(())
}

fn falls(english: &English<'_>, impact: &Impact) {
    for fallen in impact.fallen() {
        println!("- {}", english.fallen(fallen));
    }
    for violation in impact.together() {
        println!("- {violation}");
    }
    if impact.is_empty() {
        println!("Nothing.");
    }
}

fn verdict(
    program: &Program,
    after: &Program,
    book: &RuleBook,
    replanned: &Replanned,
) -> Result<(), Box<dyn Error>> {
    let (english, korean) = (English::new(program), Korean::new(program));
    println!("{}", replanned.report().score());
    let (moved, kept) = (replanned.moved().len(), replanned.diff().kept());
    println!(
        "{kept} placements stay, {moved} change; {}.",
        english.minimal(replanned.minimal())
    );
    for one in replanned.moved() {
        println!("- {}", english.moved(one));
        println!("  {}", korean.moved(one));
    }
    if replanned.report().is_valid() {
        for why in Explainer::new(after, book, replanned.schedule())?.open() {
            println!("- {}", english.line(&why));
        }
    }
    Ok(())
}

/// Trainees by week.
fn table(program: &Program, schedule: &Schedule) {
    for trainee in program.trainees() {
        print!("{:<4}", trainee.id().as_str());
        for week in 0..program.horizon().len() {
            let mut placements = schedule.of_trainee(trainee.id()).iter();
            let there = placements.find(|one| one.start() <= week && week < one.end());
            let text = there.map_or("-", |one| one.department().as_str());
            print!(" {text:<26}");
        }
        println!();
    }
}

fn heading(text: &str) {
    println!("\n{text}\n{}", "-".repeat(text.chars().count()));
}
