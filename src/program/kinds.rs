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
    PracticeMode {
        /// Watching only: a foreign license gives no right to practice.
        Observation = "observation",
        /// Limited practice under an approval that names dates, hospital, supervisor and acts.
        LimitedPractice = "limited_practice",
    }

    /// Whether everybody must be available on a cohort's common day.
    Attendance {
        /// Everybody must be available.
        Required = "required",
        /// Whoever can.
        Optional = "optional",
    }

    /// For what a rate is paid.
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
    LinkKind {
        /// In every period all are at one hospital, or none is anywhere.
        Together = "together",
        /// No two are at one hospital in the same period.
        Apart = "apart",
        /// Nobody of them is at a hospital without another of them.
        NotAlone = "not_alone",
    }

    /// Where a fact comes from.
    NoteKind {
        /// A source reports it.
        Reported = "reported",
        /// It was worked out or assumed.
        Assumed = "assumed",
        /// It was invented, because no source gives it.
        Invented = "invented",
    }

    /// What happened to a trainee.
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
