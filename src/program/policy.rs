//! Dated eligibility rules: real rules change with the year.

use std::sync::Arc;

use super::kinds::PolicyRule;
use crate::calendar::Term;
use crate::codes::CountryCode;
use crate::ids::{PolicyId, Profession};

/// A rule of eligibility with the days on which it holds.
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
