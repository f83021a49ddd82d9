//! The guide: what the words mean, what each rule says, why things are as they are.

#[doc = include_str!("defects.md")]
pub mod defects {}

#[doc = include_str!("rules.md")]
pub mod rules {}
