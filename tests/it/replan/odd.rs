//! Input that nobody had in mind.

use practicum::calendar::Term;
use practicum::explain::{Change, ChangeError, Explainer, changed, conflict, shortage};
use practicum::program::ProgramDraft;
use practicum::replan::{MinimalChange, Reach, Replan, hold, impact};
use practicum::schedule::{Placement, Schedule};
use practicum::solver::{SolveConfig, Status};
use practicum::{Program, RuleBook, check, plan};

use super::laws::planned;
use crate::support::tiny::{day, tiny_program};

fn config() -> SolveConfig {
    SolveConfig::default().steps(20_000)
}

fn some() -> (Program, Schedule) {
    (0..60)
        .filter_map(planned)
        .max_by_key(|(_, plan)| plan.len())
        .expect("a plan")
}

fn stranger() -> Placement {
    let id = |text: &str| text.parse().expect("an id");
    Placement::new(
        "nobody".parse().expect("an id"),
        "nowhere".parse().expect("an id"),
        id("nothing"),
        u32::MAX,
        u32::MAX,
    )
}

#[test]
fn a_program_without_trainees() {
    let book = RuleBook::default();
    let mut draft = tiny_program(3, false);
    draft.trainees.clear();
    draft.links.clear();
    let program = draft.validate().expect("a program");
    let nothing = Schedule::default();
    let again = Replan::new(&program, &book, &nothing, day(5)).run();
    let again = again.expect("a plan");
    assert!(again.schedule().is_empty() && again.moved().is_empty());
    assert_eq!(again.minimal(), MinimalChange::Forced);
    assert!(impact(&program, &program, &book, &nothing).is_empty());
    let explainer = Explainer::new(&program, &book, &nothing).expect("nothing is broken");
    assert!(explainer.open().is_empty());
    assert!(explainer.alternatives(&"t0".parse().unwrap(), 3).is_err());
    assert_eq!(shortage(&program, &book), Ok(None));
    assert!(conflict(&program, &book, &config()).is_ok());
    assert!(hold(&program, &[]).is_ok());
}

#[test]
fn a_plan_of_another_program_is_given_up() {
    let (program, mut placements) = {
        let (program, plan) = some();
        (program, plan.placements().to_vec())
    };
    let book = RuleBook::default();
    placements.push(stranger());
    // Twice the same, and two at a time.
    placements.push(placements[0].clone());
    placements.push({
        let one = &placements[0];
        let (who, where_, what) = (one.trainee(), one.department(), one.specialty());
        Placement::new(who.clone(), where_.clone(), what.clone(), one.start(), 40)
    });
    let plan: Schedule = placements.into_iter().collect();
    for reach in [Reach::Fitting, Reach::Everybody, Reach::Affected] {
        for offset in [-1000, 0, 10, 27, 28, 1000] {
            let again = Replan::new(&program, &book, &plan, day(offset))
                .reach(reach)
                .config(config())
                .run();
            // What has begun twice can not be held, and is said so; nothing else goes wrong.
            if let Ok(again) = again {
                let report = check(&program, &book, again.schedule());
                assert_eq!(&report, again.report());
                let gone = |one: &Placement| one.trainee().as_str() == "nobody";
                assert!(again.moved().iter().any(|one| gone(one.from())));
                assert!(!again.schedule().placements().iter().any(gone));
            } else {
                assert!(offset > 0, "{reach:?} {offset}: {again:?}");
            }
        }
    }
    assert!(
        hold(&program, [&stranger()]).is_ok(),
        "strangers are left out"
    );
    assert!(Explainer::new(&program, &book, &plan).is_err());
}

#[test]
fn every_department_closes() {
    let (program, plan) = some();
    let book = RuleBook::default();
    let changes: Vec<Change> = program
        .departments()
        .map(|(_, department)| Change::Close {
            department: department.id().clone(),
            days: Term::new(day(-500), None).expect("in order"),
        })
        .collect();
    let after = changed(&program, &changes).expect("still a program");
    let fallen = impact(&program, &after, &book, &plan);
    assert_eq!(fallen.fallen().len(), plan.len());
    let again = Replan::new(&after, &book, &plan, day(-1))
        .config(config())
        .run();
    let again = again.expect("a plan");
    assert!(again.schedule().is_empty() && again.report().is_valid());
    assert_eq!(again.moved().len(), plan.len());
    assert_eq!(again.minimal(), MinimalChange::Forced);
    // Afterwards: nothing took place.
    let over = Replan::new(&after, &book, &plan, day(400))
        .config(config())
        .run();
    let over = over.expect("a plan");
    assert!(over.schedule().is_empty() && over.begun().is_empty());
}

#[test]
fn what_is_over_stands_whatever_it_breaks() {
    let book = RuleBook::default();
    let (mut seen, mut broken) = (0, 0);
    for (program, plan) in (0..60).filter_map(planned) {
        // Agreements lapse in the past: what took place took place.
        let partnerships = program.partnerships().iter();
        let changes: Vec<Change> = partnerships
            .map(|one| Change::Lapse {
                partnership: one.id().clone(),
                on: day(-100),
            })
            .collect();
        let Ok(after) = changed(&program, &changes) else {
            continue;
        };
        let replan = |today| {
            let replan = Replan::new(&after, &book, &plan, day(today)).config(config());
            replan.run().expect("a plan")
        };
        let over = replan(400);
        assert_eq!(over.schedule(), &plan);
        assert_eq!(over.report(), &check(&after, &book, &plan));
        seen += 1;
        // Before it began it has to go, where the agreement carried it.
        let early = replan(-1);
        assert!(early.report().is_valid());
        if !over.report().is_valid() {
            broken += 1;
            assert!(!early.moved().is_empty());
        }
    }
    assert!(seen > 0 && broken > 0, "{seen} {broken}");
}

#[test]
fn changes_that_come_twice_or_name_nobody() {
    let (program, plan) = some();
    let book = RuleBook::default();
    let department = plan.placements()[0].department().clone();
    let days = Term::new(day(0), Some(day(6))).expect("in order");
    let close = Change::Close { department, days };
    let once = close.apply_to(&program).expect("a program");
    let twice = changed(&program, &[close.clone(), close]).expect("twice is as good as once");
    let placed = |program: &Program| {
        let again = Replan::new(program, &book, &plan, day(-1))
            .config(config())
            .run();
        again.expect("a plan").schedule().clone()
    };
    assert_eq!(placed(&once), placed(&twice));
    let nobody = "nobody".parse().expect("an id");
    let away = Change::Away {
        trainee: nobody,
        days,
    };
    let error = away.apply_to(&program).expect_err("there is nobody");
    assert!(matches!(
        &error,
        ChangeError::Unknown {
            what: "trainee",
            ..
        }
    ));
    assert!(error.to_string().contains("nobody"));
}

#[test]
fn somebody_joins_and_somebody_leaves() {
    let (program, plan) = some();
    let book = RuleBook::default();
    let mut newcomer = ProgramDraft::from(&program).trainees[0].clone();
    newcomer.id = "юля-김".to_owned();
    newcomer.pins.clear();
    let join = Change::Join {
        trainee: Box::new(newcomer),
    };
    let after = join.apply_to(&program).expect("a program");
    let again = Replan::new(&after, &book, &plan, day(-1))
        .config(config())
        .run();
    let again = again.expect("a plan");
    assert!(again.report().is_valid());
    assert!(join.apply_to(&after).is_err(), "the id is taken");
}

#[test]
fn only_the_affected_move() {
    let book = RuleBook::default();
    let mut moved = 0;
    for seed in 0..200 {
        let Some((program, plan)) = planned(seed) else {
            continue;
        };
        let mut chance = crate::support::chance::Chance::new(seed);
        let Some((_, after)) = super::changes::some_change(&program, &plan, &mut chance) else {
            continue;
        };
        let replan = Replan::new(&after, &book, &plan, day(-3)).config(config());
        let all = replan
            .clone()
            .reach(Reach::Everybody)
            .run()
            .expect("a plan");
        let some = replan.reach(Reach::Affected).run().expect("a plan");
        assert!(some.report().is_valid(), "seed {seed}: {}", some.report());
        assert!(some.free() <= all.free());
        let missing = |one: &practicum::replan::Replanned| one.report().score().shortfall;
        if all.status() == Status::Optimal {
            assert!(missing(&all) <= missing(&some), "seed {seed}");
        }
        moved += some.moved().len();
        let trainees: std::collections::BTreeSet<_> = some
            .moved()
            .iter()
            .map(|one| one.from().trainee())
            .collect();
        assert!(trainees.len() <= some.free(), "seed {seed}");
    }
    assert!(moved > 10, "{moved}");
}

#[test]
fn whatever_is_planned_is_worth_what_the_checker_says() {
    // The plan's own value and the checker's agree under any book; here the odd weights.
    let weight = |value| practicum::quantity::Weight::new(value).expect("in range");
    for seed in 0..40 {
        let Some((program, old)) = planned(seed) else {
            continue;
        };
        for value in [0, 3, 1_000_000] {
            let book = RuleBook::default().weigh(practicum::RuleCode::WorstOff, weight(value));
            let book = book.expect("soft");
            let fresh = plan(&program, &book, &config()).expect("small");
            assert!(fresh.report().is_valid());
            match Replan::new(&program, &book, &old, day(-1))
                .config(config())
                .run()
            {
                Ok(again) => assert!(again.report().is_valid(), "seed {seed}"),
                Err(error) => assert!(error.to_string().contains("too large"), "{error}"),
            }
        }
    }
}
