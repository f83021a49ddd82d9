//! Schedules: who is where, when. A schedule may be nonsense; [`check`](crate::check()) tells.
mod diff;
mod placement;
mod plan;

pub use diff::{ScheduleDiff, diff};
pub use placement::Placement;
pub use plan::Schedule;
