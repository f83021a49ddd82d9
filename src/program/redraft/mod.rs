//! From a program back to a draft: what [`ProgramDraft::validate`](crate::program::ProgramDraft::validate)
//! read, written out again in canonical form.
//!
//! References are ids, codes have their canonical spelling, lists whose order has no meaning are sorted,
//! and what has its default is left out. Validating the draft gives an equal program.
mod cohorts;
mod hospitals;
mod partners;
mod program;
mod terms;
mod trainees;
mod values;
