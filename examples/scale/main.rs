//! Plans a realistic program of any size and says how long each phase took.
//!
//! `cargo run --release --example scale -- --trainees N [--seconds S] [--seed N] [--steps N] [--neighbors]`
//!
//! With `--features parallel`, `--threads T` says how many threads plan. `--cpu` makes the limit one of
//! processor seconds, for machines that are busy with other things. `--neighbors` opens hospitals to
//! the next region.
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;
use std::ops::ControlFlow;
use std::time::Instant;

use practicum::rules::RuleBook;
use practicum::solver::{SolveConfig, Stop, solve};
use practicum::{Outcome, Problem, certificate, check};

mod realistic;

fn given(name: &str) -> bool {
    std::env::args().any(|word| word == name)
}

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

/// Processor seconds so far, in hundredths, where the system tells.
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = fields.split(' ').skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
}

/// The most memory that the process had, where the system tells.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |line| line.trim().to_owned())
}

#[cfg(feature = "parallel")]
fn use_threads(threads: usize) -> Result<(), Box<dyn Error>> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build_global()?;
    Ok(())
}

#[cfg(not(feature = "parallel"))]
fn use_threads(threads: usize) -> Result<(), Box<dyn Error>> {
    if threads > 1 {
        return Err("--threads wants the feature parallel".into());
    }
    Ok(())
}

/// The longest time between two calls of the callback, and how long the last call is ago.
struct Gaps {
    last: Instant,
    longest: f64,
}

impl Gaps {
    fn heard(&mut self) {
        let gap = self.last.elapsed().as_secs_f64();
        self.longest = self.longest.max(gap);
        self.last = now();
    }
}

/// The bound, and how far the plan is from it.
fn bound(outcome: &Outcome) -> String {
    match (outcome.bound(), outcome.gap()) {
        (Some(bound), Some(gap)) => {
            let parts = 100 * 1000 * i128::from(gap) / i128::from(bound.value.max(1));
            format!(
                "value {}, gap {gap} ({}.{:03} %)",
                bound.value,
                parts / 1000,
                parts % 1000
            )
        }
        (Some(bound), None) => bound.to_string(),
        (None, _) => "none".to_owned(),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let trainees = u32::try_from(argument("--trainees", 1000)?)?;
    let seconds = argument("--seconds", 30)?;
    let seed = argument("--seed", 1)?;
    let by_processor = given("--cpu");
    use_threads(usize::try_from(argument("--threads", 1)?)?)?;

    let mut clock = (now(), processor());
    let mut phase = |name: &str| {
        let spent = processor().saturating_sub(clock.1);
        println!(
            "{name:<10} {:8.3} s, {:4}.{:02} s of processor, {} at the peak",
            clock.0.elapsed().as_secs_f64(),
            spent / 100,
            spent % 100,
            peak_memory()
        );
        clock = (now(), processor());
    };
    let draft = realistic::program(trainees, seed, given("--neighbors"));
    phase("generate");
    let program = draft.validate()?;
    drop(draft);
    phase("validate");
    let book = RuleBook::default();
    let problem = Problem::compile(&program, &book)?;
    phase("compile");
    let (began, began_processor) = (now(), processor());
    let mut gaps = Gaps {
        last: began,
        longest: 0.0,
    };
    let config = SolveConfig::default()
        .seed(seed)
        .steps(argument("--steps", u64::MAX)?);
    let (mut heard, mut known) = (0_u64, None);
    let verbose = given("--trail");
    let outcome = solve(&problem, &config, &mut |progress| {
        gaps.heard();
        heard += 1;
        if verbose && known != Some((progress.best(), progress.bound())) {
            known = Some((progress.best(), progress.bound()));
            let (best, bound) = (progress.best(), progress.bound());
            println!(
                "           {:8.3} s {} steps: {} of {}",
                began.elapsed().as_secs_f64(),
                progress.steps(),
                best.map_or_else(|| "no plan".to_owned(), |best| best.to_string()),
                bound.map_or_else(|| "anything".to_owned(), |bound| bound.value.to_string()),
            );
        }
        let spent = if by_processor {
            processor().saturating_sub(began_processor) / 100
        } else {
            began.elapsed().as_secs()
        };
        if spent < seconds {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(Stop::Cancelled)
        }
    });
    let last = gaps.last.elapsed().as_secs_f64();
    phase("solve");
    if let Some(claim) = outcome.certificate() {
        let bound = certificate::verify(&problem, claim)?;
        if Some(bound) != outcome.bound() {
            return Err("the certificate proves another bound".into());
        }
        phase("verify");
    }
    let report = check(&program, &book, outcome.schedule());
    phase("check");
    if report.score() != outcome.score() {
        return Err("the checker finds another score".into());
    }

    println!(
        "trainees   {trainees}, {} choices, {} cells",
        problem.choices(),
        problem.cells()
    );
    println!("placements {}", outcome.schedule().len());
    println!("score      {}", outcome.score());
    println!("bound      {}", bound(&outcome));
    println!("status     {}", outcome.status());
    println!("steps      {}", outcome.statistics().steps());
    println!(
        "callback   {heard} times, longest gap {:.1} ms, {:.1} ms from the last one to the end",
        gaps.longest * 1000.0,
        last * 1000.0
    );
    println!("memory     {} at the peak", peak_memory());
    Ok(())
}
