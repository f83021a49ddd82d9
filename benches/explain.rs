//! Questions to a plan: every open requirement of an over-subscribed program, what mends one, who can not be
//! placed together, one trainee's alternatives and swaps among many, a new plan after a closure.
//!
//! `cargo bench --bench explain`
#![expect(clippy::expect_used, reason = "a bench stops at the first surprise")]
#![expect(missing_docs, reason = "criterion's macros have none")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use practicum::calendar::Term;
use practicum::explain::{Change, Everybody, Explainer, conflict};
use practicum::program::{Program, ProgramDraft};
use practicum::replan::Replan;
use practicum::{RuleBook, Schedule, SolveConfig, plan};

#[path = "../tests/it/support/chance.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod chance;
#[path = "../examples/scale/realistic.rs"]
mod realistic;
#[path = "../tests/it/support/scarce.rs"]
#[expect(dead_code, reason = "the tests use the rest of it")]
mod scarce;

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
    group.warm_up_time(Duration::from_secs(1));
    group.measurement_time(Duration::from_secs(2));
    group.bench_function(name, |b| {
        b.iter(|| {
            let explainer = Explainer::new(&program, &book, &schedule).expect("a valid plan");
            black_box(explainer.open())
        });
    });
    let open = &explainer.open()[0];
    group.bench_function("three repairs of one of them", |b| {
        b.iter(|| black_box(explainer.repairs(open.trainee(), open.requirement(), 3)));
    });
    let known = scarce::scarce(scarce::Scarce::Weeks, 1000, 7);
    let program = known.program.validate().expect("a program");
    group.bench_function("who of 1,000 can not be placed together", |b| {
        b.iter(|| {
            let found = conflict(&program, &book, &SolveConfig::default()).expect("small enough");
            assert!(matches!(found, Everybody::Conflict(_)));
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
    group.warm_up_time(Duration::from_secs(1));
    group.measurement_time(Duration::from_secs(2));
    group.bench_function("ten alternatives of one", |b| {
        b.iter(|| black_box(explainer.alternatives(&trainee, 10)));
    });
    group.bench_function("three swaps of one", |b| {
        b.iter(|| black_box(explainer.swaps(&trainee, 3)));
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
