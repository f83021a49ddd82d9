//! Plans a realistic program of any size and says how long each phase took.
//!
//! `cargo run --release --example scale -- --trainees N [--seconds S] [--seed N]`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;
use std::ops::ControlFlow;
use std::time::Instant;

use practicum::rules::RuleBook;
use practicum::solver::{SolveConfig, Stop, solve};
use practicum::{Problem, check};

mod realistic;

fn argument(name: &str, usual: u64) -> Result<u64, Box<dyn Error>> {
    let words: Vec<String> = std::env::args().collect();
    match words.iter().position(|word| word == name) {
        Some(place) => {
            let value = words
                .get(place + 1)
                .ok_or_else(|| format!("{name} wants a number"))?;
            Ok(value
                .parse()
                .map_err(|error| format!("{name} {value}: {error}"))?)
        }
        None => Ok(usual),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the time limit is the caller's, so this is the clock"
)]
fn now() -> Instant {
    Instant::now()
}

/// The most memory that the process had, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}

fn main() -> Result<(), Box<dyn Error>> {
    let trainees = u32::try_from(argument("--trainees", 1000)?)?;
    let seconds = argument("--seconds", 30)?;
    let seed = argument("--seed", 1)?;

    let mut clock = now();
    let mut phase = |name: &str| {
        println!("{name:<10} {:8.3} s", clock.elapsed().as_secs_f64());
        clock = now();
    };
    let draft = realistic::program(trainees, seed);
    phase("generate");
    let program = draft.validate()?;
    drop(draft);
    phase("validate");
    let book = RuleBook::default();
    let problem = Problem::compile(&program, &book)?;
    phase("compile");
    let began = now();
    let mut longest = (0.0_f64, began);
    let config = SolveConfig::default().seed(seed).unlimited();
    let outcome = solve(&problem, &config, &mut |_| {
        longest = (longest.0.max(longest.1.elapsed().as_secs_f64()), now());
        if began.elapsed().as_secs() < seconds {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(Stop::Cancelled)
        }
    });
    phase("solve");
    let report = check(&program, &book, outcome.schedule());
    phase("check");

    let (score, bound) = (report.score(), outcome.bound());
    println!(
        "trainees   {trainees}, {} choices, {} cells",
        problem.choices(),
        problem.cells()
    );
    println!("placements {}", outcome.schedule().len());
    println!("score      {score}");
    match (bound, outcome.gap()) {
        (Some(bound), Some(gap)) => {
            let percent = 100 * 1000 * i128::from(gap) / i128::from(bound.value.max(1));
            println!(
                "bound      value {}, gap {gap} ({}.{:03} %)",
                bound.value,
                percent / 1000,
                percent % 1000
            );
        }
        (Some(bound), None) => println!("bound      {bound}"),
        (None, _) => println!("bound      none"),
    }
    println!("status     {}", outcome.status());
    println!(
        "callback   at the latest after {:.1} ms",
        longest.0 * 1000.0
    );
    println!("memory     {} at the peak", peak_memory());
    Ok(())
}
