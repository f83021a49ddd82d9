//! Evidence in words: one line with ids, dates and numbers.

use std::fmt::{self, Display, Formatter};

use crate::check::evidence::Evidence;

use super::count::counted;
use super::list::list;

impl Display for Evidence {
    #[expect(clippy::too_many_lines, reason = "one arm a variant")]
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { placement, missing } => {
                let (trainee, department) = (placement.trainee(), placement.department());
                let specialty = placement.specialty();
                write!(
                    f,
                    "{trainee} at {department} for {specialty}: the program has no "
                )?;
                list(f, missing)
            }
            Self::OutsideHorizon { placement, horizon } => {
                let (trainee, department) = (placement.trainee(), placement.department());
                let (start, periods) = (placement.start(), placement.periods());
                let do_not = if periods == 1 { "does not" } else { "do not" };
                let (periods, horizon) = (counted(periods, "period"), counted(*horizon, "period"));
                write!(
                    f,
                    "{trainee} at {department}: {periods} from period {start} on {do_not} lie in \
                     the horizon of {horizon}"
                )
            }
            Self::Overlap { placement, earlier } => {
                write!(f, "{placement}: starts before this has ended: {earlier}")
            }
            Self::TooMany {
                trainee,
                requirement,
                count,
                limit,
            } => write!(
                f,
                "{trainee} has {count} placements for requirement {requirement}, which asks for \
                 {limit}"
            ),
            Self::Repeated {
                trainee,
                specialty,
                count,
            } => {
                write!(f, "{trainee} is placed {count} times for {specialty}")
            }
            Self::WrongLength { placement, wanted } => {
                let periods = counted(placement.placement().periods(), "period");
                write!(f, "{placement}: lasts {periods} instead of {wanted}")
            }
            Self::NotRequired {
                placement,
                curriculum,
            } => {
                write!(
                    f,
                    "{placement}: curriculum {curriculum} does not ask for the specialty"
                )
            }
            Self::NotTaught { placement, taught } => {
                write!(f, "{placement}: the department teaches {taught}")
            }
            Self::NotAdmitted { placement, reason } => write!(f, "{placement}: {reason}"),
            Self::Unavailable { placement, day } => {
                write!(f, "{placement}: the trainee is not available on {day}")
            }
            Self::OutsideWindow {
                placement,
                cohort,
                window,
            } => {
                write!(
                    f,
                    "{placement}: not in the window {window} of cohort {cohort}"
                )
            }
            Self::MissesCommonDay {
                trainee,
                label,
                day,
            } => {
                write!(
                    f,
                    "{trainee} is not available on {day} for the common day \"{label}\""
                )
            }
            Self::TooEarly { placement, after } => {
                write!(f, "{placement}: no placement for {after} has ended before")
            }
            Self::TooOften {
                trainee,
                hospital,
                count,
                limit,
            } => {
                write!(
                    f,
                    "{trainee} has {count} placements in {hospital}, at most {limit}"
                )
            }
            Self::NoCredential {
                placement,
                policy,
                credential,
                day,
            } => write!(
                f,
                "{placement}: no valid {credential} on {day}, which policy {policy} demands"
            ),
            Self::StayTooLong {
                trainee,
                policy,
                stay,
                limit,
            } => {
                let days = counted(stay.days(), "day");
                write!(
                    f,
                    "{trainee} stays {days} ({stay}), policy {policy} allows {limit}"
                )
            }
            Self::TooManyDays {
                trainee,
                policy,
                from,
                until,
                days,
                limit,
            } => write!(
                f,
                "{trainee} spends {days} of the days {from}..={until} in the country, policy \
                 {policy} allows {limit}"
            ),
            Self::Inexperienced {
                placement,
                policy,
                since,
                years,
            } => {
                let years = counted(*years, "full year");
                write!(
                    f,
                    "{placement}: policy {policy} demands {years} of practice"
                )?;
                match since {
                    Some(since) => write!(f, ", the trainee practices since {since}"),
                    None => write!(f, ", the trainee states none"),
                }
            }
            Self::TooSoon {
                placement,
                policy,
                earlier,
                years,
            } => {
                let years = counted(*years, "full year");
                write!(
                    f,
                    "{placement}: less than {years} after {earlier}, as policy {policy} demands"
                )
            }
            Self::NoPractice { placement, reason } => write!(f, "{placement}: {reason}"),
            Self::NoAgreement { placement, reason } => write!(f, "{placement}: {reason}"),
            Self::OutOfScope {
                placement,
                partnership,
                reason,
            } => {
                write!(
                    f,
                    "{placement}: partnership {partnership} does not cover the {reason}"
                )
            }
            Self::PinMissing { pin } => {
                let (trainee, department, specialty) =
                    (pin.trainee(), pin.department(), pin.specialty());
                let (start, mode) = (pin.start(), pin.mode());
                let periods = counted(pin.periods(), "period");
                write!(
                    f,
                    "{trainee} at {department} for {specialty}, {periods} from period {start} on, \
                     {mode}: pinned, but not in the schedule"
                )
            }
            Self::Left { placement, since } => {
                write!(f, "{placement}: the trainee has left on {since}")
            }
            Self::NoSeats { department, crowd } => write!(f, "{department} has seats for {crowd}"),
            Self::Closed { placement, day } => {
                write!(f, "{placement}: the department is closed on {day}")
            }
            Self::HospitalFull { hospital, crowd } => write!(f, "{hospital} takes {crowd}"),
            Self::NoSupervision { department, crowd } => {
                write!(f, "{department} has supervisors for {crowd}")
            }
            Self::NoInterpreter {
                hospital,
                language,
                crowd,
            } => {
                write!(f, "{hospital} has interpreters of {language} for {crowd}")
            }
            Self::QuotaExceeded {
                partnership,
                of,
                count,
                limit,
                first,
            } => {
                write!(
                    f,
                    "partnership {partnership} has {count} {of}, its quota is {limit}; "
                )?;
                write!(f, "among them ")?;
                list(f, first)
            }
            Self::ShareExceeded {
                authority,
                hospital,
                seats,
                crowd,
            } => {
                let seats = counted(*seats, "seat");
                write!(f, "authority {authority} may take of {seats} ")?;
                match hospital {
                    Some(hospital) => write!(f, "in {hospital} {crowd}"),
                    None => write!(f, "in all hospitals {crowd}"),
                }
            }
            Self::OverBudget {
                budget,
                spent,
                ceiling,
            } => {
                let currency = ceiling.currency();
                write!(f, "budget {budget}: {spent} {currency} spent of {ceiling}")
            }
            Self::Separated {
                link,
                period,
                days,
                members,
                present,
                hospitals,
                first,
            } => {
                write!(f, "link {link}: {present} of {members} trainees are at ")?;
                list(f, hospitals)?;
                write!(
                    f,
                    " in period {period} ({days}), not all together; among them "
                )?;
                list(f, first)
            }
            Self::Alone {
                link,
                hospital,
                period,
                days,
                trainee,
            } => write!(
                f,
                "link {link}: {trainee} is alone at {hospital} in period {period} ({days})"
            ),
            Self::NotApart {
                link,
                hospital,
                crowd,
            } => {
                write!(f, "link {link}: {hospital} may take {crowd}")
            }
        }
    }
}
