//! Reports of a program and its plan, or of its history: who came, where seats are used, what it
//! costs, what is covered, who waits.
//!
//! Persons, placements and seat-periods are three [`Measure`]s and never added together. Every
//! report takes any plan, also nonsense, as the checker does, and lists the placements that it
//! leaves out. Numbers are whole or decimal; where one is rounded, [`stats`](crate::stats) says how.
//! Each report has a table, a [`Sheet`], that renders as text and as Markdown and is typed, so that
//! a spreadsheet gets numbers. What it says itself is a [`Phrase`], in English or Korean
//! ([`Sheet::in_language`]) or in any words of the caller's ([`Sheet::worded`]).
//!
//! | question | report |
//! |---|---|
//! | how many of whom, by what and what | [`Cross`], by two [`Dimension`]s; [`Tally`] for records of any other kind |
//! | how many so far, with or without the cohort that is here | [`History`] |
//! | how many of those planned came and completed | [`Funnels`] |
//! | how well are seats used, and when exactly | [`Utilization`] |
//! | how much of the requirements is covered | [`Coverage`] |
//! | which wishes are fulfilled, and the tail | [`RankProfile`] |
//! | how many trainees has each host | [`Hosts`] |
//! | is it fair between trainees, origins, hosts; over the editions | [`Fairness`], [`Ledger`] |
//! | how long do trainees stay, wait, how often do they change | [`Stays`] |
//! | what does it cost, a head, a seat-week, and who pays | [`Costs`] |
//! | what of a table can be published | [`SmallCells`] |
#![expect(
    clippy::arithmetic_side_effects,
    reason = "sums that a program could make overflow are checked, the others count things that are in memory"
)]

mod cost;
mod coverage;
mod cross;
mod dimension;
mod error;
mod fairness;
mod funnel;
mod group;
mod history;
mod hosts;
mod ledger;
mod pivot;
mod ranks;
mod reading;
mod sheet;
mod stays;
mod suppress;
mod tally;
mod utilization;
#[cfg(feature = "serde")]
mod written;

pub use cost::{CostLine, Costs, Spending};
pub use coverage::{Coverage, Covered};
pub use cross::Cross;
pub use dimension::Dimension;
pub use error::ReportError;
pub use fairness::{Fairness, Portion};
pub use funnel::{Funnels, Passage};
pub use group::Group;
pub use history::{Edition, History, Running, Stage, Standing};
pub use hosts::{HostLoad, Hosts};
pub use ledger::{Entry, Ledger};
pub use pivot::{Measure, Pivot};
pub use ranks::{RankProfile, Wish};
pub use sheet::{Align, Cell, Column, Label, Phrase, Row, RowKind, Sheet, Word};
pub use stays::{Stay, StayFigure, Stays, window_sheet};
pub use suppress::{Published, SmallCells};
pub use tally::Tally;
pub use utilization::{Load, Usage, Utilization};
