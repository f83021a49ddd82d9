//! New plans, asked of brute force and of the checker.

mod changes;
mod intake;
mod laws;
mod odd;
