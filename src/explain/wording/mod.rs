//! Reasons in words: a trait, and two languages.

mod english;
mod english_changes;
mod english_shortage;
mod english_violations;
mod group;
mod korean;
mod korean_changes;
mod korean_shortage;
mod korean_violations;
mod names;
mod particle;
mod render;

pub use english::English;
pub use group::Crowded;
pub use korean::Korean;
pub use render::Wording;
