//! CSV: what is written, what is read, what is refused.
mod laws;
mod refused;
mod written;
