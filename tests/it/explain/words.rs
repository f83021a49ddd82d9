//! Words: the one line names the cause, in both languages.

use practicum::explain::{Class, English, Explainer, Korean, Wording};
use practicum::rules::RuleBook;

use super::programs;

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
                Class::ImpossibleAlone => "impossible whoever else comes, because ",
                Class::CrowdedOut => "crowded out: ",
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

#[test]
fn violations_are_said_in_both_languages_with_the_rule_and_everybody() {
    let book = RuleBook::default();
    let mut codes = std::collections::BTreeSet::new();
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
                practicum::Placement::new(trainee, department, specialty, start, one.periods())
            };
            [there(one.department().clone()), there(department.clone())]
        });
        let report = practicum::check(&program, &book, &later.collect());
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
