//! A server, and whoever asks it.

pub(crate) mod driver;
pub(crate) mod http;
pub(crate) mod programs;
pub(crate) mod server;
