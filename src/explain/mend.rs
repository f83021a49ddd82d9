//! What would mend a violation.

use rust_decimal::Decimal;

use super::change::Change;
use crate::calendar::DateRange;
use crate::check::{
    AdmissionReason, AgreementReason, DatedPlacement, Evidence, PracticeReason, QuotaOf,
    ScopeReason, Violation,
};
use crate::ids::{CohortId, PolicyId, TraineeId};
use crate::program::{Program, QuotaBasis};
use crate::quantity::Money;

/// The change that mends a violation for the trainee who asks; `None` where no change of the program does.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else is found, the placement itself has to mend"
)]
#[expect(clippy::too_many_lines, reason = "one arm a rule")]
pub(super) fn mend(program: &Program, asking: &TraineeId, violation: &Violation) -> Option<Change> {
    let change = match violation.evidence() {
        Evidence::Unavailable { placement, .. } => Change::Available {
            trainee: trainee(placement),
            days: placement.days(),
        },
        Evidence::OutsideWindow {
            placement, cohort, ..
        } => Change::Window {
            cohort: cohort.clone(),
            days: placement.days(),
        },
        Evidence::MissesCommonDay { trainee, label, .. } => Change::Excuse {
            cohort: cohort(program, trainee)?,
            label: label.clone(),
        },
        Evidence::TooEarly { placement, after } => Change::WaivePrerequisite {
            trainee: trainee(placement),
            specialty: placement.placement().specialty().clone(),
            after: after.clone(),
        },
        Evidence::TooOften { trainee, count, .. } => Change::HospitalMax {
            trainee: trainee.clone(),
            most: *count,
        },
        Evidence::NoCredential {
            placement,
            credential,
            ..
        } => Change::Renew {
            trainee: trainee(placement),
            credential: credential.clone(),
            days: placement.days(),
        },
        Evidence::StayTooLong {
            trainee, policy, ..
        }
        | Evidence::TooManyDays {
            trainee, policy, ..
        } => waive(program, trainee, policy)?,
        Evidence::Inexperienced {
            placement, policy, ..
        }
        | Evidence::TooSoon {
            placement, policy, ..
        }
        | Evidence::NoPractice {
            placement,
            reason: PracticeReason::Unprepared { policy, .. },
        } => waive(program, placement.placement().trainee(), policy)?,
        Evidence::NoAgreement {
            placement,
            reason: AgreementReason::NotInForce { partnership, .. },
        } => Change::Prolong {
            partnership: partnership.clone(),
            days: placement.days(),
        },
        Evidence::OutOfScope {
            placement,
            partnership,
            reason,
        } => {
            let partnership = partnership.clone();
            let (hospital, department) = program.department(placement.placement().department())?;
            match reason {
                ScopeReason::Specialty => Change::CoverSpecialty {
                    partnership,
                    specialty: department.specialty().clone(),
                },
                ScopeReason::Profession => Change::CoverProfession {
                    partnership,
                    profession: program
                        .trainees()
                        .get(placement.placement().trainee())?
                        .profession()
                        .clone(),
                },
                ScopeReason::Hospital => Change::CoverHospital {
                    partnership,
                    hospital: hospital.id().clone(),
                },
            }
        }
        Evidence::NotAdmitted { placement, reason } => {
            let department = placement.placement().department().clone();
            match reason {
                AdmissionReason::Profession { profession } => Change::AdmitProfession {
                    department,
                    profession: profession.clone(),
                },
                AdmissionReason::Level { level } => Change::AdmitLevel {
                    department,
                    level: level.clone()?,
                },
                AdmissionReason::Unable => Change::Able {
                    trainee: trainee(placement),
                    department,
                },
                AdmissionReason::Language { .. } => {
                    let (hospital, _) = program.department(&department)?;
                    let speaks = program.trainees().get(asking)?.languages();
                    Change::Interpreters {
                        hospital: hospital.id().clone(),
                        language: speaks.first()?.clone(),
                        days: placement.days(),
                        more: 1,
                    }
                }
            }
        }
        Evidence::Closed { placement, .. } => Change::Open {
            department: placement.placement().department().clone(),
            days: placement.days(),
        },
        Evidence::NoSeats { department, crowd } => Change::Seats {
            department: department.clone(),
            days: crowd.days(),
            more: over(crowd.count(), crowd.limit()),
        },
        Evidence::HospitalFull { hospital, crowd } => Change::Cap {
            hospital: hospital.clone(),
            days: crowd.days(),
            more: over(crowd.count(), crowd.limit()),
        },
        Evidence::NoSupervision { department, crowd } => Change::Supervisor {
            department: department.clone(),
            days: crowd.days(),
            trainees: over(crowd.count(), crowd.limit()),
        },
        Evidence::NoInterpreter {
            hospital,
            language,
            crowd,
        } => Change::Interpreters {
            hospital: hospital.clone(),
            language: language.clone(),
            days: crowd.days(),
            more: over(crowd.count(), crowd.limit()),
        },
        Evidence::QuotaExceeded {
            partnership,
            of,
            count,
            limit,
            ..
        } => Change::Quota {
            partnership: partnership.clone(),
            basis: match of {
                QuotaOf::Year(_) => QuotaBasis::Year,
                QuotaOf::Cohort(_) => QuotaBasis::Cohort,
                QuotaOf::Specialty(specialty) => QuotaBasis::Specialty(specialty.clone()),
            },
            more: u32::try_from(*count).ok()?.saturating_sub(*limit),
        },
        Evidence::ShareExceeded {
            authority,
            hospital,
            seats,
            crowd,
        } => Change::Share {
            authority: authority.clone(),
            hospital: hospital.clone(),
            percent: percent(crowd.count(), *seats)?,
        },
        Evidence::Separated { link, .. } | Evidence::NotApart { link, .. } => Change::Unlink {
            link: link.clone(),
            trainee: asking.clone(),
        },
        Evidence::Alone { link, trainee, .. } => Change::Unlink {
            link: link.clone(),
            trainee: trainee.clone(),
        },
        Evidence::OverBudget {
            budget,
            spent,
            ceiling,
        } => Change::Ceiling {
            budget: budget.clone(),
            ceiling: at_least(*spent, *ceiling)?,
        },
        _ => return None,
    };
    Some(change)
}

fn trainee(placement: &DatedPlacement) -> TraineeId {
    placement.placement().trainee().clone()
}

fn cohort(program: &Program, trainee: &TraineeId) -> Option<CohortId> {
    Some(program.trainees().get(trainee)?.cohort().clone())
}

fn waive(program: &Program, trainee: &TraineeId, policy: &PolicyId) -> Option<Change> {
    Some(Change::WaivePolicy {
        cohort: cohort(program, trainee)?,
        policy: policy.clone(),
    })
}

fn over(count: u64, limit: u64) -> u32 {
    u32::try_from(count.saturating_sub(limit)).unwrap_or(u32::MAX)
}

/// The smallest whole percentage of the seats that makes so many.
fn percent(count: u64, seats: u64) -> Option<u32> {
    let percent = count.checked_mul(100)?.checked_add(seats)?.checked_sub(1)?;
    let percent = percent.checked_div(seats)?;
    u32::try_from(percent)
        .ok()
        .filter(|percent| *percent <= 100)
}

fn at_least(spent: Decimal, ceiling: Money) -> Option<Money> {
    Money::new(spent, ceiling.currency()).ok()
}

/// Changes of one kind and place on days that follow each other become one.
pub(super) fn join(program: &Program, changes: Vec<Change>) -> Vec<Change> {
    let mut joined: Vec<Change> = Vec::new();
    for change in changes {
        let merged = joined
            .iter_mut()
            .any(|known| merge(program, known, &change));
        if !merged {
            joined.push(change);
        }
    }
    joined
}

/// Makes one change of two, if that says no more than both.
fn merge(program: &Program, known: &mut Change, other: &Change) -> bool {
    if let (Some(days), Some(then)) = (known.days(), other.days()) {
        let horizon = program.horizon();
        let next = |a: DateRange, b: DateRange| {
            let after = horizon.period_of(a.last());
            let first = horizon.period_of(b.first());
            after.zip(first).is_some_and(|(a, b)| a + 1 == b)
        };
        // A credential holds, and a window is open, from one day to another.
        let whole = matches!(known, Change::Renew { .. } | Change::Window { .. });
        let fits = whole || days == then || next(days, then) || next(then, days);
        let same = fits && *known == other.on(days);
        if same {
            *known = known.on(days.hull(then));
        }
        return same;
    }
    match (&mut *known, other) {
        (
            Change::Share {
                authority,
                hospital,
                percent,
            },
            Change::Share {
                authority: same,
                hospital: place,
                percent: then,
            },
        ) if (&*authority, &*hospital) == (same, place) => {
            *percent = (*percent).max(*then);
            true
        }
        (
            Change::HospitalMax { trainee, most },
            Change::HospitalMax {
                trainee: same,
                most: then,
            },
        ) if trainee == same => {
            *most = (*most).max(*then);
            true
        }
        _ => known == other,
    }
}
