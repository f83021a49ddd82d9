//! What a change does to a plan, without making a new one.

use std::collections::BTreeMap;

use super::falls::Fallen;
use crate::check::{Violation, check};
use crate::program::Program;
use crate::rules::RuleBook;
use crate::schedule::Schedule;

/// What a change breaks in a plan.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::calendar::Term;
/// use practicum::explain::Change;
/// use practicum::replan::impact;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let days = Term::new("2014-05-26".parse()?, None)?;
/// let closed = Change::Close { department: "hando/surgery".parse()?, days };
/// let after = closed.apply_to(&program)?; // nobody is there
/// assert!(impact(&program, &after, &RuleBook::default(), planned.schedule()).is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Impact {
    fallen: Vec<Fallen>,
    together: Vec<Violation>,
    missing: u64,
}

impl Impact {
    /// Placements that fall, each by itself, in order.
    pub fn fallen(&self) -> &[Fallen] {
        &self.fallen
    }

    /// What placements break together: some of them have to move, but not one in particular.
    pub fn together(&self) -> &[Violation] {
        &self.together
    }

    /// Units of shortfall more than before, as long as nothing is planned again.
    pub fn missing(&self) -> u64 {
        self.missing
    }

    /// Whether the plan stands as it is.
    pub fn is_empty(&self) -> bool {
        self.fallen.is_empty() && self.together.is_empty() && self.missing == 0
    }
}

/// What a plan breaks in a changed program that it did not break before. Nothing is planned again.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Change;
/// use practicum::replan::impact;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let ends = Change::Lapse { partnership: "gyeonggi-khabarovsk".parse()?, on: "2014-06-01".parse()? };
/// let after = ends.apply_to(&program)?;
/// let impact = impact(&program, &after, &RuleBook::default(), planned.schedule());
/// assert_eq!(impact.fallen().len(), 8); // four people of Khabarovsk, two placements each
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn impact(before: &Program, after: &Program, book: &RuleBook, plan: &Schedule) -> Impact {
    let (old, new) = (check(before, book, plan), check(after, book, plan));
    let known = old.violations();
    let fresh = new.violations().iter().filter(|one| !known.contains(one));
    let mut impact = Impact {
        missing: new.score().shortfall.saturating_sub(old.score().shortfall),
        ..Impact::default()
    };
    let mut fallen: BTreeMap<_, Vec<Violation>> = BTreeMap::new();
    for violation in fresh {
        match violation.culprit() {
            Some(placement) => {
                let list = fallen.entry(placement.clone()).or_default();
                list.push(violation.clone());
            }
            None => impact.together.push(violation.clone()),
        }
    }
    let entries = fallen.into_iter();
    impact.fallen = entries
        .map(|(placement, violations)| Fallen {
            placement,
            violations,
        })
        .collect();
    impact
}
