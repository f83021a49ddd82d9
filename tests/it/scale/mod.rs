//! Programs with too many trainees for exact methods, made by the example's generator.

use practicum::rules::RuleBook;
use practicum::{ProgramDraft, SolveConfig, certificate, plan};

#[path = "../../../examples/scale/realistic.rs"]
mod realistic;

fn planned(draft: &ProgramDraft, steps: u64) -> practicum::Planned {
    let program = draft.validate().expect("a valid program");
    let config = SolveConfig::default().seed(3).steps(steps);
    // The planner compares the solver's score with the checker's.
    plan(&program, &RuleBook::default(), &config).expect("solver and checker agree")
}

#[test]
fn a_region_after_the_other_is_planned_and_bounded() {
    for neighbors in [false, true] {
        let draft = realistic::program(480, 5, neighbors);
        let planned = planned(&draft, 4_000_000);
        let outcome = planned.outcome();
        assert_eq!(outcome.score().shortfall, 0, "neighbors: {neighbors}");
        assert_eq!(outcome.schedule().len(), 480 * 6);
        let bound = outcome.bound().expect("a bound");
        assert!(bound.value >= outcome.score().value);
        let program = draft.validate().expect("a valid program");
        let problem = practicum::Problem::compile(&program, &RuleBook::default()).expect("small");
        let claim = outcome.certificate().expect("a certificate");
        assert_eq!(certificate::verify(&problem, claim), Ok(bound));
    }
}

#[test]
fn nothing_more_than_seats_allow() {
    // One hospital closes: what is missing is counted, and the rest is planned.
    let mut draft = realistic::program(480, 5, false);
    for department in &mut draft.hospitals[0].departments {
        department.seats.clear();
    }
    let planned = planned(&draft, 300_000);
    assert!(planned.report().score().violations == 0);
    assert!(planned.outcome().score().value > 0);
}
