//! Programs of the size of one cohort are proven, and the proofs verify.

mod verdicts;

use std::ops::ControlFlow;

use practicum::certificate::Shortage;
use practicum::problem::{CellLabel, Problem};
use practicum::program::draft::{LinkRuleDraft, PinDraft};
use practicum::program::{LinkKind, Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::solver::{Obstacle, SolveConfig, Status, shortage, solve};
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
    let labels = (short.cells().iter()).map(|&cell| problem.cell(usize::try_from(cell).unwrap()));
    let labels: Option<Vec<_>> = labels.collect();
    assert_eq!(labels, Some(short.labels().iter().collect()));
    // One seat a week at one department, and none elsewhere.
    let open = |label: &&CellLabel| matches!(label, CellLabel::Department { department, .. } if department.as_str() == "st-vincent/surgery");
    let weeks = short.labels().iter().filter(open).count();
    assert_eq!(i64::try_from(weeks), Ok(short.supplied()));
    assert!(weeks > 0);
    assert_eq!(Shortage::of(&problem, short.cells()).as_ref(), Some(&short));
    let whole = cohort().validate().unwrap();
    let whole = Problem::compile(&whole, &RuleBook::default()).unwrap();
    assert!(!short.verify(&whole), "there are seats enough");
    assert_eq!(shortage(&whole, &mut |_| ControlFlow::Continue(())), None);
}

#[test]
fn whoever_can_not_be_placed_even_alone_is_short_of_nothing() {
    let mut draft = cohort();
    for hospital in &mut draft.hospitals {
        let departments = &mut hospital.departments;
        departments.retain(|department| department.specialty != "surgery");
    }
    let program = draft.validate().unwrap();
    let problem = Problem::compile(&program, &RuleBook::default()).unwrap();
    let short = Shortage::of(&problem, &[0, 1]).unwrap();
    assert_eq!((short.needed(), short.supplied()), (1, 0));
    assert_eq!(
        (short.trainees().len(), short.cells(), short.labels()),
        (1, &[][..], &[][..])
    );
    assert!(short.verify(&problem));
}

/// The cohort with pins and links, and why not everybody can keep them.
fn obstacle(change: impl FnOnce(&mut ProgramDraft)) -> Obstacle {
    let mut draft = cohort();
    change(&mut draft);
    let program = draft.validate().unwrap();
    let planned = practicum::plan(&program, &RuleBook::default(), &SolveConfig::default()).unwrap();
    assert_eq!(planned.outcome().status(), Status::Infeasible);
    planned.outcome().obstacle().unwrap().clone()
}

fn pin(draft: &mut ProgramDraft, trainee: &str, department: &str, specialty: &str) {
    let trainee = draft.trainees.iter_mut().find(|one| one.id == trainee);
    let pin = PinDraft::new(department, specialty, 0, 3);
    trainee.unwrap().pins.push(pin);
}

/// Danwon takes one trainee at a time, and so does its interpreter: either is reason enough.
#[test]
fn two_in_a_hospital_for_one_name_that_hospital_and_nothing_else() {
    let found = obstacle(|draft| {
        pin(draft, "T01", "danwon/surgery", "surgery");
        let link = LinkRuleDraft::new("pair", LinkKind::Together);
        draft.links.push(link.trainee("T01").trainee("T04"));
    });
    let Obstacle::Overfull { cells } = found else {
        panic!("{found}");
    };
    let at_danwon = |cell: &CellLabel| {
        matches!(
            cell,
            CellLabel::Hospital { hospital, period }
            | CellLabel::Interpreters { hospital, period, .. }
                if hospital.as_str() == "danwon" && *period < 3
        )
    };
    assert!(
        !cells.is_empty() && cells.iter().all(at_danwon),
        "{cells:?}"
    );
}

#[test]
fn two_who_shall_be_together_and_are_pinned_apart_are_linked() {
    let found = obstacle(|draft| {
        pin(draft, "T01", "st-vincent/surgery", "surgery");
        pin(draft, "T02", "wiltse/neurosurgery", "neurosurgery");
        let link = LinkRuleDraft::new("pair", LinkKind::Together);
        draft.links.push(link.trainee("T01").trainee("T02"));
    });
    assert_eq!(found, Obstacle::Linked);
}

#[test]
fn there_is_a_plan_even_without_steps() {
    let program = cohort().validate().unwrap();
    for steps in [0, 1, 100, 10_000] {
        let config = SolveConfig::default().steps(steps);
        let planned = practicum::plan(&program, &RuleBook::default(), &config).unwrap();
        let score = planned.report().score();
        assert!(
            score.violations == 0 && planned.schedule().len() > 15,
            "{steps} steps: {score}"
        );
    }
}

/// What a page with progress shows must not vanish while the plan is checked.
#[test]
fn a_bound_that_was_said_is_not_taken_back() {
    let program = cohort().validate().unwrap();
    let problem = Problem::compile(&program, &RuleBook::default()).unwrap();
    let mut bounds = Vec::new();
    let outcome = solve(&problem, &SolveConfig::default(), &mut |progress| {
        bounds.push(progress.bound());
        ControlFlow::Continue(())
    });
    let known = bounds.iter().skip_while(|bound| bound.is_none());
    assert!(known.clone().count() > 0 && known.clone().all(Option::is_some));
    assert_eq!(bounds.last(), Some(&outcome.bound()));
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
