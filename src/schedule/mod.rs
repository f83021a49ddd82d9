//! Schedules: who is where, when. A schedule may be nonsense; [`check`](crate::check()) tells.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "only counts things that are in memory"
)]

mod diff;
mod placement;
mod plan;

pub use diff::{ScheduleDiff, diff};
pub use placement::Placement;
pub use plan::Schedule;
