//! Solves a published instance of the Medical Student Scheduling problem.
//!
//! `cargo run --release --example mss -- FILE.dzn [--seconds S] [--seed N] [--threads T] [--gaps]
//! [--out FILE.json]`
//!
//! Prints one line of JSON: instance, value, bound, status, whether the certificate was verified, and
//! seconds. `--gaps` adds the longest time between two calls of the callback, in milliseconds.
//! `--threads` wants the feature `parallel`; the answer does not depend on it.
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use practicum::problem::Problem;
use practicum::rules::RuleBook;
use practicum::solver::{SolveConfig, Stop};
use practicum::{certificate, plan_with};

mod instance;

use instance::Instance;

struct Arguments {
    file: PathBuf,
    seconds: f64,
    seed: u64,
    gaps: bool,
    out: Option<PathBuf>,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let (mut file, mut seconds, mut seed, mut gaps, mut out) = (None, 60.0, 1, false, None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            "--seconds" => seconds = value()?.parse()?,
            "--seed" => seed = value()?.parse()?,
            "--threads" => use_threads(value()?.parse()?)?,
            "--gaps" => gaps = true,
            "--out" => out = Some(value()?.into()),
            _ if file.is_none() && !word.starts_with("--") => file = Some(word.into()),
            _ => return Err(format!("{word} is not understood").into()),
        }
    }
    let file = file.ok_or(
        "usage: mss FILE.dzn [--seconds S] [--seed N] [--threads T] [--gaps] [--out FILE.json]",
    )?;
    Ok(Arguments {
        file,
        seconds,
        seed,
        gaps,
        out,
    })
}

#[cfg(feature = "parallel")]
fn use_threads(threads: usize) -> Result<(), Box<dyn Error>> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
    Ok(pool.build_global()?)
}

#[cfg(not(feature = "parallel"))]
fn use_threads(threads: usize) -> Result<(), Box<dyn Error>> {
    match threads {
        0 | 1 => Ok(()),
        _ => Err("--threads wants the feature parallel".into()),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the time limit is the caller's, so this is the clock"
)]
fn now() -> Instant {
    Instant::now()
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let began = now();
    let instance = Instance::parse(&std::fs::read_to_string(&arguments.file)?)?;
    let program = instance.draft()?.validate()?;
    let book = RuleBook::default();
    let config = SolveConfig::default().seed(arguments.seed).unlimited();
    let (mut last, mut gap) = (now(), Duration::ZERO);
    let planned = plan_with(&program, &book, &config, &mut |_| {
        gap = gap.max(last.elapsed());
        last = now();
        if began.elapsed().as_secs_f64() < arguments.seconds {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(Stop::Cancelled)
        }
    })?;
    let seconds = began.elapsed().as_secs_f64();

    let outcome = planned.outcome();
    let problem = Problem::compile(&program, &book)?;
    let verified = match (outcome.bound(), outcome.certificate()) {
        (Some(bound), Some(certificate)) => certificate::verify(&problem, certificate) == Ok(bound),
        _ => false,
    };
    let score = planned.report().score();
    let complete = score.violations == 0 && score.shortfall == 0;
    let mut line = serde_json::json!({
            "instance": name(&arguments.file),
            "value": complete.then_some(score.value),
            "bound": outcome.bound().map(|bound| bound.value),
            "status": outcome.status().as_str(),
            "verified": verified,
            "seconds": (seconds * 1000.0).round() / 1000.0,
    });
    if arguments.gaps {
        line["longest_gap_ms"] = ((gap.as_secs_f64() * 1e6).round() / 1e3).into();
    }
    println!("{line}");
    if let Some(out) = arguments.out {
        let solution = Instance::solution(planned.schedule(), score.value)?;
        std::fs::write(out, serde_json::to_string(&solution)?)?;
    }
    Ok(())
}

fn name(file: &Path) -> String {
    file.file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}
