//! Trainees, as written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{DatesDraft, RouteDraft, TermDraft};
use crate::program::{EventKind, PracticeMode};
#[cfg(feature = "serde")]
use crate::wire;

/// A trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
            with = "wire::optional_date"
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
    /// Licences, visas, insurance, immunization.
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

    /// Sets: iSO 3166-1 code; not given: the country of the region.
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

    /// Adds to: licences, visas, insurance, immunization.
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

/// An earlier participation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EarlierDraft {
    /// The days.
    pub dates: DatesDraft,
    /// The program, if not this one.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub program: Option<String>,
}

impl EarlierDraft {
    /// An earlier with what it must have.
    pub fn new(dates: DatesDraft) -> Self {
        Self {
            dates,
            program: None,
        }
    }

    /// Sets: the program, if not this one.
    #[must_use]
    pub fn program(mut self, program: impl Into<String>) -> Self {
        self.program = Some(program.into());
        self
    }
}

/// A credential with its validity.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct CredentialDraft {
    /// What it is.
    pub kind: String,
    /// The days on which it is valid.
    pub valid: TermDraft,
}

impl CredentialDraft {
    /// A credential with what it must have.
    pub fn new(kind: impl Into<String>, valid: TermDraft) -> Self {
        Self {
            kind: kind.into(),
            valid,
        }
    }
}

/// An approval of limited practice: it names dates, hospital, supervisor and acts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ApprovalDraft {
    /// The days on which it holds.
    pub valid: DatesDraft,
    /// The hospital.
    pub hospital: String,
    /// The supervising specialist, who must be present.
    pub supervisor: String,
    /// The acts approved.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub acts: Vec<String>,
}

impl ApprovalDraft {
    /// An approval with what it must have.
    pub fn new(
        valid: DatesDraft,
        hospital: impl Into<String>,
        supervisor: impl Into<String>,
    ) -> Self {
        Self {
            valid,
            hospital: hospital.into(),
            supervisor: supervisor.into(),
            acts: Vec::new(),
        }
    }

    /// Adds to: the acts approved.
    #[must_use]
    pub fn act(mut self, act: impl Into<String>) -> Self {
        self.acts.push(act.into());
        self
    }
}

/// What a trainee would like: higher is better.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PreferencesDraft {
    /// Value of being placed in a specialty of the curriculum.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub specialties: BTreeMap<String, i64>,
    /// Value of each placement in a hospital.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "BTreeMap::is_empty",
            deserialize_with = "wire::map"
        )
    )]
    pub hospitals: BTreeMap<String, i64>,
    /// How much a change of hospital is minded, at least 0; not given: 1.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub change: Option<i64>,
    /// How much an idle period is minded, at least 0; not given: 1.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub waiting: Option<i64>,
}

impl PreferencesDraft {
    /// Sets one entry: value of being placed in a specialty of the curriculum.
    #[must_use]
    pub fn specialty(mut self, key: impl Into<String>, value: i64) -> Self {
        self.specialties.insert(key.into(), value);
        self
    }

    /// Sets one entry: value of each placement in a hospital.
    #[must_use]
    pub fn hospital(mut self, key: impl Into<String>, value: i64) -> Self {
        self.hospitals.insert(key.into(), value);
        self
    }

    /// Sets: how much a change of hospital is minded, at least 0; not given: 1.
    #[must_use]
    pub fn change(mut self, change: i64) -> Self {
        self.change = Some(change);
        self
    }

    /// Sets: how much an idle period is minded, at least 0; not given: 1.
    #[must_use]
    pub fn waiting(mut self, waiting: i64) -> Self {
        self.waiting = Some(waiting);
        self
    }
}

/// A placement that is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PinDraft {
    /// Where.
    pub department: String,
    /// The specialty of the curriculum that it counts for.
    pub specialty: String,
    /// The period in which it starts, counted from 0.
    pub start: u32,
    /// How many periods it lasts, at least 1.
    pub periods: u32,
    /// What the trainee may do there.
    #[cfg_attr(feature = "serde", serde(default))]
    pub mode: PracticeMode,
}

impl PinDraft {
    /// A pin with what it must have.
    pub fn new(
        department: impl Into<String>,
        specialty: impl Into<String>,
        start: u32,
        periods: u32,
    ) -> Self {
        Self {
            department: department.into(),
            specialty: specialty.into(),
            start,
            periods,
            mode: PracticeMode::default(),
        }
    }

    /// Sets: what the trainee may do there.
    #[must_use]
    pub fn mode(mut self, mode: PracticeMode) -> Self {
        self.mode = mode;
        self
    }
}

/// Something that happened to a trainee.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct EventDraft {
    /// What happened.
    pub kind: EventKind,
    /// The day.
    #[cfg_attr(feature = "serde", serde(with = "wire::date"))]
    pub on: NaiveDate,
    /// Anything to remember about it.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub note: Option<String>,
}

impl EventDraft {
    /// An event with what it must have.
    pub fn new(kind: EventKind, on: NaiveDate) -> Self {
        Self {
            kind,
            on,
            note: None,
        }
    }

    /// Sets: anything to remember about it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }
}
