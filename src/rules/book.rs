//! The rule book: which rules are on, and how much soft ones weigh.

use std::collections::BTreeSet;

use thiserror::Error;

use super::{RuleCode, Severity};
use crate::program::PartnershipKind;
use crate::quantity::{Money, Weight};
use crate::schedule::Schedule;

/// Which rules are on, and how much soft ones weigh. Parameters only: what a rule *means* stands in
/// [`check`](mod@crate::check), and again, written for speed, in the solver.
///
/// [`RuleBook::default`] has every hard rule on, weight 1 on preferences, waiting, changes and the
/// worst-off trainee, and 0 on spread, cost and baseline.
///
/// ```
/// use practicum::quantity::Weight;
/// use practicum::rules::{RuleBook, RuleCode};
///
/// let book = RuleBook::default().without(RuleCode::CommonDays)?.weigh(RuleCode::Waiting, Weight::new(5)?)?;
/// assert!(!book.is_on(RuleCode::CommonDays));
/// assert_eq!(book.weight(RuleCode::Waiting).get(), 5);
/// assert!(book.without(RuleCode::Overlap).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # In files
///
/// A rule book is a map of what it changes; what is left out is as in [`RuleBook::default`]. Equal
/// books are written with equal bytes.
///
/// ```text
/// {
///   "off": ["P111"],
///   "weights": {"V504": 5, "V508": 1},
///   "sending": ["memorandum", "implementation_agreement"],
///   "comfortable_load": 2,
///   "money_per_point": "50000 KRW",
///   "baseline": {"placements": []}
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(try_from = "super::written::Written", into = "super::written::Written")
)]
pub struct RuleBook {
    off: BTreeSet<RuleCode>,
    weights: Weights,
    sending_kinds: BTreeSet<PartnershipKind>,
    comfortable_load: u32,
    money_per_point: Option<Money>,
    baseline: Option<Schedule>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Weights {
    specialty: Weight,
    hospital: Weight,
    program: Weight,
    waiting: Weight,
    changes: Weight,
    worst_off: Weight,
    spread: Weight,
    cost: Weight,
    baseline: Weight,
}

/// Why a rule book can not be changed like this.
///
/// ```
/// use practicum::rules::RuleBookError;
/// use practicum::{RuleBook, RuleCode};
///
/// let code = RuleCode::Overlap; // nobody is at two places at once
/// assert_eq!(RuleBook::default().without(code), Err(RuleBookError::Essential { code }));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum RuleBookError {
    /// Without this rule a schedule would mean nothing.
    #[error("rule {code} can not be switched off: without it a schedule has no meaning")]
    Essential {
        /// The rule.
        code: RuleCode,
    },
    /// Only soft rules weigh.
    #[error("rule {code} has no weight: it is not a soft rule")]
    NoWeight {
        /// The rule.
        code: RuleCode,
    },
    /// A weight below 0 would reward what the rule discourages.
    #[error("the weight {weight} of rule {code} is negative")]
    NegativeWeight {
        /// The rule.
        code: RuleCode,
        /// The weight.
        weight: Weight,
    },
    /// A point of value must be worth some money.
    #[error("a point of value can not be worth {money}")]
    WorthlessPoint {
        /// The amount given.
        money: Money,
    },
}

impl Default for RuleBook {
    fn default() -> Self {
        Self {
            off: BTreeSet::new(),
            weights: Weights {
                specialty: Weight::ONE,
                hospital: Weight::ONE,
                program: Weight::ONE,
                waiting: Weight::ONE,
                changes: Weight::ONE,
                worst_off: Weight::ONE,
                spread: Weight::ZERO,
                cost: Weight::ZERO,
                baseline: Weight::ZERO,
            },
            sending_kinds: [
                PartnershipKind::Memorandum,
                PartnershipKind::Implementation,
                PartnershipKind::Exchange,
                PartnershipKind::Invitation,
            ]
            .into(),
            comfortable_load: 1,
            money_per_point: None,
            baseline: None,
        }
    }
}

impl RuleBook {
    /// Rules that can not be switched off.
    pub const ESSENTIAL: &'static [RuleCode] = &[
        RuleCode::Known,
        RuleCode::Horizon,
        RuleCode::Overlap,
        RuleCode::Excess,
        RuleCode::Curriculum,
        RuleCode::Duration,
        RuleCode::Pin,
        RuleCode::OpenRequirement,
    ];

    /// The book with a rule switched off. A soft rule that is off weighs nothing.
    ///
    /// # Errors
    /// [`RuleBookError::Essential`] for the rules in [`ESSENTIAL`](Self::ESSENTIAL).
    pub fn without(mut self, code: RuleCode) -> Result<Self, RuleBookError> {
        if Self::ESSENTIAL.contains(&code) {
            return Err(RuleBookError::Essential { code });
        }
        self.off.insert(code);
        Ok(self)
    }

    /// The book with a rule switched on again.
    #[must_use]
    pub fn with(mut self, code: RuleCode) -> Self {
        self.off.remove(&code);
        self
    }

    /// The book with the weight of a soft rule changed. Weights are at least 0: how much one unit of
    /// what the rule counts is worth (preferences) or costs (waiting, changes, spread, cost).
    ///
    /// # Errors
    /// [`RuleBookError::NoWeight`] if the rule is not soft, [`RuleBookError::NegativeWeight`].
    pub fn weigh(mut self, code: RuleCode, weight: Weight) -> Result<Self, RuleBookError> {
        if weight < Weight::ZERO {
            return Err(RuleBookError::NegativeWeight { code, weight });
        }
        let slot = self
            .weights
            .slot(code)
            .ok_or(RuleBookError::NoWeight { code })?;
        *slot = weight;
        Ok(self)
    }

    /// The book with the kinds of partnership that may send trainees.
    #[must_use]
    pub fn sending(mut self, kinds: impl IntoIterator<Item = PartnershipKind>) -> Self {
        self.sending_kinds = kinds.into_iter().collect();
        self
    }

    /// The book with the number of trainees in a hospital and period above which each one costs the
    /// weight of [`RuleCode::Spread`].
    #[must_use]
    pub fn comfortable_load(mut self, trainees: u32) -> Self {
        self.comfortable_load = trainees;
        self
    }

    /// The book with the amount of money that one point of value is worth, for [`RuleCode::Cost`].
    /// Each rate of the same currency is turned into points once, rounded half up.
    ///
    /// # Errors
    /// [`RuleBookError::WorthlessPoint`] if the amount is 0.
    pub fn money_per_point(mut self, money: Money) -> Result<Self, RuleBookError> {
        if money.minor_units() == 0 {
            return Err(RuleBookError::WorthlessPoint { money });
        }
        self.money_per_point = Some(money);
        Ok(self)
    }

    /// The book with a plan in force: each of its placements that is kept unchanged is worth the
    /// weight of [`RuleCode::Baseline`].
    #[must_use]
    pub fn baseline(mut self, baseline: Schedule) -> Self {
        self.baseline = Some(baseline);
        self
    }

    /// Whether a rule is on.
    pub fn is_on(&self, code: RuleCode) -> bool {
        !self.off.contains(&code)
    }

    /// The rules that are off, in order.
    pub fn off(&self) -> impl Iterator<Item = RuleCode> + '_ {
        self.off.iter().copied()
    }

    /// The weight of a soft rule: 0 if it is off or not soft.
    pub fn weight(&self, code: RuleCode) -> Weight {
        if !self.is_on(code) || code.severity() != Severity::Soft {
            return Weight::ZERO;
        }
        self.weights
            .clone()
            .slot(code)
            .map_or(Weight::ZERO, |weight| *weight)
    }

    /// The weight of a soft rule, also if the rule is off. `None` if it is not soft.
    #[cfg(feature = "serde")]
    pub(super) fn written_weight(&self, code: RuleCode) -> Option<Weight> {
        self.weights.clone().slot(code).copied()
    }

    /// The kinds of partnership that may send trainees, in order.
    pub fn sending_kinds(&self) -> impl Iterator<Item = PartnershipKind> + '_ {
        self.sending_kinds.iter().copied()
    }

    /// Whether partnerships of this kind may send trainees.
    pub fn may_send(&self, kind: PartnershipKind) -> bool {
        self.sending_kinds.contains(&kind)
    }

    /// Trainees in a hospital and period above which [`RuleCode::Spread`] applies.
    pub fn comfortable(&self) -> u32 {
        self.comfortable_load
    }

    /// What one point of value is worth, for [`RuleCode::Cost`].
    pub fn point(&self) -> Option<Money> {
        self.money_per_point
    }

    /// The plan in force, for [`RuleCode::Baseline`].
    pub fn plan_in_force(&self) -> Option<&Schedule> {
        self.baseline.as_ref()
    }
}

impl Weights {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only soft rules weigh")]
    fn slot(&mut self, code: RuleCode) -> Option<&mut Weight> {
        match code {
            RuleCode::SpecialtyPreference => Some(&mut self.specialty),
            RuleCode::HospitalPreference => Some(&mut self.hospital),
            RuleCode::ProgramPreference => Some(&mut self.program),
            RuleCode::Waiting => Some(&mut self.waiting),
            RuleCode::Changes => Some(&mut self.changes),
            RuleCode::WorstOff => Some(&mut self.worst_off),
            RuleCode::Spread => Some(&mut self.spread),
            RuleCode::Cost => Some(&mut self.cost),
            RuleCode::Baseline => Some(&mut self.baseline),
            _ => None,
        }
    }
}
