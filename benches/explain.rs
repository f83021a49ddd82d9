//! Questions to a plan: every open requirement of an over-subscribed program, one trainee's alternatives
//! among many, a new plan after a closure.
//!
//! `cargo bench --bench explain`
#![expect(clippy::expect_used, reason = "a bench stops at the first surprise")]
#![expect(missing_docs, reason = "criterion's macros have none")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use practicum::calendar::Term;
use practicum::explain::{Change, Explainer};
use practicum::program::{Program, ProgramDraft};
use practicum::replan::Replan;
use practicum::{RuleBook, Schedule, SolveConfig, plan};

#[path = "../examples/scale/realistic.rs"]
mod realistic;

fn planned(draft: &ProgramDraft, steps: u64) -> (Program, Schedule) {
    let program = draft.validate().expect("a program");
    let config = SolveConfig::default().steps(steps);
    let planned = plan(&program, &RuleBook::default(), &config).expect("a plan");
    let schedule = planned.schedule().clone();
    (program, schedule)
}

/// A thousand trainees, and one seat in five fewer than there were.
fn crowded() -> ProgramDraft {
    let mut draft = realistic::program(1000, 1, false);
    for department in draft
        .hospitals
        .iter_mut()
        .flat_map(|one| &mut one.departments)
    {
        for step in &mut department.seats {
            step.count -= step.count.div_ceil(5);
        }
        department.minimum.clear();
    }
    draft
}

fn open(c: &mut Criterion) {
    let (program, schedule) = planned(&crowded(), 300_000);
    let book = RuleBook::default();
    let explainer = Explainer::new(&program, &book, &schedule).expect("a valid plan");
    let name = format!(
        "explain {} open requirements of 1,000",
        explainer.open().len()
    );
    let mut group = c.benchmark_group("explain");
    group.sample_size(10);
    group.bench_function(name, |b| {
        b.iter(|| {
            let explainer = Explainer::new(&program, &book, &schedule).expect("a valid plan");
            black_box(explainer.open())
        });
    });
    group.finish();
}

fn many(c: &mut Criterion) {
    let (program, schedule) = planned(&realistic::program(10_000, 1, false), 3_000_000);
    let book = RuleBook::default();
    let explainer = Explainer::new(&program, &book, &schedule).expect("a valid plan");
    let trainee = program.trainees().as_slice()[5000].id().clone();
    let mut group = c.benchmark_group("10,000 trainees");
    group.sample_size(10);
    group.bench_function("ten alternatives of one", |b| {
        b.iter(|| black_box(explainer.alternatives(&trainee, 10)));
    });
    let placement = &schedule.of_trainee(&trainee)[0];
    let days = program
        .horizon()
        .period(placement.start())
        .expect("a period");
    let closed = Change::Close {
        department: placement.department().clone(),
        days: Term::from(days),
    };
    let after = closed.apply_to(&program).expect("a program");
    let today = program.horizon().range().first();
    group.bench_function("a new plan after a closure", |b| {
        b.iter(|| black_box(Replan::new(&after, &book, &schedule, today).run()));
    });
    group.finish();
}

criterion_group!(benches, open, many);
criterion_main!(benches);
