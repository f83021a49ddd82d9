//! Tables that identify nobody: small numbers are withheld, and enough others with them that nobody
//! can work them out.
mod choose;
mod network;
mod published;

pub use published::{Published, SmallCells};
