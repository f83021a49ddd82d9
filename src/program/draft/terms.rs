//! Policies, costs, links and notes, as written.

use super::{PolicyRuleDraft, TermDraft};
use crate::program::{Basis, LinkKind, NoteKind};
#[cfg(feature = "serde")]
use crate::wire;

/// A rule of eligibility with the days on which it holds.
///
/// ```
/// use practicum::program::draft::{PolicyDraft, PolicyRuleDraft, TermDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// let five_years = PolicyRuleDraft::MinimumExperience { years: 5 };
/// let policy = PolicyDraft::new("experience-2025", five_years, TermDraft::from(day(2025, 1, 1)?))
///     .country("RU")
///     .profession("physician")
///     .source("Call for the edition of 2025");
/// let program = draft.policy(policy).validate()?; // a cohort follows it once it names it
/// assert!(program.policies().get("experience-2025").is_some());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PolicyDraft {
    /// Its id.
    pub id: String,
    /// What it demands.
    pub rule: PolicyRuleDraft,
    /// It binds placements that start on these days.
    pub valid: TermDraft,
    /// Nationalities that it binds; none: all.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub countries: Vec<String>,
    /// Professions that it binds; none: all.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub professions: Vec<String>,
    /// Where the rule is written.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub source: Option<String>,
}

impl PolicyDraft {
    /// A policy with what it must have.
    pub fn new(id: impl Into<String>, rule: PolicyRuleDraft, valid: TermDraft) -> Self {
        Self {
            id: id.into(),
            rule,
            valid,
            countries: Vec::new(),
            professions: Vec::new(),
            source: None,
        }
    }

    /// Adds to: nationalities that it binds; none: all.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.countries.push(country.into());
        self
    }

    /// Adds to: professions that it binds; none: all.
    #[must_use]
    pub fn profession(mut self, profession: impl Into<String>) -> Self {
        self.professions.push(profession.into());
        self
    }

    /// Sets: where the rule is written.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// A rate: what is paid for a trainee, by a basis, over the stay from the first placement's first day to the last one's last.
///
/// ```
/// use practicum::program::Basis;
/// use practicum::program::draft::RateDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let meals = RateDraft::new("meals", "Meals", "province", "12000.50 KRW", Basis::Day);
/// let Err(invalid) = draft.rate(meals).validate() else {
///     return Err("a won has no hundredths".into());
/// };
/// assert_eq!(invalid.defects()[0].place().to_string(), r#"rates["meals"].amount"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct RateDraft {
    /// Its id.
    pub id: String,
    /// What it pays for.
    pub label: String,
    /// Who pays.
    pub payer: String,
    /// How much: `60000 KRW`.
    pub amount: String,
    /// For what it is paid.
    pub basis: Basis,
    /// Cohorts that it is paid for; none: all.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub cohorts: Vec<String>,
}

impl RateDraft {
    /// A rate with what it must have.
    pub fn new(
        id: impl Into<String>,
        label: impl Into<String>,
        payer: impl Into<String>,
        amount: impl Into<String>,
        basis: Basis,
    ) -> Self {
        Self {
            id: id.into(),
            label: label.into(),
            payer: payer.into(),
            amount: amount.into(),
            basis,
            cohorts: Vec::new(),
        }
    }

    /// Adds to: cohorts that it is paid for; none: all.
    #[must_use]
    pub fn cohort(mut self, cohort: impl Into<String>) -> Self {
        self.cohorts.push(cohort.into());
        self
    }
}

/// A ceiling on what the rates of a payer come to, in one currency.
///
/// ```
/// use practicum::program::draft::BudgetDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let small = BudgetDraft::new("small", "500000 KRW").payer("province").cohort("2014-05");
/// let program = draft.budget(small).validate()?;
/// let budget = program.budgets().get("small").ok_or("it is there")?;
/// assert_eq!(budget.cohorts()[0].as_str(), "2014-05");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct BudgetDraft {
    /// Its id.
    pub id: String,
    /// The most that may be spent: `31000000 KRW`.
    pub ceiling: String,
    /// Whose spending is counted; not given: everybody's.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub payer: Option<String>,
    /// Cohorts whose spending is counted; none: all.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub cohorts: Vec<String>,
}

impl BudgetDraft {
    /// A budget with what it must have.
    pub fn new(id: impl Into<String>, ceiling: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ceiling: ceiling.into(),
            payer: None,
            cohorts: Vec::new(),
        }
    }

    /// Sets: whose spending is counted; not given: everybody's.
    #[must_use]
    pub fn payer(mut self, payer: impl Into<String>) -> Self {
        self.payer = Some(payer.into());
        self
    }

    /// Adds to: cohorts whose spending is counted; none: all.
    #[must_use]
    pub fn cohort(mut self, cohort: impl Into<String>) -> Self {
        self.cohorts.push(cohort.into());
        self
    }
}

/// The most that one authority's trainees may take of the seats.
///
/// ```
/// use practicum::program::draft::ShareDraft;
///
/// let everywhere = ShareDraft::new("primorsky-health", "66.5"); // of the seats of all hospitals
/// let one_place = ShareDraft::new("primorsky-health", "50").hospital("sejong");
/// assert_eq!((everywhere.hospital, one_place.hospital.as_deref()), (None, Some("sejong")));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ShareDraft {
    /// The authority.
    pub authority: String,
    /// The hospital whose seats are meant; not given: all hospitals together.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub hospital: Option<String>,
    /// The share of the seats of each period, in percent, rounded down to whole seats.
    pub percent: String,
}

impl ShareDraft {
    /// A share with what it must have.
    pub fn new(authority: impl Into<String>, percent: impl Into<String>) -> Self {
        Self {
            authority: authority.into(),
            hospital: None,
            percent: percent.into(),
        }
    }

    /// Sets: the hospital whose seats are meant; not given: all hospitals together.
    #[must_use]
    pub fn hospital(mut self, hospital: impl Into<String>) -> Self {
        self.hospital = Some(hospital.into());
        self
    }
}

/// A rule between named trainees.
///
/// ```
/// use practicum::program::LinkKind;
/// use practicum::program::draft::LinkRuleDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let pair = LinkRuleDraft::new("colleagues", LinkKind::Together).trainee("T01").trainee("T02");
/// let company = LinkRuleDraft::new("company", LinkKind::NotAlone).language("ru");
/// let program = draft.link(pair).link(company).validate()?;
/// let company = program.links().get("company").ok_or("it is there")?;
/// assert_eq!(program.linked(company).len(), 10); // everybody speaks Russian first
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct LinkRuleDraft {
    /// Its id.
    pub id: String,
    /// What is demanded of them.
    pub kind: LinkKind,
    /// Whom it names.
    #[cfg_attr(
        feature = "serde",
        serde(
            default,
            skip_serializing_if = "Vec::is_empty",
            deserialize_with = "wire::list"
        )
    )]
    pub trainees: Vec<String>,
    /// It also binds everybody whose first language this is.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub language: Option<String>,
    /// It also binds everybody who comes from this region.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "Option::is_none")
    )]
    pub region: Option<String>,
}

impl LinkRuleDraft {
    /// A link rule with what it must have.
    pub fn new(id: impl Into<String>, kind: LinkKind) -> Self {
        Self {
            id: id.into(),
            kind,
            trainees: Vec::new(),
            language: None,
            region: None,
        }
    }

    /// Adds to: whom it names.
    #[must_use]
    pub fn trainee(mut self, trainee: impl Into<String>) -> Self {
        self.trainees.push(trainee.into());
        self
    }

    /// Sets: it also binds everybody whose first language this is.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// Sets: it also binds everybody who comes from this region.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }
}

/// A note on where something comes from.
///
/// ```
/// use practicum::program::NoteKind;
/// use practicum::program::draft::NoteDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let note = NoteDraft::new(NoteKind::Assumed, "seats at Ajou", "Two, as at the other hospitals.");
/// let program = draft.note(note).validate()?;
/// assert_eq!(program.notes().len(), 11); // the academy has ten
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct NoteDraft {
    /// Whether it is reported, assumed or invented.
    pub kind: NoteKind,
    /// What it is about.
    pub about: String,
    /// What to know.
    pub text: String,
}

impl NoteDraft {
    /// A note with what it must have.
    pub fn new(kind: NoteKind, about: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            kind,
            about: about.into(),
            text: text.into(),
        }
    }
}
