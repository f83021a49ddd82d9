//! How long the solver may think, and where it starts.

use crate::schedule::Schedule;

/// How long the solver may think, and where it starts. Nothing needs tuning: temperatures, penalties
/// and phase lengths come from the problem.
///
/// ```
/// use practicum::SolveConfig;
///
/// let config = SolveConfig::default().seed(7).steps(1_000_000);
/// assert_eq!(config.allowance(), 1_000_000);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SolveConfig {
    seed: u64,
    steps: u64,
    start: Option<Schedule>,
}

impl Default for SolveConfig {
    /// Seed 1, twenty million steps (some seconds), no start.
    fn default() -> Self {
        Self {
            seed: 1,
            steps: 20_000_000,
            start: None,
        }
    }
}

impl SolveConfig {
    /// The seed of the search's random numbers. A proven optimum does not depend on it in value.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The allowance of steps. A step is one small unit of work: one proposal of the search, one
    /// trainee priced. The same allowance gives the same plan on every machine.
    #[must_use]
    pub fn steps(mut self, steps: u64) -> Self {
        self.steps = steps;
        self
    }

    /// No limit of steps: the callback decides when to stop.
    #[must_use]
    pub fn unlimited(self) -> Self {
        self.steps(u64::MAX)
    }

    /// A schedule to start from. Placements that break a rule are left out of the start.
    #[must_use]
    pub fn warm_start(mut self, schedule: Schedule) -> Self {
        self.start = Some(schedule);
        self
    }

    /// The seed.
    pub fn chosen_seed(&self) -> u64 {
        self.seed
    }

    /// The allowance of steps.
    pub fn allowance(&self) -> u64 {
        self.steps
    }

    /// The schedule to start from.
    pub fn start(&self) -> Option<&Schedule> {
        self.start.as_ref()
    }
}
