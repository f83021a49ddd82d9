//! The whole program, as written.

use std::collections::BTreeMap;

use super::{
    AuthorityDraft, BudgetDraft, CalendarDraft, CohortDraft, CurriculumDraft, HorizonDraft,
    HospitalDraft, InstitutionDraft, LinkRuleDraft, NoteDraft, PartnershipDraft, PolicyDraft,
    RateDraft, RegionDraft, ShareDraft, SpecialtyDraft, TraineeDraft,
};
#[cfg(feature = "serde")]
use crate::wire;

/// The version of the form that this crate writes, and the newest that it reads.
///
/// ```
/// use practicum::program::draft::FORMAT;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// assert_eq!(draft.format, FORMAT);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub const FORMAT: u32 = 1;

/// A program as written.
///
/// Build one with the chained methods, or read one from a file; then call
/// [`validate`](Self::validate).
///
/// ```
/// use practicum::ProgramDraft;
/// use practicum::program::draft::*;
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let june = DatesDraft::new(day(6, 2)?, day(6, 29)?);
/// let draft = ProgramDraft::new("summer", "Summer school", HorizonDraft::Weekly(june))
///     .region(RegionDraft::new("home", "Gyeonggi", "KR"))
///     .specialty(SpecialtyDraft::new("surgery").name(DatedNameDraft::new("Surgery")))
///     .cohort(CohortDraft::new("june", "June", june));
/// let program = draft.validate()?;
/// assert_eq!(ProgramDraft::from(&program), draft); // and back, to change it
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ProgramDraft {
    /// Version of the form: [`FORMAT`].
    pub format: u32,
    /// The program's id.
    pub id: String,
    /// The program's name.
    pub name: String,
    /// The planning horizon.
    pub horizon: HorizonDraft,
    /// Weekend and holidays.
    #[cfg_attr(feature = "serde", serde(default))]
    pub calendar: CalendarDraft,
    /// What the program itself prefers.
    #[cfg_attr(feature = "serde", serde(default))]
    pub preferences: ProgramPreferencesDraft,
    /// Regions.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub regions: Vec<RegionDraft>,
    /// Authorities.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub authorities: Vec<AuthorityDraft>,
    /// Home institutions.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub institutions: Vec<InstitutionDraft>,
    /// Specialties.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub specialties: Vec<SpecialtyDraft>,
    /// Partnerships.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub partnerships: Vec<PartnershipDraft>,
    /// Host hospitals.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub hospitals: Vec<HospitalDraft>,
    /// Curricula.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub curricula: Vec<CurriculumDraft>,
    /// Dated eligibility rules.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub policies: Vec<PolicyDraft>,
    /// Cohorts.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub cohorts: Vec<CohortDraft>,
    /// Trainees.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub trainees: Vec<TraineeDraft>,
    /// Rules between named trainees.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub links: Vec<LinkRuleDraft>,
    /// What trainees cost.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub rates: Vec<RateDraft>,
    /// Ceilings on spending.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub budgets: Vec<BudgetDraft>,
    /// Ceilings on authorities' shares of the seats.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub shares: Vec<ShareDraft>,
    /// Where facts come from.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub notes: Vec<NoteDraft>,
}

/// What the program itself prefers, whoever the trainee is: higher is better.
///
/// ```
/// use practicum::program::draft::ProgramPreferencesDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let mut wishes = ProgramPreferencesDraft::default();
/// wishes.hospitals.insert("hando".into(), 2); // whoever is placed at Hando adds 2
/// let program = draft.preferences(wishes).validate()?;
/// assert_eq!(program.preferred_hospitals().get("hando").map(|wish| wish.get()), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ProgramPreferencesDraft {
    /// Value of each placement in a specialty of the curriculum.
    #[cfg_attr(feature = "serde", serde(default, deserialize_with = "wire::map"))]
    pub specialties: BTreeMap<String, i64>,
    /// Value of each placement in a hospital.
    #[cfg_attr(feature = "serde", serde(default, deserialize_with = "wire::map"))]
    pub hospitals: BTreeMap<String, i64>,
}

impl ProgramDraft {
    /// An empty program.
    ///
    /// ```
    /// use practicum::ProgramDraft;
    /// use practicum::program::draft::{DatesDraft, HorizonDraft, RegionDraft};
    ///
    /// # let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 6, d).ok_or("no such day");
    /// let june = HorizonDraft::Weekly(DatesDraft::new(day(1)?, day(28)?));
    /// let program = ProgramDraft::new("summer", "Summer school", june)
    ///     .region(RegionDraft::new("home", "Gyeonggi", "KR"))
    ///     .validate()?;
    /// assert_eq!(program.horizon().len(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(id: impl Into<String>, name: impl Into<String>, horizon: HorizonDraft) -> Self {
        Self {
            format: FORMAT,
            id: id.into(),
            name: name.into(),
            horizon,
            calendar: CalendarDraft::default(),
            preferences: ProgramPreferencesDraft::default(),
            regions: Vec::new(),
            authorities: Vec::new(),
            institutions: Vec::new(),
            specialties: Vec::new(),
            partnerships: Vec::new(),
            hospitals: Vec::new(),
            curricula: Vec::new(),
            policies: Vec::new(),
            cohorts: Vec::new(),
            trainees: Vec::new(),
            links: Vec::new(),
            rates: Vec::new(),
            budgets: Vec::new(),
            shares: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Sets weekend and holidays.
    #[must_use]
    pub fn calendar(mut self, calendar: CalendarDraft) -> Self {
        self.calendar = calendar;
        self
    }

    /// Sets what the program itself prefers.
    #[must_use]
    pub fn preferences(mut self, preferences: ProgramPreferencesDraft) -> Self {
        self.preferences = preferences;
        self
    }

    /// Adds a region.
    #[must_use]
    pub fn region(mut self, region: RegionDraft) -> Self {
        self.regions.push(region);
        self
    }

    /// Adds an authority.
    #[must_use]
    pub fn authority(mut self, authority: AuthorityDraft) -> Self {
        self.authorities.push(authority);
        self
    }

    /// Adds an institution.
    #[must_use]
    pub fn institution(mut self, institution: InstitutionDraft) -> Self {
        self.institutions.push(institution);
        self
    }

    /// Adds a specialty.
    #[must_use]
    pub fn specialty(mut self, specialty: SpecialtyDraft) -> Self {
        self.specialties.push(specialty);
        self
    }

    /// Adds a partnership.
    #[must_use]
    pub fn partnership(mut self, partnership: PartnershipDraft) -> Self {
        self.partnerships.push(partnership);
        self
    }

    /// Adds a hospital.
    #[must_use]
    pub fn hospital(mut self, hospital: HospitalDraft) -> Self {
        self.hospitals.push(hospital);
        self
    }

    /// Adds a curriculum.
    #[must_use]
    pub fn curriculum(mut self, curriculum: CurriculumDraft) -> Self {
        self.curricula.push(curriculum);
        self
    }

    /// Adds a policy.
    #[must_use]
    pub fn policy(mut self, policy: PolicyDraft) -> Self {
        self.policies.push(policy);
        self
    }

    /// Adds a cohort.
    #[must_use]
    pub fn cohort(mut self, cohort: CohortDraft) -> Self {
        self.cohorts.push(cohort);
        self
    }

    /// Adds a trainee.
    #[must_use]
    pub fn trainee(mut self, trainee: TraineeDraft) -> Self {
        self.trainees.push(trainee);
        self
    }

    /// Adds a link rule.
    #[must_use]
    pub fn link(mut self, link: LinkRuleDraft) -> Self {
        self.links.push(link);
        self
    }

    /// Adds a rate.
    #[must_use]
    pub fn rate(mut self, rate: RateDraft) -> Self {
        self.rates.push(rate);
        self
    }

    /// Adds a budget.
    #[must_use]
    pub fn budget(mut self, budget: BudgetDraft) -> Self {
        self.budgets.push(budget);
        self
    }

    /// Adds a share.
    #[must_use]
    pub fn share(mut self, share: ShareDraft) -> Self {
        self.shares.push(share);
        self
    }

    /// Adds a note.
    #[must_use]
    pub fn note(mut self, note: NoteDraft) -> Self {
        self.notes.push(note);
        self
    }
}
