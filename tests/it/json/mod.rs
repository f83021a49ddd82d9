//! The JSON form: what is written, what is read, what is refused.
mod forms;
mod hostile;
mod laws;
