//! Local search where exact pricing is too big: a greedy start, then annealing with small deltas.
//!
//! One kind of change exists: an [`edit::Edit`] replaces a run of consecutive stays of one trainee by
//! another run. Every move builds one or two edits; one place judges them ([`personal`]), one place
//! counts what they draw ([`loads`]), one place keeps the running worth ([`state`]).
//!
//! | part | holds |
//! |---|---|
//! | [`layout`] | the model's tables in the order in which the search reads them |
//! | [`edit`] | stays with everything that a delta needs, and edits of them |
//! | [`personal`] | is an edit legal for its trainee, and what does it change in the own value |
//! | [`loads`] | units drawn from each cell, and the running shortfall, excess and cost |
//! | [`worst`] | the least own value over all counted trainees |
//! | [`state`] | all of it together: try an edit, keep it or take it back |
//! | [`gauge`] | what edits would do to the cells, without making them |
//! | [`moves`] | proposals |
//! | [`links`], [`crew`] | links, and linked trainees that move in step |
//! | [`trade`] | the commonest edit, judged in constant time |
//! | [`swap`], [`duo`], [`turn`] | the commonest proposals, judged without an edit |
//! | [`step`] | one proposal: made, judged, kept or dropped |
//! | [`cooling`] | which temperature when |
//! | [`rates`] | what the search pays for what it draws |
//! | [`acceptance`], [`penalty`] | which worsening is accepted, what a missing unit costs |
//! | [`best`] | the best legal plan so far |
//! | [`select`] | which courses to take, where a greedy choice gets stuck |
//! | `audit` | everything again, counted naively: for tests |
//! | [`construct`], [`anneal`] | the two entry points |
mod acceptance;
pub(crate) mod anneal;
#[cfg(any(test, feature = "paranoid"))]
mod audit;
mod best;
pub(crate) mod construct;
mod cooling;
mod crew;
mod duo;
mod edit;
mod gauge;
mod layout;
mod links;
mod loads;
mod moves;
mod penalty;
mod personal;
mod rates;
mod select;
mod state;
mod step;
mod swap;
mod trade;
mod turn;
mod worst;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod shortcuts;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) mod trial;
