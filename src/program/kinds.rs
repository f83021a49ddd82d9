//! Small closed sets of words that entities use.

use std::fmt;
use std::sync::Arc;

use crate::ids::{AuthorityId, CredentialKind, HospitalId, InstitutionId, RegionId, SpecialtyId};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$variant_doc])* #[cfg_attr(feature = "serde", serde(rename = $text))] $variant),+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in files.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text),+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

words! {
    /// What kind of agreement a partnership is.
    ///
    /// ```
    /// use practicum::RuleBook;
    /// use practicum::program::PartnershipKind;
    ///
    /// let book = RuleBook::default();
    /// let sends = PartnershipKind::ALL.iter().filter(|kind| book.may_send(**kind));
    /// assert!(sends.clone().any(|kind| *kind == PartnershipKind::Memorandum));
    /// assert!(!book.may_send(PartnershipKind::LetterOfIntent)); // it binds nobody
    /// ```
    PartnershipKind {
        /// A memorandum of understanding.
        Memorandum = "memorandum",
        /// An agreement that carries out a wider one.
        Implementation = "implementation_agreement",
        /// An agreement of friendship, which by itself sends nobody.
        Friendship = "friendship",
        /// A letter of intent, which by itself sends nobody.
        LetterOfIntent = "letter_of_intent",
        /// An exchange between hospitals.
        Exchange = "exchange",
        /// A personal invitation.
        Invitation = "invitation",
    }

    /// What a trainee may do at a department.
    ///
    /// ```
    /// use practicum::program::PracticeMode;
    ///
    /// assert_eq!(PracticeMode::default(), PracticeMode::Observation);
    /// assert_eq!(PracticeMode::LimitedPractice.as_str(), "limited_practice"); // as a draft writes it
    /// ```
    PracticeMode {
        /// Watching only: a foreign license gives no right to practice.
        Observation = "observation",
        /// Limited practice under an approval that names dates, hospital, supervisor and acts.
        LimitedPractice = "limited_practice",
    }

    /// Whether everybody must be available on a cohort's common day.
    ///
    /// ```
    /// use practicum::program::Attendance;
    /// use practicum::program::draft::{CommonDayDraft, DatesDraft};
    ///
    /// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
    /// let dates = DatesDraft::new(day(6, 20)?, day(6, 20)?);
    /// assert_eq!(CommonDayDraft::new("Completion", dates).attendance, Attendance::Required);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Attendance {
        /// Everybody must be available.
        Required = "required",
        /// Whoever can.
        Optional = "optional",
    }

    /// For what a rate is paid.
    ///
    /// ```
    /// use practicum::program::Basis;
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let paid = program.rates().iter().map(|rate| (rate.label(), rate.basis()));
    /// let paid: Vec<_> = paid.collect();
    /// assert_eq!(paid[0], ("Daily expenses", Basis::WorkingDay));
    /// assert_eq!(paid[2], ("Lodging", Basis::Night));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Basis {
        /// Once for each trainee who is placed.
        Once = "once",
        /// For each calendar day of the stay.
        Day = "day",
        /// For each night of the stay: one fewer than its days.
        Night = "night",
        /// For each working day of the stay.
        WorkingDay = "working_day",
    }

    /// What is demanded of trainees who are linked.
    ///
    /// ```
    /// use practicum::program::DefectCode;
    /// use practicum::program::LinkKind;
    /// use practicum::program::draft::LinkRuleDraft;
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let draft = practicum::ProgramDraft::from_json(json)?;
    /// let alone = LinkRuleDraft::new("team", LinkKind::Together).trainee("T01");
    /// let Err(invalid) = draft.link(alone).validate() else {
    ///     return Err("one is no team".into());
    /// };
    /// assert_eq!(invalid.defects()[0].code(), DefectCode::LinkTooFew);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    LinkKind {
        /// In every period all are at one hospital, or none is anywhere.
        Together = "together",
        /// No two are at one hospital in the same period.
        Apart = "apart",
        /// Nobody of them is at a hospital without another of them.
        NotAlone = "not_alone",
    }

    /// Where a fact comes from.
    ///
    /// ```
    /// use practicum::program::NoteKind;
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let count = |kind| program.notes().iter().filter(|note| note.kind() == kind).count();
    /// assert_eq!(NoteKind::ALL.iter().map(|kind| count(*kind)).collect::<Vec<_>>(), [5, 1, 4]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    NoteKind {
        /// A source reports it.
        Reported = "reported",
        /// It was worked out or assumed.
        Assumed = "assumed",
        /// It was invented, because no source gives it.
        Invented = "invented",
    }

    /// What happened to a trainee.
    ///
    /// ```
    /// use practicum::program::EventKind;
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let trainee = program.trainees().get("T01").ok_or("it is there")?;
    /// let arrived = trainee.lifecycle().day_of(EventKind::Arrived);
    /// assert_eq!(arrived.map(|day| day.to_string()).as_deref(), Some("2014-05-25"));
    /// assert_eq!(trainee.lifecycle().day_of(EventKind::Completed), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    EventKind {
        /// An authority nominated them.
        Nominated = "nominated",
        /// The program selected them.
        Selected = "selected",
        /// They arrived in the host country.
        Arrived = "arrived",
        /// Their training began.
        Started = "started",
        /// They completed the training.
        Completed = "completed",
        /// They joined the alumni.
        Graduated = "graduated",
        /// The program was in touch with them as alumni.
        FollowedUp = "followed_up",
        /// They declined the place, or were not accepted.
        Declined = "declined",
        /// They withdrew.
        Withdrawn = "withdrawn",
    }
}

macro_rules! first_by_default {
    ($($name:ident::$variant:ident),+) => {$(
        impl Default for $name {
            fn default() -> Self {
                Self::$variant
            }
        }
    )+};
}

first_by_default!(PracticeMode::Observation, Attendance::Required);

/// Who is bound by an agreement.
///
/// ```
/// use practicum::program::Party;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let memorandum = program.partnerships().get("gyeonggi-primorsky").ok_or("it is there")?;
/// let regions = memorandum.parties().iter().filter_map(|party| match party {
///     Party::Region(region) => Some(region.as_str()),
///     _ => None,
/// });
/// assert_eq!(regions.collect::<Vec<_>>(), ["gyeonggi", "primorsky"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Party {
    /// A region.
    Region(RegionId),
    /// An authority.
    Authority(AuthorityId),
    /// A home institution.
    Institution(InstitutionId),
    /// A host hospital.
    Hospital(HospitalId),
}

/// What a quota counts.
///
/// ```
/// use practicum::program::QuotaBasis;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let memorandum = program.partnerships().get("gyeonggi-primorsky").ok_or("it is there")?;
/// let quota = memorandum.quotas().iter().find(|quota| quota.basis() == &QuotaBasis::Cohort);
/// assert_eq!(quota.map(|quota| quota.trainees()), Some(6)); // six a cohort
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum QuotaBasis {
    /// Trainees whose first placement starts in one calendar year, each year by itself.
    Year,
    /// Trainees of one cohort, each cohort by itself.
    Cohort,
    /// Placements in one specialty or below it.
    Specialty(SpecialtyId),
}

/// What a policy demands of a placement that starts while the policy is valid.
///
/// ```
/// use practicum::program::PolicyRule;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let limits: Vec<u32> = program.policies().iter().filter_map(|policy| match policy.rule() {
///     PolicyRule::StayLength { days } | PolicyRule::RollingStay { days, .. } => Some(*days),
///     _ => None,
/// }).collect();
/// assert_eq!(limits, [60, 90]); // 60 days in one stay, 90 within half a year
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PolicyRule {
    /// So many full years of practice on the placement's first day.
    MinimumExperience {
        /// Full years.
        years: u32,
    },
    /// No earlier participation that ended less than so many years before the placement.
    NoRepeat {
        /// Full years.
        years: u32,
    },
    /// A credential of this kind, valid on every day of the placement.
    Credential {
        /// The kind.
        kind: CredentialKind,
    },
    /// The stay, from the first placement's first day to the last one's last, has at most so many days.
    StayLength {
        /// Calendar days.
        days: u32,
    },
    /// Of any `within` days, at most `days` are spent in the host country, earlier stays included.
    RollingStay {
        /// Calendar days spent.
        days: u32,
        /// Length of the moving window in calendar days.
        within: u32,
    },
    /// Limited practice needs so many months of preparatory training before its first day.
    Preparation {
        /// Months.
        months: u32,
    },
    /// Limited practice lasts at most so many months, from its first day to its last.
    PracticeLength {
        /// Months.
        months: u32,
    },
}

/// How a trainee came into the program.
///
/// ```
/// use practicum::program::Route;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let trainee = program.trainees().get("T07").ok_or("it is there")?;
/// let Route::Nominated { authority } = trainee.route() else {
///     return Err("came on another route".into());
/// };
/// assert_eq!(authority.as_str(), "khabarovsk-health");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Route {
    /// Nominated by an authority, under a partnership.
    Nominated {
        /// Who nominated.
        authority: AuthorityId,
    },
    /// By a hospital's own exchange.
    Exchange {
        /// The host hospital.
        hospital: HospitalId,
    },
    /// By a personal invitation.
    Invitation {
        /// Who invited.
        by: Arc<str>,
    },
}
