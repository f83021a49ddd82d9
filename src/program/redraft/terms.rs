//! Policies, links, costs and notes.

use super::values::{term, text, texts};
use crate::program::draft::{
    BudgetDraft, LinkRuleDraft, NoteDraft, PolicyDraft, PolicyRuleDraft, RateDraft, ShareDraft,
};
use crate::program::{Budget, LinkRule, Note, Policy, PolicyRule, Rate, Share};

impl From<&Policy> for PolicyDraft {
    fn from(policy: &Policy) -> Self {
        Self {
            id: policy.id().to_string(),
            rule: PolicyRuleDraft::from(policy.rule()),
            valid: term(policy.valid()),
            countries: texts(policy.countries()),
            professions: texts(policy.professions()),
            source: text(policy.source()),
        }
    }
}

impl From<&PolicyRule> for PolicyRuleDraft {
    fn from(rule: &PolicyRule) -> Self {
        match *rule {
            PolicyRule::MinimumExperience { years } => Self::MinimumExperience { years },
            PolicyRule::NoRepeat { years } => Self::NoRepeat { years },
            PolicyRule::Credential { ref kind } => Self::Credential {
                kind: kind.to_string(),
            },
            PolicyRule::StayLength { days } => Self::StayLength { days },
            PolicyRule::RollingStay { days, within } => Self::RollingStay { days, within },
            PolicyRule::Preparation { months } => Self::Preparation { months },
            PolicyRule::PracticeLength { months } => Self::PracticeLength { months },
        }
    }
}

impl From<&LinkRule> for LinkRuleDraft {
    fn from(link: &LinkRule) -> Self {
        Self {
            id: link.id().to_string(),
            kind: link.kind(),
            trainees: texts(link.trainees()),
            language: text(link.language()),
            region: text(link.region()),
        }
    }
}

impl From<&Rate> for RateDraft {
    fn from(rate: &Rate) -> Self {
        Self {
            id: rate.id().to_string(),
            label: rate.label().to_owned(),
            payer: rate.payer().to_string(),
            amount: rate.amount().to_string(),
            basis: rate.basis(),
            cohorts: texts(rate.cohorts()),
        }
    }
}

impl From<&Budget> for BudgetDraft {
    fn from(budget: &Budget) -> Self {
        Self {
            id: budget.id().to_string(),
            ceiling: budget.ceiling().to_string(),
            payer: text(budget.payer()),
            cohorts: texts(budget.cohorts()),
        }
    }
}

impl From<&Share> for ShareDraft {
    fn from(share: &Share) -> Self {
        Self {
            authority: share.authority().to_string(),
            hospital: text(share.hospital()),
            percent: share.percent().get().to_string(),
        }
    }
}

impl From<&Note> for NoteDraft {
    fn from(note: &Note) -> Self {
        Self {
            kind: note.kind(),
            about: note.about().to_owned(),
            text: note.text().to_owned(),
        }
    }
}
