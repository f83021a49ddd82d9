//! Reasons in words: a trait, and two languages.

mod english;
mod group;
mod korean;
mod names;
mod particle;
mod render;

pub use english::English;
pub use korean::Korean;
pub use render::Wording;
