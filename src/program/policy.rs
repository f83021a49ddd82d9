//! Dated eligibility rules: real rules change with the year.

use std::sync::Arc;

use super::kinds::PolicyRule;
use crate::calendar::Term;
use crate::codes::CountryCode;
use crate::ids::{PolicyId, Profession};

/// A rule of eligibility with the days on which it holds.
///
/// ```
/// use practicum::program::PolicyRule;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let policy = program.policies().get("experience").ok_or("it is there")?;
/// assert_eq!(policy.rule(), &PolicyRule::MinimumExperience { years: 2 });
/// assert_eq!(policy.valid().to_string(), "2011-01-01..");
/// assert!(policy.countries().is_empty()); // for trainees of every country
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub(super) id: PolicyId,
    pub(super) rule: PolicyRule,
    pub(super) valid: Term,
    pub(super) countries: Vec<CountryCode>,
    pub(super) professions: Vec<Profession>,
    pub(super) source: Option<Arc<str>>,
}

impl Policy {
    /// Its id.
    pub fn id(&self) -> &PolicyId {
        &self.id
    }

    /// What it demands.
    pub fn rule(&self) -> &PolicyRule {
        &self.rule
    }

    /// It binds placements that start on these days.
    pub fn valid(&self) -> Term {
        self.valid
    }

    /// Nationalities that it binds; none: all.
    pub fn countries(&self) -> &[CountryCode] {
        &self.countries
    }

    /// Professions that it binds; none: all.
    pub fn professions(&self) -> &[Profession] {
        &self.professions
    }

    /// Where the rule is written.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }
}
