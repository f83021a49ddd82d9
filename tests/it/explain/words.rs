//! Words: the one line names the cause, in both languages.

use std::collections::BTreeSet;

use practicum::check::check;
use practicum::explain::{Class, English, Explainer, Korean, Wording};
use practicum::program::Specialty;
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};

use super::programs;
use crate::support::chance::Chance;

#[test]
fn the_line_names_the_trainee_and_the_cause() {
    let book = RuleBook::default();
    for (seed, program, schedule) in programs(60) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            continue;
        };
        let (english, korean) = (English::new(&program), Korean::new(&program));
        for why in explainer.open() {
            let (line, text) = (english.line(&why), english.text(&why));
            assert!(
                line.starts_with(why.trainee().as_str()),
                "seed {seed}: {line}"
            );
            assert!(
                text.starts_with(&line) && !line.contains('\n'),
                "seed {seed}: {text}"
            );
            let said = match why.cause().class() {
                Class::ImpossibleAlone => "impossible even if nobody else came, because ",
                Class::CrowdedOut => "every place is taken: ",
                Class::LostOnValue => "there is room (",
                Class::Unknown => "not ",
            };
            let (_, cause) = line.split_once(said).expect("the class");
            assert!(cause.len() > 3, "seed {seed}: {line}");
            let translated = korean.line(&why);
            assert!(
                translated.chars().any(|c| ('가'..='힣').contains(&c)),
                "{translated}"
            );
            assert!(!translated.contains('\n') && translated.contains(why.trainee().as_str()));
        }
    }
}

/// Words of the English sentences that are no name of anything.
const ENGLISH: [&str; 16] = [
    "the",
    "not",
    "has",
    "is",
    "are",
    "on",
    "in",
    "of",
    "at",
    "no",
    "and",
    "trainee",
    "trainees",
    "department",
    "week",
    "weeks",
];

#[test]
fn what_the_checker_finds_is_said_in_each_language_with_names() {
    let book = RuleBook::default();
    let mut codes = BTreeSet::new();
    for (seed, program, _) in programs(400) {
        let mut chance = Chance::new(seed);
        let departments: Vec<_> = program.departments().map(|(_, one)| one.id()).collect();
        let specialties: Vec<_> = program.specialties().iter().map(Specialty::id).collect();
        if departments.is_empty() {
            continue;
        }
        let random: Schedule = (0..8)
            .map(|_| {
                let trainee = chance.pick(program.trainees().as_slice()).id().clone();
                let department = (*chance.pick(&departments)).clone();
                let specialty = (*chance.pick(&specialties)).clone();
                let (start, periods) = (chance.between(0, 4), chance.between(1, 2));
                Placement::new(trainee, department, specialty, start, periods)
            })
            .collect();
        let (english, korean) = (English::new(&program), Korean::new(&program));
        for violation in check(&program, &book, &random).violations() {
            codes.insert(violation.code());
            for text in [english.violation(violation), english.reason(violation)] {
                assert!(
                    !text.is_empty() && !text.contains('\n'),
                    "seed {seed}: {text}"
                );
            }
            for text in [korean.violation(violation), korean.reason(violation)] {
                assert!(
                    text.chars().any(|c| ('가'..='힣').contains(&c)),
                    "seed {seed}: {text}"
                );
                let mut words = text.split(|c: char| !c.is_alphanumeric());
                let found = words.find(|word| ENGLISH.contains(word));
                assert_eq!(found, None, "seed {seed}: {text}");
            }
            // Without the placement that is to blame, the violation is gone.
            if let Some(culprit) = violation.culprit() {
                let others = random.placements().iter().filter(|one| *one != culprit);
                let report = check(&program, &book, &others.cloned().collect());
                assert!(
                    !report.violations().contains(violation),
                    "seed {seed}: {violation}"
                );
            }
        }
    }
    assert!(codes.len() > 20, "{codes:?}");
}

#[test]
fn violations_are_said_in_both_languages_with_the_rule_and_everybody() {
    let book = RuleBook::default();
    let mut codes = BTreeSet::new();
    for (seed, program, schedule) in programs(60) {
        // Everybody a period later, and everybody again in the first department.
        let department = program
            .departments()
            .next()
            .map(|(_, one)| one.id().clone());
        let department = department.expect("a department");
        let later = schedule.placements().iter().flat_map(|one| {
            let start = one.start() + 1;
            let there = |department| {
                let (trainee, specialty) = (one.trainee().clone(), one.specialty().clone());
                Placement::new(trainee, department, specialty, start, one.periods())
            };
            [there(one.department().clone()), there(department.clone())]
        });
        let report = check(&program, &book, &later.collect());
        let (english, korean) = (English::new(&program), Korean::new(&program));
        for violation in report.violations() {
            codes.insert(violation.code());
            for line in [english.violation(violation), korean.violation(violation)] {
                assert!(
                    line.contains(violation.code().as_str()) && !line.contains('\n'),
                    "seed {seed}: {line}"
                );
                let people = violation.trainees();
                let named = people.iter().take(1).all(|id| line.contains(id.as_str()));
                assert!(named, "seed {seed}: {line}");
            }
            let korean = korean.violation(violation);
            assert!(
                korean.chars().any(|c| ('가'..='힣').contains(&c)),
                "{korean}"
            );
        }
    }
    assert!(codes.len() > 6, "{codes:?}");
}
