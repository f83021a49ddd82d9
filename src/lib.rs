//! Clinical training programs as one validated, typed value: check any plan, make one and say how good
//! it is, count what happened.
//!
//! ```text
//! ProgramDraft --validate--> Program --plan--> Planned (schedule, outcome, check report)
//!                               |
//!                               +-- check(program, rule book, any schedule) --> CheckReport
//! ```
//!
//! # Where everything lives
//!
//! | module | holds |
//! |---|---|
//! | [`program`] | the domain: [`ProgramDraft`] is what people write, [`Program`] what the crate works on |
//! | [`rules`] | [`RuleBook`]: which rules are on and what they weigh; `RuleCode` names each |
//! | [`schedule`] | [`Placement`], [`Schedule`], and what changed between two |
//! | [`check`](mod@check) | [`check()`]: every rule, each violation as typed evidence; shortfall; value by rule |
//! | [`problem`] | the program compiled to dense indices and integers |
//! | [`solver`] | [`solve`], its limits, and the [`Outcome`] |
//! | [`certificate`] | why a bound holds, and a separate program that verifies it |
//! | [`planner`] | [`plan()`]: compile, solve, decode, check, in one call |
//! | [`explain`] | why a requirement is open, conflicts, repairs, alternatives; [`explain::Wording`] |
//! | [`replan`] | a new plan after a change, with as few changes as possible; what a change breaks |
//! | [`stats`] | exact statistics of numbers; knows nothing of the domain |
//! | [`claim`] | published figures, checked against their own inputs |
//! | [`report`] | tables of a program and its plan: who, where, how full, how fair, at what cost |
//! | [`format`](mod@format) | JSON and its schemas, CSV, calendar feeds, pictures, workbooks |
//! | [`calendar`], [`quantity`], [`codes`], [`ids`], [`score`] | the vocabulary |
//! | [`guide`] | concepts, every rule, every defect, statistics, reasons and changes, architecture, adding a rule, design, determinism, guarantees, performance, embedding |
//!
//! # Three ways in
//!
//! - **From a file**: `ProgramDraft::from_json`, then [`validate`](ProgramDraft::validate).
//! - **From code**: the draft types in [`program::draft`] have chained setters that cannot fail;
//!   `validate` then reports every defect at once.
//! - **With a plan from elsewhere**: make a [`Schedule`] of it and ask [`check()`].
//!
//! # Features
//!
//! - `serde` (default): drafts, programs, rule books, schedules and reports can be written and read.
//! - `json` (default): the JSON form, with limits on hostile input.
//! - `solver` (default): [`problem`], [`solver`], [`certificate`], [`planner`], [`explain`],
//!   [`replan`]. Without it the crate still models programs and checks any schedule.
//! - `stats` (default): [`stats`] and [`claim`].
//! - `report` (default, brings `stats`): [`report`].
//! - `schema`: the JSON Schema of every JSON form.
//! - `csv`: tables of a program in and out; plans and check reports out.
//! - `icalendar`: calendar feeds of trainees, hospitals and cohorts, which cancel what no longer holds.
//! - `svg`: the plan by hospital and by trainee, seats, growth and claims, value and bound, as pictures.
//! - `xlsx`: the plan for the wall, itineraries and the check as a workbook.
//! - `parallel`: large programs are planned, bounds of many courses found, and both verified by all threads of the
//!   `rayon` pool in force. The outcome does not depend on their number.
//! - `paranoid`: re-derives the whole score after every 1024 proposals of the search, and panics where it differs. Slow; for
//!   tests.
//!
//! The public API uses [`chrono::NaiveDate`] and [`rust_decimal::Decimal`]; a new major version of
//! either is a breaking change here. The library does no I/O, reads no clock, and has no global state.
#![cfg_attr(docsrs, feature(doc_cfg))]
// Not in Cargo.toml, because tests may. A module that needs one says why it can not panic there.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        clippy::string_slice
    )
)]

pub mod calendar;
#[cfg(feature = "solver")]
pub mod certificate;
pub mod check;
#[cfg(feature = "stats")]
pub mod claim;
pub mod codes;
#[cfg(feature = "solver")]
pub mod explain;
#[cfg(any(
    feature = "json",
    feature = "csv",
    feature = "icalendar",
    feature = "svg",
    feature = "xlsx"
))]
pub mod format;
pub mod guide;
pub mod ids;
#[cfg(feature = "solver")]
pub mod planner;
#[cfg(feature = "solver")]
pub mod problem;
pub mod program;
pub mod quantity;
#[cfg(feature = "solver")]
pub mod replan;
#[cfg(feature = "report")]
pub mod report;
pub mod rules;
pub mod schedule;
pub mod score;
#[cfg(feature = "solver")]
pub mod solver;
#[cfg(feature = "stats")]
pub mod stats;
#[cfg(feature = "serde")]
pub(crate) mod wire;

pub use check::{CheckReport, Violation, check};
#[cfg(feature = "solver")]
pub use planner::{PlanError, Planned, plan, plan_with};
#[cfg(feature = "solver")]
pub use problem::Problem;
pub use program::{Program, ProgramDraft};
pub use rules::{RuleBook, RuleCode};
pub use schedule::{Placement, Schedule};
pub use score::Score;
#[cfg(feature = "solver")]
pub use solver::{Outcome, SolveConfig, solve};

/// The README's examples are compiled and run.
#[cfg(all(doctest, feature = "solver"))]
#[doc = include_str!("../README.md")]
struct Readme;
