//! JSON.
mod document;
mod error;
mod forms;
mod limits;
mod objects;
#[cfg(feature = "schema")]
mod schema;
mod text;

pub use error::{JsonError, ReadError};
pub use limits::Limits;
#[cfg(feature = "schema")]
pub use schema::schemas;
