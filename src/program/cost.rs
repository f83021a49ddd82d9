//! What a trainee costs, who pays, and how much there is.

use std::sync::Arc;

use super::kinds::Basis;
use crate::ids::{AuthorityId, BudgetId, CohortId, HospitalId, Payer, RateId};
use crate::quantity::{Money, Percent};

/// A rate: what is paid for a trainee, by a basis, over the stay from the first placement's first day to the last one's last.
///
/// ```
/// use practicum::program::Basis;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let lodging = program.rates().get("lodging").ok_or("it is there")?;
/// assert_eq!(lodging.basis(), Basis::Night);
/// assert_eq!(lodging.amount().to_string(), "60000 KRW");
/// assert_eq!(lodging.payer().as_str(), "province");
/// assert!(lodging.cohorts().is_empty()); // it is paid for every cohort
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub(super) id: RateId,
    pub(super) label: Arc<str>,
    pub(super) payer: Payer,
    pub(super) amount: Money,
    pub(super) basis: Basis,
    pub(super) cohorts: Vec<CohortId>,
}

impl Rate {
    /// Its id.
    pub fn id(&self) -> &RateId {
        &self.id
    }

    /// What it pays for.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Who pays.
    pub fn payer(&self) -> &Payer {
        &self.payer
    }

    /// How much: `60000 KRW`.
    pub fn amount(&self) -> Money {
        self.amount
    }

    /// For what it is paid.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Cohorts that it is paid for; none: all.
    pub fn cohorts(&self) -> &[CohortId] {
        &self.cohorts
    }
}

/// A ceiling on what the rates of a payer come to, in one currency.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let budget = program.budgets().get("edition-2014").ok_or("it is there")?;
/// assert_eq!(budget.ceiling().to_string(), "31000000 KRW");
/// let payer = budget.payer().ok_or("only the province's spending counts")?;
/// assert_eq!(payer.as_str(), "province");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Budget {
    pub(super) id: BudgetId,
    pub(super) ceiling: Money,
    pub(super) payer: Option<Payer>,
    pub(super) cohorts: Vec<CohortId>,
}

impl Budget {
    /// Its id.
    pub fn id(&self) -> &BudgetId {
        &self.id
    }

    /// The most that may be spent: `31000000 KRW`.
    pub fn ceiling(&self) -> Money {
        self.ceiling
    }

    /// Whose spending is counted; not given: everybody's.
    pub fn payer(&self) -> Option<&Payer> {
        self.payer.as_ref()
    }

    /// Cohorts whose spending is counted; none: all.
    pub fn cohorts(&self) -> &[CohortId] {
        &self.cohorts
    }
}

/// The most that one authority's trainees may take of the seats.
///
/// ```
/// use practicum::program::draft::ShareDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let half = ShareDraft::new("primorsky-health", "50").hospital("sejong");
/// let program = draft.share(half).validate()?;
/// let [share] = program.shares() else {
///     return Err("one share".into());
/// };
/// assert_eq!(share.authority().as_str(), "primorsky-health");
/// assert_eq!(share.percent().floor_of(3), 1); // of three seats there, one
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    pub(super) authority: AuthorityId,
    pub(super) hospital: Option<HospitalId>,
    pub(super) percent: Percent,
}

impl Share {
    /// The authority.
    pub fn authority(&self) -> &AuthorityId {
        &self.authority
    }

    /// The hospital whose seats are meant; not given: all hospitals together.
    pub fn hospital(&self) -> Option<&HospitalId> {
        self.hospital.as_ref()
    }

    /// The share of the seats of each period, in percent, rounded down to whole seats.
    pub fn percent(&self) -> Percent {
        self.percent
    }
}
