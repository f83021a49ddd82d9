//! A plan is in force, something changes: a new plan that changes as little as it must.
//!
//! [`Replan`] makes it and says why each placement moved; [`impact`] says what falls without making
//! one. What has begun is kept.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of placements and trainees, and values that compiling has bounded"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "trainees have dense numbers, and each list has an entry for every one of them"
)]

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
