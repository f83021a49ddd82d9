//! Values that are kept and read again: observations, and sums that go on. Reading takes only what
//! could have been written.

mod balance;
mod groups;
mod series;
mod sums;
mod text;
mod years;

pub(super) use years::month;
