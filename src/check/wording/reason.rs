//! Parts of the evidence in words.

use std::fmt::{self, Display, Formatter};

use crate::check::reason::{
    AdmissionReason, AgreementReason, ApprovalGap, Crowd, Missing, PracticeReason, QuotaOf,
    ScopeReason,
};

use super::count::counted;
use super::list::list;

impl Display for Crowd {
    /// `2 trainees, but 3 are there in period 4 (2014-06-02..=2014-06-08): T01, T02, T03`
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (count, limit) = (self.count, self.limit);
        let (period, days) = (self.period, self.days);
        let (trainees, are) = (
            counted(limit, "trainee"),
            if count == 1 { "is" } else { "are" },
        );
        write!(
            f,
            "{trainees}, but {count} {are} there in period {period} ({days}): "
        )?;
        list(f, &self.first)?;
        let named = u64::try_from(self.first.len()).unwrap_or(u64::MAX);
        match count.saturating_sub(named) {
            0 => Ok(()),
            more => write!(f, " and {more} more"),
        }
    }
}

impl Display for Missing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Trainee => "such trainee",
            Self::Department => "such department",
            Self::Specialty => "such specialty",
        })
    }
}

impl Display for AdmissionReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profession { profession } => {
                write!(
                    f,
                    "the department does not admit the profession {profession}"
                )
            }
            Self::Level { level: Some(level) } => {
                write!(f, "the department does not admit the level {level}")
            }
            Self::Level { level: None } => {
                write!(
                    f,
                    "the department admits certain levels, the trainee states none"
                )
            }
            Self::Language { working } => {
                write!(f, "the trainee speaks no working language (")?;
                list(f, working)?;
                write!(f, ") and there is no interpreter")
            }
            Self::Unable => write!(f, "the trainee can not attend the department"),
        }
    }
}

impl Display for PracticeReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Demanded { mode } => write!(f, "the curriculum demands {mode}"),
            Self::NotOffered { mode } => write!(f, "the department does not offer {mode}"),
            Self::NotApproved { gaps } if gaps.is_empty() => {
                write!(f, "the trainee has no approval for the hospital")
            }
            Self::NotApproved { gaps } => {
                write!(f, "no approval fits: ")?;
                list(f, gaps)
            }
            Self::Unprepared {
                policy,
                months,
                wanted,
            } => write!(
                f,
                "{months} whole months of preparation, policy {policy} demands {wanted}"
            ),
        }
    }
}

impl Display for ApprovalGap {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Dates => write!(f, "it does not hold on every day"),
            Self::Acts => write!(f, "it lacks an act"),
            Self::Supervisor => write!(f, "its supervisor is of another department"),
            Self::Absence { day } => write!(f, "its supervisor is absent on {day}"),
            Self::Length { policy, months } => {
                write!(
                    f,
                    "it lasts longer than the {months} months of policy {policy}"
                )
            }
        }
    }
}

impl Display for AgreementReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "the trainee was nominated under no partnership"),
            Self::SendsNobody { partnership, kind } => {
                write!(
                    f,
                    "partnership {partnership} sends nobody: its kind is {kind}"
                )
            }
            Self::NotInForce { partnership, day } => {
                write!(f, "partnership {partnership} is not in force on {day}")
            }
        }
    }
}

impl Display for ScopeReason {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Specialty => "specialty",
            Self::Profession => "profession",
            Self::Hospital => "hospital",
        })
    }
}

impl Display for QuotaOf {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "trainees in {year}"),
            Self::Cohort(cohort) => write!(f, "trainees in cohort {cohort}"),
            Self::Specialty(specialty) => write!(f, "placements for {specialty}"),
        }
    }
}
