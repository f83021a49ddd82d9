//! A plan is in force, something changes: a new plan that changes as little as it must.
//!
//! [`Replan`] makes it and says why each placement moved; [`impact`] says what falls without making
//! one. What has begun is kept.

mod cause;
mod falls;
mod goals;
mod ground;
mod hold;
mod impact;
mod local;
mod run;
mod wording;

pub use cause::{Forcing, Moved};
pub use falls::{Fallen, placements_of};
pub use goals::{Goal, Goals, GoalsError};
pub use hold::hold;
pub use impact::{Impact, impact};
pub use run::{MinimalChange, Reach, Replan, ReplanError, Replanned};
pub use wording::ReplanWording;
