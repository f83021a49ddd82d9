//! What callers see of the solver: settings, progress, outcome, in the words of the domain.

mod config;
mod obstacle;
mod outcome;
mod progress;
mod solve;

pub use config::SolveConfig;
pub use obstacle::Obstacle;
pub use outcome::{Outcome, Statistics, Status};
pub use progress::{Progress, Stop};
pub use solve::solve;
