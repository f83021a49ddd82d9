//! Very many trainees: planned in parts, priced in parts, put together again.
//!
//! Trainees who compete for the same seats form a [part](parts) of a hundred or so; what a part does
//! fits the processor's cache, and the work grows with the number of parts. Each part is a small
//! [model of its own](local). A part that shares a cell with others may draw what it draws already
//! and its part of what is left, so parts that change at the same time never break a limit together.
//!
//! A [round](rounds) does one kind of work for every part: make a plan, improve it by local search, or
//! let prices [follow demand](market), by exact [pricing](fare) of a few trainees at once, and
//! [settle](mod@settle) a plan at them. All parts' prices together are one
//! certificate. Parts of a batch may be worked on at the same time ([`crew`](super::crew)); what comes out is put
//! together in the order of the parts, so the number of threads changes nothing.
mod board;
mod chart;
mod dual;
mod fare;
mod ledger;
pub(super) mod local;
mod market;
mod parts;
mod rounds;
mod settle;
mod solve;
mod stays;
#[cfg(test)]
mod tests;
mod way_back;

pub(crate) use solve::solve;
