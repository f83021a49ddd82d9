//! What must not matter, and what must matter in one direction only: names, order, the calendar's
//! weeks, the unit of weights, more seats, more rules, parts that have nothing to do with each other.

mod planned;
mod rewrite;

use std::collections::BTreeMap;

use practicum::check::{CheckReport, check};
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::schedule::Schedule;
use practicum::{Program, ProgramDraft};
use serde_json::Value;

use crate::support::chance::Chance;
use crate::support::strategies::permuted;
use crate::support::wide;
use rewrite::{Renaming, draft_later, ids, value_later};

const CASES: u64 = 400;

/// A random program, a plan that is nearly right, and a rule book.
struct Case {
    draft: ProgramDraft,
    program: Program,
    book: RuleBook,
    plan: Schedule,
}

fn cases() -> impl Iterator<Item = (u64, Case)> {
    (0..CASES).filter_map(|seed| {
        let chance = &mut Chance::new(!seed);
        let draft = wide::draft(chance);
        let program = draft.validate().ok()?;
        let (book, plan) = (wide::book(&program, chance), wide::plan(&program, chance));
        let case = Case {
            draft,
            program,
            book,
            plan,
        };
        Some((seed, case))
    })
}

/// The report as a value, without the words.
fn facts(report: &CheckReport) -> Value {
    let text = report.to_json().expect("a report can be written");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    for one in value["check_report"]["violations"]
        .as_array_mut()
        .expect("a list")
    {
        let one = one.as_object_mut().expect("a violation");
        one.remove("text");
        one.remove("remedy");
    }
    value
}

/// How often each rule is broken.
fn counts(report: &CheckReport) -> BTreeMap<RuleCode, usize> {
    let mut counts = BTreeMap::new();
    for violation in report.violations() {
        *counts.entry(violation.code()).or_default() += 1;
    }
    counts
}

/// The book with its plan in force rewritten.
fn with_baseline(book: &RuleBook, rewrite: impl Fn(&Schedule) -> Schedule) -> RuleBook {
    match book.plan_in_force() {
        Some(plan) => book.clone().baseline(rewrite(plan)),
        None => book.clone(),
    }
}

#[test]
fn names_that_keep_their_order_change_names_only() {
    for (seed, case) in cases() {
        let renaming = Renaming {
            ids: ids(&case.draft),
            name: |old: &str| format!("새 이름/{old}"),
        };
        let program = renaming.draft(&case.draft).validate().expect("valid");
        let book = with_baseline(&case.book, |plan| renaming.schedule(plan));
        let there = check(&program, &book, &renaming.schedule(&case.plan));
        let here = renaming.value(facts(&check(&case.program, &case.book, &case.plan)));
        assert_eq!(facts(&there), here, "seed {seed}");
    }
}

#[test]
fn names_in_another_order_break_the_same_rules_as_often() {
    for (seed, case) in cases() {
        // The digits of a name turned round: t0 comes last.
        let name = |old: &str| {
            let turned = |c: char| {
                let digit = c.to_digit(10).and_then(|d| char::from_digit(9 - d, 10));
                digit.unwrap_or(c)
            };
            let mut new: String = old.chars().map(turned).collect();
            new.insert(0, if old.len() % 2 == 0 { 'a' } else { 'b' });
            new
        };
        let renaming = Renaming {
            ids: ids(&case.draft),
            name,
        };
        let program = renaming.draft(&case.draft).validate().expect("valid");
        let book = with_baseline(&case.book, |plan| renaming.schedule(plan));
        let there = check(&program, &book, &renaming.schedule(&case.plan));
        let here = check(&case.program, &case.book, &case.plan);
        assert_eq!(counts(&there), counts(&here), "seed {seed}");
        assert_eq!(there.score().shortfall, here.score().shortfall);
    }
}

#[test]
fn the_order_in_which_things_are_written_changes_nothing() {
    for (seed, case) in cases() {
        let program = permuted(case.draft.clone(), seed).validate();
        let mut placements = case.plan.placements().to_vec();
        placements.reverse();
        let plan = Schedule::new(placements);
        let there = check(&program.expect("valid"), &case.book, &plan);
        assert_eq!(there, check(&case.program, &case.book, &case.plan));
    }
}

/// Twenty-eight years later every date falls on the same day of the week and the same day of the year.
const CYCLE: u64 = 28 * 365 + 7;

#[test]
fn twenty_eight_years_later_all_is_as_it_was() {
    for (seed, case) in cases() {
        let program = draft_later(&case.draft, CYCLE).validate().expect("valid");
        let there = facts(&check(&program, &case.book, &case.plan));
        let mut here = facts(&check(&case.program, &case.book, &case.plan));
        let violations = here["check_report"]["violations"].as_array_mut();
        for one in violations.expect("a list") {
            // A quota names its year by a number.
            if let Some(year) = one.pointer_mut("/evidence/of/year") {
                *year = Value::from(year.as_i64().expect("a year") + 28);
            }
        }
        assert_eq!(there, value_later(here, CYCLE), "seed {seed}");
    }
}

#[test]
fn weeks_later_all_is_as_it_was_where_months_and_years_do_not_count() {
    use practicum::program::draft::{HorizonDraft, PolicyRuleDraft, QuotaBasisDraft};
    let mut compared = 0;
    for (seed, mut case) in cases() {
        if matches!(case.draft.horizon, HorizonDraft::Monthly(_)) {
            continue;
        }
        let in_days = |rule: &PolicyRuleDraft| {
            matches!(
                rule,
                PolicyRuleDraft::Credential { .. }
                    | PolicyRuleDraft::StayLength { .. }
                    | PolicyRuleDraft::RollingStay { .. }
            )
        };
        case.draft.policies.retain(|policy| in_days(&policy.rule));
        let policies = case.draft.policies.iter().map(|policy| policy.id.clone());
        let policies: Vec<_> = policies.collect();
        for cohort in &mut case.draft.cohorts {
            cohort.policies.retain(|id| policies.contains(id));
        }
        for partnership in &mut case.draft.partnerships {
            let quotas = &mut partnership.quotas;
            quotas.retain(|quota| quota.basis != QuotaBasisDraft::Year);
        }
        let days = 7 * (seed % 60 + 1);
        let program = case.draft.validate().expect("valid");
        let here = facts(&check(&program, &case.book, &case.plan));
        let program = draft_later(&case.draft, days).validate().expect("valid");
        let there = facts(&check(&program, &case.book, &case.plan));
        assert_eq!(there, value_later(here, days), "seed {seed}");
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}

#[test]
fn weights_three_times_as_large_triple_the_value() {
    for (seed, case) in cases() {
        let mut book = case.book.clone();
        for &code in RuleCode::ALL {
            // What the worst-off trainee has is weighed already.
            if code.severity() == Severity::Soft && code != RuleCode::WorstOff {
                let weight = Weight::new(3 * book.weight(code).get()).expect("small");
                book = book.weigh(code, weight).expect("a soft rule");
            }
        }
        let here = check(&case.program, &case.book, &case.plan);
        let there = check(&case.program, &book, &case.plan);
        assert_eq!(there.violations(), here.violations(), "seed {seed}");
        assert_eq!(there.score().value, 3 * here.score().value, "seed {seed}");
    }
}

#[test]
fn more_seats_break_no_rule() {
    for (seed, case) in cases() {
        let mut draft = case.draft.clone();
        for hospital in &mut draft.hospitals {
            for step in &mut hospital.cap {
                step.count += 1;
            }
            for department in &mut hospital.departments {
                for step in &mut department.seats {
                    step.count += 1;
                }
            }
        }
        let program = draft.validate().expect("valid");
        let here = counts(&check(&case.program, &case.book, &case.plan));
        let there = counts(&check(&program, &case.book, &case.plan));
        for (code, count) in there {
            let before = here.get(&code).copied().unwrap_or(0);
            assert!(count <= before, "seed {seed}: {code} {count} {before}");
        }
    }
}

#[test]
fn a_rule_that_is_off_takes_its_own_violations_away_and_no_others() {
    for (seed, case) in cases() {
        let here = check(&case.program, &case.book, &case.plan);
        for &code in RuleCode::ALL {
            let soft = code.severity() == Severity::Soft;
            if soft || RuleBook::ESSENTIAL.contains(&code) || !case.book.is_on(code) {
                continue;
            }
            let book = case.book.clone().without(code).expect("not essential");
            let there = check(&case.program, &book, &case.plan);
            let of = |one: &&practicum::Violation| one.code() != code;
            let left: Vec<_> = here.violations().iter().filter(of).collect();
            let found: Vec<_> = there.violations().iter().collect();
            assert_eq!(found, left, "seed {seed}: {code}");
        }
    }
}
