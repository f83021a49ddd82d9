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
/// use practicum::check::check;
/// # fn show(
/// #     program: &practicum::program::Program,
/// #     book: &practicum::rules::RuleBook,
/// #     schedule: &practicum::schedule::Schedule,
/// # ) {
/// let report = check(program, book, schedule);
/// if !report.is_valid() {
///     println!("{report}");
/// }
/// # }
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
pub fn is_valid(program: &Program, book: &RuleBook, schedule: &Schedule) -> bool {
    let reading = Reading::new(program, book, schedule);
    walk(&reading, &mut |_| ControlFlow::Break(())).is_continue()
}

/// The first violation that [`check`] would report.
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
