//! What a cell stands for: the way back from a number to a sentence.

use std::fmt;

use crate::ids::{
    AuthorityId, BudgetId, CohortId, DepartmentId, HospitalId, LinkId, PartnershipId, SpecialtyId,
};

/// What a cell stands for.
///
/// ```
/// use practicum::problem::CellLabel;
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// let labels: Vec<&CellLabel> = (0..problem.cells()).filter_map(|cell| problem.cell(cell)).collect();
/// let quotas = labels.iter().filter(|label| matches!(label, CellLabel::CohortQuota { .. }));
/// let texts: Vec<String> = quotas.map(ToString::to_string).collect();
/// assert_eq!(texts[0], "quota of gyeonggi-khabarovsk for cohort 2014-05");
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
pub enum CellLabel {
    /// Seats, minimum and supervision of a department in a period.
    Department {
        /// The department.
        department: DepartmentId,
        /// The period, counted from 0.
        period: u32,
    },
    /// A hospital's cap and comfortable load in a period.
    Hospital {
        /// The hospital.
        hospital: HospitalId,
        /// The period, counted from 0.
        period: u32,
    },
    /// A hospital's interpreters of a language in a period.
    Interpreters {
        /// The hospital.
        hospital: HospitalId,
        /// The language.
        language: String,
        /// The period, counted from 0.
        period: u32,
    },
    /// A partnership's quota for a calendar year.
    YearQuota {
        /// The partnership.
        partnership: PartnershipId,
        /// The year.
        year: i32,
    },
    /// A partnership's quota for a cohort.
    CohortQuota {
        /// The partnership.
        partnership: PartnershipId,
        /// The cohort.
        cohort: CohortId,
    },
    /// A partnership's quota for a specialty.
    SpecialtyQuota {
        /// The partnership.
        partnership: PartnershipId,
        /// The specialty.
        specialty: SpecialtyId,
    },
    /// An authority's share of the seats in a period.
    Share {
        /// The authority.
        authority: AuthorityId,
        /// The hospital; none: all.
        hospital: Option<HospitalId>,
        /// The period, counted from 0.
        period: u32,
    },
    /// A budget, in the currency's smaller unit.
    Budget {
        /// The budget.
        budget: BudgetId,
    },
    /// Trainees who are kept apart, in a hospital and period.
    Apart {
        /// The link.
        link: LinkId,
        /// The hospital.
        hospital: HospitalId,
        /// The period, counted from 0.
        period: u32,
    },
}

impl CellLabel {
    /// The period, if the cell is of one.
    pub fn period(&self) -> Option<u32> {
        match self {
            Self::Department { period, .. }
            | Self::Hospital { period, .. }
            | Self::Interpreters { period, .. }
            | Self::Share { period, .. }
            | Self::Apart { period, .. } => Some(*period),
            Self::YearQuota { .. }
            | Self::CohortQuota { .. }
            | Self::SpecialtyQuota { .. }
            | Self::Budget { .. } => None,
        }
    }
}

impl CellLabel {
    /// The same cell as if it were of the first period: what two cells of one place have in common.
    pub(crate) fn place(&self) -> Self {
        let mut cell = self.clone();
        match &mut cell {
            Self::Department { period, .. }
            | Self::Hospital { period, .. }
            | Self::Interpreters { period, .. }
            | Self::Share { period, .. }
            | Self::Apart { period, .. } => *period = 0,
            Self::YearQuota { .. }
            | Self::CohortQuota { .. }
            | Self::SpecialtyQuota { .. }
            | Self::Budget { .. } => {}
        }
        cell
    }
}

impl fmt::Display for CellLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Department { department, period } => {
                write!(f, "department {department} in period {period}")
            }
            Self::Hospital { hospital, period } => {
                write!(f, "hospital {hospital} in period {period}")
            }
            Self::Interpreters {
                hospital,
                language,
                period,
            } => {
                write!(
                    f,
                    "interpreters of {language} at {hospital} in period {period}"
                )
            }
            Self::YearQuota { partnership, year } => {
                write!(f, "quota of {partnership} in {year}")
            }
            Self::CohortQuota {
                partnership,
                cohort,
            } => {
                write!(f, "quota of {partnership} for cohort {cohort}")
            }
            Self::SpecialtyQuota {
                partnership,
                specialty,
            } => {
                write!(f, "quota of {partnership} for {specialty}")
            }
            Self::Share {
                authority,
                hospital: Some(hospital),
                period,
            } => {
                write!(f, "share of {authority} at {hospital} in period {period}")
            }
            Self::Share {
                authority,
                hospital: None,
                period,
            } => {
                write!(f, "share of {authority} in period {period}")
            }
            Self::Budget { budget } => write!(f, "budget {budget}"),
            Self::Apart {
                link,
                hospital,
                period,
            } => {
                write!(f, "apart by {link} at {hospital} in period {period}")
            }
        }
    }
}
