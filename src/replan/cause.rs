//! Why a placement moved: the change that forced it, found by putting the placement back.

use std::collections::BTreeMap;

use super::falls::placements_of;
use crate::check::{CheckReport, Violation, check};
use crate::ids::TraineeId;
use crate::program::Program;
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule, ScheduleDiff};
use crate::score::Score;

/// A placement of the plan in force that does not stand in the new plan, and why.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Change;
/// use practicum::replan::Replan;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let program = leaves.apply_to(&program)?;
/// let book = RuleBook::default();
/// let replanned = Replan::new(&program, &book, planned.schedule(), "2014-06-02".parse()?).run()?;
/// let moved = &replanned.moved()[0];
/// assert_eq!((moved.from().trainee().as_str(), moved.to()), ("T02", None)); // it is gone
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moved {
    pub(super) from: Placement,
    pub(super) to: Option<Placement>,
    pub(super) forcing: Forcing,
}

impl Moved {
    /// The placement in the plan that was in force.
    pub fn from(&self) -> &Placement {
        &self.from
    }

    /// The trainee's placement for the same specialty in the new plan, if there is one.
    pub fn to(&self) -> Option<&Placement> {
        self.to.as_ref()
    }

    /// Why.
    pub fn forcing(&self) -> &Forcing {
        &self.forcing
    }
}

/// What forced a placement to move.
///
/// ```
/// use practicum::explain::Change;
/// use practicum::replan::{Forcing, Replan};
/// use practicum::{RuleBook, RuleCode};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let program = leaves.apply_to(&program)?;
/// let book = RuleBook::default();
/// let replanned = Replan::new(&program, &book, planned.schedule(), "2014-06-02".parse()?).run()?;
/// let Forcing::Broken { violations } = replanned.moved()[0].forcing() else {
///     return Err("who has left is not placed".into());
/// };
/// assert_eq!(violations[0].code(), RuleCode::Lifecycle);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Forcing {
    /// It breaks these rules in the changed program.
    Broken {
        /// What it breaks, alone or with others.
        violations: Vec<Violation>,
    },
    /// Nothing breaks it, but it stands in the way of others: put back into the new plan, these rules
    /// would be broken.
    MadeRoom {
        /// What would be broken.
        violations: Vec<Violation>,
        /// Those who came to where it was.
        r#for: Vec<TraineeId>,
    },
    /// It could have stayed, but the new plan is better: put back, the score would be this one.
    Better {
        /// The score with the placement put back.
        instead: Score,
    },
}

/// Explains every moved and every removed placement.
pub(super) fn causes(
    program: &Program,
    book: &RuleBook,
    (old, before): (&Schedule, &CheckReport),
    (new, after): (&Schedule, &CheckReport),
    diff: &ScheduleDiff,
) -> Vec<Moved> {
    let mut broken: BTreeMap<&Placement, Vec<Violation>> = BTreeMap::new();
    for violation in before.violations() {
        for placement in placements_of(program, old, violation) {
            broken.entry(placement).or_default().push(violation.clone());
        }
    }
    let moved = diff.moved().iter().map(|(from, to)| (from, Some(to)));
    let removed = diff.removed().iter().map(|from| (from, None));
    let mut found: Vec<Moved> = moved
        .chain(removed)
        .map(|(from, to)| Moved {
            from: from.clone(),
            to: to.cloned(),
            forcing: match broken.get(from) {
                Some(violations) => Forcing::Broken {
                    violations: violations.clone(),
                },
                None => unbroken(program, book, old, (new, after), (from, to)),
            },
        })
        .collect();
    found.sort_by(|a, b| a.from.cmp(&b.from));
    found
}

/// Why a placement that could stand does not: it is put back into the new plan.
fn unbroken(
    program: &Program,
    book: &RuleBook,
    old: &Schedule,
    (new, after): (&Schedule, &CheckReport),
    (from, to): (&Placement, Option<&Placement>),
) -> Forcing {
    let placements = new.placements().iter().filter(|one| Some(*one) != to);
    let back: Schedule = placements.chain([from]).cloned().collect();
    let report = check(program, book, &back);
    let fresh = report.violations().iter();
    let violations: Vec<Violation> = fresh
        .filter(|one| !after.violations().contains(one))
        .cloned()
        .collect();
    if violations.is_empty() {
        return Forcing::Better {
            instead: report.score(),
        };
    }
    let mut comers: Vec<TraineeId> = violations
        .iter()
        .flat_map(|violation| placements_of(program, &back, violation))
        .filter(|one| *one != from && old.placements().binary_search(one).is_err())
        .map(|one| one.trainee().clone())
        .collect();
    comers.sort_unstable();
    comers.dedup();
    Forcing::MadeRoom {
        violations,
        r#for: comers,
    }
}
