//! Calendar feeds: what is written, read by somebody else's reader; what replanning does to them.
mod feeds;
mod replanned;
