//! Every tiny program of a family, none left out: planner and checker agree on each with trying all.
//!
//! One or two trainees, two hospitals with one department each (`a`, `b`) of 0 to 2 seats, three weeks;
//! each trainee needs one of five curricula; two trainees are not linked, or by one of the three links.

use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, LinkRuleDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft,
    TraineeDraft,
};
use practicum::program::{LinkKind, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::solver::{SolveConfig, Status};

use super::brute;
use crate::support::tiny::day;

const CURRICULA: [&str; 5] = ["a", "b", "long-a", "both", "either"];
const LINKS: [Option<LinkKind>; 4] = [
    None,
    Some(LinkKind::Together),
    Some(LinkKind::Apart),
    Some(LinkKind::NotAlone),
];

/// The program with so many seats, and trainees with these curricula.
fn program(seats: [u32; 2], curricula: &[&str], link: Option<LinkKind>) -> ProgramDraft {
    let whole = DatesDraft::new(day(0), day(20));
    let curriculum = CurriculumDraft::new;
    let mut draft = ProgramDraft::new("tiny", "Tiny", HorizonDraft::Weekly(whole))
        .region(RegionDraft::new("home", "Home", "KR"))
        .cohort(CohortDraft::new("cohort", "Cohort", whole))
        .curriculum(curriculum("a").requirement(RequirementDraft::new(1, ["a"], 1)))
        .curriculum(curriculum("b").requirement(RequirementDraft::new(1, ["b"], 1)))
        .curriculum(curriculum("long-a").requirement(RequirementDraft::new(1, ["a"], 2)))
        .curriculum(curriculum("both").requirement(RequirementDraft::new(2, ["a", "b"], 1)))
        .curriculum(curriculum("either").requirement(RequirementDraft::new(1, ["a", "b"], 1)));
    for (id, count) in ["a", "b"].into_iter().zip(seats) {
        draft = draft
            .specialty(SpecialtyDraft::new(id).name(DatedNameDraft::new(id)))
            .hospital(
                HospitalDraft::new(format!("h{id}"), id)
                    .department(DepartmentDraft::new(id, id).seats(day(0), count)),
            );
    }
    for (number, curriculum) in curricula.iter().enumerate() {
        let route = RouteDraft::Invitation { by: "us".into() };
        let id = format!("t{number}");
        draft = draft.trainee(TraineeDraft::new(
            id,
            "cohort",
            "home",
            *curriculum,
            "physician",
            route,
        ));
    }
    match link {
        Some(kind) => {
            let ids = (0..curricula.len()).map(|number| format!("t{number}"));
            draft.link(ids.fold(LinkRuleDraft::new("link", kind), LinkRuleDraft::trainee))
        }
        None => draft,
    }
}

fn compare(seats: [u32; 2], curricula: &[&str], link: Option<LinkKind>) {
    let what = format!("{seats:?} {curricula:?} {link:?}");
    let program = program(seats, curricula, link).validate().expect(&what);
    let book = RuleBook::default();
    let (best, _) = brute::best(&program, &book).expect(&what);
    let config = SolveConfig::default().steps(50_000);
    let planned = practicum::plan(&program, &book, &config).expect(&what);
    assert_eq!(planned.report().score(), best, "{what}");
    assert!(
        planned.outcome().bound().is_none_or(|bound| bound >= best),
        "{what}"
    );
    if link.is_none() {
        assert_eq!(planned.outcome().status(), Status::Optimal, "{what}");
    }
}

#[test]
fn every_program_of_the_family_is_planned_as_well_as_can_be() {
    for seats in (0..9).map(|number| [number / 3, number % 3]) {
        for one in CURRICULA {
            compare(seats, &[one], None);
            for (two, link) in CURRICULA
                .iter()
                .flat_map(|&two| LINKS.map(|link| (two, link)))
            {
                compare(seats, &[one, two], link);
            }
        }
    }
}
