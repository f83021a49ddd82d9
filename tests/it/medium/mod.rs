//! Programs of the size of one cohort: what is called optimal is what an integer program finds, written
//! from the guide's rules in Python and solved by `HiGHS`.

mod programs;

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use practicum::rules::RuleBook;
use practicum::schedule::Schedule;
use practicum::solver::{SolveConfig, Status};
use serde_json::{Value, json};

use crate::support::seeds::seeds;

/// Programs that are compared in every run; `PRACTICUM_CASES` for more.
const CASES: u64 = 6;

/// Enough to prove nearly all of them.
const STEPS: u64 = 200_000;

/// `PRACTICUM_PYTHON` names one that has scipy.
fn python() -> Command {
    Command::new(std::env::var("PRACTICUM_PYTHON").unwrap_or_else(|_| "python3".to_owned()))
}

/// What the integer program says of each line. `None` where there is no scipy.
fn integer(lines: Vec<String>) -> Option<Vec<Value>> {
    let tried = (python().args(["-c", "import scipy"]))
        .stderr(Stdio::null())
        .status();
    if !tried.is_ok_and(|status| status.success()) {
        return None;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/medium/integer.py");
    let mut child = python()
        .args(["-B", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it ran before");
    let mut input = child.stdin.take().expect("a pipe");
    let writer = thread::spawn(move || {
        for line in lines {
            if writeln!(input, "{line}").is_err() {
                return;
            }
        }
    });
    let mut text = String::new();
    let mut output = child.stdout.take().expect("a pipe");
    output.read_to_string(&mut text).expect("text");
    writer.join().expect("all lines are written");
    assert!(child.wait().expect("an end").success(), "it stopped early");
    let read = |line| serde_json::from_str(line).expect("an object a line");
    Some(text.lines().map(read).collect())
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn what_is_called_optimal_is_what_an_integer_program_finds() {
    let validated = |seed| {
        let program = programs::program(seed).validate();
        program.unwrap_or_else(|defects| panic!("seed {seed}: {defects}"))
    };
    let asked: Vec<_> = seeds(CASES)
        .map(|seed| (seed, validated(seed), programs::book(seed)))
        .collect();
    let lines = asked.iter().map(|(_, program, book)| {
        let line = json!({
            "program": value(&program.to_json().expect("a program can be written")),
            "rule_book": value(&book.to_json().expect("a book can be written"))["rule_book"],
        });
        line.to_string()
    });
    let Some(answers) = integer(lines.collect()) else {
        println!("skipped: there is no python3 with scipy (pip install scipy)");
        return;
    };
    assert_eq!(answers.len(), asked.len());
    let cases = asked.len();
    let (mut found, mut proven, mut short, mut large) = (0, 0, 0, 0);
    let (mut placements, mut itineraries) = (0, 0);
    for ((seed, program, book), answer) in asked.iter().zip(&answers) {
        if answer["status"] == "large" {
            large += 1;
            continue;
        }
        assert_eq!(answer["status"], "optimal", "seed {seed}: {answer}");
        itineraries += answer["itineraries"].as_u64().expect("a number");
        // The rows say what the second checker says, and so does the crate's.
        let objective = answer["objective"].as_f64().expect("a number");
        let expected = answer["expected"].as_f64().expect("a number");
        assert!((objective - expected).abs() < 0.01, "seed {seed}: {answer}");
        assert_eq!(answer["violations"], json!([]), "seed {seed}");
        let document = json!({"format": 1, "schedule": {"placements": answer["placements"]}});
        let theirs = Schedule::from_json(&document.to_string()).expect("a schedule");
        let theirs = practicum::check(program, book, &theirs).score();
        let said = json!([theirs.shortfall, theirs.value]);
        assert_eq!(
            said,
            json!([answer["shortfall"], answer["value"]]),
            "seed {seed}"
        );
        let planned = planned(*seed, program, book);
        let (ours, status) = (planned.report().score(), planned.outcome().status());
        assert!(ours <= theirs, "seed {seed}: {ours}, the best is {theirs}");
        let bound = planned.outcome().bound();
        assert!(
            bound.is_none_or(|bound| bound >= theirs),
            "seed {seed}: {bound:?} below {theirs}"
        );
        if status == Status::Optimal {
            assert_eq!(ours, theirs, "seed {seed}");
            proven += 1;
        }
        found += usize::from(ours == theirs);
        short += usize::from(theirs.shortfall > 0);
        placements += planned.schedule().len();
    }
    println!(
        "{cases} programs, {large} of them too large, {itineraries} itineraries, {placements} placements, \
         {found} best plans found, {proven} proven, {short} with something missing"
    );
    let compared = cases - large;
    assert!(
        large * 5 <= cases && found * 10 >= compared * 6 && proven * 4 >= compared && short > 0,
        "{large} too large, {found} found, {proven} proven, {short} short"
    );
}

fn planned(
    seed: u64,
    program: &practicum::program::Program,
    book: &RuleBook,
) -> practicum::planner::Planned {
    let planned = practicum::plan(program, book, &SolveConfig::default().steps(STEPS));
    planned.unwrap_or_else(|error| panic!("seed {seed}: {error}"))
}
