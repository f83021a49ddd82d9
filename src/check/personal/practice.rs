//! What the trainee may do: P119.
//!
//! ```text
//! mode = mode of the requirement
//! mode in modes of the department (none stated: observation)
//! limited practice: some approval has no gap
//! limited practice: whole months of preparation before the first day >= months of each policy
//! ```

use std::ops::ControlFlow;

use crate::check::days::{months_after, whole_months};
use crate::check::evidence::Evidence;
use crate::check::reading::{Itinerary, Reading, Visit};
use crate::check::reason::{ApprovalGap, PracticeReason};
use crate::check::walk::Found;
use crate::program::{Approval, PolicyRule, PracticeMode, Requirement};

/// P119: one violation a reason; a preparation policy is a reason by itself.
pub(in crate::check) fn practice(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        let mode = visit.placement.mode();
        let mut reasons = Vec::new();
        reasons.extend(demanded(visit));
        reasons.extend(not_offered(visit));
        if mode == PracticeMode::LimitedPractice {
            reasons.extend(not_approved(itinerary, visit));
            reasons.extend(unprepared(itinerary, visit));
        }
        for reason in reasons {
            found(Evidence::NoPractice {
                placement: visit.dated(),
                reason,
            })?;
        }
    }
    ControlFlow::Continue(())
}

fn demanded(visit: &Visit<'_>) -> Option<PracticeReason> {
    let mode = visit.requirement?.mode();
    (mode != visit.placement.mode()).then_some(PracticeReason::Demanded { mode })
}

fn not_offered(visit: &Visit<'_>) -> Option<PracticeReason> {
    let mode = visit.placement.mode();
    let offered = match visit.place.department.modes() {
        [] => mode == PracticeMode::Observation,
        modes => modes.contains(&mode),
    };
    (!offered).then_some(PracticeReason::NotOffered { mode })
}

/// Nothing if an approval fits; else what is wrong with the one that lacks least, the first of them.
fn not_approved(itinerary: &Itinerary<'_>, visit: &Visit<'_>) -> Option<PracticeReason> {
    let approvals = itinerary.trainee.approvals().iter();
    let here = approvals.filter(|approval| approval.hospital() == visit.place.hospital.id());
    let gaps = here.map(|approval| gaps(itinerary, visit, approval));
    match gaps.min_by_key(Vec::len) {
        Some(gaps) if gaps.is_empty() => None,
        gaps => Some(PracticeReason::NotApproved {
            gaps: gaps.unwrap_or_default(),
        }),
    }
}

/// What is wrong with an approval for the hospital.
fn gaps(itinerary: &Itinerary<'_>, visit: &Visit<'_>, approval: &Approval) -> Vec<ApprovalGap> {
    let mut gaps = Vec::new();
    let valid = approval.valid();
    if !valid.covers(visit.span) {
        gaps.push(ApprovalGap::Dates);
    }
    let mut acts = visit.requirement.into_iter().flat_map(Requirement::acts);
    if acts.any(|act| !approval.acts().contains(act)) {
        gaps.push(ApprovalGap::Acts);
    }
    let mut supervisors = visit.place.department.supervisors().iter();
    match supervisors.find(|supervisor| supervisor.id() == approval.supervisor()) {
        None => gaps.push(ApprovalGap::Supervisor),
        Some(supervisor) => {
            let absences = supervisor.absences().iter();
            let absent = absences
                .filter_map(|&term| visit.days().first_in(term))
                .min();
            gaps.extend(absent.map(|day| ApprovalGap::Absence { day }));
        }
    }
    for policy in itinerary.policies_on(visit.span.first()) {
        if let &PolicyRule::PracticeLength { months } = policy.rule() {
            // Without an end in the calendar's reach nothing is too long.
            let end = months_after(valid.first(), months);
            if end.is_some_and(|end| end <= valid.last()) {
                let policy = policy.id().clone();
                gaps.push(ApprovalGap::Length { policy, months });
            }
        }
    }
    gaps
}

fn unprepared(itinerary: &Itinerary<'_>, visit: &Visit<'_>) -> Vec<PracticeReason> {
    let day = visit.span.first();
    let preparation = itinerary.trainee.preparation().iter();
    let months = preparation.map(|range| {
        let end = range.last().succ_opt().map_or(day, |end| end.min(day));
        whole_months(range.first(), end)
    });
    let months = months.fold(0, u32::saturating_add);
    let policies = itinerary.policies_on(day).filter_map(|policy| {
        let &PolicyRule::Preparation { months: wanted } = policy.rule() else {
            return None;
        };
        (months < wanted).then(|| PracticeReason::Unprepared {
            policy: policy.id().clone(),
            months,
            wanted,
        })
    });
    policies.collect()
}
