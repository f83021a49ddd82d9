//! From a draft to a program: what is accepted, what is refused, and how it is told.
mod accepted;
mod cascade;
mod codes;
mod each;
mod edges;
mod funnel;
mod hostile;
mod numbers;
mod planted;
mod references;
mod repeated;
mod texts;
mod told;
