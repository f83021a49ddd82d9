//! Bridge A: from a program to a problem. Text, dates and decimals end here.
//!
//! The passes, in order: days become periods (`grid`), capacities become cells (`cells`), what is
//! drawn from them becomes rows (`draws`, `cost`), rules about one placement become sets of starts
//! (`eligible`, `practice`, `common`), limits on the stay become windows (`stay`), preferences become values (`value`),
//! trainees become automata (`people`, `pins`), and rules between trainees become links (`links`).

mod cells;
mod common;
mod cost;
mod draws;
mod eligible;
mod grid;
mod links;
mod passes;
mod people;
mod pins;
mod practice;
mod stay;
mod value;

pub(super) use passes::compile;
pub(super) use people::Subject;
