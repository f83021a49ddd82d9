//! The limits that leave nothing are a smallest set: lifted one by one, here a second time.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "other limits are not looked at"
)]

use std::collections::BTreeSet;

use practicum::explain::{Cause, Explainer, Limit};
use practicum::ids::TraineeId;
use practicum::program::draft::TraineeDraft;
use practicum::program::{Program, ProgramDraft};
use practicum::rules::{Family, RuleBook, RuleCode};
use practicum::schedule::Schedule;

use super::{Options, has_pins, programs};

/// The program of one trainee with nothing in force but some limits; `short` says that the requirement
/// lasts one period only.
fn under(
    program: &Program,
    trainee: &TraineeId,
    requirement: usize,
    limits: &[&Limit],
    short: bool,
) -> (Program, RuleBook) {
    let person = program.trainees().get(trainee).expect("a trainee");
    let mut draft = ProgramDraft::from(program);
    draft.links.clear();
    let mut own = TraineeDraft::from(person);
    own.pins.retain(|pin| {
        limits.iter().any(|limit| match limit {
            Limit::Pinned { specialty } => specialty.as_str() == pin.specialty,
            _ => false,
        })
    });
    draft.trainees = vec![own];
    let policies: BTreeSet<&str> = limits
        .iter()
        .filter_map(|limit| match limit {
            Limit::Policy { policy, .. } => Some(policy.as_str()),
            _ => None,
        })
        .collect();
    for cohort in &mut draft.cohorts {
        cohort.policies.retain(|id| policies.contains(id.as_str()));
    }
    for curriculum in &mut draft.curricula {
        if curriculum.id != person.curriculum().as_str() {
            continue;
        }
        curriculum.prerequisites.retain(|order| {
            limits.iter().any(|limit| match limit {
                Limit::Prerequisite { specialty, after } => {
                    (specialty.as_str(), after.as_str()) == (&*order.specialty, &*order.after)
                }
                _ => false,
            })
        });
        if short {
            curriculum.requirements[requirement].periods = 1;
        }
    }
    let kept: BTreeSet<RuleCode> = limits
        .iter()
        .filter_map(|limit| match limit {
            Limit::Rule { code } => Some(*code),
            // The rule on practice is one by itself; the others are nothing without a policy.
            Limit::Policy { code, .. } => (*code != RuleCode::Practice).then_some(*code),
            Limit::Prerequisite { .. } => Some(RuleCode::Prerequisite),
            _ => None,
        })
        .collect();
    let mut book = RuleBook::default();
    for &code in RuleCode::ALL {
        let personal = code.family() == Family::Personal || code == RuleCode::Closure;
        if !(RuleBook::ESSENTIAL.contains(&code) || personal && kept.contains(&code)) {
            book = book.without(code).expect("not essential");
        }
    }
    (draft.validate().expect("still a program"), book)
}

/// Whether there is an option under some limits.
fn possible(
    program: &Program,
    schedule: &Schedule,
    trainee: &TraineeId,
    requirement: usize,
    limits: &[&Limit],
    short: bool,
) -> bool {
    let (alone, book) = under(program, trainee, requirement, limits, short);
    // What the trainee has counts only as far as it is among the limits.
    let person = program.trainees().get(trainee).expect("a trainee");
    let curriculum = program.curricula().get(person.curriculum()).expect("known");
    let has = |number: usize| {
        limits.iter().any(|limit| match limit {
            Limit::Beside { requirement, .. } => *requirement == number,
            _ => false,
        })
    };
    let kept: Schedule = schedule
        .of_trainee(trainee)
        .iter()
        .filter(|placement| {
            let of =
                |one: &practicum::program::Requirement| one.of().contains(placement.specialty());
            curriculum
                .requirements()
                .iter()
                .position(of)
                .is_some_and(&has)
        })
        .cloned()
        .collect();
    let empty = Schedule::default();
    let known = if kept.is_empty() { &empty } else { &kept };
    let options = Options::new(&alone, &book, known, trainee, requirement);
    !options.all.is_empty()
}

#[test]
fn limits_are_a_smallest_set() {
    let book = RuleBook::default();
    let (mut sets, mut several, mut kinds) = (0, 0, BTreeSet::new());
    for (seed, program, schedule) in programs(150) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        for why in explainer.open() {
            let Cause::ImpossibleAlone { limits } = why.cause() else {
                continue;
            };
            if has_pins(&program, why.trainee()) {
                continue;
            }
            sets += 1;
            several += u32::from(limits.len() > 1);
            let all: Vec<&Limit> = limits
                .iter()
                .map(practicum::explain::Limited::limit)
                .collect();
            let ask = |limits: &[&Limit], short: bool| {
                let (trainee, requirement) = (why.trainee(), why.requirement());
                possible(&program, &schedule, trainee, requirement, limits, short)
            };
            assert!(
                !ask(&all, false),
                "seed {seed}: {all:?} leave an option to {why:#?}"
            );
            for (index, limited) in limits.iter().enumerate() {
                let mut fewer = all.clone();
                fewer.remove(index);
                let short = matches!(limited.limit(), Limit::Length { .. });
                assert!(
                    ask(&fewer, short),
                    "seed {seed}: {all:?}, {limited:?} is not needed"
                );
                assert!(!limited.option().is_empty(), "seed {seed}: no option shown");
                // Whatever the checker finds in the option shown is the doing of that limit.
                for violation in limited.violations() {
                    let code = match limited.limit() {
                        Limit::Rule { code } | Limit::Policy { code, .. } => *code,
                        Limit::Prerequisite { .. } => RuleCode::Prerequisite,
                        Limit::Length { .. } => RuleCode::Duration,
                        Limit::Pinned { .. } => RuleCode::Pin,
                        other => panic!("seed {seed}: {other:?} shows {violation}"),
                    };
                    assert_eq!(violation.code(), code, "seed {seed}: {violation}");
                }
                kinds.insert(
                    format!("{:?}", limited.limit())
                        .split('{')
                        .next()
                        .unwrap()
                        .to_owned(),
                );
            }
        }
    }
    assert!(
        sets > 50 && several > 3 && kinds.len() >= 4,
        "{sets} {several} {kinds:?}"
    );
}
