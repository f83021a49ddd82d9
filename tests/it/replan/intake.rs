//! Cohorts that overlap in time share seats.

use practicum::program::ProgramDraft;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft, TraineeDraft,
};
use practicum::replan::{Goals, Replan, hold};
use practicum::{RuleBook, SolveConfig, check, plan};

use crate::support::tiny::day;

fn trainee(id: &str, cohort: &str) -> TraineeDraft {
    let by = "the dean".to_owned();
    TraineeDraft::new(
        id,
        cohort,
        "home",
        "basic",
        "student",
        RouteDraft::Invitation { by },
    )
}

/// Six weeks, one department with two seats; cohort one has weeks 1 to 4, cohort two weeks 3 to 6.
fn program() -> ProgramDraft {
    let span = |from: i64, until: i64| DatesDraft::new(day(from * 7), day(until * 7 - 1));
    let mut program = ProgramDraft::new("rolling", "Rolling", HorizonDraft::Weekly(span(0, 6)))
        .region(RegionDraft::new("home", "Home", "KR"))
        .specialty(SpecialtyDraft::new("surgery").name(DatedNameDraft::new("Surgery")))
        .hospital(
            HospitalDraft::new("general", "General")
                .department(DepartmentDraft::new("general/surgery", "surgery").seats(day(0), 2)),
        )
        .cohort(CohortDraft::new("one", "One", span(0, 4)))
        .cohort(CohortDraft::new("two", "Two", span(2, 6)))
        .curriculum(
            CurriculumDraft::new("basic").requirement(RequirementDraft::new(1, ["surgery"], 2)),
        );
    for id in ["a", "b", "c"] {
        program = program.trainee(trainee(id, "one"));
    }
    program
}

#[test]
fn the_next_cohort_gets_what_the_running_one_leaves() {
    let book = RuleBook::default();
    let config = SolveConfig::default().steps(50_000);
    let first = program().validate().expect("a program");
    let running = plan(&first, &book, &config).expect("small");
    assert!(running.report().is_complete());

    let mut both = program();
    for id in ["d", "e", "f"] {
        both = both.trainee(trainee(id, "two"));
    }
    let both = both.validate().expect("a program");
    let held = hold(&both, running.schedule().placements()).expect("they can be held");
    let next = plan(&held, &book, &config).expect("small");
    for placement in running.schedule().placements() {
        assert!(
            next.schedule().placements().contains(placement),
            "{placement:?}"
        );
    }
    let report = check(&both, &book, next.schedule());
    assert!(report.is_valid() && report.is_complete(), "{report}");

    // One more than there are seats for: somebody of the next cohort goes without, nobody of the first.
    let mut crowd = ProgramDraft::from(&both);
    for id in ["g", "h"] {
        crowd = crowd.trainee(trainee(id, "two"));
    }
    let crowd = crowd.validate().expect("a program");
    let again = Replan::new(&crowd, &book, next.schedule(), day(14))
        .goals(Goals::default())
        .config(config)
        .run()
        .expect("small");
    assert!(again.report().is_valid());
    assert!(again.report().score().shortfall > 0);
    for placement in running
        .schedule()
        .placements()
        .iter()
        .filter(|one| one.start() < 2)
    {
        assert!(again.begun().placements().contains(placement));
    }
}
