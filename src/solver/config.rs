//! What the caller may choose.
use crate::problem::model::{Model, Plan};

use super::budget::Budget;

/// Improves a plan by local search, keeping every link; whatever it returns is evaluated again.
/// Gets what a unit of each cell is worth to others (in 1/1000, perhaps of no cell at all) and a seed. Called
/// round after round, with slices of the budget that grow: [`Budget::left`] is the slice.
pub(crate) type Search = fn(&Model, Option<&Plan>, &[i64], u64, &mut Budget<'_>) -> Plan;

/// Settings of one run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Config {
    /// Steps, at most.
    pub(crate) steps: u64,
    /// Seed of everything that is drawn.
    pub(crate) seed: u64,
    /// States of one trainee, at most, for exact pricing.
    pub(crate) most_nodes: usize,
    /// Trainees, at most, for the linear program; more are priced without it.
    pub(crate) most_trainees: usize,
    /// The local search, for what exact methods leave open.
    pub(crate) search: Option<Search>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            steps: 20_000_000,
            seed: 0,
            most_nodes: 1 << 18,
            most_trainees: 400,
            search: None,
        }
    }
}
