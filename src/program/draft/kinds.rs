//! Choices that carry ids, as written.

/// Who is bound by an agreement.
///
/// ```
/// use practicum::program::PartnershipKind;
/// use practicum::program::draft::{PartnershipDraft, PartyDraft, TermDraft};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let (kind, term) = (PartnershipKind::LetterOfIntent, TermDraft::from(day(1, 1)?));
/// let letter = PartnershipDraft::new("letter", kind, term)
///     .party(PartyDraft::Region("gyeonggi".into()))
///     .party(PartyDraft::Hospital("sejong".into()));
/// assert_eq!(letter.parties[1], PartyDraft::Hospital("sejong".into()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum PartyDraft {
    /// A region's id or alias.
    Region(String),
    /// An authority's id.
    Authority(String),
    /// A home institution's id.
    Institution(String),
    /// A host hospital's id or alias.
    Hospital(String),
}

/// What a quota counts.
///
/// ```
/// use practicum::program::draft::{QuotaBasisDraft, QuotaDraft};
///
/// let urology = QuotaBasisDraft::Specialty("urology".into());
/// let quotas = [QuotaDraft::new(QuotaBasisDraft::Year, 12), QuotaDraft::new(urology, 3)];
/// assert_eq!(quotas[0].trainees, 12); // twelve people a year, three placements in urology
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum QuotaBasisDraft {
    /// Trainees whose first placement starts in one calendar year, each year by itself.
    Year,
    /// Trainees of one cohort, each cohort by itself.
    Cohort,
    /// Placements in this specialty or below it.
    Specialty(String),
}

/// What a policy demands.
///
/// ```
/// use practicum::program::DefectCode;
/// use practicum::program::draft::{PolicyDraft, PolicyRuleDraft, TermDraft};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let turned = PolicyRuleDraft::RollingStay { days: 180, within: 90 };
/// let policy = PolicyDraft::new("waiver", turned, TermDraft::from(day(1, 1)?));
/// let Err(invalid) = draft.policy(policy).validate() else {
///     return Err("180 days do not fit in 90".into());
/// };
/// assert_eq!(invalid.defects()[0].code(), DefectCode::RollingStay);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum PolicyRuleDraft {
    /// Full years of practice on the placement's first day.
    MinimumExperience {
        /// Full years.
        years: u32,
    },
    /// No earlier participation that ended less than so many years before the placement.
    NoRepeat {
        /// Full years.
        years: u32,
    },
    /// A credential, valid on every day of the placement.
    Credential {
        /// Its kind.
        kind: String,
    },
    /// At most so many days from the first placement's first day to the last one's last.
    StayLength {
        /// Calendar days.
        days: u32,
    },
    /// Of any `within` days, at most `days` in the host country.
    RollingStay {
        /// Calendar days spent.
        days: u32,
        /// Length of the moving window in calendar days.
        within: u32,
    },
    /// Months of preparatory training before limited practice.
    Preparation {
        /// Months.
        months: u32,
    },
    /// The most months of limited practice.
    PracticeLength {
        /// Months.
        months: u32,
    },
}

/// How a trainee came into the program.
///
/// ```
/// use practicum::program::draft::{RouteDraft, TraineeDraft};
///
/// let by = RouteDraft::Exchange { hospital: "sejong".into() };
/// let trainee = TraineeDraft::new("T11", "2014-05", "primorsky", "surgery", "physician", by);
/// assert!(!matches!(trainee.route, RouteDraft::Nominated { .. })); // so P120 asks for no agreement
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum RouteDraft {
    /// Nominated by an authority.
    Nominated {
        /// The authority's id.
        authority: String,
    },
    /// By a hospital's own exchange.
    Exchange {
        /// The hospital's id or alias.
        hospital: String,
    },
    /// By a personal invitation.
    Invitation {
        /// Who invited.
        by: String,
    },
}
