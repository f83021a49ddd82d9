//! What limits one trainee, whoever else there is.

use crate::ids::{PolicyId, SpecialtyId};
use crate::program::draft::{PolicyRuleDraft, ProgramDraft};
use crate::rules::{RuleBook, RuleCode};

/// One thing that limits what a trainee can do alone, and that could be otherwise.
///
/// Requirements are counted from 0.
///
/// ```
/// use practicum::explain::{Cause, Explainer, Limit};
/// use practicum::{RuleBook, RuleCode, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees[0].partnership = None; // T01 comes under no agreement
/// let program = draft.validate()?;
/// let (book, nothing) = (RuleBook::default(), Schedule::default());
/// let explainer = Explainer::new(&program, &book, &nothing)?;
/// let reasons = explainer.open_of(&"T01".parse()?)?;
/// let Cause::ImpossibleAlone { limits } = reasons[0].cause() else {
///     return Err("P120 forbids every placement".into());
/// };
/// assert_eq!(limits[0].limit(), &Limit::Rule { code: RuleCode::PartnershipInForce });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Limit {
    /// A rule, with everything of the trainee and of the program that it looks at.
    Rule {
        /// The rule.
        code: RuleCode,
    },
    /// A policy that the cohort follows.
    Policy {
        /// The policy.
        policy: PolicyId,
        /// The rule that it is for.
        code: RuleCode,
    },
    /// The order of two specialties.
    Prerequisite {
        /// The specialty that comes later.
        specialty: SpecialtyId,
        /// The one that comes first.
        after: SpecialtyId,
    },
    /// What the trainee has of a requirement already, and would not give up.
    Beside {
        /// The requirement.
        requirement: usize,
        /// Placements of it.
        placed: u32,
    },
    /// A placement of the trainee that is settled beforehand.
    Pinned {
        /// Its specialty.
        specialty: SpecialtyId,
    },
    /// How long the placement has to last. Named only where that leaves no option by itself; otherwise
    /// it is what is asked for.
    Length {
        /// Periods.
        periods: u32,
    },
    /// The program has no department at all.
    NoDepartment,
}

/// Rules that look at one trainee alone, closures included. What comes first is given up first where
/// several sets of limits would do: what stays is what people can act upon.
const RULES: [RuleCode; 11] = [
    RuleCode::Lifecycle,
    RuleCode::CommonDays,
    RuleCode::HospitalMax,
    RuleCode::Practice,
    RuleCode::Window,
    RuleCode::Availability,
    RuleCode::Closure,
    RuleCode::PartnershipScope,
    RuleCode::PartnershipInForce,
    RuleCode::Admission,
    RuleCode::Teaching,
];

/// Every limit of the only trainee of a draft, for a requirement.
pub(super) fn limits(
    draft: &ProgramDraft,
    book: &RuleBook,
    requirement: usize,
    placed: &[u32],
) -> Vec<Limit> {
    let (Some(trainee), Some(curriculum)) = (draft.trainees.first(), draft.curricula.first())
    else {
        return Vec::new();
    };
    let mut limits = Vec::new();
    let asked = placed.iter().zip(&curriculum.requirements).enumerate();
    for (number, (&placed, _)) in asked.filter(|(_, (placed, _))| **placed > 0) {
        limits.push(Limit::Beside {
            requirement: number,
            placed,
        });
    }
    let id = |text: &String| text.parse::<SpecialtyId>().ok();
    for pin in &trainee.pins {
        limits.extend(id(&pin.specialty).map(|specialty| Limit::Pinned { specialty }));
    }
    let asked = curriculum.requirements.get(requirement);
    limits.extend(
        asked
            .filter(|asked| asked.periods > 1)
            .map(|asked| Limit::Length {
                periods: asked.periods,
            }),
    );
    let (early, late) = RULES.split_at(4);
    let rule = |&code: &RuleCode| book.is_on(code).then_some(Limit::Rule { code });
    limits.extend(early.iter().filter_map(rule));
    if book.is_on(RuleCode::Prerequisite) {
        limits.extend(curriculum.prerequisites.iter().filter_map(|order| {
            Some(Limit::Prerequisite {
                specialty: id(&order.specialty)?,
                after: id(&order.after)?,
            })
        }));
    }
    let cohort = draft.cohorts.iter().find(|one| one.id == trainee.cohort);
    let followed: Vec<&String> = cohort.into_iter().flat_map(|one| &one.policies).collect();
    for policy in draft
        .policies
        .iter()
        .filter(|policy| followed.contains(&&policy.id))
    {
        let code = code_of(&policy.rule);
        if let Ok(id) = policy.id.parse() {
            if book.is_on(code) {
                limits.push(Limit::Policy { policy: id, code });
            }
        }
    }
    limits.extend(late.iter().filter_map(rule));
    limits
}

/// The rule that a policy is for.
fn code_of(rule: &PolicyRuleDraft) -> RuleCode {
    match rule {
        PolicyRuleDraft::MinimumExperience { .. } => RuleCode::Experience,
        PolicyRuleDraft::NoRepeat { .. } => RuleCode::NoRepeat,
        PolicyRuleDraft::Credential { .. } => RuleCode::Credential,
        PolicyRuleDraft::StayLength { .. } => RuleCode::StayLength,
        PolicyRuleDraft::RollingStay { .. } => RuleCode::RollingStay,
        PolicyRuleDraft::Preparation { .. } | PolicyRuleDraft::PracticeLength { .. } => {
            RuleCode::Practice
        }
    }
}

impl Limit {
    /// The rule that a rule book can switch off for it.
    pub(super) fn rule(&self) -> Option<RuleCode> {
        match self {
            Self::Rule { code } => Some(*code),
            Self::Policy { .. }
            | Self::Prerequisite { .. }
            | Self::Beside { .. }
            | Self::Pinned { .. }
            | Self::Length { .. }
            | Self::NoDepartment => None,
        }
    }

    /// Takes the limit out of the draft of one trainee, if it stands there.
    pub(super) fn lift(&self, draft: &mut ProgramDraft, requirement: usize) {
        match self {
            Self::Policy { policy, .. } => {
                for cohort in &mut draft.cohorts {
                    cohort.policies.retain(|id| id != policy.as_str());
                }
            }
            Self::Prerequisite { specialty, after } => {
                for curriculum in &mut draft.curricula {
                    curriculum.prerequisites.retain(|order| {
                        order.specialty != specialty.as_str() || order.after != after.as_str()
                    });
                }
            }
            Self::Pinned { specialty } => {
                for trainee in &mut draft.trainees {
                    trainee
                        .pins
                        .retain(|pin| pin.specialty != specialty.as_str());
                }
            }
            Self::Length { .. } => {
                for curriculum in &mut draft.curricula {
                    if let Some(asked) = curriculum.requirements.get_mut(requirement) {
                        asked.periods = 1;
                    }
                }
            }
            Self::Rule { .. } | Self::Beside { .. } | Self::NoDepartment => {}
        }
    }
}
