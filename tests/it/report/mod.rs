//! Reports: tables, utilization, cost, coverage, and the laws that they keep.

mod cost;
mod coverage;
mod cross;
mod fairness;
mod funnel;
mod history;
mod language;
mod sheets;
mod small_cells;
mod stays;
mod tally;
mod utilization;
mod wire;

use practicum::program::{Program, ProgramDraft};
use practicum::schedule::{Placement, Schedule};
use proptest::prelude::ProptestConfig;

use crate::check::case::{Case, stay};
use crate::support::fixtures::small_draft;

/// So many cases, and no file where one fails.
fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The small program.
fn small() -> Program {
    valid(&small_draft())
}

fn valid(draft: &ProgramDraft) -> Program {
    draft.validate().unwrap()
}

/// The plan of the small program that breaks and lacks nothing.
fn whole_plan() -> Schedule {
    Schedule::new(Case::valid().plan)
}

/// A plan of placements given as trainee, department, specialty, start, periods.
fn plan(placements: &[(&str, &str, &str, u32, u32)]) -> Schedule {
    let placements = placements.iter();
    let placements: Vec<Placement> = placements
        .map(|&(who, department, specialty, start, periods)| {
            stay(who, department, specialty, start, periods)
        })
        .collect();
    Schedule::new(placements)
}
