//! The search allocates nothing while it runs: its buffers are reserved once.
//!
//! A binary of its own, since the counting allocator counts what every thread does.

#[cfg(feature = "solver")]
mod crowded;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

#[cfg(feature = "solver")]
#[test]
fn no_allocations_a_step() {
    use practicum::solver::Stop;
    use practicum::{Problem, RuleBook, SolveConfig, solve};
    use std::ops::ControlFlow;

    let program = crowded::program(30).unwrap();
    let problem = Problem::compile(&program, &RuleBook::default()).unwrap();
    let profiler = dhat::Profiler::builder().testing().build();
    // (steps, blocks allocated so far) at every call; room for all of them beforehand.
    let mut calls: Vec<(u64, u64)> = Vec::with_capacity(1 << 16);
    let outcome = solve(
        &problem,
        &SolveConfig::default().unlimited(),
        &mut |progress| {
            if calls.len() == calls.capacity() || progress.steps() > 1 << 21 {
                return ControlFlow::Break(Stop::Cancelled);
            }
            let stats = dhat::HeapStats::get();
            calls.push((progress.steps(), stats.total_blocks));
            ControlFlow::Continue(())
        },
    );
    drop(profiler);
    assert!(outcome.score().value > 0);
    // Exact methods come first, and allocate. Then, for a long while, nothing happens but steps.
    let (mut longest, mut quiet) = (0, 0);
    for pair in calls.windows(2) {
        let steps = pair[1].0 - pair[0].0;
        quiet = if pair[1].1 == pair[0].1 {
            quiet + steps
        } else {
            0
        };
        longest = longest.max(quiet);
    }
    println!("{longest} steps in a row without an allocation");
    assert!(longest > 400_000, "{longest}");
}
