//! From a draft to a program: [`ProgramDraft::validate`](crate::program::ProgramDraft::validate).
//!
//! `passes` lists the passes in order, one file each for a group of entities. `names` comes first and
//! takes in every id and alias; all other passes read values through the `reader`, which reports what
//! is wrong and where. Nothing stops at the first defect, and no pass is more than linear times a
//! logarithm in the size of the draft.
mod at;
mod cohorts;
mod costs;
mod curricula;
mod cycles;
mod days;
mod defects;
mod horizon;
mod hospitals;
mod index;
mod links;
mod names;
mod notes;
mod partnerships;
mod passes;
mod pins;
mod policies;
mod reader;
mod regions;
mod specialties;
mod trainees;

pub(super) use horizon::WEEK;
