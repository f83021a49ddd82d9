//! Programs of the size of one cohort are proven, and the proofs verify.

use std::ops::ControlFlow;

use practicum::problem::Problem;
use practicum::program::{Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::solver::{SolveConfig, Status, shortage, solve};
use practicum::{certificate, check};

const COHORT: &str = include_str!("../../../examples/data/academy_2014.json");

fn cohort() -> ProgramDraft {
    ProgramDraft::from_json(COHORT).unwrap()
}

/// Plans a program; the certificate must show that the plan is the best.
fn proven(program: &Program) {
    let book = RuleBook::default();
    let problem = Problem::compile(program, &book).unwrap();
    let config = SolveConfig::default();
    let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
    assert_eq!(outcome.status(), Status::Optimal);
    let certificate = outcome.certificate().unwrap();
    let verified = certificate::verify(&problem, certificate).unwrap();
    assert_eq!(verified, outcome.score());
    assert_eq!(check(program, &book, outcome.schedule()).score(), verified);
}

#[test]
fn the_cohort_of_2014_is_planned_as_well_as_can_be() {
    proven(&cohort().validate().unwrap());
}

#[test]
fn a_shortage_names_who_needs_what() {
    let mut draft = cohort();
    for hospital in &mut draft.hospitals {
        for department in &mut hospital.departments {
            if department.specialty == "surgery" && department.id != "st-vincent/surgery" {
                for seats in &mut department.seats {
                    seats.count = 0;
                }
            }
        }
    }
    let program = draft.validate().unwrap();
    let problem = Problem::compile(&program, &RuleBook::default()).unwrap();
    let short = shortage(&problem, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(short.needed() > short.supplied());
    assert!(short.verify(&problem));
    assert!(!short.trainees().is_empty());
    let whole = cohort().validate().unwrap();
    let whole = Problem::compile(&whole, &RuleBook::default()).unwrap();
    assert!(!short.verify(&whole), "there are seats enough");
    assert_eq!(shortage(&whole, &mut |_| ControlFlow::Continue(())), None);
}

/// Files for measuring, which the environment names.
#[test]
fn programs_from_elsewhere_are_planned() {
    let files = std::env::var("PRACTICUM_PROGRAMS").unwrap_or_default();
    for path in files.split_whitespace() {
        let text = std::fs::read_to_string(path).unwrap();
        let program = ProgramDraft::from_json(&text).unwrap().validate().unwrap();
        let problem = Problem::compile(&program, &RuleBook::default()).unwrap();
        let config = SolveConfig::default().steps(2_000_000);
        let outcome = solve(&problem, &config, &mut |_| ControlFlow::Continue(()));
        let cases = outcome.certificate().map(|one| one.steps().len());
        println!(
            "{path} {} {} bound {:?} cases {cases:?} steps {}",
            outcome.status(),
            outcome.score(),
            outcome.bound(),
            outcome.statistics().steps(),
        );
    }
}
