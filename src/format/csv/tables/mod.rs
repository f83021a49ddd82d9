//! One file a table: its columns, its rows, how a row is read.
pub(super) mod agreements;
pub(super) mod departments;
mod entries;
pub(super) mod hospitals;
mod once;
pub(super) mod preferences;
pub(super) mod seats;
pub(super) mod trainees;
