//! Linking rules: what a few trainees decide together.
mod apart;
mod members;
mod not_alone;
mod together;

pub(super) use apart::apart;
pub(super) use not_alone::not_alone;
pub(super) use together::together;
