//! Four fixtures a rule: fine, broken, just inside, just outside.

use std::collections::BTreeSet;

use practicum::check::check;
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::schedule::Schedule;

use super::case::Case;
use super::{linking, personal, practice, shared, shortfall};

/// What one rule makes of four cases.
#[derive(Debug, Clone)]
pub(crate) struct Fixture {
    pub(crate) code: RuleCode,
    /// The rule applies and is clearly kept.
    pub(crate) fine: Case,
    /// Clearly broken; nothing else is.
    pub(crate) broken: Case,
    /// Kept, with nothing to spare.
    pub(crate) inside: Case,
    /// Broken by the smallest step from there; nothing else is.
    pub(crate) outside: Case,
}

fn all() -> Vec<Fixture> {
    let mut all = personal::fixtures();
    all.extend(practice::fixtures());
    all.extend(shared::fixtures());
    all.extend(linking::fixtures());
    all.extend(shortfall::fixtures());
    all
}

fn codes(case: &Case) -> BTreeSet<RuleCode> {
    case.codes().into_iter().collect()
}

#[test]
fn the_plan_of_all_cases_is_valid_and_complete() {
    let report = Case::valid().report();
    assert!(report.is_valid() && report.is_complete(), "{report}");
}

#[test]
fn every_rule_that_can_fail_has_its_fixtures() {
    let fixtures: BTreeSet<_> = all().iter().map(|fixture| fixture.code).collect();
    let rules = RuleCode::ALL.iter().copied();
    let wanted: BTreeSet<_> = rules
        .filter(|code| code.severity() != Severity::Soft)
        .collect();
    assert_eq!(fixtures, wanted);
    assert_eq!(all().len(), wanted.len());
}

#[test]
fn what_keeps_a_rule_breaks_none() {
    for Fixture {
        code, fine, inside, ..
    } in all()
    {
        assert_eq!(
            codes(&fine),
            BTreeSet::new(),
            "{code} fine: {:#?}",
            fine.lines()
        );
        assert_eq!(
            codes(&inside),
            BTreeSet::new(),
            "{code} inside: {:#?}",
            inside.lines()
        );
    }
}

#[test]
fn what_breaks_a_rule_breaks_this_one_only() {
    for Fixture {
        code,
        broken,
        outside,
        ..
    } in all()
    {
        assert_eq!(
            codes(&broken),
            [code].into(),
            "{code} broken: {:#?}",
            broken.lines()
        );
        assert_eq!(
            codes(&outside),
            [code].into(),
            "{code} outside: {:#?}",
            outside.lines()
        );
    }
}

#[test]
fn a_rule_that_is_off_finds_nothing() {
    for Fixture {
        code,
        broken,
        outside,
        ..
    } in all()
    {
        for case in [broken, outside] {
            let Ok(book) = case.book.clone().without(code) else {
                assert!(RuleBook::ESSENTIAL.contains(&code), "{code}");
                continue;
            };
            let off = case.clone().book(|_| book.clone());
            assert_eq!(off.codes(), [], "{code} is off");
            let on = case.book(|_| book.with(code));
            assert_eq!(codes(&on), [code].into(), "{code} is on again");
        }
    }
}

#[test]
fn order_of_input_changes_nothing() {
    for Fixture { code, broken, .. } in all() {
        let report = broken.report();
        let mut turned = broken.clone();
        turned.plan.reverse();
        let draft = &mut turned.draft;
        draft.regions.reverse();
        draft.specialties.reverse();
        draft.partnerships.reverse();
        draft.hospitals.reverse();
        draft
            .hospitals
            .iter_mut()
            .for_each(|hospital| hospital.departments.reverse());
        draft.policies.reverse();
        draft
            .cohorts
            .iter_mut()
            .for_each(|cohort| cohort.policies.reverse());
        draft.trainees.reverse();
        draft.links.reverse();
        draft
            .links
            .iter_mut()
            .for_each(|link| link.trainees.reverse());
        draft.rates.reverse();
        assert_eq!(turned.report(), report, "{code}");
    }
}

#[test]
fn what_breaks_a_rule_says_who_and_what_to_do() {
    for Fixture { code, broken, .. } in all() {
        let report = broken.report();
        for violation in report.violations() {
            let line = violation.to_string();
            assert!(
                !line.contains('\n') && !line.ends_with('.'),
                "{code}: {line}"
            );
            assert!(
                !violation.remedy().ends_with('.'),
                "{code}: {}",
                violation.remedy()
            );
            for trainee in violation.trainees() {
                assert!(line.contains(trainee.as_str()), "{code}: {line}");
            }
            let nobody = violation.trainees().is_empty();
            assert_eq!(nobody, code == RuleCode::Budget, "{code}: {line}");
        }
        for shortfall in report.shortfalls() {
            assert!(shortfall.missing() > 0, "{code}");
            assert!(!shortfall.to_string().ends_with('.'), "{code}: {shortfall}");
            assert!(!shortfall.remedy().ends_with('.'), "{code}");
        }
        assert_eq!(report.is_valid(), code.severity() == Severity::Shortfall);
        let table = report.to_string();
        assert!(table.contains(&format!("\n{code}  ")), "{table}");
    }
}

#[test]
fn nobody_placed_breaks_nothing_but_lacks_everything() {
    let case = Case::valid();
    let report = check(&case.program(), &case.book, &Schedule::default());
    assert_eq!(
        (report.score().violations, report.score().shortfall),
        (0, 6)
    );
    assert_eq!(report.value().total(), 0);
}
