//! From a draft to a program: what is accepted, what is refused, and how it is told.
mod accepted;
mod cascade;
mod codes;
mod edges;
mod fields;
mod hostile;
mod planted;
mod told;
