//! Published figures as data, checked against their own inputs.
//!
//! A [`Claim`] is what somebody published: a sentence, its source and date, the definition behind the
//! figure, and an [`Assertion`] that names the formula and its inputs. [`Claim::verify`] recomputes
//! the figure exactly and says whether the claim holds, holds once rounded as stated, or fails; where
//! it fails, it looks for the [`Mistake`] that gives the stated figure.
//!
//! The module knows numbers and periods only: no partner, no program, no other part of the crate but
//! [`stats`](crate::stats).
//!
//! ```
//! use practicum::claim::{Assertion, Claim, Mistake, Stated, Verdict};
//! use practicum::stats::{Period, Series};
//! use rust_decimal::Decimal;
//!
//! let year = Period::calendar_year;
//! let patients = Series::new([
//!     (year(2009)?, Some(60_201.into())),
//!     (year(2010)?, Some(81_789.into())),
//!     (year(2011)?, Some(122_297.into())),
//!     (year(2012)?, Some(159_464.into())),
//! ])?;
//! let growth = Assertion::Change { base: 122_297.into(), end: 159_464.into() };
//! let claim = Claim::new("patients rose by 38.4 % in 2012", growth, Stated::new(Decimal::new(384, 1)))
//!     .from_source("a portal")
//!     .with_history(patients, year(2012)?);
//! let finding = claim.verify()?;
//! assert_eq!(finding.verdict(), Verdict::Fails);
//! assert_eq!(
//!     finding.mistake().map(ToString::to_string).as_deref(),
//!     Some("it is the compound rate over 3 periods from 2009")
//! );
//! # Ok::<(), practicum::stats::StatsError>(())
//! ```
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a decimal can be negated without overflow"
)]

mod assertion;
mod diagnosis;
mod finding;
mod korean;
mod mistake;
mod stated;
mod statement;
#[cfg(feature = "serde")]
mod wire;

pub use assertion::Assertion;
pub use finding::{Finding, Verdict};
pub use mistake::Mistake;
pub use stated::{Relation, Stated};
pub use statement::Claim;
