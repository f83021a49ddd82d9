//! What the tests share: fixtures, strategies.

pub(crate) mod fixtures;
