//! The check of certificates by itself.
mod alike;
mod heard;
mod refused;
