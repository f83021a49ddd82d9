//! Shared rules: what a sum over trainees decides.
mod budget;
mod closure;
mod hospital_cap;
mod interpreters;
mod quota;
mod seats;
mod share;
mod supervision;

pub(super) use budget::budget;
pub(super) use closure::closure;
pub(super) use hospital_cap::hospital_cap;
pub(super) use interpreters::interpreters;
pub(super) use quota::quota;
pub(super) use seats::seats;
pub(super) use share::share;
pub(super) use supervision::supervision;
