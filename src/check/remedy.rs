//! What to do about a violation, in one line.

use super::evidence::Evidence;
use super::reason::{AdmissionReason, AgreementReason, PracticeReason, ScopeReason};

/// One line of advice: the change to the schedule first, the change to the program second.
pub(super) fn of(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Unknown { .. } => "correct the name, or add what it names to the program",
        Evidence::OutsideHorizon { .. } => {
            "give the placement at least one period, all of them inside the horizon"
        }
        Evidence::Overlap { .. } => "move one of the two placements, or remove it",
        Evidence::TooMany { .. } => "remove placements until the requirement is met exactly",
        Evidence::Repeated { .. } => "keep one placement for the specialty",
        Evidence::WrongLength { .. } => "give the placement the length that the curriculum states",
        Evidence::NotRequired { .. } => {
            "remove the placement, or add the specialty to the curriculum"
        }
        Evidence::NotTaught { .. } => "choose a department that teaches the specialty",
        Evidence::NotAdmitted { reason, .. } => admission(reason),
        Evidence::Unavailable { .. } => "move the placement to days on which the trainee is there",
        Evidence::OutsideWindow { .. } => "move the placement into the window of the cohort",
        Evidence::MissesCommonDay { .. } => {
            "agree on the trainee's presence, make the day optional, or leave the trainee out"
        }
        Evidence::TooEarly { .. } => "let the placement start after the other one has ended",
        Evidence::TooOften { .. } => "move a placement to another hospital",
        Evidence::NoCredential { .. } => {
            "obtain or prolong the credential, or move the placement into its validity"
        }
        Evidence::StayTooLong { .. } => "move the first and the last placement closer together",
        Evidence::TooManyDays { .. } => "shorten the stay, or begin later",
        Evidence::Inexperienced { .. } => "begin later, or state since when the trainee practices",
        Evidence::TooSoon { .. } => "begin after the years between two participations",
        Evidence::NoPractice { reason, .. } => practice(reason),
        Evidence::NoAgreement { reason, .. } => agreement(reason),
        Evidence::OutOfScope { reason, .. } => scope(*reason),
        Evidence::PinMissing { .. } => "put the pinned placement back, or remove the pin",
        Evidence::Left { .. } => "remove the placement",
        Evidence::NoSeats { .. } => "move trainees to other periods or departments, or add seats",
        Evidence::Closed { .. } => "move the placement away from the closure",
        Evidence::HospitalFull { .. } => {
            "move trainees to other periods or hospitals, or raise the cap"
        }
        Evidence::NoSupervision { .. } => "move trainees, or find another supervisor",
        Evidence::NoInterpreter { .. } => "move trainees, or find another interpreter",
        Evidence::QuotaExceeded { .. } => "place fewer trainees of the partnership",
        Evidence::ShareExceeded { .. } => "place fewer trainees of the authority in the period",
        Evidence::OverBudget { .. } => "shorten stays, place fewer trainees, or raise the ceiling",
        Evidence::Separated { .. } => "place the whole team at one hospital in the period",
        Evidence::Alone { .. } => "place another trainee of the group there, or move this one",
        Evidence::NotApart { .. } => "move all but one of the trainees elsewhere",
    }
}

fn admission(reason: &AdmissionReason) -> &'static str {
    match reason {
        AdmissionReason::Profession { .. } => "choose a department that admits the profession",
        AdmissionReason::Level { .. } => "choose a department that admits the level",
        AdmissionReason::Language { .. } => {
            "choose a department of one of the trainee's languages, or find an interpreter"
        }
        AdmissionReason::Unable => "choose a department that the trainee can attend",
    }
}

fn practice(reason: &PracticeReason) -> &'static str {
    match reason {
        PracticeReason::Demanded { .. } => "use the mode that the curriculum demands",
        PracticeReason::NotOffered { .. } => "choose a department that offers the mode",
        PracticeReason::NotApproved { .. } => {
            "obtain an approval that names these dates, acts, hospital and supervisor"
        }
        PracticeReason::Unprepared { .. } => {
            "begin after the preparation is complete, or plan observation only"
        }
    }
}

fn agreement(reason: &AgreementReason) -> &'static str {
    match reason {
        AgreementReason::Missing => "state the partnership under which the trainee comes",
        AgreementReason::SendsNobody { .. } => {
            "agree on a partnership that sends trainees, or let its kind do so in the rule book"
        }
        AgreementReason::NotInForce { .. } => {
            "move the placement into the agreement's term, or prolong the agreement"
        }
    }
}

fn scope(reason: ScopeReason) -> &'static str {
    match reason {
        ScopeReason::Specialty => "choose a specialty in the agreement's scope, or widen the scope",
        ScopeReason::Profession => "widen the agreement's scope to the trainee's profession",
        ScopeReason::Hospital => "choose a hospital in the agreement's scope, or widen the scope",
    }
}
