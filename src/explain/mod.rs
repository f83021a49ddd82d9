//! Why a requirement is open, what would mend it, and what else a trainee could have.
//!
//! [`Explainer`] takes a program, a rule book and *any* plan, and answers from these alone: nothing is
//! remembered of the search. Whatever it says can be checked, and the tests do.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "counts of what is in memory, and values that compiling has bounded"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "compiling gave out dense numbers, and tables have an entry for every one of them"
)]

mod alone;
mod best;
mod blocks;
mod candidates;
mod change;
mod conflict;
mod crowd;
mod crux;
mod dense;
mod edit;
mod explainer;
mod force;
mod ladder;
mod limit;
mod mend;
mod moves;
mod neighbors;
mod options;
mod priced;
mod repair;
mod room;
mod search;
mod shortage;
mod stage;
mod surroundings;
mod swaps;
mod table;
mod through;
mod why;
mod why_not;
mod wording;
mod worth;

pub use alone::Limited;
pub use change::{Change, ChangeError, changed};
pub use conflict::{Conflict, Everybody, conflict};
pub(crate) use crowd::in_the_way;
pub use explainer::{ExplainError, Explainer};
pub(crate) use force::pin;
pub use limit::Limit;
pub use options::{Alternative, Alternatives};
pub use priced::shortages;
pub use repair::{Fewest, Repair};
pub use shortage::{Shortage, shortage};
pub use swaps::Swap;
pub use why::{Blocker, Cause, Class, Forced, Full, Unsettled, Why};
pub use why_not::WhyNot;
pub use wording::{Crowded, English, Korean, Wording};
