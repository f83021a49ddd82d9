//! Planning on the compiled problem.
#![expect(
    dead_code,
    reason = "the pipeline that calls these parts arrives with the next commits"
)]
pub(crate) mod random;
pub(crate) mod search;
