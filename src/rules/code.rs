//! Rule codes: a stable name for each rule.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// What happens where a rule is not kept.
///
/// ```
/// use practicum::RuleCode;
/// use practicum::rules::Severity;
///
/// assert_eq!(RuleCode::Seats.severity(), Severity::Hard);
/// assert_eq!(RuleCode::OpenRequirement.severity(), Severity::Shortfall);
/// assert_eq!(RuleCode::Waiting.severity(), Severity::Soft);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The schedule is not valid.
    Hard,
    /// The schedule is valid but incomplete.
    Shortfall,
    /// The schedule is worth less.
    Soft,
}

/// Which part of a schedule decides whether a rule is kept.
///
/// ```
/// use practicum::RuleCode;
/// use practicum::rules::Family;
///
/// let linking = RuleCode::ALL.iter().filter(|code| code.family() == Family::Linking);
/// assert_eq!(linking.map(|code| code.as_str()).collect::<Vec<_>>(), ["L301", "L302", "L303"]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// One trainee's own itinerary.
    Personal,
    /// A sum over trainees.
    Shared,
    /// A few trainees together.
    Linking,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $title:literal, $severity:ident, $family:ident;)+) => {
        /// The name of a rule. The text form (`P109`) never changes its meaning.
        ///
        /// [`guide::rules`](crate::guide::rules) has a section for each.
        ///
        /// ```
        /// use practicum::RuleCode;
        ///
        /// let code: RuleCode = "S201".parse()?;
        /// assert_eq!((code, code.title()), (RuleCode::Seats, "seats"));
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RuleCode {
            $($(#[$doc])* $name),+
        }

        impl RuleCode {
            /// All codes in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The text form.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $code),+
                }
            }

            /// The rule in two or three English words, for tables: `wishes for hospitals`.
            pub const fn title(self) -> &'static str {
                match self {
                    $(Self::$name => $title),+
                }
            }

            /// What happens where the rule is not kept.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity),+
                }
            }

            /// What decides whether the rule is kept.
            pub const fn family(self) -> Family {
                match self {
                    $(Self::$name => Family::$family),+
                }
            }
        }
    };
}

codes! {
    /// Trainee, department and specialty exist.
    Known = "P101", "known names", Hard, Personal;
    /// The placement lies inside the horizon and lasts at least one period.
    Horizon = "P102", "inside the horizon", Hard, Personal;
    /// One place at a time.
    Overlap = "P103", "one place at a time", Hard, Personal;
    /// No more than required, each specialty at most once.
    Excess = "P104", "no more than required", Hard, Personal;
    /// The placement lasts as long as the curriculum says.
    Duration = "P105", "duration", Hard, Personal;
    /// The curriculum asks for the specialty.
    Curriculum = "P106", "in the curriculum", Hard, Personal;
    /// The department teaches the specialty.
    Teaching = "P107", "department teaches it", Hard, Personal;
    /// The department admits the trainee.
    Admission = "P108", "admission", Hard, Personal;
    /// The trainee is available on every day.
    Availability = "P109", "availability", Hard, Personal;
    /// The placement lies in the cohort's window.
    Window = "P110", "cohort's window", Hard, Personal;
    /// The trainee is available on the cohort's common days.
    CommonDays = "P111", "common days", Hard, Personal;
    /// What comes first is finished first.
    Prerequisite = "P112", "prerequisites", Hard, Personal;
    /// At most so many placements in one hospital.
    HospitalMax = "P113", "placements in one hospital", Hard, Personal;
    /// Credentials are valid to the last day.
    Credential = "P114", "credentials", Hard, Personal;
    /// The stay is short enough.
    StayLength = "P115", "length of stay", Hard, Personal;
    /// So many days in a moving window.
    RollingStay = "P116", "days in a moving window", Hard, Personal;
    /// Enough experience.
    Experience = "P117", "experience", Hard, Personal;
    /// No repeat too soon.
    NoRepeat = "P118", "no repeat", Hard, Personal;
    /// What the trainee may do.
    Practice = "P119", "practice mode", Hard, Personal;
    /// The partnership is in force.
    PartnershipInForce = "P120", "partnership in force", Hard, Personal;
    /// The partnership covers the placement.
    PartnershipScope = "P121", "partnership's scope", Hard, Personal;
    /// What is settled stays.
    Pin = "P122", "pins", Hard, Personal;
    /// Who has left is not placed.
    Lifecycle = "P123", "still taking part", Hard, Personal;
    /// Seats of a department.
    Seats = "S201", "seats", Hard, Shared;
    /// Nobody at a department that is closed.
    Closure = "S202", "closures", Hard, Shared;
    /// The hospital's own cap.
    HospitalCap = "S203", "hospital's cap", Hard, Shared;
    /// Enough supervisors.
    Supervision = "S204", "supervisors", Hard, Shared;
    /// Enough interpreters.
    Interpreters = "S205", "interpreters", Hard, Shared;
    /// The partnership's quota.
    Quota = "S206", "quota", Hard, Shared;
    /// The authority's share of the seats.
    Share = "S207", "authority's share", Hard, Shared;
    /// The budget.
    Budget = "S208", "budget", Hard, Shared;
    /// A team stays together.
    Together = "L301", "together", Hard, Linking;
    /// Nobody is alone.
    NotAlone = "L302", "nobody alone", Hard, Linking;
    /// Some stay apart.
    Apart = "L303", "apart", Hard, Linking;
    /// A requirement is open.
    OpenRequirement = "F401", "open requirements", Shortfall, Personal;
    /// A department has fewer trainees than it wants.
    MinimumSeats = "F402", "minimum seats", Shortfall, Shared;
    /// The trainee's preference for a specialty.
    SpecialtyPreference = "V501", "wishes for specialties", Soft, Personal;
    /// The trainee's preference for a hospital.
    HospitalPreference = "V502", "wishes for hospitals", Soft, Personal;
    /// The program's own preference.
    ProgramPreference = "V503", "the program's wishes", Soft, Personal;
    /// Waiting.
    Waiting = "V504", "waiting", Soft, Personal;
    /// Changes of hospital.
    Changes = "V505", "changes of hospital", Soft, Personal;
    /// The worst-off trainee.
    WorstOff = "V506", "the worst-off trainee", Soft, Shared;
    /// Spread over hospitals.
    Spread = "V507", "spread over hospitals", Soft, Shared;
    /// Cost.
    Cost = "V508", "cost", Soft, Personal;
    /// Placements of the baseline plan that are kept.
    Baseline = "V509", "kept from the plan in force", Soft, Personal;
}

impl fmt::Display for RuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that is no rule's code.
///
/// ```
/// use practicum::RuleCode;
///
/// let error = "P999".parse::<RuleCode>().err().ok_or("there is no such rule")?;
/// assert_eq!(error.to_string(), "\"P999\" is not a rule code like \"P109\"");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{text:?} is not a rule code like \"P109\"")]
pub struct UnknownCode {
    text: String,
}

impl FromStr for RuleCode {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == text)
            .ok_or_else(|| UnknownCode {
                text: text.chars().take(40).collect(),
            })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for RuleCode {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for RuleCode {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for RuleCode {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RuleCode".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let codes: Vec<&str> = Self::ALL.iter().map(|code| code.as_str()).collect();
        schemars::json_schema!({"type": "string", "enum": codes, "description": "A rule's code."})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_forms_are_distinct_and_read_back() {
        for code in RuleCode::ALL {
            assert_eq!(code.as_str().parse(), Ok(*code));
        }
        assert!("p109".parse::<RuleCode>().is_err());
    }
}
