//! What proposals of the local search cost: a fixed number of steps on self-made programs.
#![expect(
    missing_docs,
    reason = "the criterion macro makes a function without docs"
)]

use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use practicum::{Problem, RuleBook, SolveConfig, solve};

#[path = "../tests/allocations/crowded.rs"]
mod crowded;

/// Steps of one run.
const STEPS: u64 = 1 << 20;

fn search(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("search");
    group
        .sample_size(10)
        .throughput(Throughput::Elements(STEPS));
    for trainees in [40, 320] {
        let Some(problem) = crowded::program(trainees)
            .and_then(|program| Problem::compile(&program, &RuleBook::default()).ok())
        else {
            continue;
        };
        let config = SolveConfig::default().steps(STEPS);
        let id = BenchmarkId::from_parameter(trainees);
        group.bench_with_input(id, &problem, |bencher, problem| {
            bencher.iter(|| {
                let outcome = solve(problem, &config, &mut |_| ControlFlow::Continue(()));
                black_box(outcome.score())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, search);
criterion_main!(benches);
