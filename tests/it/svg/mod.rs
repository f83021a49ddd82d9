//! Pictures: golden, well-formed, complete, and never in the way of a bad plan.
mod golden;
mod nonsense;
mod reader;
