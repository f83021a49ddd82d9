//! The checker: four fixtures a rule, damage to a valid plan, value by hand, nonsense.

pub(crate) mod case;
mod damage;
mod evidence;
mod fixtures;
mod law;
mod linking;
mod nonsense;
mod personal;
mod practice;
mod shared;
mod shortfall;
#[cfg(feature = "json")]
mod told;
mod value;
