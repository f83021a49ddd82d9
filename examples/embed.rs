//! The smallest honest embedding: build a program, plan it, check the plan, hand out JSON.
//!
//! `cargo run --release --example embed`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;
use std::ops::ControlFlow;

use chrono::NaiveDate;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatesDraft, DepartmentDraft, HorizonDraft, HospitalDraft,
    RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft, TraineeDraft,
};
use practicum::solver::Stop;
use practicum::{ProgramDraft, RuleBook, Schedule, SolveConfig, check, plan_with};

fn main() -> Result<(), Box<dyn Error>> {
    let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).ok_or("no such day");
    let june = DatesDraft::new(day(1)?, day(28)?);
    let department = DepartmentDraft::new("general/surgery", "surgery").seats(day(1)?, 1);
    let mut draft = ProgramDraft::new("summer", "Summer school", HorizonDraft::Weekly(june))
        .region(RegionDraft::new("home", "Gyeonggi", "KR"))
        .specialty(SpecialtyDraft::new("surgery"))
        .hospital(HospitalDraft::new("general", "General Hospital").department(department))
        .cohort(CohortDraft::new("june", "June", june))
        .curriculum(
            CurriculumDraft::new("basic").requirement(RequirementDraft::new(1, ["surgery"], 2)),
        );
    for id in ["ana", "bo", "cho"] {
        let by = "the dean".to_owned();
        let route = RouteDraft::Invitation { by };
        draft = draft.trainee(TraineeDraft::new(
            id, "june", "home", "basic", "student", route,
        ));
    }
    let program = draft.validate()?; // every defect at once, or a program to be trusted

    // A limit of steps is the same on every machine. The callback may end the run: here it never does.
    let config = SolveConfig::default().steps(1_000_000);
    let mut callback =
        |_: &practicum::solver::Progress| -> ControlFlow<Stop> { ControlFlow::Continue(()) };
    let planned = plan_with(&program, &RuleBook::default(), &config, &mut callback)?;

    // What is stored: the program and the plan. What is read back is checked again.
    let stored = (program.to_json()?, planned.schedule().to_json()?);
    let program = ProgramDraft::from_json(&stored.0)?.validate()?;
    let schedule = Schedule::from_json(&stored.1)?;
    let report = check(&program, &RuleBook::default(), &schedule);
    println!("{}", schedule.to_json()?);
    println!("{report}");
    match planned.outcome().bound() {
        Some(bound) => println!(
            "{}; nobody can do better than {bound}",
            planned.outcome().status()
        ),
        None => println!("{}, without a bound", planned.outcome().status()),
    }
    Ok(())
}
