//! Two trainees who would each rather have the other's place.

use practicum::check::check;
use practicum::explain::Explainer;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, PreferencesDraft, RegionDraft, RequirementDraft, RouteDraft, SpecialtyDraft,
    TraineeDraft,
};
use practicum::program::{Program, ProgramDraft};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};

use crate::support::tiny::day;

/// One week, two hospitals with one seat each; `a` likes the north by so much, `b` the south.
fn two(a: i64, b: i64) -> Program {
    let week = DatesDraft::new(day(0), day(6));
    let hospital = |id: &str| {
        let department = DepartmentDraft::new(format!("{id}/surgery"), "surgery");
        HospitalDraft::new(id, id).department(department.seats(day(0), 1))
    };
    let trainee = |id: &str, likes: &str, how_much: i64| {
        let by = "the dean".to_owned();
        let route = RouteDraft::Invitation { by };
        let wishes = PreferencesDraft::default().hospital(likes, how_much);
        TraineeDraft::new(id, "june", "home", "surgeon", "student", route).preferences(wishes)
    };
    ProgramDraft::new("two", "Two", HorizonDraft::Weekly(week))
        .region(RegionDraft::new("home", "Home", "KR"))
        .specialty(SpecialtyDraft::new("surgery").name(DatedNameDraft::new("Surgery")))
        .hospital(hospital("north"))
        .hospital(hospital("south"))
        .cohort(CohortDraft::new("june", "June", week))
        .curriculum(
            CurriculumDraft::new("surgeon").requirement(RequirementDraft::new(1, ["surgery"], 1)),
        )
        .trainee(trainee("a", "north", a))
        .trainee(trainee("b", "south", b))
        .validate()
        .expect("a program")
}

fn stay(trainee: &str, hospital: &str) -> Placement {
    let id = |text: String| text.parse().expect("an id");
    Placement::new(
        trainee.parse().expect("an id"),
        id(format!("{hospital}/surgery")),
        "surgery".parse().expect("an id"),
        0,
        1,
    )
}

#[test]
fn swaps_help_both_or_one_without_hurting() {
    let book = RuleBook::default();
    let crossed = Schedule::new([stay("a", "south"), stay("b", "north")]);
    for (a, b, swap) in [(3, 2, true), (3, 0, true), (3, -1, false), (0, 0, false)] {
        let program = two(a, b);
        let explainer = Explainer::new(&program, &book, &crossed).expect("nothing is broken");
        let now = explainer.report();
        let trainee = "a".parse().expect("an id");
        let found = explainer.swaps(&trainee, 5).expect("a trainee");
        assert_eq!(!found.is_empty(), swap, "{a} {b}: {found:?}");
        for swap in found {
            let both = swap.first().iter().chain(swap.second()).cloned();
            let report = check(&program, &book, &both.collect());
            assert!(report.is_valid() && report.is_complete());
            assert_eq!(report.score(), swap.after());
            let gain = |id: &str| {
                let id = id.parse().expect("an id");
                report.value().own_of(&id).unwrap() - now.value().own_of(&id).unwrap()
            };
            assert_eq!(swap.gains(), (gain("a"), gain("b")));
            assert_eq!(swap.gains(), (a, b));
        }
    }
}
