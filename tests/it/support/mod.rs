//! What the tests share: fixtures, tiny random programs, a source of choices.

pub(crate) mod chance;
pub(crate) mod fixtures;
pub(crate) mod full;
pub(crate) mod golden;
pub(crate) mod scarce;
pub(crate) mod seeds;
pub(crate) mod strategies;
pub(crate) mod tiny;
#[cfg(feature = "json")]
pub(crate) mod wide;
