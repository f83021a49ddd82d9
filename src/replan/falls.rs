//! Which placements a violation is about.

use crate::check::{Evidence, Violation};
use crate::program::Program;
use crate::schedule::{Placement, Schedule};

/// A placement that can not stand, and why.
///
/// ```
/// use practicum::explain::Change;
/// use practicum::replan::impact;
/// use practicum::{RuleBook, RuleCode};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let after = leaves.apply_to(&program)?;
/// let impact = impact(&program, &after, &RuleBook::default(), planned.schedule());
/// let [fallen] = impact.fallen() else {
///     return Err("one placement of T02 has not begun".into());
/// };
/// assert_eq!(fallen.placement().department().as_str(), "wiltse/neurosurgery");
/// assert_eq!(fallen.violations()[0].code(), RuleCode::Lifecycle);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fallen {
    pub(super) placement: Placement,
    pub(super) violations: Vec<Violation>,
}

impl Fallen {
    /// The placement.
    pub fn placement(&self) -> &Placement {
        &self.placement
    }

    /// What it breaks; at least one.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

/// How many of the placements that a violation is about have to go at the least.
pub(super) fn surplus(violation: &Violation) -> u64 {
    let crowd = violation.crowd();
    crowd.map_or(0, |crowd| crowd.count().saturating_sub(crowd.limit()))
}

/// The placements of a schedule that a violation is about.
///
/// ```
/// use practicum::replan::placements_of;
/// use practicum::{Placement, RuleBook, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let surgery = "bucheon-st-mary/surgery"; // it has one seat
/// let plan = Schedule::new([
///     Placement::new("T01".parse()?, surgery.parse()?, "surgery".parse()?, 0, 3),
///     Placement::new("T06".parse()?, surgery.parse()?, "surgery".parse()?, 2, 1),
/// ]);
/// let report = check(&program, &RuleBook::default(), &plan);
/// let crowded = &report.violations()[0];
/// assert_eq!(placements_of(&program, &plan, crowded).len(), 2); // one of the two has to go
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of other crowds the evidence names the members"
)]
pub fn placements_of<'a>(
    program: &Program,
    schedule: &'a Schedule,
    violation: &Violation,
) -> Vec<&'a Placement> {
    let all = schedule.placements().iter();
    if let Some(culprit) = violation.culprit() {
        return all.filter(|one| *one == culprit).collect();
    }
    if let Some(crowd) = violation.crowd() {
        let period = crowd.period();
        let there = all.filter(|one| one.start() <= period && period < one.end());
        let of = |one: &&Placement| match violation.evidence() {
            Evidence::NoSeats { department, .. } | Evidence::NoSupervision { department, .. } => {
                one.department() == department
            }
            Evidence::HospitalFull { hospital, .. } => {
                let found = program.department(one.department());
                found.is_some_and(|(host, _)| host.id() == hospital)
            }
            // Only some of those who are there count.
            _ => crowd.first().contains(one.trainee()),
        };
        return there.filter(of).collect();
    }
    let named = violation.trainees();
    all.filter(|one| named.contains(&one.trainee())).collect()
}
