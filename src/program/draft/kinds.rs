//! Choices that carry ids, as written.

/// Who is bound by an agreement.
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
