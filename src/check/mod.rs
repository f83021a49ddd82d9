//! The independent checker: what is wrong with a schedule, what is missing, what it is worth.
//!
//! [`check()`] takes *any* schedule, also nonsense, and answers with a [`CheckReport`]: every
//! [`Violation`] of a hard rule with typed [`Evidence`], every [`Shortfall`], and the value rule by
//! rule. [`is_valid`] and [`first_violation`] ask shorter questions of the same walk, so the three
//! answers can not disagree. What each rule says stands in [`guide::rules`](crate::guide::rules).
//!
//! The checker knows nothing of the solver, and shares no rule with it: every rule is written here
//! a second time, for reading. It trusts no schedule; it does trust the [`Program`], which has been
//! validated.
//!
//! ```
//! use practicum::check::check;
//! use practicum::program::Program;
//! use practicum::rules::RuleBook;
//! use practicum::schedule::Schedule;
//!
//! fn print(program: &Program, schedule: &Schedule) {
//!     let report = check(program, &RuleBook::default(), schedule);
//!     for violation in report.violations() {
//!         println!("{} {violation}: {}", violation.code(), violation.remedy());
//!     }
//!     println!("{}", report.score());
//! }
//! ```
//!
//! [`Program`]: crate::program::Program
#![expect(
    clippy::arithmetic_side_effects,
    reason = "factors have 64 bits and products 128, and counts are of things that are in memory"
)]

mod cost;
mod crowds;
mod days;
mod evidence;
mod linking;
mod personal;
mod presence;
mod reading;
mod reason;
mod remedy;
mod remedy_korean;
mod report;
mod shared;
mod shortfall;
mod value;
mod violation;
mod walk;
mod wording;
#[cfg(feature = "serde")]
mod written;

pub use evidence::Evidence;
pub use reason::{
    AdmissionReason, AgreementReason, ApprovalGap, Crowd, DatedPlacement, Missing, PracticeReason,
    QuotaOf, ScopeReason,
};
pub use report::CheckReport;
pub use shortfall::Shortfall;
pub use value::{OwnValue, ValueBreakdown, ValueLine};
pub use violation::Violation;
pub use walk::{check, first_violation, is_valid};
