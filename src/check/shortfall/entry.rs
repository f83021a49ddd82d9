//! A shortfall: something that is missing, and how much of it.

use std::fmt;

use crate::calendar::DateRange;
use crate::check::wording::list;
use crate::codes::LanguageTag;
use crate::ids::{DepartmentId, HospitalId, SpecialtyId, TraineeId};
use crate::rules::RuleCode;

/// Something that a schedule lacks. `Display` is one line for a coordinator.
///
/// ```
/// use practicum::check::Shortfall;
/// use practicum::{RuleBook, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let report = check(&program, &RuleBook::default(), &Schedule::default());
/// let Shortfall::OpenRequirement { trainee, open, .. } = &report.shortfalls()[0] else {
///     return Err("nobody is placed".into());
/// };
/// assert_eq!((trainee.as_str(), open[0].as_str()), ("T01", "surgery"));
/// assert_eq!(report.shortfalls()[0].missing(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Shortfall {
    /// F401: a requirement is open.
    OpenRequirement {
        /// The trainee.
        trainee: TraineeId,
        /// The requirement's number in the curriculum, counted from 0.
        requirement: usize,
        /// Different specialties of it that are placed.
        placed: u32,
        /// How many it asks for.
        choose: u32,
        /// Its specialties that are not placed.
        open: Vec<SpecialtyId>,
    },
    /// F402: a department has fewer trainees than it wants.
    MinimumSeats {
        /// The hospital.
        hospital: HospitalId,
        /// The department.
        department: DepartmentId,
        /// The period, counted from 0.
        period: u32,
        /// Its days.
        days: DateRange,
        /// Trainees there.
        trainees: u32,
        /// Trainees wanted.
        minimum: u32,
    },
}

impl Shortfall {
    /// The rule.
    pub fn code(&self) -> RuleCode {
        match self {
            Self::OpenRequirement { .. } => RuleCode::OpenRequirement,
            Self::MinimumSeats { .. } => RuleCode::MinimumSeats,
        }
    }

    /// How many placements or trainees are missing, at least 1.
    pub fn missing(&self) -> u32 {
        match self {
            Self::OpenRequirement { placed, choose, .. } => choose.saturating_sub(*placed),
            Self::MinimumSeats {
                trainees, minimum, ..
            } => minimum.saturating_sub(*trainees),
        }
    }

    /// The trainee whose requirement is open.
    pub fn trainees(&self) -> Vec<&TraineeId> {
        match self {
            Self::OpenRequirement { trainee, .. } => vec![trainee],
            Self::MinimumSeats { .. } => Vec::new(),
        }
    }

    /// What to do about it, in one line.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::OpenRequirement { .. } => "place the trainee for one of the open specialties",
            Self::MinimumSeats { .. } => {
                "place more trainees there in the period, or lower the minimum"
            }
        }
    }

    /// The same in a language: in Korean, or in English where there is nothing in it.
    pub fn remedy_in(&self, language: &LanguageTag) -> &'static str {
        match (language.primary(), self) {
            ("ko", Self::OpenRequirement { .. }) => "남은 분야 중 하나에 연수생을 배치하세요",
            ("ko", Self::MinimumSeats { .. }) => {
                "그 기간에 연수생을 더 배치하거나, 최소 인원을 낮추세요"
            }
            _ => self.remedy(),
        }
    }
}

impl fmt::Display for Shortfall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OpenRequirement {
                trainee,
                requirement,
                placed,
                choose,
                open,
            } => {
                write!(
                    f,
                    "{trainee} has {placed} of {choose} placements for requirement {requirement}, \
                     open are "
                )?;
                list(f, open)
            }
            Self::MinimumSeats {
                department,
                period,
                days,
                trainees,
                minimum,
                ..
            } => write!(
                f,
                "{department} has {trainees} of the {minimum} trainees that it wants in period \
                 {period} ({days})"
            ),
        }
    }
}
