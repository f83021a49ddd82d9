//! The agreement under which a trainee comes: P120, P121.
//!
//! ```text
//! agreements: the trainee's partnership, its parent, its parent's parent, ...
//! P120: nominated => has one; its kind may send; each is in force on all days of the placement
//! P121: each scope covers the department's specialty, the profession, the hospital
//! ```

use std::ops::ControlFlow;

use chrono::NaiveDate;

use crate::check::evidence::Evidence;
use crate::check::reading::{Itinerary, Reading, Visit};
use crate::check::reason::{AgreementReason, ScopeReason};
use crate::check::walk::Found;
use crate::program::{Partnership, Route};

/// P120: one violation a placement, with the first agreement and day that fail.
pub(in crate::check) fn in_force(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for itinerary in reading.placed() {
        let agreements: Vec<_> = reading.agreements(itinerary).collect();
        for visit in &itinerary.visits {
            if let Some(reason) = failing(reading, itinerary, &agreements, visit) {
                found(Evidence::NoAgreement {
                    placement: visit.dated(),
                    reason,
                })?;
            }
        }
    }
    ControlFlow::Continue(())
}

fn failing(
    reading: &Reading<'_>,
    itinerary: &Itinerary<'_>,
    agreements: &[&Partnership],
    visit: &Visit<'_>,
) -> Option<AgreementReason> {
    let Some(own) = agreements.first() else {
        let nominated = matches!(itinerary.trainee.route(), Route::Nominated { .. });
        return nominated.then_some(AgreementReason::Missing);
    };
    if !reading.book.may_send(own.kind()) {
        return Some(AgreementReason::SendsNobody {
            partnership: own.id().clone(),
            kind: own.kind(),
        });
    }
    agreements.iter().find_map(|agreement| {
        Some(AgreementReason::NotInForce {
            partnership: agreement.id().clone(),
            day: first_day_without(agreement, visit)?,
        })
    })
}

fn first_day_without(agreement: &Partnership, visit: &Visit<'_>) -> Option<NaiveDate> {
    let days = visit.days();
    let outside = days.first_outside(&std::iter::once(agreement.term()));
    let suspensions = agreement.suspensions().iter();
    let suspended = suspensions.filter_map(|&term| days.first_in(term));
    suspended.chain(outside).min()
}

/// P121: one violation a placement, agreement and reason.
pub(in crate::check) fn scope(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for itinerary in reading.placed() {
        let profession = itinerary.trainee.profession();
        let admits = |agreement: &Partnership| {
            let professions = agreement.scope().professions();
            professions.is_empty() || professions.contains(profession)
        };
        let agreements = reading.agreements(itinerary);
        let agreements: Vec<_> = agreements.map(|one| (one, admits(one))).collect();
        for visit in &itinerary.visits {
            for &(agreement, admits) in &agreements {
                for reason in left_out(reading, agreement, admits, visit) {
                    found(Evidence::OutOfScope {
                        placement: visit.dated(),
                        partnership: agreement.id().clone(),
                        reason,
                    })?;
                }
            }
        }
    }
    ControlFlow::Continue(())
}

fn left_out(
    reading: &Reading<'_>,
    agreement: &Partnership,
    admits_profession: bool,
    visit: &Visit<'_>,
) -> impl Iterator<Item = ScopeReason> {
    let scope = agreement.scope();
    let specialties = scope.specialties();
    let taught = visit.place.department.specialty();
    let mut wide = specialties.iter();
    let specialty = specialties.is_empty()
        || wide.any(|wide| reading.program.specialty_is_within(taught, wide));
    let hospital =
        scope.hospitals().is_empty() || scope.hospitals().contains(visit.place.hospital.id());
    let reasons = [
        (!specialty).then_some(ScopeReason::Specialty),
        (!admits_profession).then_some(ScopeReason::Profession),
        (!hospital).then_some(ScopeReason::Hospital),
    ];
    reasons.into_iter().flatten()
}
