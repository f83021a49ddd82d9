//! Pictures (SVG 1.1): plans, seats, growth, progress.
//!
//! Every picture is readable without color: colors (those of Okabe and Ito, which color-blind people can
//! tell apart) always come with a pattern or a word. Text is text, cut where there is no room, and whole
//! in its tooltip. Every picture has a title and a description for those who do not see it. Equal values
//! give equal bytes.
//!
//! In the plans, every bar says what it stands for, for scripts that make a picture answer: `data-trainee`,
//! `data-department`, `data-specialty`, `data-start` and `data-periods`, the last two as in a placement. The
//! area of a department has `data-department`, the name of a trainee `data-trainee`; the picture itself
//! has `data-left` and `data-right`, between which its `data-periods` periods lie.
#[cfg(feature = "report")]
mod bars;
#[cfg(feature = "stats")]
mod growth;
mod hospitals;
mod palette;
mod phrases;
#[cfg(feature = "solver")]
mod progress;
#[cfg(feature = "report")]
mod seats;
mod shape;
mod sheet;
mod style;
mod timeline;
mod trainees;
mod words;

#[cfg(feature = "report")]
pub use bars::utilization;
#[cfg(feature = "stats")]
pub use growth::{Mark, growth};
pub use hospitals::by_hospital;
#[cfg(feature = "solver")]
pub use progress::progress;
#[cfg(feature = "report")]
pub use seats::seats;
pub use style::SvgStyle;
pub use trainees::by_trainee;
