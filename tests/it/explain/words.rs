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
