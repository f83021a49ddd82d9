//! Trainees, as written.

use chrono::NaiveDate;

use super::{
    ApprovalDraft, CredentialDraft, DatesDraft, EarlierDraft, EventDraft, PinDraft,
    PreferencesDraft, RouteDraft, TermDraft,
};
#[cfg(feature = "serde")]
use crate::wire;

/// A trainee.
///
/// ```
/// use practicum::program::draft::*;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let route = RouteDraft::Nominated { authority: "primorsky-health".into() };
/// let curriculum = "surgery-with-urology";
/// let trainee = TraineeDraft::new("T11", "2014-05", "primorsky", curriculum, "physician", route)
///     .partnership("gyeonggi-primorsky")
///     .language("ru")
///     .practicing_since(day(1, 1)?)
///     .credential(CredentialDraft::new("insurance", TermDraft::from(day(5, 20)?)))
///     .preferences(PreferencesDraft::default().hospital("sejong", 4))
///     .unavailable(TermDraft::between(day(6, 9)?, day(6, 10)?))
///     .unable("danwon/surgery");
/// assert_eq!(draft.trainee(trainee).validate()?.trainees().len(), 11);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TraineeDraft {
    /// Their id.
    pub id: String,
    /// The cohort that they belong to.
    pub cohort: String,
    /// The region that they come from.
    pub region: String,
    /// What they have to go through.
    pub curriculum: String,
    /// Their profession.
    pub profession: String,
    /// How they came into the program.
    pub route: RouteDraft,
    /// A name to show; it may be a pseudonym.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub name: Option<String>,
    /// ISO 3166-1 code; not given: the country of the region.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub nationality: Option<String>,
    /// Where they work at home.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub institution: Option<String>,
    /// The agreement under which they come.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub partnership: Option<String>,
    /// Their level of training.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub level: Option<String>,
    /// Their own specialties, for reports.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub specialties: Vec<String>,
    /// Languages that they speak, best first.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub languages: Vec<String>,
    /// The day from which experience counts.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Option::is_none",
            with = "wire::OptionalDay"
        )
    )]
    pub practicing_since: Option<NaiveDate>,
    /// Earlier participation in the program.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub earlier: Vec<EarlierDraft>,
    /// Earlier stays in the host country.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub stays: Vec<DatesDraft>,
    /// Licenses, visas, insurance, immunization.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub credentials: Vec<CredentialDraft>,
    /// Approvals for limited practice.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub approvals: Vec<ApprovalDraft>,
    /// Preparatory training in the host country.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub preparation: Vec<DatesDraft>,
    /// Days on which they are available; none: always.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub available: Vec<TermDraft>,
    /// Days on which they are not.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub unavailable: Vec<TermDraft>,
    /// Departments that can not take them, or that they can not attend.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub unable: Vec<String>,
    /// What they would like.
    #[cfg_attr(feature = "serde", serde(default))]
    pub preferences: PreferencesDraft,
    /// Placements that are settled.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub pins: Vec<PinDraft>,
    /// What has happened to them, in order.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub lifecycle: Vec<EventDraft>,
}

impl TraineeDraft {
    /// A trainee with what it must have.
    pub fn new(
        id: impl Into<String>,
        cohort: impl Into<String>,
        region: impl Into<String>,
        curriculum: impl Into<String>,
        profession: impl Into<String>,
        route: RouteDraft,
    ) -> Self {
        Self {
            id: id.into(),
            cohort: cohort.into(),
            region: region.into(),
            curriculum: curriculum.into(),
            profession: profession.into(),
            route,
            name: None,
            nationality: None,
            institution: None,
            partnership: None,
            level: None,
            specialties: Vec::new(),
            languages: Vec::new(),
            practicing_since: None,
            earlier: Vec::new(),
            stays: Vec::new(),
            credentials: Vec::new(),
            approvals: Vec::new(),
            preparation: Vec::new(),
            available: Vec::new(),
            unavailable: Vec::new(),
            unable: Vec::new(),
            preferences: PreferencesDraft::default(),
            pins: Vec::new(),
            lifecycle: Vec::new(),
        }
    }

    /// Sets: a name to show; it may be a pseudonym.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets: ISO 3166-1 code; not given: the country of the region.
    #[must_use]
    pub fn nationality(mut self, nationality: impl Into<String>) -> Self {
        self.nationality = Some(nationality.into());
        self
    }

    /// Sets: where they work at home.
    #[must_use]
    pub fn institution(mut self, institution: impl Into<String>) -> Self {
        self.institution = Some(institution.into());
        self
    }

    /// Sets: the agreement under which they come.
    #[must_use]
    pub fn partnership(mut self, partnership: impl Into<String>) -> Self {
        self.partnership = Some(partnership.into());
        self
    }

    /// Sets: their level of training.
    #[must_use]
    pub fn level(mut self, level: impl Into<String>) -> Self {
        self.level = Some(level.into());
        self
    }

    /// Adds to: their own specialties, for reports.
    #[must_use]
    pub fn specialty(mut self, specialty: impl Into<String>) -> Self {
        self.specialties.push(specialty.into());
        self
    }

    /// Adds to: languages that they speak, best first.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.languages.push(language.into());
        self
    }

    /// Sets: the day from which experience counts.
    #[must_use]
    pub fn practicing_since(mut self, practicing_since: NaiveDate) -> Self {
        self.practicing_since = Some(practicing_since);
        self
    }

    /// Adds to: earlier participation in the program.
    #[must_use]
    pub fn earlier(mut self, earlier: EarlierDraft) -> Self {
        self.earlier.push(earlier);
        self
    }

    /// Adds to: earlier stays in the host country.
    #[must_use]
    pub fn stay(mut self, stay: DatesDraft) -> Self {
        self.stays.push(stay);
        self
    }

    /// Adds to: licenses, visas, insurance, immunization.
    #[must_use]
    pub fn credential(mut self, credential: CredentialDraft) -> Self {
        self.credentials.push(credential);
        self
    }

    /// Adds to: approvals for limited practice.
    #[must_use]
    pub fn approval(mut self, approval: ApprovalDraft) -> Self {
        self.approvals.push(approval);
        self
    }

    /// Adds to: preparatory training in the host country.
    #[must_use]
    pub fn preparation(mut self, preparation: DatesDraft) -> Self {
        self.preparation.push(preparation);
        self
    }

    /// Adds to: days on which they are available; none: always.
    #[must_use]
    pub fn available(mut self, available: TermDraft) -> Self {
        self.available.push(available);
        self
    }

    /// Adds to: days on which they are not.
    #[must_use]
    pub fn unavailable(mut self, unavailable: TermDraft) -> Self {
        self.unavailable.push(unavailable);
        self
    }

    /// Adds to: departments that can not take them, or that they can not attend.
    #[must_use]
    pub fn unable(mut self, unable: impl Into<String>) -> Self {
        self.unable.push(unable.into());
        self
    }

    /// Sets: what they would like.
    #[must_use]
    pub fn preferences(mut self, preferences: PreferencesDraft) -> Self {
        self.preferences = preferences;
        self
    }

    /// Adds to: placements that are settled.
    #[must_use]
    pub fn pin(mut self, pin: PinDraft) -> Self {
        self.pins.push(pin);
        self
    }

    /// Adds to: what has happened to them, in order.
    #[must_use]
    pub fn event(mut self, event: EventDraft) -> Self {
        self.lifecycle.push(event);
        self
    }
}
