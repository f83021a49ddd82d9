//! Each open requirement has the class that trying everything gives it, with evidence that holds.

use std::collections::BTreeMap;

use practicum::check::{Evidence, Violation, check};
use practicum::explain::{Blocker, Cause, Class, Explainer, Unsettled};
use practicum::rules::RuleBook;

use super::options::{is_of, open};
use super::{Options, programs};

/// Whether a violation is what a blocker stands for.
fn shows(violation: &Violation, blocker: &Blocker) -> bool {
    match blocker {
        Blocker::Full(full) => is_of(violation, full.cell()),
        Blocker::Linked { link, .. } => match violation.evidence() {
            Evidence::Separated { link: of, .. } | Evidence::Alone { link: of, .. } => link == of,
            _ => false,
        },
        _ => false,
    }
}

#[test]
fn classes_agree_with_trying_everything() {
    let book = RuleBook::default();
    let mut seen: BTreeMap<Class, u32> = BTreeMap::new();
    for (seed, program, schedule) in programs(400) {
        let Ok(explainer) = Explainer::new(&program, &book, &schedule) else {
            // Without one trainee, a team may be broken.
            continue;
        };
        let report = check(&program, &book, &schedule);
        if !report.is_valid() {
            continue;
        }
        let now = report.score();
        let reasons = explainer.open();
        let asked: Vec<_> = reasons
            .iter()
            .map(|why| (why.trainee().clone(), why.requirement()))
            .collect();
        assert_eq!(asked, open(&program, &book, &schedule), "seed {seed}");
        for why in &reasons {
            let options = Options::new(&program, &book, &schedule, why.trainee(), why.requirement());
            let free: Vec<_> = options
                .all
                .iter()
                .filter(|option| options.breaks(option).is_empty())
                .collect();
            let best = free
                .iter()
                .map(|option| check(&program, &book, &options.with(option)).score())
                .max();
            let class = match best {
                _ if options.all.is_empty() => Class::ImpossibleAlone,
                None => Class::CrowdedOut,
                Some(best) if best > now => Class::Unknown,
                Some(_) => Class::LostOnValue,
            };
            assert_eq!(why.cause().class(), class, "seed {seed}: {why:#?}");
            *seen.entry(class).or_default() += 1;
            match why.cause() {
                Cause::CrowdedOut { blockers } => {
                    let met: Vec<Vec<&Blocker>> = options
                        .all
                        .iter()
                        .map(|option| {
                            let breaks = options.breaks(option);
                            let met = |one: &&Blocker| breaks.iter().any(|v| shows(v, one));
                            blockers.iter().filter(met).collect()
                        })
                        .collect();
                    assert!(
                        met.iter().all(|met| !met.is_empty()),
                        "seed {seed}: an option meets none of {blockers:#?}"
                    );
                    for blocker in blockers {
                        let alone = met.iter().any(|met| met[..] == [blocker]);
                        assert!(alone, "seed {seed}: without {blocker:#?} nothing changes");
                    }
                }
                Cause::LostOnValue { cost } => {
                    let score = check(&program, &book, &options.with(cost.option())).score();
                    assert!(options.breaks(cost.option()).is_empty(), "seed {seed}");
                    let lost = i64::try_from(score.shortfall).unwrap()
                        - i64::try_from(now.shortfall).unwrap();
                    assert_eq!((lost, now.value - score.value), (cost.shortfall(), cost.value()));
                    assert!(cost.shortfall() > 0 || cost.value() >= 0, "seed {seed}");
                }
                Cause::Unknown {
                    why: Unsettled::Unused { option },
                } => {
                    let score = check(&program, &book, &options.with(option)).score();
                    assert!(score > now, "seed {seed}");
                }
                Cause::Unknown { .. } | Cause::ImpossibleAlone { .. } => {}
            }
        }
    }
    // The test is only worth something if it bites.
    let count = |class| seen.get(&class).copied().unwrap_or(0);
    assert!(count(Class::ImpossibleAlone) > 50, "{seen:?}");
    assert!(count(Class::CrowdedOut) > 30, "{seen:?}");
    assert!(count(Class::Unknown) > 20, "{seen:?}");
    assert!(count(Class::LostOnValue) > 0, "{seen:?}");
}
