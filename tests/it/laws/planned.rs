//! The same laws for plans that are made: the best score moves as it must.

use practicum::program::ProgramDraft;
use practicum::quantity::Weight;
use practicum::rules::{RuleBook, RuleCode, Severity};
use practicum::solver::{SolveConfig, Status};
use practicum::{Planned, Score, plan};
use serde_json::Value;

use super::rewrite::{Renaming, draft_later, from_value, ids, to_value};
use crate::support::strategies::permuted;
use crate::support::tiny::tiny_program;

const CASES: u64 = 120;

fn planned(draft: &ProgramDraft, book: &RuleBook) -> Planned {
    let program = draft.validate().expect("a program");
    plan(&program, book, &SolveConfig::default().steps(100_000)).expect("a plan")
}

/// The best score, if it is proven to be.
fn best(draft: &ProgramDraft, book: &RuleBook) -> Option<Score> {
    let planned = planned(draft, book);
    let proven = planned.outcome().status() == Status::Optimal;
    proven.then(|| planned.report().score())
}

/// Compares the best scores of a draft and of what becomes of it, over many drafts.
fn compared(
    changed: impl Fn(u64, &ProgramDraft) -> Option<(ProgramDraft, RuleBook)>,
    law: impl Fn(Score, Score) -> bool,
) {
    let mut proven = 0;
    for seed in 0..CASES {
        let draft = tiny_program(seed, false);
        let Some((other, book)) = changed(seed, &draft) else {
            continue;
        };
        let here = best(&draft, &RuleBook::default());
        if let (Some(here), Some(there)) = (here, best(&other, &book)) {
            proven += 1;
            assert!(law(here, there), "seed {seed}: {here}, then {there}");
        }
    }
    assert!(proven * 2 > CASES, "{proven}");
}

#[test]
fn names_that_keep_their_order_keep_the_plan() {
    for seed in 0..CASES {
        let draft = tiny_program(seed, true);
        let renaming = Renaming {
            ids: ids(&draft),
            name: |old: &str| format!("Новое/{old}"),
        };
        let here = planned(&draft, &RuleBook::default());
        let there = planned(&renaming.draft(&draft), &RuleBook::default());
        let moved = renaming.schedule(here.schedule());
        assert_eq!(*there.schedule(), moved, "seed {seed}");
        assert_eq!(there.outcome().bound(), here.outcome().bound());
    }
}

#[test]
fn the_order_in_which_things_are_written_keeps_the_plan() {
    for seed in 0..CASES {
        let draft = tiny_program(seed, true);
        let here = planned(&draft, &RuleBook::default());
        let there = planned(&permuted(draft, seed), &RuleBook::default());
        let json = |planned: &Planned| planned.outcome().to_json().expect("it can be written");
        assert_eq!(json(&there), json(&here), "seed {seed}");
    }
}

#[test]
fn years_later_the_plan_is_the_same() {
    for seed in 0..CASES {
        let draft = tiny_program(seed, true);
        let here = planned(&draft, &RuleBook::default());
        let there = planned(&draft_later(&draft, super::CYCLE), &RuleBook::default());
        assert_eq!(there.schedule(), here.schedule(), "seed {seed}");
        assert_eq!(there.outcome().bound(), here.outcome().bound());
    }
}

#[test]
fn any_names_have_the_same_best_score() {
    let renamed = |_, draft: &ProgramDraft| {
        let ids = ids(draft);
        let order = ids.clone();
        let name = move |old: &str| {
            let place = order.iter().position(|id| id == old).unwrap_or(0);
            format!("n{:03}", 999 - place)
        };
        let renaming = Renaming { ids, name };
        Some((renaming.draft(draft), RuleBook::default()))
    };
    compared(renamed, |here, there| here == there);
}

#[test]
fn weights_of_another_unit_scale_the_best_value() {
    let mut book = RuleBook::default();
    for &code in RuleCode::ALL {
        // What the worst-off trainee has is weighed already.
        if code.severity() == Severity::Soft && code != RuleCode::WorstOff {
            let weight = Weight::new(7 * book.weight(code).get()).expect("small");
            book = book.weigh(code, weight).expect("a soft rule");
        }
    }
    let scaled = |_, draft: &ProgramDraft| Some((draft.clone(), book.clone()));
    compared(scaled, |here, there| {
        there.shortfall == here.shortfall && there.value == 7 * here.value
    });
}

#[test]
fn more_seats_never_make_the_best_plan_worse() {
    let more = |_, draft: &ProgramDraft| {
        let mut draft = draft.clone();
        for hospital in &mut draft.hospitals {
            for department in &mut hospital.departments {
                for step in &mut department.seats {
                    step.count += 1;
                }
            }
        }
        Some((draft, RuleBook::default()))
    };
    compared(more, |here, there| there >= here);
}

#[test]
fn a_rule_less_never_makes_the_best_plan_worse() {
    let hard: Vec<RuleCode> = RuleCode::ALL
        .iter()
        .copied()
        .filter(|code| code.severity() == Severity::Hard)
        .filter(|code| !RuleBook::ESSENTIAL.contains(code))
        // Where windows do not bind, waiting begins with the horizon and costs more.
        .filter(|code| *code != RuleCode::Window)
        .collect();
    let free = |seed: u64, draft: &ProgramDraft| {
        let index = usize::try_from(seed).expect("small") % hard.len();
        let book = RuleBook::default().without(hard[index]);
        Some((draft.clone(), book.expect("not essential")))
    };
    compared(free, |here, there| there >= here);
}

/// The draft with rates and budgets of its own cohort only and shares of single hospitals only.
fn closed(draft: &ProgramDraft) -> ProgramDraft {
    let mut draft = draft.clone();
    let cohorts: Vec<String> = draft.cohorts.iter().map(|one| one.id.clone()).collect();
    for rate in &mut draft.rates {
        rate.cohorts.clone_from(&cohorts);
    }
    for budget in &mut draft.budgets {
        budget.cohorts.clone_from(&cohorts);
    }
    draft.shares.retain(|share| share.hospital.is_some());
    draft
}

/// Two drafts with nothing in common but the horizon, as one.
fn joined(one: &ProgramDraft, other: &ProgramDraft) -> ProgramDraft {
    let renaming = Renaming {
        ids: ids(other),
        name: |old: &str| format!("second {old}"),
    };
    let (mut both, other) = (to_value(one), to_value(&renaming.draft(other)));
    let members = both.as_object_mut().expect("an object");
    for (name, value) in other.as_object().expect("an object") {
        match (members.get_mut(name), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more.iter().cloned()),
            (None, value) => {
                members.insert(name.clone(), value.clone());
            }
            _ => {}
        }
    }
    let mut both = from_value(&both);
    let wishes = from_value(&other).preferences;
    both.preferences.specialties.extend(wishes.specialties);
    both.preferences.hospitals.extend(wishes.hospitals);
    both
}

#[test]
fn parts_that_have_nothing_in_common_add_up() {
    let book = RuleBook::default();
    // The worst-off trainee of both is one, not two.
    let book = book.without(RuleCode::WorstOff).expect("not essential");
    let mut proven = 0;
    for seed in 0..CASES / 2 {
        let one = closed(&tiny_program(2 * seed, false));
        let other = closed(&tiny_program(2 * seed + 1, false));
        let (Some(one_best), Some(other_best)) = (best(&one, &book), best(&other, &book)) else {
            continue;
        };
        let both = planned(&joined(&one, &other), &book);
        let score = both.report().score();
        let sum = (
            one_best.shortfall + other_best.shortfall,
            one_best.value + other_best.value,
        );
        assert_eq!(score.violations, 0, "seed {seed}");
        if both.outcome().status() == Status::Optimal {
            proven += 1;
            assert_eq!((score.shortfall, score.value), sum, "seed {seed}");
        } else {
            assert!(
                (score.shortfall, -score.value) >= (sum.0, -sum.1),
                "seed {seed}"
            );
        }
    }
    assert!(proven * 4 > CASES, "{proven}");
}
