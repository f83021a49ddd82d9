//! The guide: what the words mean, what each rule says, why things are as they are.
//!
//! A newcomer reads [`concepts`] first, and then what the question is about:
//!
//! | question | chapter |
//! |---|---|
//! | What does a rule demand, and how is a plan mended that breaks it? | [`rules`] |
//! | My file is refused: what does the code mean? | [`defects`] |
//! | Why has somebody no place? Something has changed: what now? | [`explain`] |
//! | Where does a figure come from? | [`statistics`] |
//! | How do I run it in a service, and what do I store? | [`embedding`] |
//! | How large may it be, and how long does it take? | [`performance`] |
//! | What is promised, and who measured it? | [`guarantees`], [`determinism`] |
//! | How is it built, and why like this? | [`architecture`], [`design`] |
//! | How do I add to it? | [`adding_a_rule`] |
#![expect(
    clippy::doc_markdown,
    reason = "headings are the names of codes, as they stand in the code"
)]

#[doc = include_str!("adding_a_rule.md")]
pub mod adding_a_rule {}

#[doc = include_str!("architecture.md")]
pub mod architecture {}

#[doc = include_str!("concepts.md")]
pub mod concepts {}

#[doc = include_str!("defects.md")]
pub mod defects {}

#[doc = include_str!("design.md")]
pub mod design {}

#[doc = include_str!("determinism.md")]
pub mod determinism {}

#[doc = include_str!("embedding.md")]
pub mod embedding {}

#[cfg(feature = "solver")]
#[doc = include_str!("explain.md")]
pub mod explain {}

#[doc = include_str!("guarantees.md")]
pub mod guarantees {}

#[doc = include_str!("performance.md")]
pub mod performance {}

#[doc = include_str!("rules.md")]
pub mod rules {}

#[cfg(feature = "report")]
#[doc = include_str!("statistics.md")]
pub mod statistics {}
