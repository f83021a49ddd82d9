//! What a check of a claim found.

use std::fmt;

use rust_decimal::Decimal;

use super::mistake::Mistake;
use crate::stats::Figure;

/// Whether a claim holds.
///
/// ```
/// use practicum::claim::{Assertion, Claim, Stated, Verdict};
/// use rust_decimal::Decimal;
///
/// let verdict = |stated: Decimal| {
///     let share = Assertion::Share { part: 2.into(), whole: 3.into() };
///     Claim::new("two of three", share, Stated::new(stated)).verify().map(|found| found.verdict())
/// };
/// assert_eq!(verdict(Decimal::new(667, 1))?, Verdict::HoldsRounded); // 66.7 %
/// assert_eq!(verdict(Decimal::new(666, 1))?, Verdict::Fails);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Verdict {
    /// The inputs give the stated figure, or satisfy the stated bound.
    Holds,
    /// The inputs give the stated figure once it is rounded as stated.
    HoldsRounded,
    /// The inputs give another figure.
    Fails,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Holds => "holds",
            Self::HoldsRounded => "holds when rounded as stated",
            Self::Fails => "fails",
        })
    }
}

/// The verdict, the right figure, and for a failed claim the likely mistake.
///
/// ```
/// use practicum::claim::{Assertion, Claim, Stated, Verdict};
/// use rust_decimal::Decimal;
///
/// let doctors = Assertion::Total { parts: vec![4.into(), 6.into()] };
/// let finding = Claim::new("eleven doctors", doctors, Stated::new(11.into())).verify()?;
/// assert_eq!(finding.verdict(), Verdict::Fails);
/// assert_eq!(finding.right().value(), &Decimal::from(10));
/// assert!(finding.to_string().ends_with("the parts fall short of the whole by 1"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    verdict: Verdict,
    right: Figure<Decimal>,
    mistake: Option<Mistake>,
}

impl Finding {
    pub(super) fn new(verdict: Verdict, right: Figure<Decimal>, mistake: Option<Mistake>) -> Self {
        Self {
            verdict,
            right,
            mistake,
        }
    }

    /// Whether the claim holds.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// What the inputs give, to 28 digits.
    pub fn right(&self) -> &Figure<Decimal> {
        &self.right
    }

    /// The mistake that gives the stated figure, for a claim that fails, where one fits.
    pub fn mistake(&self) -> Option<&Mistake> {
        self.mistake.as_ref()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.verdict, self.right)?;
        match &self.mistake {
            Some(mistake) => write!(f, "; {mistake}"),
            None => Ok(()),
        }
    }
}
