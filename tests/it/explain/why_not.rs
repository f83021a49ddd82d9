//! Why a trainee is not somewhere: the rules and the loss that are named, against trying everything.

use std::collections::BTreeMap;

use practicum::check::check;
use practicum::explain::Explainer;
use practicum::program::{Program, Trainee};
use practicum::replan::hold;
use practicum::rules::{RuleBook, RuleCode};
use practicum::schedule::Placement;
use practicum::solver::SolveConfig;

use super::{Options, has_pins, programs};
use crate::oracle::brute::itineraries;
use crate::support::chance::Chance;

/// Some placement that the curriculum asks for, wherever and whenever.
fn somewhere(program: &Program, trainee: &Trainee, chance: &mut Chance) -> Option<Placement> {
    let curriculum = program.curricula().get(trainee.curriculum())?;
    let requirement = chance.pick(curriculum.requirements());
    let departments: Vec<_> = program.departments().map(|(_, one)| one.id()).collect();
    let start = chance.between(0, program.horizon().len() - 1);
    let placement = Placement::new(
        trainee.id().clone(),
        (*chance.pick(&departments)).clone(),
        chance.pick(requirement.of()).clone(),
        start,
        requirement.periods(),
    );
    Some(placement.in_mode(requirement.mode()))
}

#[test]
fn each_rule_named_is_broken_in_any_case_and_each_loss_is_the_least() {
    let book = RuleBook::default();
    let (mut lost, mut ruled_out, mut together) = (0, 0, 0);
    let mut codes: BTreeMap<RuleCode, u32> = BTreeMap::new();
    for (seed, program, schedule) in programs(120) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let now = explainer.report();
        if !now.is_valid() {
            continue;
        }
        let mut chance = Chance::new(seed);
        for trainee in program.trainees() {
            let active = trainee.lifecycle().status().is_active();
            if has_pins(&program, trainee.id()) || !active {
                continue;
            }
            let options = Options {
                program: &program,
                book: &book,
                schedule: &schedule,
                trainee: trainee.id(),
                all: Vec::new(),
            };
            let all = itineraries(&program, &book, trainee);
            let asked: Vec<Placement> = (0..6)
                .filter_map(|_| somewhere(&program, trainee, &mut chance))
                .collect();
            for placement in asked {
                let answer = explainer.why_not(&placement).expect("a trainee");
                // What is said of the itinerary that was tried is so.
                assert!(answer.option().contains(&placement), "seed {seed}");
                let report = check(&program, &book, &options.with(answer.option()));
                assert_eq!(
                    (answer.before(), answer.after()),
                    (now.score(), report.score())
                );
                for violation in answer.violations() {
                    assert!(
                        report.violations().contains(violation),
                        "seed {seed}: {violation}"
                    );
                }
                // Trying everything: the best with the placement, everybody else staying.
                let with = all.iter().filter(|one| one.contains(&placement));
                let best = with
                    .map(|one| check(&program, &book, &options.with(one)))
                    .filter(practicum::CheckReport::is_valid)
                    .map(|report| report.score())
                    .max();
                match best {
                    Some(best) if answer.is_exact() => {
                        lost += 1;
                        assert!(answer.violations().is_empty(), "seed {seed}: {answer:#?}");
                        assert_eq!(answer.after(), best, "seed {seed}: {answer:#?}");
                    }
                    Some(_) => assert!(!answer.is_by_itself(), "seed {seed}: {answer:#?}"),
                    None => {
                        assert!(!answer.violations().is_empty(), "seed {seed}: {answer:#?}");
                        together += u32::from(!answer.is_by_itself());
                    }
                }
                if !answer.is_by_itself() {
                    continue;
                }
                // Pinned there, with everybody else where they are, the same rules are broken whatever is
                // planned.
                let others = schedule.placements().iter();
                let others = others.filter(|one| one.trainee() != trainee.id());
                let Ok(pinned) = hold(&program, others.chain([&placement])) else {
                    continue;
                };
                let planned = practicum::plan(&pinned, &book, &SolveConfig::default().steps(5_000))
                    .expect("small");
                let report = check(&program, &book, planned.schedule());
                for violation in answer.violations() {
                    let code = violation.code();
                    let mut found = report.violations().iter();
                    assert!(
                        found.any(|one| one.code() == code),
                        "seed {seed}: {violation} against {report}"
                    );
                    *codes.entry(code).or_default() += 1;
                }
                ruled_out += 1;
            }
        }
    }
    assert!(
        lost > 20 && ruled_out > 1_000 && together > 8 && codes.len() > 15,
        "{lost} {ruled_out} {together} {codes:?}"
    );
}
