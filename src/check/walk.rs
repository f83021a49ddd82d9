//! The walk over all hard rules, and the three questions asked of it.

use std::ops::ControlFlow;

use crate::program::Program;
use crate::rules::{RuleBook, RuleCode};
use crate::schedule::Schedule;

use super::evidence::Evidence;
use super::reading::Reading;
use super::report::CheckReport;
use super::violation::Violation;
use super::{linking, personal, shared, shortfall, value};

/// What a rule hands its evidence to; a break ends the walk.
pub(super) type Found<'f> = dyn FnMut(Evidence) -> ControlFlow<()> + 'f;

/// A rule: hands over all evidence against the schedule, in order of its subject.
type Rule = fn(&Reading<'_>, &mut Found<'_>) -> ControlFlow<()>;

/// Every hard rule, in order of code.
const RULES: [(RuleCode, Rule); 34] = [
    (RuleCode::Known, personal::known),
    (RuleCode::Horizon, personal::horizon),
    (RuleCode::Overlap, personal::overlap),
    (RuleCode::Excess, personal::excess),
    (RuleCode::Duration, personal::duration),
    (RuleCode::Curriculum, personal::curriculum),
    (RuleCode::Teaching, personal::teaching),
    (RuleCode::Admission, personal::admission),
    (RuleCode::Availability, personal::availability),
    (RuleCode::Window, personal::window),
    (RuleCode::CommonDays, personal::common_days),
    (RuleCode::Prerequisite, personal::prerequisite),
    (RuleCode::HospitalMax, personal::hospital_max),
    (RuleCode::Credential, personal::credential),
    (RuleCode::StayLength, personal::stay_length),
    (RuleCode::RollingStay, personal::rolling_stay),
    (RuleCode::Experience, personal::experience),
    (RuleCode::NoRepeat, personal::no_repeat),
    (RuleCode::Practice, personal::practice),
    (RuleCode::PartnershipInForce, personal::in_force),
    (RuleCode::PartnershipScope, personal::scope),
    (RuleCode::Pin, personal::pin),
    (RuleCode::Lifecycle, personal::lifecycle),
    (RuleCode::Seats, shared::seats),
    (RuleCode::Closure, shared::closure),
    (RuleCode::HospitalCap, shared::hospital_cap),
    (RuleCode::Supervision, shared::supervision),
    (RuleCode::Interpreters, shared::interpreters),
    (RuleCode::Quota, shared::quota),
    (RuleCode::Share, shared::share),
    (RuleCode::Budget, shared::budget),
    (RuleCode::Together, linking::together),
    (RuleCode::NotAlone, linking::not_alone),
    (RuleCode::Apart, linking::apart),
];

/// Walks every hard rule that is on, in order of code, until a visitor breaks.
fn walk(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (code, rule) in RULES {
        if reading.book.is_on(code) {
            rule(reading, found)?;
        }
    }
    ControlFlow::Continue(())
}

/// Checks a schedule against every rule that is on: what is wrong, what is missing, what it is
/// worth. Takes any schedule, also nonsense.
///
/// ```
/// use practicum::{Placement, RuleBook, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = Schedule::new([
///     Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3),
///     Placement::new("T01".parse()?, "myongji/urology".parse()?, "urology".parse()?, 3, 1),
/// ]);
/// let report = check(&program, &RuleBook::default(), &plan);
/// assert!(report.is_valid());
/// assert_eq!(report.to_string().lines().next(), Some("0 violations, shortfall 18, value 9"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(program: &Program, book: &RuleBook, schedule: &Schedule) -> CheckReport {
    let reading = Reading::new(program, book, schedule);
    let mut violations = Vec::new();
    let all = walk(&reading, &mut |evidence| {
        violations.push(Violation::new(evidence));
        ControlFlow::Continue(())
    });
    debug_assert!(all.is_continue(), "nothing breaks the walk");
    let mut shortfalls = shortfall::open_requirement(&reading);
    if book.is_on(RuleCode::MinimumSeats) {
        shortfalls.extend(shortfall::minimum_seats(&reading));
    }
    CheckReport::new(violations, shortfalls, value::worth(&reading))
}

/// Whether a schedule breaks no hard rule that is on.
///
/// ```
/// use practicum::check::is_valid;
/// use practicum::{RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// // Nothing planned breaks no rule; that everything is missing is no violation.
/// assert!(is_valid(&program, &RuleBook::default(), &Schedule::default()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn is_valid(program: &Program, book: &RuleBook, schedule: &Schedule) -> bool {
    let reading = Reading::new(program, book, schedule);
    walk(&reading, &mut |_| ControlFlow::Break(())).is_continue()
}

/// The first violation that [`check`] would report.
///
/// ```
/// use practicum::check::first_violation;
/// use practicum::{Placement, RuleBook, RuleCode, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let wrong = Placement::new("T01".parse()?, "wiltse/orthopedics".parse()?, "surgery".parse()?, 0, 3);
/// let found = first_violation(&program, &RuleBook::default(), &Schedule::new([wrong]));
/// assert_eq!(found.map(|found| found.code()), Some(RuleCode::Teaching));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn first_violation(
    program: &Program,
    book: &RuleBook,
    schedule: &Schedule,
) -> Option<Violation> {
    let reading = Reading::new(program, book, schedule);
    let mut first = None;
    let end = walk(&reading, &mut |evidence| {
        first = Some(Violation::new(evidence));
        ControlFlow::Break(())
    });
    debug_assert_eq!(
        end.is_break(),
        first.is_some(),
        "the first one breaks the walk"
    );
    first
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Severity;

    #[test]
    fn every_hard_rule_is_walked_in_order() {
        let walked: Vec<_> = RULES.iter().map(|&(code, _)| code).collect();
        let all = RuleCode::ALL.iter().copied();
        let hard: Vec<_> = all
            .filter(|code| code.severity() == Severity::Hard)
            .collect();
        assert_eq!(walked, hard);
    }
}
