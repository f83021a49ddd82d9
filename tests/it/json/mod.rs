//! The JSON form: what is written, what is read, what is refused.
mod forms;
mod golden;
mod hostile;
mod laws;
mod reports;
#[cfg(feature = "schema")]
mod schema;
