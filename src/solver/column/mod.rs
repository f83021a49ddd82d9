//! Column generation: exact prices for everything personal, one linear program for what is shared.
//!
//! One *column* is one trainee's whole itinerary. A linear program mixes the known columns so that the
//! cells' limits hold ([`simplex`]); its prices tell each trainee what a unit of a cell is worth to
//! the others; an exact dynamic program in integers finds the trainee's best itinerary at these
//! prices ([`pricing`]), which is a new column, or the proof that there is none. Whatever the
//! prices, the integers prove a bound; the floating point only ever proposes.
mod basis;
pub(crate) mod crowd;
mod decisions;
pub(crate) mod dive;
mod factor;
pub(crate) mod generate;
pub(crate) mod layout;
pub(crate) mod linked;
pub(crate) mod master;
mod narrow;
pub(crate) mod negotiate;
pub(crate) mod number;
pub(crate) mod part;
pub(crate) mod place;
pub(crate) mod pool;
pub(crate) mod pricing;
mod program;
pub(crate) mod rates;
mod ratio;
pub(crate) mod roads;
pub(crate) mod sets;
pub(crate) mod simplex;
pub(crate) mod slope;
pub(crate) mod starts;
mod stays;
mod sweep;
pub(crate) mod tariff;
pub(crate) mod tree;
