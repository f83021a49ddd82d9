//! One change of a program: what a coordinator can do, and what can happen to them.

use chrono::NaiveDate;
use thiserror::Error;

use super::edit;
use crate::calendar::{DateRange, Horizon, Term};
use crate::codes::LanguageTag;
use crate::ids::{
    AuthorityId, BudgetId, CohortId, CredentialKind, DepartmentId, HospitalId, Level, LinkId,
    PartnershipId, PolicyId, Profession, SpecialtyId, SupervisorId, TraineeId,
};
use crate::program::draft::TraineeDraft;
use crate::program::{InvalidProgram, Program, ProgramDraft, QuotaBasis};
use crate::quantity::Money;
use crate::schedule::Placement;

/// One change of a program, small enough to be said in a sentence.
///
/// ```
/// use practicum::explain::Change;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let closed = Change::Close {
///     department: "sejong/surgery".parse()?,
///     days: practicum::calendar::Term::new("2014-06-02".parse()?, None)?,
/// };
/// let after = closed.apply_to(&program)?;
/// let (_, surgery) = after.department("sejong/surgery").ok_or("it is there")?;
/// assert_eq!(surgery.closures()[0].to_string(), "2014-06-02..");
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
pub enum Change {
    /// More seats in a department on some days.
    Seats {
        /// The department.
        department: DepartmentId,
        /// The days.
        days: DateRange,
        /// How many more.
        more: u32,
    },
    /// A higher cap of a hospital on some days.
    Cap {
        /// The hospital.
        hospital: HospitalId,
        /// The days.
        days: DateRange,
        /// How many more.
        more: u32,
    },
    /// Interpreters for more trainees on some days, of a language that the hospital has none of, too.
    Interpreters {
        /// The hospital.
        hospital: HospitalId,
        /// The language.
        language: LanguageTag,
        /// The days.
        days: DateRange,
        /// How many more.
        more: u32,
    },
    /// Another supervisor, or one who comes back, on some days.
    Supervisor {
        /// The department.
        department: DepartmentId,
        /// The days.
        days: DateRange,
        /// Trainees whom the supervisor looks after.
        trainees: u32,
    },
    /// A larger quota of a partnership.
    Quota {
        /// The partnership.
        partnership: PartnershipId,
        /// What it counts.
        basis: QuotaBasis,
        /// How many more.
        more: u32,
    },
    /// A higher ceiling of a budget.
    Ceiling {
        /// The budget.
        budget: BudgetId,
        /// How much there is then.
        ceiling: Money,
    },
    /// A larger share of the seats for an authority.
    Share {
        /// The authority.
        authority: AuthorityId,
        /// The hospital whose seats are meant; not given: all.
        hospital: Option<HospitalId>,
        /// The share afterwards, in whole percent.
        percent: u32,
    },
    /// A link does not bind a trainee whom it names.
    Unlink {
        /// The link.
        link: LinkId,
        /// The trainee.
        trainee: TraineeId,
    },
    /// A department is open on some days on which it would have been closed.
    Open {
        /// The department.
        department: DepartmentId,
        /// The days.
        days: DateRange,
    },
    /// A department admits a profession.
    AdmitProfession {
        /// The department.
        department: DepartmentId,
        /// The profession.
        profession: Profession,
    },
    /// A department admits a level.
    AdmitLevel {
        /// The department.
        department: DepartmentId,
        /// The level.
        level: Level,
    },
    /// A trainee is able to attend a department after all.
    Able {
        /// The trainee.
        trainee: TraineeId,
        /// The department.
        department: DepartmentId,
    },
    /// A trainee is available on some days after all.
    Available {
        /// The trainee.
        trainee: TraineeId,
        /// The days.
        days: DateRange,
    },
    /// A trainee's credential holds on some days: it is renewed, or obtained.
    Renew {
        /// The trainee.
        trainee: TraineeId,
        /// The kind.
        credential: CredentialKind,
        /// The days.
        days: DateRange,
    },
    /// A cohort's window reaches over some days.
    Window {
        /// The cohort.
        cohort: CohortId,
        /// The days.
        days: DateRange,
    },
    /// A cohort does without a policy.
    WaivePolicy {
        /// The cohort.
        cohort: CohortId,
        /// The policy.
        policy: PolicyId,
    },
    /// A trainee does without a prerequisite.
    WaivePrerequisite {
        /// The trainee.
        trainee: TraineeId,
        /// The specialty that would come later.
        specialty: SpecialtyId,
        /// The one that would have to come first.
        after: SpecialtyId,
    },
    /// A trainee may have more placements in one hospital.
    HospitalMax {
        /// The trainee.
        trainee: TraineeId,
        /// How many.
        most: u32,
    },
    /// A common day is optional for the cohort.
    Excuse {
        /// The cohort.
        cohort: CohortId,
        /// The common day.
        label: String,
    },
    /// An agreement is in force on some days: signed earlier, prolonged, or not suspended.
    Prolong {
        /// The agreement.
        partnership: PartnershipId,
        /// The days.
        days: DateRange,
    },
    /// An agreement's scope covers a specialty.
    CoverSpecialty {
        /// The agreement.
        partnership: PartnershipId,
        /// The specialty.
        specialty: SpecialtyId,
    },
    /// An agreement's scope covers a profession.
    CoverProfession {
        /// The agreement.
        partnership: PartnershipId,
        /// The profession.
        profession: Profession,
    },
    /// An agreement's scope covers a hospital.
    CoverHospital {
        /// The agreement.
        partnership: PartnershipId,
        /// The hospital.
        hospital: HospitalId,
    },
    /// Another trainee goes elsewhere. The program stays as it is; the plan changes.
    Move {
        /// Where the trainee is now.
        from: Vec<Placement>,
        /// Where the trainee goes.
        to: Vec<Placement>,
    },
    /// A trainee leaves.
    Withdraw {
        /// The trainee.
        trainee: TraineeId,
        /// The day from which the trainee has left.
        #[cfg_attr(feature = "serde", serde(with = "crate::wire::Day"))]
        on: NaiveDate,
    },
    /// A trainee is away: arrives late, leaves early, is called back.
    Away {
        /// The trainee.
        trainee: TraineeId,
        /// The days.
        days: Term,
    },
    /// A trainee joins.
    Join {
        /// The trainee.
        trainee: Box<TraineeDraft>,
    },
    /// A department closes.
    Close {
        /// The department.
        department: DepartmentId,
        /// The days.
        days: Term,
    },
    /// A supervisor is absent.
    Absent {
        /// The supervisor.
        supervisor: SupervisorId,
        /// The days.
        days: Term,
    },
    /// An agreement ends.
    Lapse {
        /// The agreement.
        partnership: PartnershipId,
        /// The first day on which it is not in force.
        #[cfg_attr(feature = "serde", serde(with = "crate::wire::Day"))]
        on: NaiveDate,
    },
    /// An agreement is suspended.
    Suspend {
        /// The agreement.
        partnership: PartnershipId,
        /// The days.
        days: Term,
    },
}

/// Why a change can not be made.
///
/// ```
/// use practicum::explain::{Change, ChangeError};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let nobody = Change::Withdraw { trainee: "T99".parse()?, on: "2014-06-02".parse()? };
/// let unknown = ChangeError::Unknown { what: "trainee", id: "T99".into() };
/// assert_eq!(nobody.apply_to(&program), Err(unknown));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ChangeError {
    /// The change names something that the program does not have.
    #[error("the program has no {what} {id}")]
    Unknown {
        /// What it is.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// A trainee who joins has an id that is taken.
    #[error("there is a trainee {id} already")]
    Taken {
        /// The id.
        id: String,
    },
    /// The agreement begins only after the day on which it should end.
    #[error("agreement {id} begins on {from}, it can not end before")]
    NotYet {
        /// The agreement.
        id: String,
        /// Its first day.
        from: NaiveDate,
    },
    /// The changed program is not valid.
    #[error("the changed program is not valid: {0}")]
    Invalid(#[from] InvalidProgram),
}

impl Change {
    /// Makes the change in a draft in canonical form, as `ProgramDraft::from(&program)` gives it.
    ///
    /// # Errors
    /// [`ChangeError`] if the draft lacks what the change names; the draft is then as it was.
    pub fn apply(&self, draft: &mut ProgramDraft) -> Result<(), ChangeError> {
        edit::apply(self, draft)
    }

    /// The program after the change.
    ///
    /// # Errors
    /// [`ChangeError`] if the program lacks what the change names, or would not be valid.
    pub fn apply_to(&self, program: &Program) -> Result<Program, ChangeError> {
        changed(program, std::slice::from_ref(self))
    }
}

impl Change {
    /// The days of a change that can be made for fewer days or more.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other changes are of no days, or of what happens to people"
    )]
    fn span(&mut self) -> Option<&mut DateRange> {
        match self {
            Self::Seats { days, .. }
            | Self::Cap { days, .. }
            | Self::Interpreters { days, .. }
            | Self::Supervisor { days, .. }
            | Self::Open { days, .. }
            | Self::Available { days, .. }
            | Self::Renew { days, .. }
            | Self::Window { days, .. }
            | Self::Prolong { days, .. } => Some(days),
            _ => None,
        }
    }

    /// Those days.
    pub(super) fn days(&self) -> Option<DateRange> {
        self.clone().span().copied()
    }

    /// The same change on other days, if it is of days at all.
    pub(super) fn on(&self, days: DateRange) -> Self {
        let mut change = self.clone();
        if let Some(span) = change.span() {
            *span = days;
        }
        change
    }

    /// The change as one of each period that it touches.
    pub(super) fn by_period(&self, horizon: &Horizon) -> Vec<Self> {
        let Some(days) = self.days() else {
            return vec![self.clone()];
        };
        let periods = (0..horizon.len()).filter_map(|period| horizon.period(period));
        let parts = periods.filter_map(|period| period.intersection(days));
        let parts: Vec<Self> = parts.map(|part| self.on(part)).collect();
        if parts.is_empty() {
            return vec![self.clone()];
        }
        parts
    }
}

/// The program after several changes, one after the other.
///
/// ```
/// use practicum::explain::{Change, changed};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let on = "2014-06-02".parse()?;
/// let leaves = |id: &str| id.parse().map(|trainee| Change::Withdraw { trainee, on });
/// let after = changed(&program, &[leaves("T01")?, leaves("T02")?])?;
/// let funnel = after.counts(&"2014-05".parse()?);
/// assert_eq!(funnel.map(|funnel| funnel.withdrawn), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// As [`Change::apply_to`].
pub fn changed(program: &Program, changes: &[Change]) -> Result<Program, ChangeError> {
    let mut draft = ProgramDraft::from(program);
    for change in changes {
        change.apply(&mut draft)?;
    }
    Ok(draft.validate()?)
}
