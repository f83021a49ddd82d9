//! Proposals: each builds one edit, or one edit of each of two trainees.
//!
//! | move | what it does |
//! |---|---|
//! | [`change`] | another choice at the time of a stay, trading places with the stay that has its course |
//! | [`retime`] | a stay to another time: nudging its neighbors along, or into another gap |
//! | [`rotate`] | a stay to another place in the order, those between move up |
//! | [`rehost`] | a few consecutive stays to one hospital |
//! | [`insert`] | one more stay, or one stay fewer |
//! | [`pair`] | one trainee leaves a place and another takes it |
//!
//! A proposal may break rules: it is judged afterwards, so the moves need not know them.
pub(crate) mod change;
pub(super) mod insert;
pub(super) mod pair;
pub(super) mod propose;
pub(super) mod rehost;
pub(super) mod retime;
pub(super) mod rotate;
