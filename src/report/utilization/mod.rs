//! How well seats are used, and when exactly.
mod load;
mod seats;
mod usage;
mod whole;

pub use load::Load;
pub use usage::Usage;
pub use whole::Utilization;
