//! Programs and plans that nobody had in mind.

use practicum::explain::{
    Alternatives, Cause, Class, English, Everybody, Explainer, Korean, Repair, Unsettled, Wording,
    conflict, shortages,
};
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, EventDraft,
    HorizonDraft, HospitalDraft, PinDraft, RegionDraft, RequirementDraft, RouteDraft,
    SpecialtyDraft, TermDraft, TraineeDraft,
};
use practicum::program::{EventKind, ProgramDraft};
use practicum::replan::Replan;
use practicum::rules::RuleBook;
use practicum::schedule::Schedule;
use practicum::solver::SolveConfig;

use super::programs;
use crate::support::tiny::day;

/// One week, one seat, so many trainees whose names are not Latin.
fn week(trainees: &[&str]) -> ProgramDraft {
    let dates = DatesDraft::new(day(0), day(6));
    let mut program = ProgramDraft::new("week", "한 주", HorizonDraft::Weekly(dates))
        .region(RegionDraft::new("край", "Приморский край", "RU"))
        .specialty(SpecialtyDraft::new("외과").name(DatedNameDraft::new("외과")))
        .hospital(
            HospitalDraft::new("병원", "병원")
                .department(DepartmentDraft::new("병원/외과", "외과").seats(day(0), 1)),
        )
        .cohort(CohortDraft::new("июнь", "Июнь", dates))
        .curriculum(
            CurriculumDraft::new("과정").requirement(RequirementDraft::new(1, ["외과"], 1)),
        );
    for id in trainees {
        let by = "학장".to_owned();
        let route = RouteDraft::Invitation { by };
        let trainee = TraineeDraft::new(*id, "июнь", "край", "과정", "врач", route);
        program = program.trainee(trainee);
    }
    program
}

fn config() -> SolveConfig {
    SolveConfig::default().steps(20_000)
}

#[test]
fn what_is_short_does_not_depend_on_the_order_of_names() {
    let book = RuleBook::default();
    let nobody = week(&[]).validate().expect("a program");
    assert_eq!(shortages(&nobody, &book, &config()), Ok(Vec::new()));
    let names = ["Иванов", "김영희", "Ö", "z"];
    let reversed: Vec<&str> = names.iter().rev().copied().collect();
    let [one, other] = [&names[..], &reversed[..]].map(|names| {
        let program = week(names).validate().expect("a program");
        shortages(&program, &book, &config()).expect("small")
    });
    assert_eq!(one, other);
    // One seat: two are one too many, and so are the other two.
    let counts: Vec<(u64, u64)> = one.iter().map(|one| (one.needed(), one.room())).collect();
    assert_eq!(counts, [(2, 1), (2, 1)]);
    let program = week(&names).validate().expect("a program");
    assert!(
        Korean::new(&program)
            .shortage(&one[0])
            .contains("연수생 2명")
    );
}

#[test]
fn names_of_any_script_in_one_week() {
    let book = RuleBook::default();
    let program = week(&["Иванов", "김영희"]).validate().expect("a program");
    let planned = practicum::plan(&program, &book, &config()).expect("small");
    let explainer = Explainer::new(&program, &book, planned.schedule()).expect("valid");
    let (english, korean) = (English::new(&program), Korean::new(&program));
    let reasons = explainer.open();
    assert_eq!(reasons.len(), 1);
    assert_eq!(reasons[0].cause().class(), Class::CrowdedOut);
    let who = reasons[0].trainee();
    let repairs = explainer.repairs(who, 0, 9).expect("a trainee");
    assert!(!repairs.is_empty());
    for text in [
        english.text(&reasons[0]),
        korean.text(&reasons[0]),
        english.repair(&repairs[0]),
        korean.repair(&repairs[0]),
    ] {
        assert!(text.contains("외과"), "{text}");
    }
    // A requirement that the curriculum does not have, and one that is met.
    let placed = planned.schedule().placements()[0].trainee();
    for (trainee, requirement) in [(who, 7), (who, usize::MAX), (placed, 0)] {
        let found = explainer.repairs(trainee, requirement, 9).expect("known");
        assert!(found.is_empty(), "{trainee} {requirement}: {found:?}");
    }
    assert!(explainer.repairs(who, 0, 0).expect("known").is_empty());
    // Where somebody is already, nothing is lost.
    let here = &planned.schedule().placements()[0];
    let answer = explainer.why_not(here).expect("a trainee");
    assert!(answer.violations().is_empty());
    assert_eq!(answer.before(), answer.after());
    let nothing: Alternatives = explainer.alternatives(who, 0).expect("a trainee");
    assert!(nothing.best().is_empty());
}

#[test]
fn nobody_and_one_trainee() {
    let book = RuleBook::default();
    let nobody = week(&[]).validate().expect("a program");
    let empty = Schedule::default();
    let explainer = Explainer::new(&nobody, &book, &empty).expect("valid");
    assert!(explainer.open().is_empty());
    assert_eq!(
        conflict(&nobody, &book, &config()).expect("small"),
        Everybody::Fits
    );
    let one = week(&["a"]).validate().expect("a program");
    let explainer = Explainer::new(&one, &book, &empty).expect("valid");
    let reasons = explainer.open();
    // There is room, and nobody took it.
    let Cause::Unknown {
        why: Unsettled::Unused { option },
    } = reasons[0].cause()
    else {
        panic!("{reasons:?}");
    };
    assert_eq!(option.len(), 1);
    let trainee = "a".parse().expect("an id");
    assert!(explainer.swaps(&trainee, 9).expect("known").is_empty());
    assert!(explainer.repairs(&trainee, 0, 9).expect("known").is_empty());
    assert!(explainer.why_here(&trainee).expect("known").is_empty());
}

#[test]
fn who_has_left_lacks_nothing() {
    let book = RuleBook::default();
    let mut draft = week(&["a"]);
    let on = |kind, offset| EventDraft::new(kind, day(offset));
    draft.trainees[0].lifecycle = vec![
        on(EventKind::Nominated, -50),
        on(EventKind::Selected, -40),
        on(EventKind::Withdrawn, -3),
    ];
    let program = draft.validate().expect("a program");
    let empty = Schedule::default();
    let explainer = Explainer::new(&program, &book, &empty).expect("valid");
    assert!(explainer.open().is_empty());
    let trainee = "a".parse().expect("an id");
    assert!(explainer.repairs(&trainee, 0, 9).expect("known").is_empty());
    assert!(
        explainer
            .alternatives(&trainee, 9)
            .expect("known")
            .best()
            .is_empty()
    );
}

#[test]
fn everything_is_closed_after_today() {
    let book = RuleBook::default();
    let mut draft = week(&["a", "b"]);
    draft.hospitals[0].departments[0].closures = vec![TermDraft::from(day(-900))];
    let program = draft.validate().expect("a program");
    let empty = Schedule::default();
    let explainer = Explainer::new(&program, &book, &empty).expect("valid");
    for why in explainer.open() {
        assert_eq!(why.cause().class(), Class::ImpossibleAlone);
        let repairs = explainer.repairs(why.trainee(), 0, 9).expect("known");
        assert!(!repairs.is_empty() && repairs.iter().all(Repair::is_smallest));
    }
    let Everybody::Conflict(found) = conflict(&program, &book, &config()).expect("small") else {
        panic!("nobody can be placed");
    };
    assert!(found.is_smallest());
    assert_eq!(found.trainees().len(), 1);
    for today in [-500, 0, 3, 6, 7, 500] {
        let again = Replan::new(&program, &book, &empty, day(today)).run();
        assert!(again.expect("a plan").schedule().is_empty(), "{today}");
    }
}

#[test]
fn pins_that_contradict_each_other() {
    let book = RuleBook::default();
    let mut draft = week(&["a", "b"]);
    for trainee in &mut draft.trainees {
        trainee.pins = vec![PinDraft::new("병원/외과", "외과", 0, 1)];
    }
    let program = draft.validate().expect("a program");
    let planned = practicum::plan(&program, &book, &config()).expect("small");
    assert!(!planned.report().is_valid(), "one seat, two pins");
    let explainer = Explainer::new(&program, &book, planned.schedule()).expect("forced");
    assert!(explainer.open().is_empty());
    assert!(!matches!(
        conflict(&program, &book, &config()).expect("small"),
        Everybody::Fits
    ));
}

#[test]
fn without_a_budget_nothing_is_claimed() {
    let book = RuleBook::default();
    let mut asked = 0;
    for (seed, program, schedule) in programs(60) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let explainer = explainer.budget(0);
        for why in explainer.open() {
            asked += 1;
            assert_eq!(why.cause().class(), Class::Unknown, "seed {seed}: {why:?}");
            for repair in explainer
                .repairs(why.trainee(), why.requirement(), 3)
                .expect("known")
            {
                assert!(!repair.is_smallest(), "seed {seed}: {repair:?}");
            }
        }
        // What is not settled says so.
        let nothing = conflict(&program, &book, &SolveConfig::default().steps(0));
        if let Ok(Everybody::Fits) = nothing {
            let full = conflict(&program, &book, &config()).expect("small");
            assert_eq!(full, Everybody::Fits, "seed {seed}");
        }
    }
    assert!(asked > 50, "{asked}");
}
