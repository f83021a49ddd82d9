//! JSON.
mod error;
mod forms;
mod limits;
mod text;

pub use error::{JsonError, ReadError};
pub use limits::Limits;
